import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReportPage, type ReportReply } from "~/features/documents/components/report-page";
import { mayWriteNotes } from "~/features/documents/permissions";
import { listReportDetails, presentReport } from "~/features/documents/present-report";
import { saveKeptDetails, saveTripReport } from "~/features/documents/report-commands.server";
import { findTripReport, loadReport } from "~/features/documents/report-queries.server";
import { keptDetailsSchema, tripReportSchema } from "~/features/documents/report-schema";
import { membershipIn } from "~/features/people/permissions";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor, requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm } from "~/shared/forms.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.paper.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const now = new Date();
  // The edition for everybody can be read through on the page, before it is a file that somebody publishes.
  const isPublic = new URL(request.url).searchParams.get("udgave") === "offentlig";
  const report = await loadReport(db, visitor.trip, locale, now, isPublic ? "public" : "members");
  const { learning, recommendations, version } = report.report;
  const details = visitor.mayEdit ? listReportDetails(report, translatorFor(locale)) : [];
  return json({ trip: presentFramedTrip(visitor), isPublic, details, stored: { learning, recommendations, version }, mayWrite: mayWriteNotes(membershipIn(visitor.viewer, visitor.trip.committeeId)), ...presentReport(report, translatorFor(locale), now) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  if (values.intent === "keep") {
    const kept = parseValues(keptDetailsSchema, values);
    if (!kept.ok) return json<ReportReply>({ form: kept.reply }, { status: 400 });
    const decided = await saveKeptDetails(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, kept.value);
    return decided.ok ? redirect(`/ture/${trip.id}/rapport`) : json<ReportReply>({ isListStale: true }, { status: 409 });
  }
  const form = parseValues(tripReportSchema, values);
  if (!form.ok) return json<ReportReply>({ form: form.reply }, { status: 400 });
  const db = await database();
  const outcome = await saveTripReport(db, { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value);
  if (outcome.ok) return redirect(`/ture/${trip.id}/rapport`);
  const theirs = await findTripReport(db, trip.id);
  // The next save carries the stored version: it is a decision made after seeing both.
  return json<ReportReply>({ form: { status: "invalid", values: { ...values, version: String(theirs.version) }, errors: {} }, theirs }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Report() {
  const { trip, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslator();
  return <TripFrame trip={trip} page={t("document.report")}><ReportPage tripId={trip.tripId} mayEdit={trip.mayEdit} {...page} reply={reply} /></TripFrame>;
}
