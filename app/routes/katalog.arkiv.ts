import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { archiveEntry } from "~/features/catalogue/version-commands.server";
import { archiveSchema } from "~/features/catalogue/version-schema";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { parseForm } from "~/shared/forms.server";
import { httpProblem, notFound } from "~/shared/http.server";

/** Archives an entry or takes it out of the archive, and leads back to it. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(archiveSchema, request);
  if (!form.ok) throw httpProblem(400, "problem.no-form");
  const { kind, code, version, archived } = form.value;
  const { viewer, entry } = await requireEntryEditor(request, kind, code);
  const outcome = await archiveEntry(await database(), viewer, entry, version, archived);
  const key = outcome.ok ? (archived ? "entry.archived-now" : "entry.unarchived-now") : `entry.refusal.${outcome.reason.code}`;
  const target = kind === "topic" && entry.destinationCode ? entryPath("destination", entry.destinationCode) : entryPath(kind, entry.code);
  return redirect(target, { headers: { "Set-Cookie": await flashCookieHeader({ key, values: {} }) } });
}

export function loader(): never {
  throw notFound();
}
