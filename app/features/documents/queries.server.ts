import type { Kysely } from "kysely";
import type { Finding } from "~/domain/itinerary/finding";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { getLand, listMapTowns } from "~/features/catalogue/map-queries.server";
import { visibleOnTrip } from "~/features/catalogue/queries.server";
import { loadPlan } from "~/features/planner/board-queries.server";
import { getFindingSentence } from "~/features/planner/finding-queries.server";
import { listThemes } from "~/features/planner/queries.server";
import type { TripRow } from "~/features/trips/queries.server";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { drawMap, planDay, planOverview, type BaseShapes, type DrawnMap, type MapPlan } from "./present-map";
import { presentProgramme, type ProgrammePage, type StopFacts } from "./present-programme";

export type ProgrammeData = { page: ProgrammePage; overview: DrawnMap | null; dayMaps: Record<string, DrawnMap>; mayEdit: boolean };

/** Who gets a document of a trip: a person whose right to it is proven, or the installation itself. */
export type TripReader = { trip: TripRow; mayEdit: boolean; viewer: { organisationName: string } };

/** The printable programme of a trip as it stands now. */
export async function loadProgramme(db: Kysely<Database>, { trip, viewer, mayEdit }: TripReader, translator: Translator, now: Date): Promise<ProgrammeData> {
  const [{ stops, itinerary }, themes, roles, version, towns] = await Promise.all([
    loadPlan(db, trip), listThemes(db), listContactRoles(db, trip.id), countChanges(db, trip.id), listMapTowns(db),
  ]);
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: trip.homeTimeZone }).format(now);
  const checked = checkItinerary(itinerary, embeddedTravelTimes, today);
  const stopFacts: Record<string, StopFacts> = Object.fromEntries(
    stops.map((stop) => [stop.id, { address: stop.address, hostContact: stop.host_contact, contactRole: roles.get(stop.site_id ?? "") ?? null }]),
  );
  const themeNames = Object.fromEntries(themes.map((theme) => [theme.code, { da: theme.nameDa, en: theme.nameEn }]));
  const { locale } = translator;
  const sentenceOf = (finding: Finding) => getFindingSentence(finding, translator, themeNames);
  const page = presentProgramme({
    trip, itinerary, checked, stopFacts, themeNames, locale, version,
    committee: { da: trip.committeeNameDa, en: trip.committeeNameEn },
    organisation: viewer.organisationName,
    printedAt: now,
    sentenceOf: mayEdit ? sentenceOf : null,
    entrySentences: checked.findings.filter((finding) => finding.code === "entry-rules").map(sentenceOf),
  });
  const draw = async (plan: MapPlan) => drawMap(plan, await landOf(plan), towns, locale);
  const overviewPlan = planOverview(itinerary, checked);
  const dayPlans = overviewPlan ? itinerary.days.map((day, index) => ({ dayId: day.id, plan: planDay(itinerary, checked, overviewPlan, index) })) : [];
  const dayMaps: Record<string, DrawnMap> = {};
  for (const { dayId, plan } of dayPlans) if (plan) dayMaps[dayId] = await draw(plan);
  return { page, overview: overviewPlan && (await draw(overviewPlan)), dayMaps, mayEdit };
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

/** How many changes a trip has seen: the number by which two printed programmes are told apart. */
export async function countChanges(db: Kysely<Database>, tripId: string): Promise<number> {
  const row = await db.selectFrom("history_entry").select((eb) => eb.fn.countAll<number>().as("count")).where("trip_id", "=", tripId).executeTakeFirstOrThrow();
  return row.count;
}
