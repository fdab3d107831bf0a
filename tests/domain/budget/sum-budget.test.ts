import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineFigures, splitFigures, unitsOf } from "~/domain/budget/budget-line";
import { sumBudget, type Ceilings } from "~/domain/budget/sum-budget";
import { anyGroup, anyLine, makeLine } from "./any-budget";

const group = { memberCount: 11, staffCount: 3 };
const noCeilings: Ceilings = { participantOere: null, tripOere: null, termOere: null, termSpentPerMemberOere: 0 };

const known = [4_466_00, 15_500_00, 33_600_00, 17_360_00, 10_327_00].map((oere, index) => makeLine({ id: String(index), category: (["allowances", "transport", "lodging", "meals", "other"] as const)[index], lowMinor: oere, highMinor: oere }));

describe("a budget", () => {
  it("of 81,253 kroner for 11 members and 3 staff is 5,803.79 a person, under a ceiling of 12,000", () => {
    const totals = sumBudget(known, group, { ...noCeilings, participantOere: 12_000_00 });
    expect(totals.total).toEqual({ lowOere: 8_125_300, highOere: 8_125_300, actualOere: null, expectedLowOere: 8_125_300, expectedOere: 8_125_300 });
    expect(totals.perParticipant.expectedOere).toBe(580_379);
    expect(totals.ceilings).toEqual([{ scope: "participant", lowOere: 580_379, sumOere: 580_379, ceilingOere: 1_200_000, leftOere: 619_621, isAbove: false }]);
    expect(totals.categories.map((one) => [one.category, one.figures.expectedOere])).toEqual([["transport", 1_550_000], ["lodging", 3_360_000], ["meals", 1_736_000], ["allowances", 446_600], ["other", 1_032_700]]);
    expect([totals.members.expectedOere, totals.staff.expectedOere]).toEqual([6_384_164, 1_741_136]);
  });

  it("of no lines costs nothing", () => {
    expect(sumBudget([], group, { ...noCeilings, tripOere: 0 })).toMatchObject({ total: { expectedOere: 0, actualOere: null }, perParticipant: { expectedOere: 0 }, categories: [], ceilings: [{ leftOere: 0, isAbove: false }] });
  });

  it.each([
    ["person", "members", 2, null, 22], ["person", "staff", 1, null, 3], ["person-night", "both", 2, null, 28], ["person-day", "both", 3, null, 42], ["group", "both", 4, null, 4], ["day", "staff", 3, null, 3],
    ["room-night", "both", 2, 12, 24], ["room-night", "both", 2, null, 28], ["room-night", "members", 2, null, 22],
  ] as const)("counts a line per %s for %s, %d times", (unit, audience, quantity, roomCount, units) => {
    expect(unitsOf(makeLine({ unit, audience, quantity, roomCount }), group)).toBe(units);
  });

  it("takes what was paid in place of the estimates, invoices and what was typed alike", () => {
    const paid = makeLine({ lowMinor: 1_000, highMinor: 2_000, actualMinor: 1_500 });
    expect(lineFigures(paid, group)).toEqual({ lowOere: 1_000, highOere: 2_000, actualOere: 1_500, expectedLowOere: 1_500, expectedOere: 1_500 });
    expect(lineFigures(makeLine({ lowMinor: 1_000, highMinor: 2_000, invoicedOere: 0 }), group)).toMatchObject({ actualOere: 0, expectedOere: 0 });
    expect(lineFigures(makeLine({ lowMinor: 1_000, highMinor: 2_000 }), group)).toMatchObject({ actualOere: null, expectedLowOere: 1_000, expectedOere: 2_000 });
    const totals = sumBudget([paid, makeLine({ lowMinor: 100, highMinor: 300 })], group, noCeilings);
    expect(totals.total).toEqual({ lowOere: 1_100, highOere: 2_300, actualOere: 1_500, expectedLowOere: 1_600, expectedOere: 1_800 });
  });

  it("holds the term against a member's own part and the earlier trips", () => {
    const lines = [makeLine({ audience: "members", lowMinor: 11_000_00, highMinor: 22_000_00 }), makeLine({ audience: "staff", lowMinor: 900_00, highMinor: 900_00 })];
    const { ceilings, perMember } = sumBudget(lines, group, { participantOere: 1_636_00, tripOere: 22_900_00, termOere: 12_000_00, termSpentPerMemberOere: 10_000_01 });
    expect(perMember).toMatchObject({ expectedLowOere: 1_000_00, expectedOere: 2_000_00 });
    expect(ceilings).toEqual([
      { scope: "participant", lowOere: 850_00, sumOere: 1_635_71, ceilingOere: 1_636_00, leftOere: 29, isAbove: false },
      { scope: "trip", lowOere: 11_900_00, sumOere: 22_900_00, ceilingOere: 22_900_00, leftOere: 0, isAbove: false },
      { scope: "term", lowOere: 11_000_01, sumOere: 12_000_01, ceilingOere: 12_000_00, leftOere: -1, isAbove: true },
    ]);
  });

  it("is the same in any order of its lines", () => {
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 12 }).chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))), anyGroup, ([lines, shuffled], size) => {
      const { lines: _a, ...first } = sumBudget(lines, size, noCeilings);
      const { lines: _b, ...second } = sumBudget(shuffled, size, noCeilings);
      expect(second).toEqual(first);
    }));
  });

  it("adds up: lines, categories, members and staff, and low never exceeds high", () => {
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 12 }), anyGroup, (lines, size) => {
      const totals = sumBudget(lines, size, noCeilings);
      for (const key of ["lowOere", "highOere", "expectedLowOere", "expectedOere"] as const) {
        const sum = (list: { figures: Record<typeof key, number> }[]) => list.reduce((all, one) => all + one.figures[key], 0);
        expect(sum(totals.lines)).toBe(totals.total[key]);
        expect(sum(totals.categories)).toBe(totals.total[key]);
        expect(totals.members[key] + totals.staff[key]).toBe(totals.total[key]);
      }
      expect(totals.total.lowOere).toBeLessThanOrEqual(totals.total.highOere);
      expect(totals.total.expectedLowOere).toBeLessThanOrEqual(totals.total.expectedOere);
      expect((totals.members.actualOere ?? 0) + (totals.staff.actualOere ?? 0)).toBe(totals.total.actualOere ?? 0);
      expect(Math.abs(totals.perParticipant.expectedOere * totals.participantCount - totals.total.expectedOere)).toBeLessThanOrEqual(totals.participantCount / 2);
    }));
  });

  it("parts a line between members and staff without losing an øre", () => {
    const { members, staff } = splitFigures({ lowOere: 1, highOere: 100, actualOere: null, expectedLowOere: 1, expectedOere: 100 }, "both", group);
    expect(members).toEqual({ lowOere: 1, highOere: 79, actualOere: null, expectedLowOere: 1, expectedOere: 79 });
    expect(staff).toEqual({ lowOere: 0, highOere: 21, actualOere: null, expectedLowOere: 0, expectedOere: 21 });
  });
});
