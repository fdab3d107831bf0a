import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { applyBoardAct, type KindTitles, type PlannerActor, type PlannerOutcome } from "~/features/planner/commands.server";
import type { BoardAct, BoardChange } from "~/features/planner/schema";
import { createTrip } from "~/features/trips/commands.server";
import type { CreateTrip } from "~/features/trips/schema";
import type { Database } from "~/shared/db.server";
import type { MadeOrganisation } from "./people";

export const kindTitles: KindTitles = { visit: "Besøg", meal: "Måltid", lodging: "Hotel", travel: "Rejse", meeting: "Møde", free: "Fri tid" };

/** A three-day trip to Odense and Billund in April 2027, made through the command of the form. */
export async function makeTrip(db: Kysely<Database>, organisation: MadeOrganisation, changes: Partial<CreateTrip> = {}): Promise<PlannerActor & { dayIds: string[] }> {
  const outcome = await createTrip(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, {
    requestKey: randomUUID(), committeeId: organisation.committeeId, title: "Fyn og Billund", destination: ["dk-odense", "dk-billund"],
    startsOn: "2027-04-13", endsOn: "2027-04-15", memberCount: 11, staffCount: 3, ...changes,
  });
  if (!outcome.ok) throw new Error(outcome.reason.code);
  const days = await db.selectFrom("trip_day").select("id").where("trip_id", "=", outcome.value.tripId).orderBy("trip_date").execute();
  return { userId: organisation.secretaryId, organisationId: organisation.organisationId, tripId: outcome.value.tripId, dayIds: days.map((day) => day.id) };
}

/** One act of the board with the versions the database holds now. */
export async function actOn(
  db: Kysely<Database>,
  actor: PlannerActor,
  changes: BoardChange[],
  { requestKey = randomUUID(), versions, action = "move-stop" }: Partial<BoardAct> = {},
): Promise<PlannerOutcome> {
  const stops = await db.selectFrom("stop").select(["id", "version"]).where("trip_id", "=", actor.tripId).execute();
  const touched = new Set(changes.flatMap((change) => ("stopId" in change ? [change.stopId] : [])));
  const current = Object.fromEntries(stops.filter((stop) => touched.has(stop.id)).map((stop) => [stop.id, stop.version]));
  return applyBoardAct(db, actor, { requestKey, action, changes, versions: versions ?? current }, kindTitles);
}

/** Adds a stop and returns its id: by default an untitled meeting of one hour on no day. */
export async function addStop(db: Kysely<Database>, actor: PlannerActor, changes: Partial<Extract<BoardChange, { type: "add-stop" }>> = {}): Promise<string> {
  const stopId = changes.stopId ?? randomUUID();
  const outcome = await actOn(db, actor, [
    { type: "add-stop", stopId, dayId: null, kind: "meeting", title: null, siteId: null, place: null, startsAtMinute: null, durationMinutes: 60, nights: 0, bookingStatus: "suggested", ...changes },
  ], { action: "add-stop" });
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return stopId;
}
