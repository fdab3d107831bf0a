import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MergePage, type MergePageData } from "~/features/catalogue/components/merge-page";
import { listEntryChoices } from "~/features/catalogue/entry-queries.server";
import { entryHistoryPath, entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { findMergeFault, mergeSites, undoMerge } from "~/features/catalogue/merge-commands.server";
import { findOpenMerge, listMergeChoices, planMerge } from "~/features/catalogue/merge-queries.server";
import { mergeSchema } from "~/features/catalogue/merge-schema";
import { presentMergeSide } from "~/features/catalogue/present-merge";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { parseForm } from "~/shared/forms.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { entry, seenBy } = await requireEntryEditor(request, "site", params.code);
  const db = await database();
  const translator = translatorFor(await requestLocale(request));
  const chosen = new URL(request.url).searchParams.get("med");
  const [choices, { destinations }] = await Promise.all([listMergeChoices(db, entry, seenBy), listEntryChoices(db, seenBy, null)]);
  const page: MergePageData = { from: presentMergeSide(entry, destinations), choices, preview: null };
  if (chosen) {
    const { entry: into } = await requireEntryEditor(request, "site", chosen);
    const fault = findMergeFault(entry, into);
    page.preview = { into: presentMergeSide(into, destinations), plan: await planMerge(db, entry.id, into.id, seenBy, translator.locale), fault: fault && `merge.refusal.${fault.code}` };
  }
  return json({ title: `${translator.t("merge.title", { name: page.from.name })} – ${translator.t("app.name")}`, page });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, entry } = await requireEntryEditor(request, "site", params.code);
  const form = await parseForm(mergeSchema, request);
  if (!form.ok) return json({ refusal: "entry.refusal.invalid" }, { status: 400 });
  const db = await database();
  const versions = { from: form.value.fromVersion, into: form.value.intoVersion };
  if (form.value.intent === "undo") {
    const merge = await findOpenMerge(db, form.value.mergeId, entry.id);
    const { entry: into } = await requireEntryEditor(request, "site", merge?.intoCode);
    const outcome = await undoMerge(db, viewer, form.value.mergeId, versions);
    if (!outcome.ok) return redirect(entryHistoryPath("site", into.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: `merge.refusal.${outcome.reason.code}`, values: {} }) } });
    return redirect(entryPath("site", outcome.value.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.unmerged", values: { name: String(into.facts.name) } }) } });
  }
  const { entry: into } = await requireEntryEditor(request, "site", form.value.into);
  const outcome = await mergeSites(db, viewer, { from: entry.id, into: into.id }, versions);
  if (!outcome.ok) return json({ refusal: `merge.refusal.${outcome.reason.code}` }, { status: 409 });
  return redirect(entryPath("site", outcome.value.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.merged", values: { name: String(entry.facts.name) } }) } });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function MergeSites() {
  const { page } = useLoaderData<typeof loader>();
  return <MergePage page={page} refusal={useActionData<typeof action>()?.refusal ?? null} />;
}
