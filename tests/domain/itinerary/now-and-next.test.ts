import { expect, it } from "vitest";
import { findNowAndNext } from "~/domain/itinerary/now-and-next";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";

const kathmandu = makePlace({ timeZone: "Asia/Kathmandu" });
const plan = makeItinerary({ startsOn: "2027-04-13", dayCount: 2, home: makePlace(), stops: [
  makeStop({ id: "a", startsAtMinute: 600, durationMinutes: 60, place: kathmandu }),
  makeStop({ id: "b", startsAtMinute: 720, durationMinutes: 60, place: null }),
  makeStop({ id: "c", dayId: "day-2", startsAtMinute: 0, durationMinutes: 30 }),
  makeStop({ id: "wish", dayId: null, startsAtMinute: 600 }),
  makeStop({ id: "untimed", startsAtMinute: null }),
] });

// 10:00 and 12:00 in Kathmandu (UTC+5:45) are 04:15 and 06:15 UTC; 00:00 in Copenhagen (UTC+2 in April) is 22:00 UTC. "b" has no place of its own.
it.each([
  ["2027-04-13T04:14:59Z", null, "a"],
  ["2027-04-13T04:15:00Z", "a", "b"],
  ["2027-04-13T05:15:00Z", null, "b"],
  ["2027-04-13T06:30:00Z", "b", "c"],
  ["2027-04-13T22:00:00Z", "c", null],
  ["2027-04-14T12:00:00Z", null, null],
])("at %s it is %s and next %s", (instant, now, next) => {
  const found = findNowAndNext(plan, Date.parse(instant));
  expect([found.now?.stop.id ?? null, found.next?.stop.id ?? null]).toEqual([now, next]);
});
