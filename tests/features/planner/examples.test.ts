import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Finding } from "~/domain/itinerary/finding";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { readItineraryForm, type ItineraryForm } from "~/features/planner/itinerary-form-schema";
import { formToItinerary } from "~/features/planner/present-itinerary-form";

/*
 * The examples of the documentation with what somebody who knows the places would say about them. A plan of three days in
 * Denmark that holds, one in Tallinn with three beginner's mistakes, one in Seoul where four of six hosts lie elsewhere.
 */

function readExample(name: string): ItineraryForm {
  const read = readItineraryForm(readFileSync(`app/features/planner/examples/${name}.json`, "utf8"), "en");
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.form;
}

const check = (form: ItineraryForm, today = "2027-01-10") => checkItinerary(formToItinerary(form), embeddedTravelTimes, today);

/** What each code is said about, without the code itself: a stop, "from>to", a date, or what tells two findings of a trip apart. */
function saidBy(findings: Finding[], severity: Finding["severity"]): Record<string, string> {
  const said: Record<string, string[]> = {};
  for (const finding of findings.filter((one) => one.severity === severity)) (said[finding.code] ??= []).push(finding.key.slice(finding.code.length + 1).replace(/^(stop|leg|day|trip):?/, ""));
  return Object.fromEntries(Object.entries(said).map(([code, subjects]) => [code, subjects.join(" ")]));
}

describe("Odense, Billund and East Jutland", () => {
  const { findings } = check(readExample("denmark"));
  const hosts = "house administration community jobcentre-billund lego business-billund ikea business-aarhus skanderborg";
  it("holds", () => expect(saidBy(findings, "error")).toEqual({}));
  it("has nine hosts to ask, doubts of the catalogue, and much road", () =>
    expect(saidBy(findings, "warning")).toEqual({
      "host-unconfirmed": hosts,
      "site-caveat": "administration jobcentre-billund lego business-billund skanderborg",
      "place-uncertain": "administration community business-billund skanderborg",
      "travel-share": "",
    }));
  it("has places that are known to the quarter", () =>
    expect(saidBy(findings, "notice")).toEqual({
      "site-caveat": "house community ikea business-aarhus",
      "place-uncertain": "house lunch-1 hotel-1 dinner-1 jobcentre-billund lunch-2 lego hotel-2 dinner-2 ikea business-aarhus lunch-3",
    }));
});

describe("Tallinn", () => {
  const form = readExample("tallinn");
  const { findings } = check(form);
  it("goes from one host to the next in ten minutes, six of which are the walk", () => {
    expect(saidBy(findings, "error")).toEqual({ "leg-too-long": "briefing>startup" });
    expect(findings[0]!.facts).toMatchObject({ gapMinutes: 10, mode: "walk" });
  });
  it("skips lunch, hurries, stays out too long and forgets a theme", () =>
    expect(saidBy(findings, "warning")).toEqual({
      "host-unconfirmed": "startup ministeriet veteraner work",
      "site-caveat": "startup ministeriet veteraner work",
      "place-uncertain": "veteraner",
      "leg-tight": "veteraner>work",
      "no-lunch": "2027-05-12",
      "day-too-long": "2027-05-12:minutes",
      "theme-uncovered": "integration",
    }));
  it("is one hour ahead, and needs no papers", () => {
    expect(saidBy(findings, "notice")).toEqual({
      "time-zone": "2027-05-11:fly-ud",
      "site-caveat": "briefing",
      "place-uncertain": "frokost-1 briefing startup hotel middag-1 work fri middag-2 opsamling",
    });
    expect(findings.find((one) => one.code === "time-zone")!.facts).toMatchObject({ direction: "ahead", offsetMinutes: 60 });
  });
  it("falls into the holidays in July", () => {
    const inJuly = { ...form, startsOn: "2027-07-06", endsOn: "2027-07-08", days: form.days.map((day, index) => ({ ...day, date: `2027-07-0${6 + index}` })) };
    expect(saidBy(check(inJuly).findings, "notice")["school-or-summer-break"]).toBe("EE:july");
  });
});

describe("Seoul", () => {
  const form = readExample("seoul");
  const { findings, legs } = check(form);
  it("forgets that the ministry is in Sejong, two hours from Seoul", () => {
    expect(saidBy(findings, "error")).toEqual({ "leg-too-long": "sds>ministeriet" });
    const leg = legs.find((one) => one.toStopId === "ministeriet")!;
    expect(leg.estimate).toMatchObject({ outcome: "ok", mode: "coach" });
    expect(leg.estimate.distanceMetres).toBeGreaterThan(110_000);
    expect(leg.estimate.distanceMetres).toBeLessThan(160_000);
    expect(findings[0]!.facts.shortMinutes).toBeGreaterThan(30);
  });
  it("asks a tired group to listen, loses a lunch on the road, and spends more time on the way than with hosts", () =>
    expect(saidBy(findings, "warning")).toEqual({
      "host-unconfirmed": "fonden sds ministeriet kdi museet universitetet",
      "site-caveat": "fonden sds ministeriet kdi museet universitetet",
      "jet-lag": "fonden:fly-ud",
      "no-lunch": "2027-11-10",
      "day-too-long": "2027-11-11:minutes",
      "theme-uncovered": "business-climate",
      "travel-share": "",
    }));
  it("is eight hours ahead, and Korea's entry rules are to be looked up", () => {
    expect(saidBy(findings, "notice")).toEqual({
      "time-zone": "2027-11-08:fly-ud",
      "place-uncertain": "hotel fonden middag-1 kdi middag-2 museet frokost-3 middag-3",
      "entry-rules": "KR",
    });
    expect(findings.find((one) => one.code === "time-zone")!.facts).toMatchObject({ offsetMinutes: 480, direction: "ahead" });
    expect(findings.find((one) => one.code === "entry-rules")!.facts).toMatchObject({ rule: "korea" });
    expect(findings.find((one) => one.code === "jet-lag")!.facts).toMatchObject({ sinceMinutes: 270, zoneMinutes: 480 });
  });
  it("is seven hours ahead in summer, and the exemption counts before 2027", () => {
    const inJune = { ...form, startsOn: "2026-06-08", endsOn: "2026-06-12", days: form.days.map((day) => ({ ...day, date: day.date.replace("2027-11", "2026-06") })) };
    const summer = check(inJune, "2026-01-10").findings;
    expect(summer.find((one) => one.code === "time-zone")!.facts).toMatchObject({ offsetMinutes: 420 });
    expect(summer.find((one) => one.code === "entry-rules")!.facts).toMatchObject({ rule: "exempt", validUntilOn: "2026-12-31" });
  });
  it("wants no bed for the night on board", () => expect(findings.some((one) => one.code === "no-lodging")).toBe(false));
});
