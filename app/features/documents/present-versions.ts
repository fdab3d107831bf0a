import { compareProgrammes, countChanges, type ProgrammeFacts, type ProgrammePoint } from "~/domain/documents/programme-changes";
import type { Locale } from "~/i18n/locale";
import type { MapPlan } from "./present-map";
import { notIssued, type ProgrammeIssue, type ProgrammePage, type ProgrammeStop } from "./present-programme";
import { isHosted } from "./present-programme-text";

/** What a version keeps: the programme as it was, in both languages, and what its maps showed. */
export type ProgrammeSnapshot = { pages: Record<Locale, ProgrammePage>; overviewPlan: MapPlan | null; dayPlans: Record<string, MapPlan> };

/** A version that was sent out, in one language. */
export type IssuedPage = { number: number; issuedAt: string; page: ProgrammePage };

/** A programme as the facts that are compared. */
export function programmeFacts(page: ProgrammePage): ProgrammeFacts {
  const stops = page.days.flatMap((day) => [...day.items.flatMap((item) => (item.type === "stop" ? [item.stop] : [])), ...day.untimed].map((stop) => pointOf(stop, day.date)));
  const ways = page.days.flatMap((day) => day.items.flatMap((item) => (item.type === "leg" ? [[`${day.id}|${item.leg.key}`, `${item.leg.mode}|${item.leg.minutes ?? ""}`] as const] : [])));
  return {
    title: page.title, startsOn: page.startsOn, endsOn: page.endsOn, status: page.status, purpose: [page.overallQuestion, page.purpose], people: [page.memberCount, page.staffCount],
    contacts: page.contactLines, ways: Object.fromEntries(ways), points: stops,
  };
}

function pointOf(stop: ProgrammeStop, date: string): ProgrammePoint {
  return {
    id: stop.id, number: stop.number, title: stop.title, date, fromMinute: stop.from?.minute ?? null, toMinute: stop.to?.minute ?? null, nights: stop.nights, place: stop.place, address: stop.address,
    host: stop.contact, status: stop.kind === "free" ? "" : `${isHosted(stop) ? "hosted" : "booked"}.${stop.status}`, questions: stop.questions,
  };
}

/** Where the programme of now stands; `issued`: the two newest versions, the newest first. */
export function presentIssue(page: ProgrammePage, issued: readonly IssuedPage[]): ProgrammeIssue {
  const [newest, before] = issued;
  if (!newest) return notIssued;
  const since = compareProgrammes(programmeFacts(newest.page), programmeFacts(page));
  if (countChanges(since) > 0) return { number: newest.number, issuedAt: newest.issuedAt, isDraft: true, changes: { since: newest.number, list: since } };
  return presentIssued(newest, before);
}

/** A version among its kin; `before`: the one that came before it. */
export function presentIssued({ number, issuedAt, page }: IssuedPage, before: IssuedPage | undefined): ProgrammeIssue {
  const changes = before ? { since: before.number, list: compareProgrammes(programmeFacts(before.page), programmeFacts(page)) } : null;
  return { number, issuedAt, isDraft: false, changes };
}
