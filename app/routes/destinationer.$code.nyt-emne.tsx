import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryFormPage } from "~/features/catalogue/components/entry-form-page";
import { submitNewEntry } from "~/features/catalogue/entry-form-commands.server";
import { loadNewEntryPage } from "~/features/catalogue/entry-form-queries.server";
import { audienceOf } from "~/features/catalogue/entry-queries.server";
import { entryPath } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, readForm } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { entry: destination } = await requireEntryEditor(request, "destination", params.code);
  const page = {
    kind: "topic" as const, facts: {}, seenBy: audienceOf(destination), destinationCode: destination.code, backPath: entryPath("destination", destination.code),
    owners: [{ committeeId: destination.committeeId, name: null }],
  };
  return json(await loadNewEntryPage(await database(), page, translatorFor(await requestLocale(request))));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, entry: destination } = await requireEntryEditor(request, "destination", params.code);
  const wanted = { kind: "topic" as const, destinationCode: destination.code, owners: [destination.committeeId] };
  const outcome = await submitNewEntry(await database(), viewer, wanted, formValues(await readForm(request)), wallClockOf(Date.now(), "Europe/Copenhagen").date);
  if (!outcome.ok) return json(outcome.reason, { status: outcome.reason.status });
  return redirect(entryPath("destination", destination.code), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.added", values: {} }) } });
}

export default function NewTopic() {
  const { form, tiles } = useLoaderData<typeof loader>();
  return <EntryFormPage key={form.code} form={form} tiles={tiles} reply={useActionData<typeof action>()} />;
}
