import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DocumentsPage } from "~/features/documents/components/documents-page";
import { loadDocuments } from "~/features/documents/document-queries.server";
import { issueVersion } from "~/features/documents/version-commands.server";
import { issueVersionSchema } from "~/features/documents/version-schema";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor, requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal, type FormReply } from "~/shared/forms.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const [db, locale, { flash, headers }] = await Promise.all([database(), requestLocale(request), takeFlash(request)]);
  const translator = translatorFor(locale);
  const documents = await loadDocuments(db, visitor, translator, new Date());
  return json({ trip: presentFramedTrip(visitor), ...documents, requestKey: randomUUID(), flash, title: `${translator.t("document.title")}: ${visitor.trip.title}` }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  const form = parseValues(issueVersionSchema, values);
  if (!form.ok) return json<FormReply>(form.reply, { status: 400 });
  const outcome = await issueVersion(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value, new Date());
  if (!outcome.ok) return json<FormReply>(refusal(values, "form", `version.refusal.${outcome.reason.code}`), { status: 409 });
  return redirect(`/ture/${trip.id}/dokumenter`, { headers: { "Set-Cookie": await flashCookieHeader({ key: "version.flash.issued", values: { number: outcome.value.number } }) } });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function TripDocuments() {
  const { trip, documents, letters, ballots, versions, requestKey, flash } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <TripFrame trip={trip} page={useTranslator().t("document.title")}>
      <DocumentsPage tripId={trip.tripId} documents={documents} letters={letters} ballots={ballots} versions={{ ...versions, mayIssue: trip.mayEdit, requestKey, flash, reply }} />
    </TripFrame>
  );
}
