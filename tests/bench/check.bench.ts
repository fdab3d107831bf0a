/** `npx tsx tests/bench/check.bench.ts`: how long a check of a ten-day trip of sixty stops takes, with the real travel model. */
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { fixDay } from "~/domain/itinerary/fix-day";
import type { Itinerary, ItineraryPlace, Stop } from "~/domain/itinerary/itinerary";
import { addDays, listDates } from "~/domain/time/calendar-date";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import type { TravelTimes } from "~/domain/travel/leg-estimate";
import { makeItinerary, makePlace, makeSite, makeStop } from "../factories/itinerary";

const startsOn = "2027-04-12";
const today = "2027-01-10";
const towns = [[10.4, 55.4], [9.11, 55.73], [10.2, 56.15], [9.55, 56.17], [9.92, 56.03], [9.47, 55.49], [9.53, 55.7], [9.85, 55.86], [9.92, 57.04], [8.93, 55.75]] as const;
const starts = [540, 650, 735, 800, 920, null];

/** Ten days in ten towns of Jutland and Fyn: four visits, a lunch and a bed a day, all with opening hours. */
export function sixtyStops(): Itinerary {
  const place = (day: number, index: number): ItineraryPlace => makePlace({ name: `Sted ${day}-${index}`, lon: towns[day]![0] + index * 0.004, lat: towns[day]![1] + (index % 3) * 0.005 });
  const stops = towns.flatMap((_, day) => starts.map((startsAtMinute, index): Stop => {
    const kind = index === 2 ? "meal" : index === 5 ? "lodging" : "visit";
    return makeStop({ id: `s${day}-${index}`, dayId: `day-${day + 1}`, kind, place: place(day, index), siteId: kind === "visit" ? `site-${day}-${index}` : null, startsAtMinute, durationMinutes: index === 2 ? 45 : 75, bookingStatus: "asked", position: index });
  }));
  const siteIds = stops.flatMap((stop) => (stop.siteId === null ? [] : [stop.siteId]));
  const hours = Object.fromEntries(listDates(startsOn, addDays(startsOn, 9)).map((date) => [date, [{ fromMinute: 540, toMinute: 1020 }]]));
  return makeItinerary({
    startsOn, dayCount: 10, home: makePlace({ name: "Rådhuset", lon: 12.57, lat: 55.68 }), memberCount: 11, staffCount: 3, themes: ["a", "b", "c"], stops,
    sites: siteIds.map((siteId, index) => makeSite({ siteId, themes: ["a", "b"], place: stops[index]!.place! })), openings: Object.fromEntries(siteIds.map((siteId) => [siteId, hours])), holidays: { DK: [] },
  });
}

function figures(run: (round: number) => void, { warmUp, rounds }: { warmUp: number; rounds: number }): { median: number; p95: number } {
  const times: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const started = performance.now();
    run(round + warmUp);
    if (round >= 0) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]! };
}

/** A plan in which one stop begins five minutes later or earlier than in the round before. */
function moved(plan: Itinerary, round: number): Itinerary {
  const at = (round * 6 + 1) % plan.stops.length;
  return { ...plan, stops: plan.stops.map((stop, index) => (index === at && stop.startsAtMinute !== null ? { ...stop, startsAtMinute: stop.startsAtMinute + (round % 3) * 5 } : stop)) };
}

/** The same model as a new object: nothing that was remembered of the old one counts. */
const forgetful = (): TravelTimes => ({ estimate: embeddedTravelTimes.estimate, propose: embeddedTravelTimes.propose });

/** Measures and prints; it judges nothing, since a busy machine can spoil any figure. */
export function benchCheck(print: (line: string) => void): void {
  const plan = sixtyStops();
  const line = (name: string, { median, p95 }: { median: number; p95: number }, target: string) => print(`${name.padEnd(64)} median ${median.toFixed(2)} ms, 95 % ${p95.toFixed(2)} ms   (wanted: ${target})`);
  print(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}: a trip of 10 days and 60 stops`);
  const first = performance.now();
  checkItinerary(plan, forgetful(), today);
  print(`${"the very first check, tables of the model built in it".padEnd(64)} ${(performance.now() - first).toFixed(0)} ms`);
  line("full check, no leg known, tables built", figures(() => void checkItinerary(structuredClone(plan), forgetful(), today), { warmUp: 20, rounds: 100 }), "under 50 ms");
  line("full check of a plan never seen, legs known", figures(() => void checkItinerary(structuredClone(plan), embeddedTravelTimes, today), { warmUp: 100, rounds: 500 }), "under 2 ms");
  line("re-check after one change, as while a stop is dragged", figures((round) => void checkItinerary(moved(plan, round), embeddedTravelTimes, today), { warmUp: 500, rounds: 2000 }), "under 0.5 ms");
  line("full check with all fixes proven", figures((round) => void checkItinerary(moved(plan, round), embeddedTravelTimes, today, { withFixes: true }), { warmUp: 3, rounds: 10 }), "no target");
  const clash = { ...plan, stops: plan.stops.map((stop) => (stop.id === "s3-3" ? { ...stop, startsAtMinute: 700 } : stop)) };
  line("fix the day of two clashing visits", figures(() => void fixDay(clash, "day-4", embeddedTravelTimes, today), { warmUp: 3, rounds: 20 }), "no target");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchCheck((text) => console.log(text));
