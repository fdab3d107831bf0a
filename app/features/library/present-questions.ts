import { hasQuestion } from "~/features/planner/schema";
import { formatDateShort } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { StopChoiceRow } from "./question-queries.server";

export type QuestionView = {
  questionId: string;
  text: string;
  /** The stops that have it already. */
  at: { stopId: string; tripId: string; title: string; tripTitle: string }[];
};

/** The stops one can send to, by trip, and the likeliest of them. */
export type StopChoices = { trips: { tripId: string; title: string; stops: { stopId: string; label: string }[] }[]; defaultStopId: string };

type QuestionRow = { id: string; text_da: string; text_en: string };

/** Null where there is no stop to send to. A stop at one of the given sites is the likeliest; else the first of the trip worked on last. */
export function presentStopChoices(rows: StopChoiceRow[], siteIds: string[], { locale }: Translator): StopChoices | null {
  const first = rows[0];
  if (!first) return null;
  const wanted = new Set(siteIds);
  const likeliest = rows.find((row) => row.siteId !== null && wanted.has(row.siteId)) ?? first;
  const trips = new Map<string, StopChoices["trips"][number]>();
  for (const row of rows) {
    const trip = trips.get(row.tripId) ?? { tripId: row.tripId, title: row.tripTitle, stops: [] };
    trip.stops.push({ stopId: row.stopId, label: row.tripDate === null ? row.title : `${formatDateShort(row.tripDate, locale)} · ${row.title}` });
    trips.set(row.tripId, trip);
  }
  return { trips: [...trips.values()], defaultStopId: likeliest.stopId };
}

export function presentQuestions(questions: QuestionRow[], stops: StopChoiceRow[], { pick }: Translator): QuestionView[] {
  return questions.map((question) => ({
    questionId: question.id,
    text: pick({ da: question.text_da, en: question.text_en }),
    at: stops
      .filter((stop) => hasQuestion(stop.questions, [question.text_da, question.text_en]))
      .map(({ stopId, tripId, title, tripTitle }) => ({ stopId, tripId, title, tripTitle })),
  }));
}
