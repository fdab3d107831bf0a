import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryFormPage } from "~/features/catalogue/components/entry-form-page";
import { submitNewEntry } from "~/features/catalogue/entry-form-commands.server";
import { loadNewEntryPage } from "~/features/catalogue/entry-form-queries.server";
import { listTownsOf } from "~/features/catalogue/entry-queries.server";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryAuthor, requireEntryReader } from "~/features/catalogue/gates.server";
import { blankSite } from "~/features/catalogue/present-entry";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, readForm } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Where a site is to be added, and under whose name: nobody adds everybody's to what is a committee's own. */
async function requireSiteAuthor({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">) {
  const { viewer, owners: mine } = await requireEntryAuthor(request);
  const { entry: destination } = await requireEntryReader(request, "destination", params.code);
  const owners = mine.filter(({ committeeId }) => destination.committeeId === null || committeeId === destination.committeeId);
  if (owners.length === 0) throw httpProblem(403, "problem.catalogue-keeper-only");
  return { viewer, destination, owners };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, destination, owners } = await requireSiteAuthor({ request, params });
  const db = await database();
  const [place] = await listTownsOf(db, destination.id);
  const page = {
    kind: "site" as const, facts: blankSite(destination.code, place), seenBy: viewer.memberships.map(({ committeeId }) => committeeId), destinationCode: destination.code,
    backPath: entryPath("destination", destination.code), owners,
  };
  return json(await loadNewEntryPage(db, page, translatorFor(await requestLocale(request))));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, destination, owners } = await requireSiteAuthor({ request, params });
  const wanted = { kind: "site" as const, destinationCode: destination.code, owners: owners.map(({ committeeId }) => committeeId) };
  const outcome = await submitNewEntry(await database(), viewer, wanted, formValues(await readForm(request)), wallClockOf(Date.now(), "Europe/Copenhagen").date);
  if (!outcome.ok) return json(outcome.reason, { status: outcome.reason.status });
  return redirect(entryPath("site", outcome.value.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.added", values: {} }) } });
}

export default function NewSite() {
  const { form, tiles } = useLoaderData<typeof loader>();
  return <EntryFormPage key={form.code} form={form} tiles={tiles} reply={useActionData<typeof action>()} />;
}
