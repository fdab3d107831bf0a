import type { PlanChange } from "./finding";
import type { Itinerary, Stop } from "./itinerary";
import { legKey } from "./read-legs";

function nextPosition(stops: Stop[], dayId: string | null): number {
  return stops.reduce((highest, stop) => (stop.dayId === dayId ? Math.max(highest, stop.position + 1) : highest), 0);
}

function changeStop(itinerary: Itinerary, stopId: string, change: (stop: Stop) => Stop): Itinerary {
  return { ...itinerary, stops: itinerary.stops.map((stop) => (stop.id === stopId ? change(stop) : stop)) };
}

function applyChange(itinerary: Itinerary, change: PlanChange): Itinerary {
  switch (change.type) {
    case "move-stop": {
      const { dayId, startsAtMinute } = change;
      return changeStop(itinerary, change.stopId, (stop) => ({
        ...stop,
        dayId,
        startsAtMinute,
        position: stop.dayId === dayId ? stop.position : nextPosition(itinerary.stops, dayId),
      }));
    }
    case "resize-stop":
      return changeStop(itinerary, change.stopId, (stop) => ({ ...stop, durationMinutes: change.durationMinutes }));
    case "set-leg": {
      const key = legKey(change.fromStopId, change.toStopId);
      const others = itinerary.legChoices.filter((choice) => legKey(choice.fromStopId, choice.toStopId) !== key);
      const { fromStopId, toStopId, mode, enteredMinutes } = change;
      const isChoice = mode !== null || enteredMinutes !== null;
      return { ...itinerary, legChoices: isChoice ? [...others, { fromStopId, toStopId, mode, enteredMinutes }] : others };
    }
    case "add-stop": {
      if (itinerary.stops.some((stop) => stop.id === change.stopId)) return itinerary;
      const { stopId, type: _type, title, ...rest } = change;
      const position = nextPosition(itinerary.stops, change.dayId);
      const added: Stop = { ...rest, id: stopId, title: title ?? "", arrival: null, travelMode: null, locked: false, questions: "", position };
      return { ...itinerary, stops: [...itinerary.stops, added] };
    }
  }
}

/**
 * The plan after the changes, one after another; the given plan stays as it is, and so do all stops that are not named. A
 * change of a stop that is not there, and a second stop of the same id, do nothing: applying twice is applying once. A
 * stop that comes to another day goes behind the others there. A leg without mode and time is nobody's choice any more.
 */
export function applyChanges(itinerary: Itinerary, changes: PlanChange[]): Itinerary {
  return changes.reduce(applyChange, itinerary);
}
