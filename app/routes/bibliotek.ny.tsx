import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryFormPage } from "~/features/catalogue/components/entry-form-page";
import { submitNewEntry } from "~/features/catalogue/entry-form-commands.server";
import { loadNewEntryPage } from "~/features/catalogue/entry-form-queries.server";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryAuthor } from "~/features/catalogue/gates.server";
import { libraryPath } from "~/features/library/schema";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, readForm } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer, owners } = await requireEntryAuthor(request);
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const page = { kind: "case" as const, facts: { period_basis: "stated" }, seenBy, destinationCode: null, backPath: libraryPath, owners };
  return json(await loadNewEntryPage(await database(), page, translatorFor(await requestLocale(request))));
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
