import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryFormPage } from "~/features/catalogue/components/entry-form-page";
import { submitNewEntry } from "~/features/catalogue/entry-form-commands.server";
import { listEntryChoices } from "~/features/catalogue/entry-queries.server";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryAuthor } from "~/features/catalogue/gates.server";
import { presentEntryForm } from "~/features/catalogue/present-entry";
import { libraryPath } from "~/features/library/schema";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, readForm } from "~/shared/forms.server";
import { mapTiles } from "~/shared/map-tiles.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer, owners } = await requireEntryAuthor(request);
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const translator = translatorFor(await requestLocale(request));
  const blank = presentEntryForm(
    { kind: "case", entry: null, facts: { period_basis: "stated" }, choices: await listEntryChoices(await database(), seenBy, null), backPath: libraryPath,
      owners: owners.map(({ committeeId, name }) => ({ value: committeeId ?? "shared", label: name ? translator.pick(name) : translator.t("entry.owner-shared-library") })) },
    translator,
  );
  const form = { ...blank, values: { ...blank.values, requestKey: randomUUID() } };
  return json({ title: `${translator.t("entry.new.case")} – ${translator.t("app.name")}`, form, tiles: mapTiles() });
}

export async function action({ request }: ActionFunctionArgs) {
  const { viewer, owners } = await requireEntryAuthor(request);
  const wanted = { kind: "case" as const, destinationCode: null, owners: owners.map(({ committeeId }) => committeeId) };
  const outcome = await submitNewEntry(await database(), viewer, wanted, formValues(await readForm(request)), wallClockOf(Date.now(), "Europe/Copenhagen").date);
  if (!outcome.ok) return json(outcome.reason, { status: outcome.reason.status });
  return redirect(entryPath("case", outcome.value.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.added-case", values: {} }) } });
}

export default function NewCase() {
  const { form, tiles } = useLoaderData<typeof loader>();
  return <EntryFormPage key={form.code} form={form} tiles={tiles} reply={useActionData<typeof action>()} />;
}
