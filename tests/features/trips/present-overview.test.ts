import { expect, it } from "vitest";
import { factsHash } from "~/domain/itinerary/acceptance";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { presentOverview } from "~/features/trips/present-overview";
import { makeItinerary, makeStop } from "../../factories/itinerary";

it("counts what has been accepted apart from the warnings that still stand, as the board does", () => {
  const itinerary = makeItinerary({ stops: [makeStop({ id: "a", startsAtMinute: 480 }), makeStop({ id: "b", startsAtMinute: 1140 })] });
  const trip = { homeTimeZone: "Europe/Copenhagen" } as Parameters<typeof presentOverview>[0]["trip"];
  const overviewWith = (accepted: Parameters<typeof presentOverview>[3]) => presentOverview({ trip, mayEdit: true }, { itinerary, themes: [] }, [], accepted, new Date("2027-01-10T12:00:00Z")).findings;
  const [warning] = checkItinerary(itinerary, embeddedTravelTimes, "2027-01-10").findings.filter((one) => one.severity === "warning");
  const before = overviewWith([]);
  expect(before.warnings).toBeGreaterThan(0);
  expect(overviewWith([{ findingKey: warning!.key, factsHash: factsHash(warning!), reason: "Aftalt" }])).toEqual({ ...before, warnings: before.warnings - 1, accepted: 1 });
  // One that has changed since stands again.
  expect(overviewWith([{ findingKey: warning!.key, factsHash: "else", reason: "Aftalt" }])).toEqual(before);
});
