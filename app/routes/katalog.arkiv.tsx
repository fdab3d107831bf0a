import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ArchivePage } from "~/features/catalogue/components/archive-page";
import { keepsCatalogue, listArchived } from "~/features/catalogue/entry-queries.server";
import { editPath, entryKinds, entryPath, hasOwnPage } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { mayEditEntry } from "~/features/catalogue/permissions";
import { archiveEntry } from "~/features/catalogue/version-commands.server";
import { archiveSchema, readArchiveKind } from "~/features/catalogue/version-schema";
import { requireAnyPlanner } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { parseForm } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "entry.archive-title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer } = await requireAnyPlanner(request);
  const kind = readArchiveKind(new URL(request.url).searchParams);
  const db = await database();
  const [rows, keeps] = await Promise.all([listArchived(db, viewer.memberships.map(({ committeeId }) => committeeId)), keepsCatalogue(db, viewer.organisationId)]);
  const counts = entryKinds.map((one) => ({ kind: one, count: rows.filter((row) => row.kind === one).length })).filter(({ count }) => count > 0);
  const items = rows.filter((row) => kind === null || row.kind === kind)
    .map(({ da, en, archivedAt, ...row }) => ({ kind: row.kind, code: row.code, version: row.version, name: { da, en }, archivedAt: archivedAt.toISOString(), mayEdit: mayEditEntry(viewer, row, keeps) }));
  return json({ items, kind, counts });
}

/** Archives an entry or takes it out of the archive, and leads to where it can be undone. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(archiveSchema, request);
  if (!form.ok) throw httpProblem(400, "problem.no-form");
  const { kind, code, version, archived } = form.value;
  const { viewer, entry } = await requireEntryEditor(request, kind, code);
  const outcome = await archiveEntry(await database(), viewer, entry, version, archived);
  const key = outcome.ok ? (archived ? "entry.archived-now" : "entry.unarchived-now") : `entry.refusal.${outcome.reason.code}`;
  return redirect(hasOwnPage(kind) ? entryPath(kind, entry.code) : editPath(kind, entry.code), { headers: { "Set-Cookie": await flashCookieHeader({ key, values: {} }) } });
}

export default function Archive() {
  return <ArchivePage {...useLoaderData<typeof loader>()} />;
}
