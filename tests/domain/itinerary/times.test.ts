import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Finding } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { readDays } from "~/domain/itinerary/read-plan";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";

const today = "2027-01-10";
const check = (plan: Itinerary, withFixes = false) => checkItinerary(plan, straightLineTravel, today, { withFixes });
const ofCode = (plan: Itinerary, code: string): Finding[] => check(plan).findings.filter((one) => one.code === code);

/** a 09:00–10:00 in Odense, b 42 km north at `startsAtMinute`. */
const twoStops = (startsAtMinute: number) =>
  makeItinerary({
    stops: [
      makeStop({ id: "a", startsAtMinute: 540 }),
      makeStop({ id: "b", startsAtMinute, place: makePlace({ northKm: 42 }) }),
    ],
  });

describe("the way between two stops", () => {
  it.each([
    // 42 min by coach and 10 min for a group of ten: 10:52 is the earliest start, 11:02 the first that is not tight.
    [630, "leg-too-long", { gapMinutes: 30, travelMinutes: 42, bufferMinutes: 10, slackMinutes: -22, shortMinutes: 22, suggestedStartMinute: 655 }],
    [651, "leg-too-long", { gapMinutes: 51, slackMinutes: -1, shortMinutes: 1, suggestedStartMinute: 655 }],
    [652, "leg-tight", { gapMinutes: 52, slackMinutes: 0, shortMinutes: 10, suggestedStartMinute: 665 }],
    [661, "leg-tight", { gapMinutes: 61, slackMinutes: 9, shortMinutes: 1, suggestedStartMinute: 665 }],
  ])("at minute %i is %s", (startsAtMinute, code, facts) => {
    const legs = check(twoStops(startsAtMinute)).findings.filter((one) => one.subject.type === "leg");
    expect(legs).toHaveLength(1);
    expect(legs[0]).toMatchObject({ code, key: `${code}:leg:a>b`, stopIds: ["a", "b"], facts: { fromTitle: "Stop a", toTitle: "Stop b", mode: "coach", source: "model", uncertaintyMinutes: 7, ...facts } });
  });

  it("is no finding with a buffer to spare", () => {
    const checked = check(twoStops(662));
    expect(checked.findings.filter((one) => one.subject.type === "leg")).toEqual([]);
    expect(checked.legs[0]).toMatchObject({ gapMinutes: 62, slackMinutes: 10, modeProposed: true, mode: "coach" });
  });

  it("offers the start the sentence names", () => {
    const [finding] = check(twoStops(630), true).findings.filter((one) => one.code === "leg-too-long");
    expect(finding?.fixes.map((fix) => fix.code)).toContain("start-later");
    expect(finding?.fixes.find((fix) => fix.code === "start-later")?.changes).toEqual([{ type: "move-stop", stopId: "b", dayId: "day-1", startsAtMinute: 655 }]);
  });
});

describe("two stops at the same time", () => {
  it("is reported on the later one", () => {
    const plan = makeItinerary({ stops: [makeStop({ id: "a", startsAtMinute: 540 }), makeStop({ id: "b", startsAtMinute: 570 })] });
    expect(ofCode(plan, "overlap")).toMatchObject([{ key: "overlap:stop:b:a", facts: { overlapMinutes: 30, shortMinutes: 30, suggestedStartMinute: 600 } }]);
  });

  it("is none back to back", () => {
    const plan = makeItinerary({ stops: [makeStop({ id: "a", startsAtMinute: 540 }), makeStop({ id: "b", startsAtMinute: 600 })] });
    expect(ofCode(plan, "overlap")).toEqual([]);
  });
});

describe("a stop without a place", () => {
  it("goes by the clock of the first place of its day, in whatever order the stops are stored", () => {
    const stops = [
      makeStop({ id: "late", startsAtMinute: null, place: makePlace({ timeZone: "Asia/Seoul" }), position: 2 }),
      makeStop({ id: "early", startsAtMinute: null, place: makePlace({ timeZone: "Europe/Helsinki" }), position: 1 }),
      makeStop({ id: "nowhere", startsAtMinute: 600, place: null, position: 3 }),
    ];
    const zones = [stops, [...stops].reverse()].map((list) => readDays(makeItinerary({ stops: list, home: null }))[0]!.timed[0]!.timeZone);
    expect(zones).toEqual(["Europe/Helsinki", "Europe/Helsinki"]);
  });
});
