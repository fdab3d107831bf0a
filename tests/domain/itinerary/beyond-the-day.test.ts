import { describe, expect, it } from "vitest";
import { applyChanges } from "~/domain/itinerary/apply-change";
import { entryRuleFor } from "~/domain/itinerary/checks/entry-rules";
import type { Itinerary, MoneyFacts } from "~/domain/itinerary/itinerary";
import { makeItinerary, makePlace, makeSite, makeStop } from "../../factories/itinerary";
import { check, copenhagen, findingsOf, fixesOf, london } from "./checking";

/* What concerns the whole trip: borders, money and themes. */

const seoul = makePlace({ name: "Seoul", lon: 126.98, lat: 37.57, timeZone: "Asia/Seoul", countryCode: "KR" });
const toronto = makePlace({ name: "Toronto", lon: -79.38, lat: 43.65, timeZone: "America/Toronto", countryCode: "CA", regionCode: "ON" });
const visit = (id: string, place = makePlace(), dayId = "day-1") => makeStop({ id, place, dayId });

describe("entry-rules", () => {
  it.each([
    ["GB", "2025-04-01", { rule: "passport" }],
    ["GB", "2025-04-02", { rule: "eta", validUntilOn: null }],
    ["CA", "2027-04-13", { rule: "canada" }],
    ["KR", "2026-12-31", { rule: "exempt", validUntilOn: "2026-12-31" }],
    ["KR", "2027-01-01", { rule: "korea", validUntilOn: null }],
    ["SG", "2027-04-13", { rule: "card" }],
    ["BT", "2027-04-13", { rule: "unknown" }],
    ["IE", "2027-04-13", { rule: "passport" }],
  ])("into %s on %s", (country, date, expected) => expect(entryRuleFor(country, date)).toMatchObject(expected));

  it.each(["DK", "SE", "EE", "DE", "FO", "CH", "HR"])("is nothing for %s", (country) => expect(entryRuleFor(country, "2027-04-13")).toBeNull());

  it("says each country once, in the order of the journey, with the day's own date", () => {
    const flight = makeStop({ id: "f", kind: "travel", travelMode: "flight", place: copenhagen, arrival: london, startsAtMinute: 480, durationMinutes: 120 });
    const plan = makeItinerary({ dayCount: 3, home: copenhagen, stops: [flight, visit("a", london), visit("b", toronto, "day-2"), visit("c", seoul, "day-3"), visit("d", london, "day-3")] });
    expect(findingsOf(plan, "entry-rules")).toMatchObject([
      { key: "entry-rules:trip:CA", severity: "notice", stopIds: ["b"], facts: { countryCode: "CA", date: "2027-04-14", checkedOn: "2026-11-22" } },
      { key: "entry-rules:trip:GB", stopIds: ["f", "a", "d"], facts: { rule: "eta", date: "2027-04-13" } },
      { key: "entry-rules:trip:KR", facts: { rule: "korea" } },
    ]);
  });

  it("says nothing of home's own country", () => expect(findingsOf(makeItinerary({ home: london, stops: [visit("a", london)] }), "entry-rules")).toEqual([]));
});

describe("ceiling", () => {
  const money = (changes: Partial<MoneyFacts>): MoneyFacts => ({ pricePerParticipantOere: 1_000_000, ceilingParticipantOere: null, termSpentPerMemberOere: null, ceilingTermOere: null, totalOere: null, ceilingTripOere: null, pricePerMemberOere: null, ...changes });
  const found = (changes: Partial<MoneyFacts>) => findingsOf(makeItinerary({ money: money(changes) }), "ceiling");
  it.each([
    ["an øre above", { ceilingParticipantOere: 999_999 }, [{ key: "ceiling:trip:participant", severity: "error", facts: { over: "yes", sumOere: 1_000_000, differenceOere: 1 } }]],
    ["at the ceiling", { ceilingParticipantOere: 1_000_000 }, [{ severity: "warning", facts: { over: "no", differenceOere: 0, sharePercent: 100 } }]],
    ["five per cent below", { pricePerParticipantOere: 950_000, ceilingParticipantOere: 1_000_000 }, [{ severity: "warning", facts: { differenceOere: 50_000 } }]],
    ["an øre more below", { pricePerParticipantOere: 949_999, ceilingParticipantOere: 1_000_000 }, []],
    ["with the term's other trips", { termSpentPerMemberOere: 2_000_001, ceilingTermOere: 3_000_000 }, [{ key: "ceiling:trip:term", severity: "error", facts: { scope: "term", sumOere: 3_000_001, spentOere: 2_000_001, differenceOere: 1 } }]],
    ["for a member's own part in the term", { pricePerMemberOere: 900_000, termSpentPerMemberOere: 2_200_000, ceilingTermOere: 3_000_000 }, [{ key: "ceiling:trip:term", severity: "error", facts: { scope: "term", sumOere: 3_100_000, differenceOere: 100_000 } }]],
    ["for the whole trip", { totalOere: 14_000_001, ceilingTripOere: 14_000_000 }, [{ key: "ceiling:trip:trip", severity: "error", facts: { scope: "trip", sumOere: 14_000_001, differenceOere: 1 } }]],
    ["within the term", { termSpentPerMemberOere: 1_500_000, ceilingTermOere: 3_000_000 }, []],
    ["without a ceiling", {}, []],
    ["without a price", { pricePerParticipantOere: null, ceilingParticipantOere: 1 }, []],
    ["of a trip that costs nothing yet", { pricePerParticipantOere: 0, ceilingParticipantOere: 0 }, []],
  ])("%s", (_case, changes, expected) => expect(found(changes)).toMatchObject(expected));

  it("is not asked where nobody has reckoned", () => expect(findingsOf(makeItinerary(), "ceiling")).toEqual([]));
});

describe("sites for a missing theme", () => {
  const site = (siteId: string, northKm: number, changes = {}) => makeSite({ siteId, themes: ["housing"], name: `Site ${siteId}`, place: makePlace({ northKm }), visitMinutes: 90, ...changes });
  const plan = (changes: Partial<Itinerary> = {}, sites = [site("far", 60), site("near", 10), site("nowhere", 0, { place: undefined }), site("kind", 1, { concreteness: "type-only" }), site("other", 2, { themes: [] })]) =>
    ({ ...makeItinerary({ dayCount: 1, themes: ["housing"], stops: [visit("a")], sites }), ...changes });

  it("are named nearest first, with the distance to the programme", () => {
    expect(findingsOf(plan(), "theme-uncovered")).toMatchObject([
      { facts: { theme: "housing", candidate: "known", candidateCount: 2, candidateSiteIds: "near,far", candidateTitle: "Site near", candidateMetres: expect.closeTo(10_000, -2) } },
    ]);
  });

  it("are none when nobody has the theme", () => expect(findingsOf(plan({}, [site("other", 1, { themes: ["x"] })]), "theme-uncovered")).toMatchObject([{ facts: { candidate: "none" } }]));

  it("go into a gap of the day", () => {
    const [fix] = fixesOf(plan(), "theme-uncovered");
    expect(fix).toMatchObject({ code: "add-site", facts: { title: "Site near", date: "2027-04-13", timed: "yes", distanceMetres: expect.closeTo(10_000, -2) } });
    const changed = applyChanges(plan(), fix!.changes);
    expect(findingsOf(changed, "theme-uncovered")).toEqual([]);
    expect(check(changed).findings.filter((one) => one.severity === "error")).toEqual([]);
    expect(changed.stops.at(-1)).toMatchObject({ siteId: "near", kind: "visit", durationMinutes: 90 });
  });

  it("wait on the day without a time when it has no gap", () => {
    const full = plan({ stops: [makeStop({ id: "a", startsAtMinute: 480, durationMinutes: 720, locked: true })] });
    expect(fixesOf(full, "theme-uncovered")).toMatchObject([{ code: "add-site", facts: { timed: "no" } }]);
  });

  it("keep to their opening hours", () => {
    const shut = plan();
    shut.facts.openings = { near: { "2027-04-13": [{ fromMinute: 780, toMinute: 900 }] } };
    expect(fixesOf(shut, "theme-uncovered")[0]).toMatchObject({ facts: { title: "Site near", startMinute: 780 } });
  });
});
