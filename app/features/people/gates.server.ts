import { redirect } from "@remix-run/node";
import { sessionToken } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { httpProblem, notFound, requireUuid } from "~/shared/http.server";
import { tokenHash } from "~/shared/tokens.server";
import { mayPlan, membershipIn, plannedCommittees } from "./permissions";
import { findViewerBySession, type Viewer, type ViewerMembership } from "./queries.server";

/** Who asks; undefined when nobody is signed in. */
export async function findViewer(request: Request): Promise<Viewer | undefined> {
  const token = await sessionToken(request);
  return token ? findViewerBySession(await database(), tokenHash(token), new Date()) : undefined;
}

/** Who asks. Sends a page to the sign-in page, which leads back; throws 401 for a form or a download. */
export async function requireViewer(request: Request): Promise<Viewer> {
  const viewer = await findViewer(request);
  if (viewer) return viewer;
  if (request.method !== "GET") throw httpProblem(401, "problem.signed-out");
  const { pathname, search } = new URL(request.url);
  const target = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  throw redirect(`/log-ind?next=${encodeURIComponent(target + (pathname.endsWith(".data") ? "" : search))}`);
}

/** A person of the secretariat of a committee. Throws 404 for a committee of others and 403 for a member or reader. */
export async function requirePlanner(request: Request, committeeId: string | undefined): Promise<{ viewer: Viewer; membership: ViewerMembership }> {
  const viewer = await requireViewer(request);
  const membership = membershipIn(viewer, requireUuid(committeeId));
  if (!membership) throw notFound();
  if (!mayPlan(membership)) throw httpProblem(403, "problem.secretariat-only");
  return { viewer, membership };
}

/** A person who plans for at least one committee. Throws 403 for others. */
export async function requireAnyPlanner(request: Request): Promise<{ viewer: Viewer; committees: ViewerMembership[] }> {
  const viewer = await requireViewer(request);
  const committees = plannedCommittees(viewer);
  if (committees.length === 0) throw httpProblem(403, "problem.secretariat-only");
  return { viewer, committees };
}
