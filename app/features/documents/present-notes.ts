import { formatDateLong } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { ProgrammePage } from "./present-programme";
import { isHosted, timesText } from "./present-programme-text";
import { stopsOfDay } from "./present-report";

/** One stop to write at: what was to be asked, and the person's own words. */
export type NoteItem = { stopId: string; title: string; when: string; questions: string[]; note: string; version: number };

type OwnNote = { stopId: string; stopTitle: string; note: string; version: number };

/** Every visit and meeting in the order of the programme with the person's own note; then notes at stops that have left it. */
export function presentNotes(page: ProgrammePage, own: OwnNote[], translator: Translator): NoteItem[] {
  const { t, locale } = translator;
  const written = new Map(own.map((one) => [one.stopId, one]));
  const items = page.days.flatMap((day) =>
    stopsOfDay(day).filter((stop) => (isHosted(stop) && stop.status !== "declined") || written.has(stop.id)).map((stop): NoteItem => ({
      stopId: stop.id, title: `${stop.number}. ${stop.title}`, when: [formatDateLong(day.date, locale), timesText(translator, stop)].filter(Boolean).join(", "),
      questions: stop.questions, note: written.get(stop.id)?.note ?? "", version: written.get(stop.id)?.version ?? 0,
    })),
  );
  const placed = new Set(items.map(({ stopId }) => stopId));
  const left = own.filter((one) => !placed.has(one.stopId) && one.note !== "");
  return [...items, ...left.map((one): NoteItem => ({ stopId: one.stopId, title: one.stopTitle, when: t("report.left-programme"), questions: [], note: one.note, version: one.version }))];
}
