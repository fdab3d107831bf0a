import type { TimedStop } from "~/domain/itinerary/now-and-next";
import { lifeStates } from "~/domain/trip-life/states";
import type { TaskFacts } from "~/domain/trip-life/tasks";
import type { Translator } from "~/i18n/translator";
import { presentReminder, presentTasks, type TaskItem } from "./present-tasks";
import type { listTrips } from "./queries.server";
import { type TripState } from "./schema";
import type { TaskRow } from "./task-queries.server";

const mostDue = 8;

type TripListRow = Pick<Awaited<ReturnType<typeof listTrips>>[number], "id" | "title" | "state" | "startsOn" | "endsOn">;

export type DueTask = TaskItem & { tripId: string; tripTitle: string };
export type Reminder = { tripId: string; tripTitle: string; subject: string; text: string };

/** What is due next over all trips: everything late or due within the week, and where that is little, what comes after. With a reminder for each trip that has late tasks. */
export function presentDue(trips: TripListRow[], facts: Map<string, TaskFacts>, rows: TaskRow[], today: string, urlOf: (tripId: string) => string, translator: Translator): { due: DueTask[]; hiddenCount: number; reminders: Reminder[] } {
  const open = trips.flatMap((trip) => {
    const known = facts.get(trip.id);
    return known ? presentTasks(known, rows.filter((row) => row.tripId === trip.id), today).filter((task) => task.standing === "open").map((task): DueTask => ({ ...task, tripId: trip.id, tripTitle: trip.title })) : [];
  });
  open.sort((a, b) => a.daysLeft - b.daysLeft);
  const near = open.filter((task) => task.nearness !== "later");
  const due = (near.length >= 3 ? near : open).slice(0, near.length >= 3 ? mostDue : 3);
  const reminders = trips.flatMap((trip) => {
    const own = near.filter((task) => task.tripId === trip.id);
    return own.length > 0 ? [{ tripId: trip.id, tripTitle: trip.title, ...presentReminder(trip.title, own, urlOf(trip.id), translator) }] : [];
  });
  return { due, hiddenCount: Math.max(0, near.length - due.length), reminders };
}

/** The trips by state, in the order of a trip's life; states without a trip are left out. */
export function presentTripsByState(trips: TripListRow[]): { state: TripState; trips: Omit<TripListRow, "state">[] }[] {
  return [...lifeStates, "cancelled" as const]
    .map((state) => ({ state, trips: trips.filter((trip) => trip.state === state).map(({ id, title, startsOn, endsOn }) => ({ id, title, startsOn, endsOn })) }))
    .filter((group) => group.trips.length > 0);
}

/** The trip whose programme a member wants next: the one that is on, else the first to come. Cancelled ones and bare ideas are none. */
export function findNextTrip<Trip extends TripListRow>(trips: Trip[], today: string): Trip | undefined {
  return trips.filter((trip) => trip.endsOn >= today && !["idea", "ballot", "cancelled", "reported"].includes(trip.state)).sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0))[0];
}

export type TimedView = { title: string; placeName: string | null; date: string; startsAtMinute: number };

/** A stop that is on or comes next, by its own clock. */
export function presentTimed(timed: TimedStop | null): TimedView | null {
  return timed && { title: timed.stop.title, placeName: timed.stop.place?.name ?? null, date: timed.date, startsAtMinute: timed.stop.startsAtMinute! };
}
