import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countElection, type CountedElection } from "~/domain/voting/count-election";
import type { RankedBallot, ScoreBallot } from "~/domain/voting/election";
import { addFractions, compareFractions, fraction, type Fraction } from "~/domain/voting/fraction";
import { fewestForLanes, mostOptionsInLanes } from "~/domain/voting/pair-lanes";
import { countPairs, votesFor } from "~/domain/voting/pairwise";
import { compileRankings } from "~/domain/voting/rankings";
import { anyRanking } from "./any-election";

/** Numbers from 0 to `below` that are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => Math.floor(((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32) * below);
}

/** By definition: those who place a in an earlier group than b, an option in no group being last. */
function prefer(ballots: readonly RankedBallot[], a: string, b: string): number {
  const rank = (ranking: RankedBallot["ranking"], option: string) => ((at) => (at < 0 ? ranking.length : at))(ranking.findIndex((group) => group.includes(option)));
  return ballots.reduce((sum, { weight, ranking }) => sum + (rank(ranking, a) < rank(ranking, b) ? weight : 0), 0);
}

function expectPairsByDefinition(options: string[], ballots: RankedBallot[]): void {
  const pairwise = countPairs(compileRankings(options, ballots));
  pairwise.options.forEach((a, first) => pairwise.options.forEach((b, second) => void (a !== b && expect(votesFor(pairwise, first, second), `${a} over ${b}`).toBe(prefer(ballots, a, b)))));
}

describe("pairs of many ballots, compared four at once", () => {
  const options = ["A", "B", "C", "D", "E", "F"];

  it("are those of the definition, whatever the number of ballots, their weights, ties and blanks", () => {
    const anyBallots = fc.tuple(fc.integer({ min: fewestForLanes, max: 3 * fewestForLanes }), fc.array(anyRanking(options), { minLength: 5, maxLength: 5 }), fc.nat()).map(([count, rankings, seed]) => {
      const next = numbersFrom(seed);
      return Array.from({ length: count }, () => ({ weight: next(8) === 0 ? 1 + next(2 ** 30) : 3, ranking: rankings[next(rankings.length)]! }));
    });
    fc.assert(fc.property(anyBallots, (ballots) => expectPairsByDefinition(options, ballots)), { numRuns: 40 });
  });

  // A byte adds up 255 comparisons: beyond 4 × 255 ballots the sums are carried over.
  it.each([1019, 1020, 1021, 2041])("carry over sums: %d ballots", (count) => {
    expectPairsByDefinition(["A", "B", "C"], Array.from({ length: count }, (_, index) => ({ weight: 1, ranking: index % 100 === 0 ? [["B"], ["A"]] : [["A"], ["B", "C"]] })));
  });

  it.each([mostOptionsInLanes, mostOptionsInLanes + 1])("are exact with %d options, the last of which still fits in a byte and the next does not", (count) => {
    const names = Array.from({ length: count }, (_, index) => `Option ${String(index).padStart(3, "0")}`);
    const pairwise = countPairs(compileRankings(names, Array.from({ length: fewestForLanes }, (_, ballot) => ({ weight: 1, ranking: (ballot < 20 ? [...names].reverse() : names).map((name) => [name]) }))));
    for (let a = 0; a < count; a += 1) for (let b = 0; b < count; b += 1) if (a !== b) expect(votesFor(pairwise, a, b)).toBe(a < b ? fewestForLanes - 20 : 20);
  });
});

describe("equal shares of many ballots", () => {
  const names = Array.from({ length: 12 }, (_, index) => `Site ${String(index).padStart(2, "0")}`);
  const read = (text: string): Fraction => fraction(BigInt(text.split("/")[0]!), BigInt(text.split("/")[1] ?? "1"));

  // Sums of so many fractions are known exactly only when no rounded one stood in for them.
  it("pay every cost to the last part, and nobody more than the share", () => {
    const next = numbersFrom(11);
    const ballots = Array.from({ length: 1500 }, (): ScoreBallot => ({ weight: 1 + next(2), scores: Object.fromEntries(names.map((name) => [name, next(6)])) }));
    const costs = Object.fromEntries(names.map((name) => [name, 5_000_003 + next(90_000_000)]));
    const counted = countElection({ kind: "score", options: names, ballots }, "equal-shares", { costs, budget: 400_000_007, satisfaction: "cost", completion: "none" }) as Extract<CountedElection, { method: "equal-shares" }>;
    const { purchases } = counted.details.outcomes[0]!;
    expect(purchases.length).toBeGreaterThan(3);
    const paidBy = new Map<number, Fraction>();
    for (const { cost, payments } of purchases) {
      expect(payments.map(({ voters, each }) => fraction(read(each).numerator * BigInt(voters), read(each).denominator)).reduce(addFractions)).toEqual(fraction(BigInt(cost)));
      for (const { ballot, each } of payments) paidBy.set(ballot, addFractions(paidBy.get(ballot) ?? fraction(0n), read(each)));
    }
    const share = read(counted.details.share);
    const overpaid = [...paidBy.values()].filter(({ numerator, denominator }) => numerator * share.denominator > share.numerator * denominator);
    expect(overpaid).toEqual([]);
    expect([...paidBy.values()].filter(({ numerator, denominator }) => numerator === share.numerator && denominator === share.denominator).length).toBeGreaterThan(100);
  });

  // By definition: the price is found by letting those run out, one after another, who hold least for each of their points.
  it("price every option that comes into question as a plain count in fractions does", () => {
    const next = numbersFrom(29);
    const few = names.slice(0, 6);
    const times = (a: Fraction, n: number) => fraction(a.numerator * BigInt(n), a.denominator);
    const per = (a: Fraction, n: number) => fraction(a.numerator, a.denominator * BigInt(n));
    const less = (a: Fraction, b: Fraction) => addFractions(a, times(b, -1));
    for (let run = 0; run < 20; run += 1) {
      const ballots = Array.from({ length: 60 }, (): ScoreBallot => ({ weight: 1, scores: Object.fromEntries(few.map((name) => [name, next(run % 2 === 0 ? 3 : 6)])) }));
      const costs = Object.fromEntries(few.map((name) => [name, 40 + next(60)]));
      const { details } = countElection({ kind: "score", options: few, ballots }, "equal-shares", { costs, budget: 240, satisfaction: "points", completion: "none", tieOrder: few }) as Extract<CountedElection, { method: "equal-shares" }>;
      const held = ballots.map(() => fraction(240n, 60n));
      const priceOf = (option: string): Fraction | null => {
        const supporters = ballots.map(({ scores }, voter) => ({ voter, points: scores[option]! })).filter(({ points }) => points > 0).sort((a, b) => compareFractions(per(held[a.voter]!, a.points), per(held[b.voter]!, b.points)));
        let [missing, points] = [fraction(BigInt(costs[option]!)), supporters.reduce((sum, one) => sum + one.points, 0)];
        for (const one of supporters) {
          const price = per(missing, points);
          if (compareFractions(held[one.voter]!, times(price, one.points)) >= 0) return price;
          [missing, points] = [less(missing, held[one.voter]!), points - one.points];
        }
        return null;
      };
      for (const { option, rate, considered } of details.outcomes[0]!.purchases) {
        const bought = details.outcomes[0]!.purchases.map((purchase) => purchase.option);
        for (const one of considered) expect(read(one.rate), one.option).toEqual(priceOf(one.option));
        for (const other of few) {
          const price = bought.indexOf(other) >= 0 && bought.indexOf(other) < bought.indexOf(option) ? null : priceOf(other);
          if (price) expect(compareFractions(read(rate!), price), other).toBeLessThanOrEqual(0);
        }
        const price = priceOf(option)!;
        ballots.forEach(({ scores }, voter) => {
          const due = times(price, scores[option]!);
          held[voter] = compareFractions(held[voter]!, due) > 0 ? less(held[voter]!, due) : fraction(0n);
        });
      }
      const bought = details.outcomes[0]!.winners;
      for (const other of few) if (!bought.includes(other)) expect(priceOf(other), other).toBeNull();
    }
  });

  // Each of 100 voters has 1 left for the second option, which costs exactly that: a rounding decides nothing.
  it("buy what costs exactly what its supporters have, and not what costs one more", () => {
    const ballots = Array.from({ length: 300 }, (_, index): ScoreBallot => ({ weight: 1, scores: index < 100 ? { A: 3, B: 1 } : { A: 3, C: 1 + (index % 5) } }));
    const bought = (cost: number) => countElection({ kind: "score", options: ["A", "B", "C"], ballots }, "equal-shares", { costs: { A: 700, B: cost, C: 10_000 }, budget: 1000, satisfaction: "cost", completion: "none" }).winners;
    expect(bought(100)).toEqual(["A", "B"]);
    expect(bought(101)).toEqual(["A"]);
  });
});

describe("a ballot with points", () => {
  const count = (scores: Record<string, unknown>) => countElection({ kind: "score", options: ["A", "constructor"], ballots: [{ weight: 1, scores: scores as Record<string, number> }] }, "score");

  it("gives an option that is named like a part of every object no points unless it says so", () => {
    expect(count({ A: 2 }).details).toEqual({ scores: { A: { points: 2, givers: 1, distribution: [0, 0, 1, 0, 0, 0] }, constructor: { points: 0, givers: 0, distribution: [1, 0, 0, 0, 0, 0] } } });
    expect(count({ constructor: 5 }).winners).toEqual(["constructor"]);
  });

  it.each([{ A: 6 }, { A: -1 }, { A: 1.5 }, { A: "5" }, { A: undefined }, { B: 1 }])("is refused with %j", (scores) => {
    expect(() => count(scores)).toThrow(RangeError);
    expect(() => countElection({ kind: "score", options: ["A"], ballots: [{ weight: 1, scores: scores as unknown as Record<string, number> }] }, "schulze")).toThrow(RangeError);
  });
});
