import type { CalendarDate, Itinerary } from "~/domain/itinerary/itinerary";
import { readPlan } from "~/domain/itinerary/read-plan";
import { daysBetween } from "~/domain/time/calendar-date";
import type { TravelMode, TravelTimes } from "~/domain/travel/leg-estimate";
import type { Audience, BudgetCategory, BudgetLine, BudgetUnit, QuantityBasis } from "./budget-line";

/** How much of each there is in a programme; 0 where there is none. */
export type PlanQuantities = Record<QuantityBasis, number>;

/**
 * Counts in a programme what a budget reckons with: nights with a bed, days of the trip, days on which a coach drives (a car
 * counts as none), meals on the days of the trip, and journeys by plane and by train, booked ones and the ways between stops
 * alike. A way that cannot be travelled counts as none.
 */
export function countPlan(itinerary: Itinerary, travel: TravelTimes, today: CalendarDate): PlanQuantities {
  const reading = readPlan(itinerary, travel, today);
  const inTrip = new Set(reading.days.filter((one) => one.inTrip).map((one) => one.day.id));
  const stops = reading.order.filter((stop) => stop.dayId !== null && inTrip.has(stop.dayId));
  const rides = (mode: TravelMode) => [
    ...stops.filter((stop) => stop.kind === "travel" && stop.travelMode === mode).map((stop) => stop.dayId!),
    ...reading.legs.filter(({ leg }) => leg.mode === mode && leg.estimate.outcome === "ok" && inTrip.has(leg.dayId)).map(({ leg }) => leg.dayId),
  ];
  return {
    nights: reading.nights.filter((night) => night.kind === "lodging").length,
    days: daysBetween(itinerary.startsOn, itinerary.endsOn) + 1,
    "coach-days": new Set(rides("coach")).size,
    meals: stops.filter((stop) => stop.kind === "meal").length,
    flights: rides("flight").length,
    "train-rides": rides("train").length,
  };
}

/** What a committee reckons that one unit costs, in øre, and where the figure comes from. */
export type AssumedPrice = { lowOere: number; highOere: number; source: string };
/** By basis; one that is not there was never set. */
export type AssumedPrices = Partial<Record<QuantityBasis, AssumedPrice>>;

/** What a line for each basis is: how it is counted, for whom and in which category. */
export const suggestedShapes: Record<QuantityBasis, { category: BudgetCategory; unit: BudgetUnit; audience: Audience }> = {
  "coach-days": { category: "transport", unit: "day", audience: "both" },
  flights: { category: "transport", unit: "person", audience: "both" },
  "train-rides": { category: "transport", unit: "person", audience: "both" },
  nights: { category: "lodging", unit: "room-night", audience: "both" },
  meals: { category: "meals", unit: "person", audience: "both" },
  days: { category: "allowances", unit: "person-day", audience: "both" },
};

/** A line that the programme calls for and the budget has not. `price` is null when the committee has set none. */
export type LineSuggestion = { basis: QuantityBasis; category: BudgetCategory; unit: BudgetUnit; audience: Audience; quantity: number; price: AssumedPrice | null };

/** What the programme has and no line counts, in the order of `suggestedShapes`. One line with a basis is enough: the rest is the officer's own division. */
export function suggestLines(plan: PlanQuantities, lines: Pick<BudgetLine, "quantityBasis">[], prices: AssumedPrices): LineSuggestion[] {
  const counted = new Set(lines.map((line) => line.quantityBasis));
  return (Object.keys(suggestedShapes) as QuantityBasis[])
    .filter((basis) => plan[basis] > 0 && !counted.has(basis))
    .map((basis) => ({ basis, ...suggestedShapes[basis], quantity: plan[basis], price: prices[basis] ?? null }));
}

/** What the programme now has of a line's basis, when that differs from what the line reckons with; null when there is nothing to say. */
export function findDrift(line: Pick<BudgetLine, "quantity" | "quantityBasis">, plan: PlanQuantities): number | null {
  if (line.quantityBasis === null) return null;
  return plan[line.quantityBasis] === line.quantity ? null : plan[line.quantityBasis];
}
