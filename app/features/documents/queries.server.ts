import type { Kysely } from "kysely";
import type { Finding } from "~/domain/itinerary/finding";
import { markAccepted } from "~/domain/itinerary/acceptance";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { getLand, listMapTowns } from "~/features/catalogue/map-queries.server";
import { visibleOnTrip } from "~/features/catalogue/queries.server";
import { listAccepted } from "~/features/planner/acceptance-queries.server";
import { loadPlan } from "~/features/planner/board-queries.server";
import { getFindingSentence } from "~/features/planner/finding-queries.server";
import { listThemes } from "~/features/planner/queries.server";
import type { TripRow } from "~/features/trips/queries.server";
import type { Locale } from "~/i18n/locale";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { drawMap, planDay, planOverview, type BaseShapes, type DrawnMap, type MapPlan } from "./present-map";
import { presentProgramme, type ProgrammePage, type StopFacts } from "./present-programme";
import { presentIssue, presentIssued } from "./present-versions";
import { findSnapshot, listIssuedPages } from "./version-queries.server";

export type ProgrammeData = { page: ProgrammePage; overview: DrawnMap | null; dayMaps: Record<string, DrawnMap>; mayEdit: boolean };

/** Who gets a document of a trip: a person whose right to it is proven, or the installation itself. */
export type TripReader = { trip: TripRow; mayEdit: boolean };

/** The plan of a trip as its documents need it. `pageIn` writes it in a language, with what is still open when that is asked for. */
export async function loadPlannedProgramme(db: Kysely<Database>, trip: TripRow, now: Date) {
  const [{ stops, itinerary }, themes, roles, acceptances, organisation] = await Promise.all([
    loadPlan(db, trip), listThemes(db), listContactRoles(db, trip.id), listAccepted(db, trip.id),
    db.selectFrom("organisation").select("name").where("id", "=", trip.organisationId).executeTakeFirstOrThrow(),
  ]);
  const today = wallClockOf(now.getTime(), trip.homeTimeZone).date;
  const checked = checkItinerary(itinerary, embeddedTravelTimes, today);
  // What the committee lives with is no longer missing, here as on the board.
  const open = { ...checked, findings: markAccepted(checked.findings, acceptances).filter((finding) => finding.accepted === null) };
  const stopFacts: Record<string, StopFacts> = Object.fromEntries(
    stops.map((stop) => [stop.id, { address: stop.address, hostContact: stop.host_contact, contactRole: roles.get(stop.site_id ?? "") ?? null }]),
  );
  const themeNames = Object.fromEntries(themes.map((theme) => [theme.code, { da: theme.nameDa, en: theme.nameEn }]));
  const pageIn = (translator: Translator, { withOpenPoints = false } = {}): ProgrammePage => {
    const sentenceOf = (finding: Finding) => getFindingSentence(finding, translator, themeNames);
    return presentProgramme({
      trip, itinerary, checked: open, stopFacts, themeNames, locale: translator.locale, printedAt: now, organisation: organisation.name,
      committee: { da: trip.committeeNameDa, en: trip.committeeNameEn },
      sentenceOf: withOpenPoints ? sentenceOf : null,
      entrySentences: checked.findings.filter((finding) => finding.code === "entry-rules").map(sentenceOf),
    });
  };
  const overviewPlan = planOverview(itinerary, checked);
  const dayPlans: Record<string, MapPlan> = {};
  for (const [index, day] of itinerary.days.entries()) {
    const plan = overviewPlan && planDay(itinerary, checked, overviewPlan, index);
    if (plan) dayPlans[day.id] = plan;
  }
  return { stops, itinerary, checked, today, pageIn, overviewPlan, dayPlans };
}

/** The printable programme of a trip as it stands now. */
export async function loadProgramme(db: Kysely<Database>, { trip, mayEdit }: TripReader, translator: Translator, now: Date): Promise<ProgrammeData> {
  const [{ pageIn, overviewPlan, dayPlans }, issued] = await Promise.all([loadPlannedProgramme(db, trip, now), listIssuedPages(db, trip.id, translator.locale)]);
  const page = pageIn(translator, { withOpenPoints: mayEdit });
  return { page: { ...page, issue: presentIssue(page, issued) }, ...(await drawMaps(db, { overviewPlan, dayPlans }, translator.locale)), mayEdit };
}

/** A version of a programme as it was sent out; undefined: the trip has no such version. */
export async function findIssuedProgramme(db: Kysely<Database>, tripId: string, number: number, locale: Locale): Promise<ProgrammeData | undefined> {
  const [snapshot, [own, before]] = await Promise.all([findSnapshot(db, tripId, number), listIssuedPages(db, tripId, locale, number)]);
  if (!snapshot || own?.number !== number) return undefined;
  const page = { ...snapshot.pages[locale], issue: presentIssued(own, before) };
  return { page, ...(await drawMaps(db, snapshot, locale)), mayEdit: false };
}

async function drawMaps(db: Kysely<Database>, { overviewPlan, dayPlans }: { overviewPlan: MapPlan | null; dayPlans: Record<string, MapPlan> }, locale: Locale): Promise<Pick<ProgrammeData, "overview" | "dayMaps">> {
  if (!overviewPlan) return { overview: null, dayMaps: {} };
  const towns = await listMapTowns(db);
  const draw = async (plan: MapPlan) => drawMap(plan, await landOf(plan), towns, locale);
  const dayMaps: Record<string, DrawnMap> = {};
  for (const [dayId, plan] of Object.entries(dayPlans)) dayMaps[dayId] = await draw(plan);
  return { overview: await draw(overviewPlan), dayMaps };
}

/** Cuts lie on the same grid as those of the maps on screen, so that one cut serves both. */
async function landOf({ frame: { box } }: MapPlan): Promise<BaseShapes> {
  const span = Math.max(box.east - box.west, box.north - box.south);
  if (span > 90) return getLand("110m", { west: -180, south: -90, east: 180, north: 90 });
  const [scale, grid] = span > 20 ? (["50m", 10] as const) : (["10m", 2] as const);
  const low = (value: number, least: number) => Math.max(least, Math.floor(value / grid) * grid);
  const high = (value: number, most: number) => Math.min(most, Math.ceil(value / grid) * grid);
  return getLand(scale, { west: low(box.west, -180), south: low(box.south, -90), east: high(box.east, 180), north: high(box.north, 90) });
}

/** Whom to write to at the sites of a trip's stops, by site id. */
export async function listContactRoles(db: Kysely<Database>, tripId: string): Promise<Map<string, { da: string; en: string }>> {
  const rows = await db
    .selectFrom("visit_site")
    .select(["id", "contact_role_da", "contact_role_en"])
    .where("id", "in", (eb) => eb.selectFrom("stop").select("stop.site_id").where("trip_id", "=", tripId).where("stop.site_id", "is not", null).$castTo<{ site_id: string }>())
    .where(visibleOnTrip("visit_site", tripId))
    .execute();
  return new Map(rows.map((row) => [row.id, { da: row.contact_role_da, en: row.contact_role_en }]));
}
