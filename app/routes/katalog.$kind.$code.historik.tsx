import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { VersionPage } from "~/features/catalogue/components/version-page";
import { entryTables, listEntryChoices } from "~/features/catalogue/entry-queries.server";
import { entryHistoryPath, kindOfAddress } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { listOpenMerges } from "~/features/catalogue/merge-queries.server";
import { presentVersions } from "~/features/catalogue/present-versions";
import { mostVersions, restoreVersion } from "~/features/catalogue/version-commands.server";
import { restoreSchema } from "~/features/catalogue/version-schema";
import { listSubjectHistory } from "~/features/history/queries.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { parseForm } from "~/shared/forms.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { entry, seenBy } = await requireEntryEditor(request, kindOfAddress(new URL(request.url).pathname), params.code);
  const db = await database();
  const translator = translatorFor(await requestLocale(request));
  const [rows, choices, merges, { flash, headers }] = await Promise.all([
    listSubjectHistory(db, entryTables[entry.kind], entry.id, mostVersions), listEntryChoices(db, seenBy, entry.destinationCode), entry.kind === "site" ? listOpenMerges(db, entry.id, seenBy) : [], takeFlash(request),
  ]);
  const page = presentVersions(entry, rows, choices, merges, translator);
  return json({ title: `${translator.t("entry.history-of", { title: page.title })} – ${translator.t("app.name")}`, page, flash }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, entry } = await requireEntryEditor(request, kindOfAddress(new URL(request.url).pathname), params.code);
  const form = await parseForm(restoreSchema, request);
  if (!form.ok) return json({ refusal: "entry.refusal.invalid" }, { status: 400 });
  const outcome = await restoreVersion(await database(), viewer, entry, form.value.version, form.value.entryId, form.value.side);
  if (!outcome.ok) return json({ refusal: `entry.refusal.${outcome.reason.code}` }, { status: 409 });
  return redirect(entryHistoryPath(entry.kind, entry.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.restored", values: {} }) } });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function EntryHistory() {
  const { page, flash } = useLoaderData<typeof loader>();
  return <VersionPage page={page} flash={flash} refusal={useActionData<typeof action>()?.refusal ?? null} />;
}
