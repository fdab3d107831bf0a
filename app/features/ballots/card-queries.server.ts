import type { Kysely } from "kysely";
import { readPlan } from "~/domain/itinerary/read-plan";
import { summariseDays } from "~/domain/itinerary/summarise";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { findDestination, findSite, listSites, listThemes, offeredTo } from "~/features/catalogue/queries.server";
import { destinationPath, sitePath } from "~/features/catalogue/schema";
import { reckonEmissions } from "~/features/climate/queries.server";
import { listLinkedCases } from "~/features/library/queries.server";
import { casePath } from "~/features/library/schema";
import { loadPlan } from "~/features/planner/board-queries.server";
import { findTrip } from "~/features/trips/queries.server";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import type { OptionRow } from "./queries.server";

type Db = Kysely<Database>;

/** What a voter sees of an option before choosing; null where nothing is known. */
export type OptionCard = {
  optionId: string;
  title: string;
  headline: string | null;
  reason: string | null;
  themes: string[];
  /** The weightiest doubts about it. */
  caveats: string[];
  /** Hosts with a name, and hosts still to be found. */
  hosts: { named: number; open: number } | null;
  /** The committee's own draft of the journey. */
  trip: TripCard | null;
  /** Efforts of the library that point here, the closest first. */
  cases: { title: string; year: string; path: string }[];
  path: string | null;
  cost: number | null;
  removedReason: string | null;
};

/** What is known of a drafted journey; money and kilograms are estimates for one participant, null where nobody has reckoned. */
export type TripCard = {
  title: string;
  path: string;
  days: number;
  travelMinutes: number;
  visitMinutes: number;
  priceOere: number | null;
  ceilingOere: number | null;
  emissionsKg: number | null;
  visits: { total: number; confirmed: number; asked: number };
};

/** The options of a ballot as cards, in their order. */
export async function loadCards(db: Db, options: OptionRow[], committeeId: string, locale: Locale, now: Date): Promise<OptionCard[]> {
  const themes = new Map((await listThemes(db)).map((theme) => [theme.code, locale === "da" ? theme.name_da : theme.name_en]));
  const named = (codes: readonly string[]) => codes.flatMap((code) => themes.get(code) ?? []);
  const cards: OptionCard[] = [];
  for (const option of options) {
    const bare: OptionCard = {
      optionId: option.id, title: option.title, headline: null, reason: null, themes: [], caveats: [], hosts: null, trip: null, cases: [], path: null, cost: option.cost, removedReason: option.removed_reason,
    };
    if (option.destination_id) cards.push({ ...bare, ...(await destinationFacts(db, option.destination_id, named, locale)), cases: await casesOf(db, { destinationId: option.destination_id }, committeeId, locale), trip: await tripOf(db, await findTripTo(db, option.destination_id, committeeId), now) });
    else if (option.site_id) cards.push({ ...bare, ...(await siteFacts(db, option.site_id, named, locale)), cases: await casesOf(db, { siteId: option.site_id }, committeeId, locale) });
    else if (option.trip_id) cards.push({ ...bare, ...(await tripFacts(db, option.trip_id, named, now)) });
    else cards.push(bare);
  }
  return cards;
}

/** As many cases as a card has room for; the page of the destination or the site has them all. */
const mostCases = 3;

async function casesOf(db: Db, target: { destinationId: string } | { siteId: string }, committeeId: string, locale: Locale): Promise<OptionCard["cases"]> {
  const rows = await listLinkedCases(db, target, [committeeId]);
  return rows.slice(0, mostCases).map((row) => ({ title: locale === "da" ? row.title_da : row.title_en, year: locale === "da" ? row.period_da : row.period_en, path: casePath(row.code) }));
}

const weighty = (caveats: { severity: string; text_da: string; text_en: string }[], locale: Locale) =>
  caveats.filter((caveat) => caveat.severity !== "low").slice(0, 3).map((caveat) => (locale === "da" ? caveat.text_da : caveat.text_en));

async function destinationFacts(db: Db, destinationId: string, named: (codes: readonly string[]) => string[], locale: Locale): Promise<Partial<OptionCard>> {
  const { code, committee_id } = await db.selectFrom("destination").select(["code", "committee_id"]).where("id", "=", destinationId).executeTakeFirstOrThrow();
  const seenBy = committee_id ? [committee_id] : [];
  const [destination, sites] = await Promise.all([findDestination(db, code, seenBy), listSites(db, destinationId, seenBy)]);
  if (!destination) return {};
  const isOpen = (site: { concreteness: string }) => site.concreteness === "type-only" || site.concreteness === "area";
  return {
    headline: locale === "da" ? destination.headline_da : destination.headline_en, reason: locale === "da" ? destination.reason_da : destination.reason_en, themes: named(destination.theme_codes),
    caveats: weighty(destination.caveats, locale), hosts: { named: sites.filter((site) => !isOpen(site)).length, open: sites.filter(isOpen).length }, path: destinationPath(code),
  };
}

async function siteFacts(db: Db, siteId: string, named: (codes: readonly string[]) => string[], locale: Locale): Promise<Partial<OptionCard>> {
  const { code } = await db.selectFrom("visit_site").select("code").where("id", "=", siteId).executeTakeFirstOrThrow();
  const site = await findSite(db, code, "all");
  if (!site) return {};
  const isOpen = site.concreteness === "type-only" || site.concreteness === "area";
  return {
    headline: `${locale === "da" ? site.place_name_da : site.place_name_en}`, reason: locale === "da" ? site.offer_da : site.offer_en, themes: named(site.theme_codes),
    caveats: weighty(site.caveats, locale), hosts: { named: isOpen ? 0 : 1, open: isOpen ? 1 : 0 }, path: sitePath(code),
  };
}

async function tripFacts(db: Db, tripId: string, named: (codes: readonly string[]) => string[], now: Date): Promise<Partial<OptionCard>> {
  const trip = await findTrip(db, tripId);
  if (!trip) return {};
  const codes = await db.selectFrom("trip_theme").innerJoin("theme", "theme.id", "trip_theme.theme_id").select("theme.code").where("trip_id", "=", tripId).orderBy("trip_theme.position").execute();
  return { headline: null, reason: trip.purpose || trip.overallQuestion || null, themes: named(codes.map((row) => row.code)), trip: await tripOf(db, tripId, now), path: `/ture/${tripId}` };
}

/** The committee's trip to one destination alone that was worked on last: with others in it, its hours would not be this one's. */
async function findTripTo(db: Db, destinationId: string, committeeId: string): Promise<string | null> {
  const row = await db
    .selectFrom("trip")
    .select("trip.id")
    .where("trip.committee_id", "=", committeeId)
    .where("trip.state", "<>", "cancelled")
    .where((eb) => eb.exists(eb.selectFrom("trip_destination").select("position").whereRef("trip_id", "=", "trip.id").where("destination_id", "=", destinationId)))
    .where((eb) => eb.not(eb.exists(eb.selectFrom("trip_destination").select("position").whereRef("trip_id", "=", "trip.id").where("destination_id", "<>", destinationId))))
    .orderBy("trip.updated_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function tripOf(db: Db, tripId: string | null, now: Date): Promise<OptionCard["trip"]> {
  const trip = tripId === null ? undefined : await findTrip(db, tripId);
  if (!trip) return null;
  const { itinerary } = await loadPlan(db, trip);
  const reading = readPlan(itinerary, embeddedTravelTimes, wallClockOf(now.getTime(), trip.homeTimeZone).date);
  const days = summariseDays(reading);
  const emissions = reckonEmissions(reading);
  const visits = reading.order.filter((stop) => stop.kind === "visit");
  const travelMinutes = Math.round(days.reduce((sum, day) => sum + day.travelSeconds, 0) / 60);
  const visitMinutes = days.reduce((sum, day) => sum + day.visitMinutes, 0);
  return {
    title: trip.title, path: `/ture/${trip.id}`, days: days.length, travelMinutes, visitMinutes, priceOere: itinerary.money.pricePerParticipantOere, ceilingOere: itinerary.money.ceilingParticipantOere,
    emissionsKg: reading.order.length > 0 && emissions.uncounted === 0 ? emissions.totalKg / emissions.groupSize : null,
    visits: { total: visits.length, confirmed: visits.filter((stop) => stop.bookingStatus === "confirmed").length, asked: visits.filter((stop) => stop.bookingStatus === "asked").length },
  };
}

/** What a ballot can be about: destinations and sites of the catalogue, and the committees' own trips. */
export async function listBallotChoices(db: Db, committeeIds: string[]) {
  const [destinations, sites, trips] = [
    await db.selectFrom("destination").select(["code", "reach", "name_da as nameDa", "name_en as nameEn"]).where(offeredTo("destination", committeeIds)).orderBy("position").execute(),
    await db.selectFrom("visit_site").innerJoin("destination", "destination.id", "visit_site.destination_id").select(["visit_site.code", "visit_site.name", "visit_site.present_name as presentName", "destination.code as destinationCode", "destination.reach"]).where(offeredTo("visit_site", committeeIds)).orderBy("destination.position").orderBy("visit_site.position").execute(),
    committeeIds.length === 0 ? [] : await db.selectFrom("trip").select(["id", "title", "reach"]).where("committee_id", "in", committeeIds).where("state", "<>", "cancelled").orderBy("title").execute(),
  ];
  return {
    destinations: destinations.map((one) => ({ key: `destination:${one.code}`, reach: one.reach, name: { da: one.nameDa, en: one.nameEn } })),
    sites: sites.map((one) => ({ key: `site:${one.code}`, reach: one.reach, name: { da: one.presentName ?? one.name, en: one.presentName ?? one.name }, destination: `destination:${one.destinationCode}` })),
    trips: trips.map((one) => ({ key: `trip:${one.id}`, reach: one.reach, name: { da: one.title, en: one.title } })),
  };
}
export type BallotChoices = Awaited<ReturnType<typeof listBallotChoices>>;

/** The options of a draft with the key that its form knows each by. */
export async function listKeyedOptions(db: Db, ballotId: string) {
  const rows = await db
    .selectFrom("ballot_option")
    .leftJoin("destination", "destination.id", "ballot_option.destination_id")
    .leftJoin("visit_site", "visit_site.id", "ballot_option.site_id")
    .selectAll("ballot_option")
    .select(["destination.code as destination_code", "visit_site.code as site_code"])
    .where("ballot_id", "=", ballotId)
    .orderBy("ballot_option.position")
    .execute();
  return rows.map((row) => ({ ...row, key: row.destination_code ? `destination:${row.destination_code}` : row.site_code ? `site:${row.site_code}` : `trip:${row.trip_id}` }));
}
