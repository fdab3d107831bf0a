import { withoutPersonalDetails } from "~/domain/documents/personal-details";
import type { ChangedPoint, ProgrammeChanges, ProgrammePoint } from "~/domain/documents/programme-changes";
import type { ProgrammePage, ProgrammeStop } from "./present-programme";

/** Who reads: the members with contacts, or anybody, without phone numbers, mail addresses and rooms. */
export const editions = ["members", "public"] as const;
export type Edition = (typeof editions)[number];

const clean = withoutPersonalDetails;
const cleanOrNull = (text: string | null) => (text === null ? null : clean(text) || null);
const cleanLines = (lines: readonly string[]) => lines.map(clean).filter((line) => line !== "");

/**
 * A programme for anybody to read, whatever form it then takes: who receives the group, whom to call and what is still open
 * are left out, and what somebody wrote loses its phone numbers, mail addresses and rooms.
 */
export function presentPublicEdition(page: ProgrammePage): ProgrammePage {
  const { changes } = page.issue;
  return {
    ...page, contactLines: [], openPoints: [], title: clean(page.title) || "–", purpose: clean(page.purpose), overallQuestion: clean(page.overallQuestion),
    issue: { ...page.issue, changes: changes && { ...changes, list: cleanChanges(changes.list) } },
    days: page.days.map((day) => ({
      ...day,
      items: day.items.map((item) => (item.type === "stop" ? { ...item, stop: cleanStop(item.stop) } : { ...item, leg: { ...item.leg, toTitle: cleanOrNull(item.leg.toTitle) } })),
      untimed: day.untimed.map(cleanStop),
      bed: day.bed && { ...day.bed, title: clean(day.bed.title) || "–" },
    })),
  };
}

function cleanStop(stop: ProgrammeStop): ProgrammeStop {
  const place = cleanOrNull(stop.place);
  return { ...stop, contact: null, title: clean(stop.title) || place || "–", place, address: cleanOrNull(stop.address), questions: cleanLines(stop.questions) };
}

function cleanChanges({ added, removed, changed, cover }: ProgrammeChanges): ProgrammeChanges {
  const point = (one: ProgrammePoint): ProgrammePoint => {
    const place = cleanOrNull(one.place);
    return { ...one, host: null, title: clean(one.title) || place || "–", place, address: cleanOrNull(one.address), questions: cleanLines(one.questions) };
  };
  return {
    added: added.map(point), removed: removed.map(point), cover: cover.filter((aspect) => aspect !== "contacts"),
    changed: changed.flatMap(({ before, after, aspects }): ChangedPoint[] => {
      const told = aspects.filter((aspect) => aspect !== "host");
      return told.length > 0 ? [{ before: point(before), after: point(after), aspects: told }] : [];
    }),
  };
}
