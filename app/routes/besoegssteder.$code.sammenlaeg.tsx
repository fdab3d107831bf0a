import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MergePage, type MergePageData } from "~/features/catalogue/components/merge-page";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { findMergeFault, mergeSites, planMerge } from "~/features/catalogue/merge-commands.server";
import { mergeSchema } from "~/features/catalogue/merge-schema";
import { listSites } from "~/features/catalogue/queries.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { parseForm } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { entry, seenBy } = await requireEntryEditor(request, "site", params.code);
  const db = await database();
  const translator = translatorFor(await requestLocale(request));
  const name = String(entry.facts.name);
  const chosen = new URL(request.url).searchParams.get("med");
  const others = (await listSites(db, undefined, seenBy)).filter((site) => site.code !== entry.code);
  const own = others.filter((site) => site.place_code === entry.facts.place);
  let preview: MergePageData["preview"] = null;
  if (chosen) {
    const { entry: into } = await requireEntryEditor(request, "site", chosen);
    const fault = findMergeFault(entry, into);
    preview = { into: { code: into.code, name: String(into.facts.name), version: into.version }, plan: await planMerge(db, entry.id), fault: fault && `merge.refusal.${fault.code}` };
  }
  const page: MergePageData = { from: { code: entry.code, name, version: entry.version }, choices: own.map((site) => ({ value: site.code, label: site.present_name ?? site.name })), preview };
  return json({ title: `${translator.t("merge.title", { name })} – ${translator.t("app.name")}`, page });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, entry } = await requireEntryEditor(request, "site", params.code);
  const form = await parseForm(mergeSchema, request);
  if (!form.ok) return json({ refusal: "entry.refusal.invalid" }, { status: 400 });
  const { entry: into } = await requireEntryEditor(request, "site", form.value.into);
  const outcome = await mergeSites(await database(), viewer, { from: entry.id, into: into.id }, { from: form.value.fromVersion, into: form.value.intoVersion });
  if (!outcome.ok) return json({ refusal: `merge.refusal.${outcome.reason.code}` }, { status: 409 });
  return redirect(entryPath("site", outcome.value.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.merged", values: { name: String(entry.facts.name) } }) } });
}

export default function MergeSites() {
  const { page } = useLoaderData<typeof loader>();
  return <MergePage page={page} refusal={useActionData<typeof action>()?.refusal ?? null} />;
}
