import { requireViewer } from "~/features/people/gates.server";
import { membershipIn } from "~/features/people/permissions";
import type { Viewer } from "~/features/people/queries.server";
import { database } from "~/shared/db.server";
import { httpProblem, notFound, requireUuid } from "~/shared/http.server";
import { rightsOf, type BallotRights } from "./permissions";
import { findBallot, findElector, type BallotRow, type ElectorRow } from "./queries.server";
import { closeDueBallots } from "./state-commands.server";

/** A person at a ballot of one of their committees, with their place on its list of electors. */
export type BallotVisitor = { viewer: Viewer; ballot: BallotRow; elector: ElectorRow | undefined; rights: BallotRights };

/**
 * Anybody who may know of the ballot. Throws 404 for one that is not there, one of another committee and one that is not theirs
 * to see alike. A ballot whose time has passed is closed first.
 */
export async function requireBallotVisitor(request: Request, ballotId: string | undefined): Promise<BallotVisitor> {
  const viewer = await requireViewer(request);
  const id = requireUuid(ballotId);
  const db = await database();
  await closeDueBallots(db, viewer.memberships.map((one) => one.committeeId));
  const ballot = await findBallot(db, id);
  if (!ballot) throw notFound();
  const elector = await findElector(db, id, viewer.userId);
  const rights = rightsOf({
    membership: membershipIn(viewer, ballot.committee_id), isElector: elector !== undefined, now: ballot.asked_at,
    ballot: { state: ballot.state, results: ballot.results, opensAt: ballot.opens_at, closesAt: ballot.closes_at },
  });
  if (!rights) throw notFound();
  return { viewer, ballot, elector, rights };
}

/** The secretariat of the ballot's committee. Throws 403 for others who may know of it. */
export async function requireBallotManager(request: Request, ballotId: string | undefined): Promise<BallotVisitor> {
  const visitor = await requireBallotVisitor(request, ballotId);
  if (!visitor.rights.mayManage) throw httpProblem(403, "problem.secretariat-only");
  return visitor;
}

/** Who may see the count: everybody of the committee once the ballot is closed, before that only when it is shown as it grows. Throws 404 for others. */
export async function requireResultReader(request: Request, ballotId: string | undefined): Promise<BallotVisitor> {
  const visitor = await requireBallotVisitor(request, ballotId);
  if (!visitor.rights.maySeeResult) throw notFound();
  return visitor;
}

/** Anybody of the committee, once the ballot is closed. Throws 404 before that. */
export async function requireClosedBallot(request: Request, ballotId: string | undefined): Promise<BallotVisitor> {
  const visitor = await requireBallotVisitor(request, ballotId);
  if (visitor.ballot.state !== "closed") throw notFound();
  return visitor;
}
