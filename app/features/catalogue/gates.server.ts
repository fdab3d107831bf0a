import { requireAnyPlanner, requireViewer } from "~/features/people/gates.server";
import type { Viewer } from "~/features/people/queries.server";
import { database } from "~/shared/db.server";
import { httpProblem, notFound } from "~/shared/http.server";
import { findEntry, keepsCatalogue, type Entry } from "./entry-queries.server";
import type { EntryKind } from "./entry-schema";
import { contactCommittees, mayEditEntry } from "./permissions";
import { readCode } from "./schema";

export type EntryEditor = { viewer: Viewer; entry: Entry; seenBy: string[] };

/** A person who may edit an entry. Throws 404 for what is not there or another committee's, and 403 for a reader of it. */
export async function requireEntryEditor(request: Request, kind: EntryKind | undefined, codeInAddress: string | undefined): Promise<EntryEditor> {
  const { viewer, entry, seenBy, mayEdit } = await requireEntryReader(request, kind, codeInAddress);
  if (!mayEdit) throw httpProblem(403, "problem.catalogue-keeper-only");
  return { viewer, entry, seenBy };
}

/** A person who may see an entry, and whether they may edit it. Throws 404 otherwise. */
export async function requireEntryReader(request: Request, kind: EntryKind | undefined, codeInAddress: string | undefined): Promise<EntryEditor & { mayEdit: boolean }> {
  const viewer = await requireViewer(request);
  const code = readCode(codeInAddress);
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const db = await database();
  const entry = kind && code ? await findEntry(db, kind, code, seenBy) : undefined;
  if (!entry) throw notFound();
  return { viewer, entry, seenBy, mayEdit: mayEditEntry(viewer, entry, await keepsCatalogue(db, viewer.organisationId)) };
}

/** Under whose name a person may add to the catalogue: their committees, and all when theirs keeps what is shared. Throws 403 for those who plan nothing. */
export async function requireEntryAuthor(request: Request): Promise<{ viewer: Viewer; owners: { committeeId: string | null; name: { da: string; en: string } | null }[] }> {
  const { viewer, committees } = await requireAnyPlanner(request);
  const own = committees.map(({ committeeId, committeeNameDa, committeeNameEn }) => ({ committeeId, name: { da: committeeNameDa, en: committeeNameEn } }));
  return { viewer, owners: (await keepsCatalogue(await database(), viewer.organisationId)) ? [...own, { committeeId: null, name: null }] : own };
}

/** A person who looks after what all committees share. Throws 403 for others. */
export async function requireCatalogueKeeper(request: Request): Promise<Viewer> {
  const { viewer } = await requireAnyPlanner(request);
  if (!(await keepsCatalogue(await database(), viewer.organisationId))) throw httpProblem(403, "problem.catalogue-keeper-only");
  return viewer;
}

/** A person who keeps contacts at a site, and for which committees. Throws 404 for a site they do not see, and 403 for a reader of it. */
export async function requireContactKeeper(request: Request, codeInAddress: string | undefined): Promise<{ viewer: Viewer; entry: Entry; committeeIds: string[] }> {
  const { viewer, entry } = await requireEntryReader(request, "site", codeInAddress);
  const committeeIds = contactCommittees(viewer, entry).map(({ committeeId }) => committeeId);
  if (committeeIds.length === 0) throw httpProblem(403, "problem.secretariat-only");
  return { viewer, entry, committeeIds };
}
