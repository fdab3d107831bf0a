import { readFileSync } from "node:fs";
import type { Kysely } from "kysely";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Finding } from "~/domain/itinerary/finding";
import { nameBasedId } from "~/domain/itinerary/name-based-id";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { addBudgetLine } from "~/features/budget/commands.server";
import { lineFormSchema } from "~/features/budget/schema";
import { editTrip, type TripActor } from "~/features/trips/commands.server";
import { findTrip } from "~/features/trips/queries.server";
import { editTripSchema } from "~/features/trips/schema";
import type { Database } from "~/shared/db.server";
import { ConfigurationError } from "~/shared/env.server";
import type { Outcome } from "~/shared/outcome";
import { exampleBudgets } from "./adapters/example-budget.server";
import { exampleTexts, type ExampleTexts } from "./adapters/example-texts.server";
import { findStopForm, loadPlan } from "./board-queries.server";
import { saveStop, type PlannerActor } from "./commands.server";
import type { ExampleName } from "./example-schema";
import { createTripFromForm } from "./itinerary-form-commands.server";
import { readItineraryForm, type FormFault, type ItineraryForm } from "./itinerary-form-schema";
import { stopFormSchema } from "./schema";

const kindTitles = { visit: "Besøg", meal: "Måltid", lodging: "Overnatning", travel: "Rejse", meeting: "Møde", free: "Fri tid" };

/**
 * Makes a worked example for a committee, by the commands and the forms that a person's hand goes through; its plan is the
 * example file of that name. Every step has a request key that follows from the trip: a second run finishes what a first one
 * left, and changes nothing that stands, edits of the example included. After the example was removed, it makes a new one.
 * Throws {@link ConfigurationError} that names what the catalogue no longer offers.
 */
export async function createExampleTrip(db: Kysely<Database>, actor: TripActor, committeeId: string, name: ExampleName = "denmark"): Promise<{ tripId: string; isNew: boolean }> {
  const requestKey = nameBasedId(`example ${name} of ${committeeId}`);
  const before = await db.selectFrom("trip").select("id").where("request_key", "=", requestKey).where("committee_id", "=", committeeId).executeTakeFirst();
  const [form, texts] = [readExample(name), exampleTexts[name]];
  const made = await createTripFromForm(db, actor, committeeId, requestKey, form, kindTitles, { isExample: true });
  if (!made.ok) throw new ConfigurationError(whyNot(name, form, made.reason.faults));
  const { tripId } = made.value;
  const planner = { userId: actor.userId, organisationId: actor.organisationId, tripId };
  await describeTrip(db, planner, form, texts);
  for (const [key, note] of Object.entries(texts.notes)) await writeNote(db, planner, key, note);
  for (const line of exampleBudgets[name]) valueOf(await addBudgetLine(db, planner, lineFormSchema.parse(line), nameBasedId(`${tripId} budget ${line.title}`)));
  return { tripId, isNew: before === undefined };
}

/** What the checks say about a trip as it stands; `now` decides how near the unconfirmed visits are. */
export async function listPlanFindings(db: Kysely<Database>, tripId: string, now: Date): Promise<Finding[]> {
  const trip = await findTrip(db, tripId);
  if (!trip) return [];
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: trip.homeTimeZone }).format(now);
  return checkItinerary((await loadPlan(db, trip)).itinerary, embeddedTravelTimes, today).findings;
}

function readExample(name: ExampleName): ItineraryForm {
  const read = readItineraryForm(readFileSync(new URL(`examples/${name}.json`, import.meta.url), "utf8"), "en");
  if (!read.ok) throw new Error(`The example ${name} cannot be read: ${JSON.stringify(read.faults)}`);
  return read.form;
}

/** What the file names and the catalogue does not offer. The files are sound: it is the catalogue that has changed. */
function whyNot(name: ExampleName, form: ItineraryForm, faults: FormFault[]): string {
  const lines = faults.map(({ path }) => {
    const value = path.split(/[.[\]]+/).filter(Boolean).reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], form);
    return `  ${JSON.stringify(value)} (${path})`;
  });
  return [`The worked example ${name} cannot be made: the catalogue no longer offers what it names.`, ...lines, "Take it out of the archive and run this again."].join("\n");
}

async function describeTrip(db: Kysely<Database>, actor: PlannerActor, form: ItineraryForm, { notes: _notes, ...texts }: ExampleTexts): Promise<void> {
  const trip = await findTrip(db, actor.tripId);
  // Version 2 is the trip as its file made it; a later one has been edited, by this step or by a person.
  if (!trip || trip.version !== 2) return;
  const edit = editTripSchema.parse({
    version: String(trip.version), title: trip.title, ...texts, startsOn: form.startsOn, endsOn: form.endsOn, destination: form.destinations, theme: form.themes,
    memberCount: String(form.members), staffCount: String(form.staff), moveProgramme: "", ceilingTrip: "", ceilingTerm: "",
  });
  valueOf(await editTrip(db, actor, actor.tripId, edit));
}

/** By the form of the stop. A stop that a person has taken out needs no note. */
async function writeNote(db: Kysely<Database>, actor: PlannerActor, key: string, note: string): Promise<void> {
  const stored = await findStopForm(db, actor.tripId, nameBasedId(`${actor.tripId} ${key}`));
  if (!stored || stored.notes !== "") return;
  valueOf(await saveStop(db, actor, stopFormSchema.parse({ ...stored, notes: note }), nameBasedId(`${actor.tripId} note ${key}`)));
}

function valueOf<Value>(outcome: Outcome<Value, { code: string }>): Value {
  if (!outcome.ok) throw new Error(`The example was refused: ${JSON.stringify(outcome.reason)}`);
  return outcome.value;
}
