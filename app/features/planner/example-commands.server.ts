import type { Kysely } from "kysely";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Finding } from "~/domain/itinerary/finding";
import { nameBasedId } from "~/domain/itinerary/name-based-id";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { addBudgetLine } from "~/features/budget/commands.server";
import { lineFormSchema } from "~/features/budget/schema";
import { createTrip, editTrip, type TripActor } from "~/features/trips/commands.server";
import { findTrip, type TripRow } from "~/features/trips/queries.server";
import { createTripSchema, editTripSchema } from "~/features/trips/schema";
import { readClock } from "~/shared/form-fields";
import type { Database } from "~/shared/db.server";
import type { Outcome } from "~/shared/outcome";
import { exampleBudget } from "./adapters/example-budget.server";
import { exampleLegs, examplePlan, exampleStops, type ExampleStop } from "./adapters/example-plan.server";
import { findStopForm, loadPlan } from "./board-queries.server";
import { applyBoardAct, saveStop, type PlannerActor } from "./commands.server";
import { listBoardSites, listTripDays, type BoardSiteRow } from "./queries.server";
import { boardActSchema, stopFormSchema, type BoardChange } from "./schema";

type AddStop = Extract<BoardChange, { type: "add-stop" }>;

const kindTitles = { visit: "Besøg", meal: "Måltid", lodging: "Overnatning", travel: "Rejse", meeting: "Møde", free: "Fri tid" };

/**
 * Makes the worked example for a committee, by the commands and the forms that a person's hand goes through. Every step has
 * a request key that follows from the trip: a second run finishes what a first one left, and changes nothing that stands,
 * edits of the example included. After the example was removed, it makes a new one.
 */
export async function createExampleTrip(db: Kysely<Database>, actor: TripActor, committeeId: string): Promise<{ tripId: string; isNew: boolean }> {
  const requestKey = nameBasedId(`example trip of ${committeeId}`);
  const before = await db.selectFrom("trip").select("id").where("request_key", "=", requestKey).where("committee_id", "=", committeeId).executeTakeFirst();
  const { title, startsOn, endsOn, destinations, memberCount, staffCount } = examplePlan;
  const form = createTripSchema.parse({ requestKey, committeeId, title, destination: [...destinations], startsOn, endsOn, memberCount: String(memberCount), staffCount: String(staffCount) });
  const { tripId } = valueOf(await createTrip(db, actor, form, { isExample: true }));
  const trip = await findTrip(db, tripId);
  if (!trip) throw new Error("The example disappeared while it was made");
  // Version 1 is the trip as the short form made it; a later one has been edited, by this step or by a person.
  if (trip.version === 1) await describeTrip(db, actor, trip);
  const planner = { userId: actor.userId, organisationId: actor.organisationId, tripId };
  await fillDays(db, planner);
  for (const line of exampleBudget) valueOf(await addBudgetLine(db, planner, lineFormSchema.parse(line), nameBasedId(`${tripId} budget ${line.title}`)));
  return { tripId, isNew: before === undefined };
}

/** What the checks say about a trip as it stands; `now` decides how near the unconfirmed visits are. */
export async function listPlanFindings(db: Kysely<Database>, tripId: string, now: Date): Promise<Finding[]> {
  const trip = await findTrip(db, tripId);
  if (!trip) return [];
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: trip.homeTimeZone }).format(now);
  return checkItinerary((await loadPlan(db, trip)).itinerary, embeddedTravelTimes, today).findings;
}

async function describeTrip(db: Kysely<Database>, actor: TripActor, trip: TripRow): Promise<void> {
  const { title, purpose, overallQuestion, startsOn, endsOn, destinations, themes, memberCount, staffCount, contactNote } = examplePlan;
  const form = editTripSchema.parse({
    version: String(trip.version), title, purpose, overallQuestion, startsOn, endsOn, destination: [...destinations], theme: [...themes],
    memberCount: String(memberCount), staffCount: String(staffCount), contactNote,
    moveProgramme: "", ceilingParticipant: "12.000", ceilingTrip: "", ceilingTerm: "",
  });
  valueOf(await editTrip(db, actor, trip.id, form));
}

async function fillDays(db: Kysely<Database>, actor: PlannerActor): Promise<void> {
  const { tripId } = actor;
  const idOf = (name: string) => nameBasedId(`${tripId} ${name}`);
  const [days, sites] = [await listTripDays(db, tripId), await listBoardSites(db, tripId)];
  for (const stop of exampleStops) {
    const dayId = days[stop.dayIndex]?.id;
    // Somebody has shortened the example meanwhile: what was on the day is theirs to decide.
    if (!dayId) continue;
    const change = addStopOf(stop, idOf(stop.key), dayId, sites);
    const act = boardActSchema.parse({ requestKey: idOf(`add ${stop.key}`), action: "add-stop", changes: [change], versions: {} });
    valueOf(await applyBoardAct(db, actor, act, kindTitles));
    await writeStop(db, actor, stop, change.stopId, idOf(`write ${stop.key}`));
  }
  for (const { from, to, mode } of exampleLegs) {
    const change: BoardChange = { type: "set-leg", fromStopId: from && idOf(from), toStopId: to && idOf(to), mode, enteredMinutes: null };
    const act = boardActSchema.parse({ requestKey: idOf(`leg ${from} ${to}`), action: "set-leg", changes: [change], versions: {} });
    const outcome = await applyBoardAct(db, actor, act, kindTitles);
    // A stop that a person has taken out has no way to it any more.
    if (!outcome.ok && outcome.reason.code !== "unknown-stop") throw new Error(`The example was refused: ${outcome.reason.code}`);
  }
}

function addStopOf(stop: ExampleStop, stopId: string, dayId: string, sites: BoardSiteRow[]): AddStop {
  const common = { type: "add-stop", stopId, dayId, startsAtMinute: readClock(stop.startsAt), durationMinutes: stop.durationMinutes, bookingStatus: "suggested" } as const;
  if ("siteCode" in stop) {
    const site = sites.find((one) => one.code === stop.siteCode);
    if (!site) throw new Error(`The catalogue has no site ${stop.siteCode}`);
    return { ...common, kind: "visit", title: stop.title ?? null, siteId: site.id, place: null, nights: 0 };
  }
  // Zone, country and region are looked up by the command; the form of the board has to name some.
  const place = { ...stop.place, timeZone: "Europe/Copenhagen", countryCode: "DK", regionCode: null };
  return { ...common, kind: stop.kind, title: stop.title, siteId: null, place, nights: stop.nights ?? 0 };
}

/** Questions and notes, by the form of the stop. */
async function writeStop(db: Kysely<Database>, actor: PlannerActor, stop: ExampleStop, stopId: string, requestKey: string): Promise<void> {
  const travelMode = "travelMode" in stop ? stop.travelMode : undefined;
  if (!stop.questions && !stop.notes && !travelMode) return;
  const stored = await findStopForm(db, actor.tripId, stopId);
  if (!stored || stored.version !== "1") return;
  const form = stopFormSchema.parse({ ...stored, questions: (stop.questions ?? []).join("\n"), notes: stop.notes ?? "", travelMode: travelMode ?? "" });
  valueOf(await saveStop(db, actor, form, requestKey));
}

function valueOf<Value>(outcome: Outcome<Value, { code: string }>): Value {
  if (!outcome.ok) throw new Error(`The example was refused: ${outcome.reason.code}`);
  return outcome.value;
}
