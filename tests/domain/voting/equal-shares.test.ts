import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScoreBallot } from "~/domain/voting/election";
import { countEqualShares as countPoints, type EqualSharesRules } from "~/domain/voting/equal-shares";
import { addFractions, compareFractions, fraction, type Fraction } from "~/domain/voting/fraction";
import { compilePoints } from "~/domain/voting/points";

const countEqualShares = (options: readonly string[], ballots: readonly ScoreBallot[], given: EqualSharesRules) => countPoints(compilePoints(options, ballots), given);
const rules = (costs: Record<string, number>, budget: number, more: Partial<EqualSharesRules> = {}): EqualSharesRules => ({ costs, budget, satisfaction: "cost", completion: "support", ...more });
const approves = (weight: number, ...options: string[]): ScoreBallot => ({ weight, scores: Object.fromEntries(options.map((option) => [option, 1])) });
const read = (text: string): Fraction => {
  const [numerator, denominator = "1"] = text.split("/");
  return fraction(BigInt(numerator!), BigInt(denominator));
};
const sum = (fractions: Fraction[]) => fractions.reduce(addFractions, fraction(0n));

describe("the method of equal shares", () => {
  // Ten voters with 9 each. The majority of six would fill the budget with its three options; the four others get their share.
  const options = ["North", "South", "East", "West"];
  const ballots = [approves(5, "North", "South", "East"), approves(1, "North"), approves(4, "West")];
  const costs = { North: 30, South: 30, East: 32, West: 30 };

  it("lets a minority choose with its share, and spends what is left by support", () => {
    const { winners, order, details } = countEqualShares(options, ballots, rules(costs, 90));
    expect(winners).toEqual(["North", "South", "West"]);
    expect(order).toEqual([["North", "South", "West"], ["East"]]);
    expect(details.share).toBe("9");
    expect(details.outcomes).toHaveLength(1);
    expect(details.outcomes[0]!.cost).toBe(90);
    expect(details.outcomes[0]!.purchases.map(({ option, from, rate, budgetLeft }) => [option, from, rate, budgetLeft])).toEqual([
      ["North", "shares", "1/6", 60],
      ["West", "shares", "1/4", 30],
      ["South", "left-over", null, 0],
    ]);
    expect(details.outcomes[0]!.purchases[1]!.payments).toEqual([{ ballot: details.ballots.findIndex(({ points }) => "West" in points), voters: 4, each: "15/2" }]);
  });

  it("leaves the rest unspent when the committee wants no completion", () => {
    expect(countEqualShares(options, ballots, rules(costs, 90, { completion: "none" })).winners).toEqual(["North", "West"]);
  });

  it("asks supporters in proportion to their points, and those who have less for all they have", () => {
    // Three voters with 10 each. At 20/9 a point the second would pay 100/9 for B, more than she has: she pays 10, the others 5/2 a point.
    const { details } = countEqualShares(
      ["A", "B"],
      [{ weight: 1, scores: { A: 5, B: 1 } }, { weight: 1, scores: { A: 1, B: 5 } }, { weight: 1, scores: { B: 3 } }],
      rules({ A: 7, B: 20 }, 30),
    );
    const payer = ({ ballot, each }: { ballot: number; each: string }) => [details.ballots[ballot]!.points, each];
    expect(details.outcomes[0]!.purchases.map(({ option, rate, considered, payments }) => ({ option, rate, considered, payments: payments.map(payer) }))).toEqual([
      {
        option: "B",
        rate: "1/8",
        considered: [{ option: "A", rate: "1/6" }, { option: "B", rate: "1/8" }],
        payments: [[{ B: 3 }, "15/2"], [{ A: 1, B: 5 }, "10"], [{ A: 5, B: 1 }, "5/2"]],
      },
      { option: "A", rate: "1/5", considered: [{ option: "A", rate: "1/5" }], payments: [[{ A: 5, B: 1 }, "7"]] },
    ]);
  });

  it("buys the cheap option first when only points count", () => {
    const both = [approves(3, "Large", "Small")];
    const first = (satisfaction: EqualSharesRules["satisfaction"]) => countEqualShares(["Large", "Small"], [...both, approves(1, "Large")], rules({ Large: 40, Small: 10 }, 100, { satisfaction })).details.outcomes[0]!.purchases[0]!.option;
    expect(first("cost")).toBe("Large");
    expect(first("points")).toBe("Small");
  });

  it("takes what costs nothing and has a supporter", () => {
    const { winners } = countEqualShares(["Free", "Unwanted", "Dear"], [approves(1, "Free", "Dear")], rules({ Free: 0, Unwanted: 0, Dear: 11 }, 10));
    expect(winners).toEqual(["Free"]);
  });

  it("leaves a tie a tie until a lot decides, and never wins both when only one fits", () => {
    const ballotsOfTwo = [approves(1, "A"), approves(1, "B")];
    const open = countEqualShares(["A", "B", "C"], ballotsOfTwo, rules({ A: 10, B: 10, C: 1 }, 10));
    expect(open).toMatchObject({ winners: [], order: [["A", "B"], ["C"]], details: { tied: ["A", "B"] } });
    expect(open.details.outcomes.map(({ winners }) => winners)).toEqual([["A"], ["B"]]);
    expect(countEqualShares(["A", "B", "C"], ballotsOfTwo, rules({ A: 10, B: 10, C: 1 }, 10, { tieOrder: ["C", "B", "A"] })).winners).toEqual(["B"]);
  });

  it("does not follow more ties than it can: a lot must come first", () => {
    const names = Array.from({ length: 16 }, (_, index) => `Option ${String(index).padStart(2, "0")}`);
    const everybody = [approves(3, ...names)];
    const many = countEqualShares(names, everybody, rules(Object.fromEntries(names.map((name) => [name, 10])), 80));
    expect(many).toMatchObject({ winners: [], details: { outcomes: [] } });
    expect(many.details.tied).toEqual(names);
    const drawn = countEqualShares(names, everybody, rules(Object.fromEntries(names.map((name) => [name, 10])), 80, { tieOrder: names }));
    expect(drawn.winners).toEqual(names.slice(0, 8));
  });

  it("has no winner without ballots or budget", () => {
    expect(countEqualShares(["A"], [], rules({ A: 1 }, 10))).toMatchObject({ winners: [], order: [["A"]], details: { share: "0" } });
    expect(countEqualShares(["A"], [approves(1, "A")], rules({ A: 1 }, 0)).winners).toEqual([]);
  });

  it.each<[string, EqualSharesRules]>([
    ["a cost that is missing", rules({ A: 1 }, 10)],
    ["half an øre", rules({ A: 1, B: 0.5 }, 10)],
    ["a budget below 0", rules({ A: 1, B: 1 }, -1)],
  ])("refuses %s", (_name, wrong) => expect(() => countEqualShares(["A", "B"], [], wrong)).toThrow(RangeError));
});

describe("equal shares of any ballots", () => {
  const names = ["A", "B", "C", "D", "E"];
  const anyBallot: fc.Arbitrary<ScoreBallot> = fc.record({ weight: fc.integer({ min: 1, max: 3 }), scores: fc.dictionary(fc.constantFrom(...names), fc.integer({ min: 0, max: 5 })) });
  const anyCount = fc.record({
    ballots: fc.array(anyBallot, { maxLength: 10 }),
    rules: fc.record({
      costs: fc.tuple(...names.map(() => fc.integer({ min: 0, max: 30 }))).map((costs) => Object.fromEntries(names.map((name, index) => [name, costs[index]!]))),
      budget: fc.integer({ min: 0, max: 80 }),
      satisfaction: fc.constantFrom("cost" as const, "points" as const),
      completion: fc.constantFrom("support" as const, "none" as const),
    }),
  });

  it("never cost more than the budget, in any outcome", () => {
    fc.assert(
      fc.property(anyCount, ({ ballots, rules: given }) => {
        const { winners, details } = countEqualShares(names, ballots, given);
        const cost = (options: string[]) => options.reduce((total, option) => total + given.costs[option]!, 0);
        expect(cost(winners)).toBeLessThanOrEqual(given.budget);
        expect(details.outcomes.length).toBeGreaterThan(0);
        for (const outcome of details.outcomes) {
          expect(outcome.cost).toBe(cost(outcome.winners));
          expect(outcome.cost).toBeLessThanOrEqual(given.budget);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("pay every cost to the last part, and no voter more than the share", () => {
    fc.assert(
      fc.property(anyCount, ({ ballots, rules: given }) => {
        const { details } = countEqualShares(names, ballots, given);
        for (const { purchases } of details.outcomes) {
          const shared = purchases.filter(({ from }) => from === "shares");
          for (const { cost, payments } of shared) expect(sum(payments.map(({ voters, each }) => fraction(read(each).numerator * BigInt(voters), read(each).denominator)))).toEqual(fraction(BigInt(cost)));
          details.ballots.forEach((_, ballot) => {
            const paid = sum(shared.flatMap(({ payments }) => payments.filter((one) => one.ballot === ballot).map(({ each }) => read(each))));
            expect(compareFractions(paid, read(details.share))).toBeLessThanOrEqual(0);
          });
          // What was bought later was dearer.
          shared.slice(1).forEach(({ rate }, index) => expect(compareFractions(read(shared[index]!.rate!), read(rate!))).toBeLessThanOrEqual(0));
          for (const { rate, considered } of shared) for (const other of considered) expect(compareFractions(read(rate!), read(other.rate))).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("do not depend on the order of ballots and options, nor on how equal ballots are gathered", () => {
    fc.assert(
      fc.property(anyCount, ({ ballots, rules: given }) => {
        const repeated = ballots.flatMap(({ weight, scores }) => Array.from({ length: weight }, () => ({ weight: 1, scores }))).reverse();
        expect(countEqualShares([...names].reverse(), repeated, given)).toEqual(countEqualShares(names, ballots, given));
      }),
      { numRuns: 300 },
    );
  });

  it("with a lot there is one outcome, and it is one of those without", () => {
    fc.assert(
      fc.property(anyCount, fc.shuffledSubarray(names, { minLength: names.length }), ({ ballots, rules: given }, tieOrder) => {
        const open = countEqualShares(names, ballots, given).details.outcomes.map(({ winners }) => winners);
        const drawn = countEqualShares(names, ballots, { ...given, tieOrder });
        expect(drawn.details.tied).toEqual([]);
        expect(open).toContainEqual(drawn.winners);
      }),
      { numRuns: 300 },
    );
  });
});
