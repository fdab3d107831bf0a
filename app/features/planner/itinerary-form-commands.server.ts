import { sql, type Kysely } from "kysely";
import { defaultLimits } from "~/domain/itinerary/itinerary";
import { nameBasedId } from "~/domain/itinerary/name-based-id";
import { visibleTo } from "~/features/catalogue/queries.server";
import { createTrip, editTrip, type TripActor } from "~/features/trips/commands.server";
import { saveTripLimits } from "~/features/trips/limits-commands.server";
import { findTrip } from "~/features/trips/queries.server";
import { createTripSchema, type EditTrip } from "~/features/trips/schema";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { findStopForm } from "./board-queries.server";
import { applyBoardAct, saveStop, type KindTitles, type PlannerActor } from "./commands.server";
import type { FormFault, FormPlace, FormStop, ItineraryForm } from "./itinerary-form-schema";
import { readLimits } from "./present-itinerary-form";
import { listTripDays } from "./queries.server";
import { boardActSchema, stopFormSchema, type BoardChange } from "./schema";

/** What keeps a sound file from becoming a trip: the faults at their paths, in keys of messages. */
export type UploadRefusal = { code: "faults"; faults: FormFault[] };

type Known = { destinations: string[]; sites: Map<string, { id: string; destination: string }> };

// The board sends no more than this in one act; a file may hold more.
const mostChanges = 50;

/**
 * Makes a new trip of a file for a committee, by the commands of the forms: each step has its history entry and a request key
 * that follows from `requestKey`, so that sending it again finishes what a broken first attempt left and makes nothing
 * twice. Stops at a site of the catalogue (by its code) are tied to it; the others keep their own place. Home is the
 * organisation's. The caller has proven the right to the committee.
 */
export async function createTripFromForm(
  db: Kysely<Database>, actor: TripActor, committeeId: string, requestKey: string, form: ItineraryForm, kindTitles: KindTitles, options: { isExample?: boolean } = {},
): Promise<Outcome<{ tripId: string }, UploadRefusal>> {
  const faults: FormFault[] = [];
  const known = await readCatalogue(db, committeeId, form, faults);
  if (faults.length > 0) return refused({ code: "faults", faults });
  const created = await createTrip(db, actor, createTripSchema.parse({
    requestKey, committeeId, title: form.title, destination: known.destinations, startsOn: form.startsOn, endsOn: form.endsOn, memberCount: String(form.members), staffCount: String(form.staff),
  }), options);
  if (!created.ok) return refused({ code: "faults", faults: [{ path: created.reason.code === "no-term" ? "startsOn" : "destinations", message: `trip.refusal.${created.reason.code}` }] });
  const planner: PlannerActor = { userId: actor.userId, organisationId: actor.organisationId, tripId: created.value.tripId };
  await describeTrip(db, actor, planner.tripId, form, known.destinations);
  await fillTrip(db, planner, form, known, kindTitles);
  return done({ tripId: planner.tripId });
}

/** The destinations of the file, else those of its catalogue sites; says what the catalogue does not have. */
async function readCatalogue(db: Kysely<Database>, committeeId: string, form: ItineraryForm, faults: FormFault[]): Promise<Known> {
  const isArchived = (table: "destination" | "theme") => sql<boolean>`${sql.ref(`${table}.archived_at`)} is not null`.as("archived");
  const destinations = await db.selectFrom("destination").select(["code", isArchived("destination")]).where(visibleTo("destination", [committeeId])).execute();
  const themes = await db.selectFrom("theme").select(["code", isArchived("theme")]).execute();
  // A file names a merged site by its old code and means the one that stayed.
  const rows = await db.selectFrom("visit_site").innerJoin("visit_site as site", (join) => join.on(sql<boolean>`site.id = coalesce(visit_site.merged_into_id, visit_site.id)`)).innerJoin("destination", "destination.id", "site.destination_id")
    .select(["site.id", "visit_site.code", "destination.code as destination", sql<boolean>`(site.archived_at is not null or destination.archived_at is not null)`.as("archived")]).where(visibleTo("visit_site", [committeeId])).execute();
  for (const [list, kind, known] of [["destinations", "destination", destinations], ["themes", "theme", themes]] as const) {
    form[list].forEach((code, index) => {
      const found = known.find((one) => one.code === code);
      if (!found || found.archived) faults.push({ path: `${list}[${index}]`, message: `trip.refusal.${found ? "archived" : "unknown"}-${kind}` });
    });
  }
  const committee = await db.selectFrom("committee").select("limits").where("id", "=", committeeId).executeTakeFirstOrThrow();
  const limits = { ...defaultLimits, ...committee.limits, ...readLimits(form.limits) };
  if (limits.lunchFromMinute + limits.lunchMinutes > limits.lunchToMinute) faults.push({ path: "limits.lunchTo", message: "error.lunch-window" });
  form.days.forEach((day, index) => { if (day.date < form.startsOn || day.date > form.endsOn) faults.push({ path: `days[${index}].date`, message: "error.outside-trip" }); });
  const stops = [...form.days.flatMap((day, at) => day.stops.map((stop, index) => ({ stop, path: `days[${at}].stops[${index}].site` }))), ...form.wishes.map((stop, index) => ({ stop, path: `wishes[${index}].site` }))];
  for (const { stop, path } of stops) if (rows.some(({ code, archived }) => archived && code === stop.site)) faults.push({ path, message: "trip.refusal.archived-site" });
  const used = new Set(stops.map(({ stop }) => stop.site));
  const sites = new Map(rows.filter((row) => used.has(row.code)).map((row) => [row.code, { id: row.id, destination: row.destination }]));
  const wanted = form.destinations.length > 0 ? form.destinations : [...new Set([...sites.values()].map((site) => site.destination))].sort();
  if (wanted.length === 0) faults.push({ path: "destinations", message: "error.choose-destination" });
  return { destinations: wanted, sites };
}

/** Themes, ceilings and limits. Version 1 is the trip as it was made: a later one has had its turn, or a person's. */
async function describeTrip(db: Kysely<Database>, actor: TripActor, tripId: string, form: ItineraryForm, destination: string[]): Promise<void> {
  const trip = await findTrip(db, tripId);
  if (!trip || trip.version !== 1) return;
  const edit: EditTrip = {
    version: 1, title: trip.title, purpose: trip.purpose, overallQuestion: trip.overallQuestion, startsOn: trip.startsOn, endsOn: trip.endsOn, moveProgramme: false, destination, theme: form.themes,
    memberCount: form.members, staffCount: form.staff, ceilingParticipant: form.money?.ceilingParticipant ?? null, ceilingTrip: form.money?.ceilingTrip ?? null, ceilingTerm: form.money?.ceilingTerm ?? null, contactNote: trip.contactNote,
  };
  valueOf(await editTrip(db, actor, tripId, edit));
  if (Object.keys(form.limits).length > 0) valueOf(await saveTripLimits(db, actor, tripId, { version: 2, limits: readLimits(form.limits) }));
}

async function fillTrip(db: Kysely<Database>, actor: PlannerActor, form: ItineraryForm, known: Known, kindTitles: KindTitles): Promise<void> {
  const idOf = (name: string) => nameBasedId(`${actor.tripId} ${name}`);
  const dayByDate = new Map((await listTripDays(db, actor.tripId)).map((day) => [day.date, day.id]));
  const placed = [...form.days.flatMap((day) => day.stops.map((stop) => ({ stop, dayId: dayByDate.get(day.date) ?? null }))), ...form.wishes.map((stop) => ({ stop, dayId: null }))];
  const additions = placed.map(({ stop, dayId }) => addStopOf(form, stop, idOf(stop.key), dayId, known));
  await actInParts(db, actor, additions, "add-stop", idOf, kindTitles);
  for (const { stop } of placed) await writeStop(db, actor, stop, idOf(stop.key), idOf(`write ${stop.key}`));
  const legs = form.legs.flatMap((leg): BoardChange[] => {
    const [from, to] = [leg.from, leg.to].map((end) => (end === "home" ? null : idOf(end))) as [string | null, string | null];
    return leg.mode === undefined && leg.minutes === undefined ? [] : [{ type: "set-leg", fromStopId: from, toStopId: to, mode: leg.mode ?? null, enteredMinutes: leg.minutes ?? null }];
  });
  await actInParts(db, actor, legs, "set-leg", idOf, kindTitles);
}

async function actInParts(db: Kysely<Database>, actor: PlannerActor, changes: BoardChange[], action: "add-stop" | "set-leg", idOf: (name: string) => string, kindTitles: KindTitles): Promise<void> {
  for (let first = 0; first < changes.length; first += mostChanges) {
    const act = boardActSchema.parse({ requestKey: idOf(`${action} ${first}`), action, changes: changes.slice(first, first + mostChanges), versions: {} });
    valueOf(await applyBoardAct(db, actor, act, kindTitles));
  }
}

function addStopOf(form: ItineraryForm, stop: FormStop, stopId: string, dayId: string | null, known: Known): BoardChange {
  const site = stop.site === undefined ? undefined : known.sites.get(stop.site);
  const place = stop.place ?? (stop.site === undefined ? undefined : form.sites[stop.site]?.place);
  const written = (one: FormPlace) => ({ name: one.name, lon: one.lon, lat: one.lat, timeZone: one.timeZone, countryCode: one.country, regionCode: one.region ?? null, confidence: one.confidence });
  return {
    type: "add-stop", stopId, dayId, kind: stop.kind, title: stop.title, siteId: site?.id ?? null, place: place && !site ? written(place) : null,
    startsAtMinute: stop.at === undefined ? null : Number(stop.at.slice(0, 2)) * 60 + Number(stop.at.slice(3)), durationMinutes: stop.minutes,
    nights: stop.kind === "lodging" ? (stop.nights ?? 1) : 0, bookingStatus: stop.status,
  };
}

/** What a stop has besides its time and place, by the form of the stop. */
async function writeStop(db: Kysely<Database>, actor: PlannerActor, stop: FormStop, stopId: string, requestKey: string): Promise<void> {
  if (!stop.arrival && !stop.mode && !stop.locked && stop.questions === "") return;
  const stored = await findStopForm(db, actor.tripId, stopId);
  if (!stored || stored.version !== "1") return;
  const arrival = stop.arrival ? { arrivalName: stop.arrival.name, arrivalLon: String(stop.arrival.lon), arrivalLat: String(stop.arrival.lat) } : {};
  const form = stopFormSchema.parse({ ...stored, ...arrival, travelMode: stop.mode ?? "", locked: stop.locked ? "on" : "", questions: stop.questions });
  valueOf(await saveStop(db, actor, form, requestKey));
}

function valueOf<Value>(outcome: Outcome<Value, { code: string }>): Value {
  if (!outcome.ok) throw new Error(`A step of the upload was refused: ${outcome.reason.code}`);
  return outcome.value;
}
