import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges } from "~/domain/itinerary/apply-change";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { findingCodes } from "~/domain/itinerary/finding-codes";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { addDays } from "~/domain/time/calendar-date";
import { straightLineTravel } from "../../fakes/straight-line-travel";
import { today } from "./checking";
import { anyPlan as plan } from "./any-plan";

const known = new Map<string, readonly string[]>(findingCodes.map((one) => [one.code, one.severities]));
const check = (itinerary: Itinerary, withFixes = false) => checkItinerary(itinerary, straightLineTravel, today, { withFixes });

describe("over random plans", () => {
  it("a check never fails, gives finite figures and known codes, each key once", () => {
    fc.assert(
      fc.property(plan, (itinerary) => {
        const { findings, legs, order } = check(itinerary);
        expect(new Set(findings.map((one) => one.key)).size).toBe(findings.length);
        for (const one of findings) {
          expect(known.get(one.code)).toContain(one.severity);
          for (const value of Object.values(one.facts)) if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
        }
        for (const leg of legs) expect(leg.gapMinutes === null || Number.isInteger(leg.gapMinutes)).toBe(true);
        expect(order.map((one) => one.stopId).sort()).toEqual(itinerary.stops.filter((one) => one.dayId !== null).map((one) => one.id).sort());
      }),
      { numRuns: 300 },
    );
  });

  it("the order of stops, days and choices in the data does not matter", () => {
    fc.assert(
      fc.property(plan, (itinerary) => {
        const turned = { ...itinerary, stops: [...itinerary.stops].reverse(), days: [...itinerary.days].reverse() };
        expect(check(turned)).toEqual(check(itinerary));
        expect(check(structuredClone(itinerary))).toEqual(check(itinerary));
      }),
      { numRuns: 150 },
    );
  });

  it("every fix that is offered removes its finding, adds no error and leaves locked stops alone", () => {
    fc.assert(
      fc.property(plan, (itinerary) => {
        const { findings } = check(itinerary, true);
        const errors = new Set(findings.filter((one) => one.severity === "error").map((one) => one.key));
        for (const finding of findings) {
          expect(finding.fixes.length).toBeLessThanOrEqual(3);
          for (const fix of finding.fixes) {
            const changed = applyChanges(itinerary, fix.changes);
            const after = check(changed).findings;
            expect(after.map((one) => one.key)).not.toContain(finding.key);
            expect(after.filter((one) => one.severity === "error" && !errors.has(one.key))).toEqual([]);
            for (const before of itinerary.stops.filter((one) => one.locked)) expect(changed.stops.find((one) => one.id === before.id)).toEqual(before);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it("a trip moved by whole weeks within one offset says the same about its times", () => {
    const ofTimes = new Set(["overlap", "leg-too-long", "leg-tight", "leg-impossible", "day-too-long", "no-lunch", "no-rest", "no-lodging", "flight-buffer", "jet-lag", "backtracking", "before-arrival", "after-departure"]);
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 12 }), (drawn, weeks) => {
        const itinerary = moved(drawn, "2027-04-12");
        const later = moved(drawn, addDays("2027-04-12", weeks * 7));
        const said = (one: Itinerary) => check(one).findings.filter((finding) => ofTimes.has(finding.code)).map(({ key, severity, facts }) => ({ key, severity, facts: { ...facts, date: "" } }));
        expect(said(later)).toEqual(said(itinerary));
      }),
      { numRuns: 150 },
    );
  });
});

/** The same plan from another first date, with the lengths it had. */
function moved(itinerary: Itinerary, startsOn: string): Itinerary {
  const shift = (date: string) => addDays(startsOn, Math.round((Date.parse(date) - Date.parse(itinerary.startsOn)) / 86_400_000));
  return { ...itinerary, startsOn, endsOn: shift(itinerary.endsOn), days: itinerary.days.map((day) => ({ ...day, date: shift(day.date) })), facts: { ...itinerary.facts, openings: {} } };
}
