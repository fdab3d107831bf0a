import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryFormPage } from "~/features/catalogue/components/entry-form-page";
import { submitEntry } from "~/features/catalogue/entry-form-commands.server";
import { audienceOf, listEntryChoices } from "~/features/catalogue/entry-queries.server";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { presentEntryForm } from "~/features/catalogue/present-entry";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, readForm } from "~/shared/forms.server";
import { mapTiles } from "~/shared/map-tiles.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { entry } = await requireEntryEditor(request, "destination", params.code);
  const translator = translatorFor(await requestLocale(request));
  const form = presentEntryForm({ kind: entry.kind, entry, facts: entry.facts, choices: await listEntryChoices(await database(), audienceOf(entry), entry.destinationCode) }, translator);
  return json({ title: `${translator.t("entry.edit", { title: form.title })} – ${translator.t("app.name")}`, form, tiles: mapTiles() });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, entry } = await requireEntryEditor(request, "destination", params.code);
  const outcome = await submitEntry(await database(), viewer, entry, formValues(await readForm(request)), wallClockOf(Date.now(), "Europe/Copenhagen").date);
  if (!outcome.ok) return json(outcome.reason, { status: outcome.reason.status });
  return redirect(entryPath("destination", entry.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: outcome.value.changed ? "entry.saved" : "entry.unchanged", values: {} }) } });
}

export default function EditDestination() {
  const { form, tiles } = useLoaderData<typeof loader>();
  return <EntryFormPage key={form.code} form={form} tiles={tiles} reply={useActionData<typeof action>()} />;
}
