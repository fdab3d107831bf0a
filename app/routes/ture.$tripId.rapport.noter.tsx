import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotesPage, type NoteReply } from "~/features/documents/components/notes-page";
import { requireNoteWriter } from "~/features/documents/gates.server";
import { presentNotes } from "~/features/documents/present-notes";
import { saveReportNote } from "~/features/documents/report-commands.server";
import { listReportNotes } from "~/features/documents/report-queries.server";
import { reportNoteSchema } from "~/features/documents/report-schema";
import { loadSchedule } from "~/features/documents/schedule-queries.server";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireNoteWriter(request, params.tripId);
  const { trip, viewer } = visitor;
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const [{ page }, notes] = await Promise.all([loadSchedule(db, trip, locale, new Date(), "members"), listReportNotes(db, trip.id)]);
  return json({
    trip: presentFramedTrip(visitor), userId: viewer.userId, purpose: trip.purpose, overallQuestion: trip.overallQuestion, title: `${translator.t("report.notes")}: ${trip.title}`,
    items: presentNotes(page, notes.filter((one) => one.authorId === viewer.userId), translator),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireNoteWriter(request, params.tripId);
  const values = formValues(await readForm(request));
  const stopId = String(values.stopId);
  const form = parseValues(reportNoteSchema, values);
  if (!form.ok) return json<NoteReply>({ stopId, form: form.reply }, { status: 400 });
  const db = await database();
  const outcome = await saveReportNote(db, { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value);
  if (outcome.ok) return json<NoteReply>({ stopId, saved: { note: form.value.note, version: outcome.value.version } });
  if (outcome.reason.code === "unknown-stop") return json<NoteReply>({ stopId, form: refusal(values, "note", "error.unknown-stop") }, { status: 404 });
  const theirs = (await listReportNotes(db, trip.id)).find((one) => one.stopId === stopId && one.authorId === viewer.userId);
  // The next save carries the stored version: it is a decision made after seeing both.
  return json<NoteReply>({ stopId, form: { status: "invalid", values: { ...values, version: String(outcome.reason.version) }, errors: {} }, theirs: theirs?.note ?? "" }, { status: 409 });
}

export default function Notes() {
  const { trip, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslator();
  return <TripFrame trip={trip} page={t("report.notes")}><NotesPage tripId={trip.tripId} {...page} reply={reply} /></TripFrame>;
}
