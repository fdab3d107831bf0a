import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Stop } from "~/domain/itinerary/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";
import { makeItinerary, makePlace, makeSite, makeStop } from "../../factories/itinerary";
import { check, findingsOf, fixesOf, kathmandu } from "./checking";

const one = (changes: Partial<Stop> = {}, site: Partial<Parameters<typeof makeSite>[0]> = {}, themes: string[] = []) =>
  makeItinerary({ themes, stops: [makeStop({ id: "a", siteId: "s", ...changes })], sites: [makeSite({ siteId: "s", ...site })] });

describe("host-unconfirmed and host-declined", () => {
  const on = (today: string, changes: Partial<Stop>) =>
    checkItinerary(one(changes), straightLineTravel, today).findings.filter((finding) => finding.code.startsWith("host-"));
  it.each([
    ["21 days before", "2027-03-23", { bookingStatus: "asked" }, [{ code: "host-unconfirmed", severity: "warning", facts: { daysLeft: 21, limitDays: 21, status: "asked" } }]],
    ["20 days before", "2027-03-24", { bookingStatus: "suggested" }, [{ severity: "error", facts: { daysLeft: 20, status: "suggested" } }]],
    ["on the day", "2027-04-13", { bookingStatus: "asked" }, [{ severity: "error", facts: { daysLeft: 0 } }]],
    ["after the trip", "2027-04-14", { bookingStatus: "asked" }, []],
    ["confirmed", "2027-04-12", { bookingStatus: "confirmed" }, []],
    ["a meal", "2027-04-12", { bookingStatus: "asked", kind: "meal" }, []],
    ["declined", "2027-01-01", { bookingStatus: "declined" }, [{ code: "host-declined", severity: "error" }]],
  ] as const)("%s", (_case, today, changes, expected) => expect(on(today, changes as Partial<Stop>)).toMatchObject(expected));

  it("takes a declined host off the programme", () => expect(fixesOf(one({ bookingStatus: "declined" }), "host-declined")).toMatchObject([{ code: "unplace" }]));
});

describe("host-size", () => {
  it.each([
    [10, []],
    [9, [{ severity: "error", facts: { participantCount: 10, limitCount: 9, overCount: 1 } }]],
    [null, []],
  ])("ten people where %s are welcome", (groupLimit, expected) => expect(findingsOf(one({}, { groupLimit }), "host-size")).toMatchObject(expected));
});

describe("missing-questions and language", () => {
  it.each([
    [" \n", 1],
    ["Hvad virker?", 0],
  ])("questions %j", (questions, count) => expect(findingsOf(one({ questions }), "missing-questions")).toHaveLength(count));

  it.each([
    [["ko"], [{ facts: { language: "ko" }, severity: "notice" }]],
    [["ko", "en"], []],
    [["sv"], []],
    [[], []],
  ])("languages %j", (languages, expected) => expect(findingsOf(one({}, { languages }), "language")).toMatchObject(expected));
});

describe("place-uncertain and site-caveat", () => {
  it.each([
    ["address", []],
    ["district", [{ severity: "notice", facts: { uncertaintyMetres: 1000 } }]],
    ["town", [{ severity: "warning", facts: { uncertaintyMetres: 3000, placeName: "Odense 0" } }]],
  ] as const)("a place known to its %s", (confidence, expected) => expect(findingsOf(one({ place: makePlace({ confidence }) }), "place-uncertain")).toMatchObject(expected));

  it("names the gravest caveat", () => {
    const caveats = [{ code: "small", severity: "low" as const }, { code: "moved", severity: "high" as const }];
    expect(findingsOf(one({}, { caveats }), "site-caveat")).toMatchObject([{ severity: "warning", facts: { caveatCount: 2, caveat: "moved", caveatCodes: "moved,small" } }]);
    expect(findingsOf(one({}, { caveats: caveats.slice(0, 1) }), "site-caveat")).toMatchObject([{ severity: "notice" }]);
    expect(findingsOf(one(), "site-caveat")).toEqual([]);
  });
});

describe("theme-uncovered", () => {
  const plan = one({ durationMinutes: 90 }, { themes: ["integration", "upskilling"] }, ["upskilling", "housing"]);
  it("names each theme that is missing", () => expect(findingsOf(plan, "theme-uncovered")).toMatchObject([{ key: "theme-uncovered:trip:housing", facts: { theme: "housing" } }]));
  it("adds up the minutes for those that were asked for", () =>
    expect(check(plan).coverage).toEqual([{ theme: "upskilling", visitMinutes: 90, stopIds: ["a"] }, { theme: "housing", visitMinutes: 0, stopIds: [] }]));
  it("counts no stop that is declined or on the wish list", () => {
    expect(findingsOf({ ...plan, stops: [{ ...plan.stops[0]!, bookingStatus: "declined" }] }, "theme-uncovered")).toHaveLength(2);
    expect(findingsOf({ ...plan, stops: [{ ...plan.stops[0]!, dayId: null }] }, "theme-uncovered")).toHaveLength(2);
  });
});

describe("school-or-summer-break", () => {
  const on = (startsOn: string, countryCode: string) => findingsOf({ ...one({ place: { ...kathmandu, countryCode } }), startsOn, endsOn: startsOn, days: [{ id: "day-1", date: startsOn }] }, "school-or-summer-break");
  it.each([
    ["2027-07-18", "DK", null],
    ["2027-07-19", "DK", "summer"],
    ["2027-08-08", "DK", "summer"],
    ["2027-08-09", "DK", null],
    ["2027-10-20", "DK", "autumn"],
    ["2027-07-01", "EE", "july"],
    ["2027-08-31", "ES", "august"],
    ["2027-09-01", "ES", null],
    ["2027-02-04", "KR", "seollal"],
    ["2027-02-03", "KR", null],
    ["2027-09-18", "KR", "chuseok"],
    ["2027-02-09", "SG", "lunar"],
    ["2027-02-10", "SG", null],
  ])("on %s in %s", (date, country, period) => expect(on(date, country)).toMatchObject(period === null ? [] : [{ severity: "notice", facts: { period, visitCount: 1 } }]));
});
