import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryFormPage } from "~/features/catalogue/components/entry-form-page";
import { submitNewEntry } from "~/features/catalogue/entry-form-commands.server";
import { listEntryChoices, listTownsOf } from "~/features/catalogue/entry-queries.server";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryAuthor, requireEntryReader } from "~/features/catalogue/gates.server";
import { blankSite, presentEntryForm } from "~/features/catalogue/present-entry";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, readForm } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";
import { mapTiles } from "~/shared/map-tiles.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, owners: mine } = await requireEntryAuthor(request);
  const { entry: destination } = await requireEntryReader(request, "destination", params.code);
  const owners = mine.filter(({ committeeId }) => destination.committeeId === null || committeeId === destination.committeeId);
  if (owners.length === 0) throw httpProblem(403, "problem.catalogue-keeper-only");
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const db = await database();
  const translator = translatorFor(await requestLocale(request));
  const [place] = await listTownsOf(db, destination.id);
  const blank = presentEntryForm(
    { kind: "site", entry: null, facts: blankSite(destination.code, place), choices: await listEntryChoices(db, seenBy, destination.code), backPath: entryPath("destination", destination.code),
      owners: owners.map(({ committeeId, name }) => ({ value: committeeId ?? "shared", label: name ? translator.pick(name) : translator.t("entry.owner-shared") })) },
    translator,
  );
  const form = { ...blank, values: { ...blank.values, requestKey: randomUUID() } };
  return json({ title: `${translator.t("entry.new.site")} – ${translator.t("app.name")}`, form, tiles: mapTiles() });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, owners: mine } = await requireEntryAuthor(request);
  const { entry: destination } = await requireEntryReader(request, "destination", params.code);
  const owners = mine.filter(({ committeeId }) => destination.committeeId === null || committeeId === destination.committeeId);
  if (owners.length === 0) throw httpProblem(403, "problem.catalogue-keeper-only");
  const wanted = { kind: "site" as const, destinationCode: destination.code, owners: owners.map(({ committeeId }) => committeeId) };
  const outcome = await submitNewEntry(await database(), viewer, wanted, formValues(await readForm(request)), wallClockOf(Date.now(), "Europe/Copenhagen").date);
  if (!outcome.ok) return json(outcome.reason, { status: outcome.reason.status });
  return redirect(entryPath("site", outcome.value.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.added", values: {} }) } });
}

export default function NewSite() {
  const { form, tiles } = useLoaderData<typeof loader>();
  return <EntryFormPage key={form.code} form={form} tiles={tiles} reply={useActionData<typeof action>()} />;
}
