import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countElection, type CountedElection } from "~/domain/voting/count-election";
import type { CountingMethod, RankedBallot } from "~/domain/voting/election";
import { countKemeny } from "~/domain/voting/kemeny";
import { countPairs, votesFor, type Pairwise } from "~/domain/voting/pairwise";
import { compileRankings } from "~/domain/voting/rankings";
import { anyCloned, anyElection, anyRanking, type Rankings } from "./any-election";

const rankingMethods = ["schulze", "ranked-pairs", "irv", "borda", "plurality", "minimax", "copeland", "approval"] as const;
const condorcetMethods = ["schulze", "ranked-pairs", "minimax", "copeland"] as const;
const cloneProof = ["schulze", "ranked-pairs"] as const;

const winnersBy = (method: CountingMethod, election: Rankings) => countElection(election, method).winners;
const pairsOf = ({ options, ballots }: Rankings) => countPairs(compileRankings(options, ballots));
const withBallot = (election: Rankings, ballot: RankedBallot): Rankings => ({ ...election, ballots: [...election.ballots, ballot] });

/** Its options and ballots, and the options within a group, in another order. */
const anyShuffle = (election: Rankings): fc.Arbitrary<Rankings> =>
  fc.record({
    kind: fc.constant("ranking" as const),
    options: shuffle(election.options),
    ballots: fc.tuple(...election.ballots.map(({ weight, ranking }) => fc.tuple(...ranking.map(shuffle)).map((groups) => ({ weight, ranking: groups })))).chain(shuffle),
  });

function shuffle<One>(items: readonly One[]): fc.Arbitrary<One[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

describe.each(rankingMethods)("%s", (method) => {
  it("does not depend on the order of ballots and options, in any figure", () => {
    fc.assert(
      fc.property(anyElection.chain((election) => fc.tuple(fc.constant(election), anyShuffle(election))), ([election, shuffled]) => {
        expect(JSON.stringify(countElection(shuffled, method))).toBe(JSON.stringify(countElection(election, method)));
      }),
    );
  });

  it("counts a weight as so many ballots", () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const repeated = { ...election, ballots: election.ballots.flatMap(({ weight, ranking }) => Array.from({ length: weight }, () => ({ weight: 1, ranking }))) };
        expect(countElection(repeated, method)).toEqual(countElection(election, method));
      }),
    );
  });

  it("puts every option in one place, the winners first", () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const { winners, order } = countElection(election, method);
        expect(order.flat().sort()).toEqual([...election.options].sort());
        expect(order[0]).toEqual(winners);
      }),
    );
  });

  it("gives the same order when every voter votes twice", () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const twice = { ...election, ballots: [...election.ballots, ...election.ballots] };
        expect(countElection(twice, method).order).toEqual(countElection(election, method).order);
      }),
    );
  });
});

describe.each(condorcetMethods)("%s", (method) => {
  it("elects a Condorcet winner alone", () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const { winners, majorities } = countElection(election, method);
        fc.pre(majorities.condorcetWinner !== null);
        expect(winners).toEqual([majorities.condorcetWinner]);
        expect(majorities.smithSet).toEqual(winners);
      }),
    );
  });
});

describe.each(cloneProof)("%s", (method) => {
  it("elects from the Smith set", () => {
    fc.assert(fc.property(anyElection, (election) => void expect(countElection(election, method).majorities.smithSet).toEqual(expect.arrayContaining(winnersBy(method, election)))));
  });

  it("is reversal symmetric: a sole winner does not win when every ballot is turned round", () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const winners = winnersBy(method, election);
        fc.pre(winners.length === 1 && election.options.length > 1);
        const turned = election.ballots.map(({ weight, ranking }) => {
          const last = election.options.filter((option) => !ranking.flat().includes(option));
          return { weight, ranking: [last, ...[...ranking].reverse()].filter((group) => group.length > 0) };
        });
        expect(winnersBy(method, { ...election, ballots: turned })).not.toContain(winners[0]);
      }),
      { numRuns: 400 },
    );
  });

  it("is independent of clones: they change neither whether another option wins nor whether one of them does", () => {
    fc.assert(
      fc.property(anyCloned, ({ before, after, original, clones }) => {
        const [without, withClones] = [winnersBy(method, before), winnersBy(method, after)];
        const others = (winners: string[]) => winners.filter((option) => option !== original && !clones.includes(option));
        expect(others(withClones)).toEqual(others(without));
        expect(withClones.some((option) => clones.includes(option))).toBe(without.includes(original));
      }),
      { numRuns: 600 },
    );
  });
});

describe("Schulze monotonicity", () => {
  const withWinner = anyElection.filter(({ ballots }) => ballots.length > 0).chain((election) => fc.tuple(fc.constant(election), fc.nat(), fc.nat()));

  it("a ballot for a winner alone never dethrones it", () => {
    fc.assert(
      fc.property(withWinner, ([election, pick]) => {
        const winners = winnersBy("schulze", election);
        const winner = winners[pick % winners.length]!;
        expect(winnersBy("schulze", withBallot(election, { weight: 1 + (pick % 3), ranking: [[winner]] }))).toContain(winner);
      }),
      { numRuns: 400 },
    );
  });

  it("neither does ranking a winner first on a ballot that has it elsewhere", () => {
    fc.assert(
      fc.property(withWinner, ([election, pick, place]) => {
        const winners = winnersBy("schulze", election);
        const winner = winners[pick % winners.length]!;
        const raised = election.ballots.map((ballot, index) => {
          if (index !== place % election.ballots.length) return ballot;
          const rest = ballot.ranking.map((group) => group.filter((option) => option !== winner)).filter((group) => group.length > 0);
          return { ...ballot, ranking: [[winner], ...rest] };
        });
        expect(winnersBy("schulze", { ...election, ballots: raised })).toContain(winner);
      }),
      { numRuns: 400 },
    );
  });

  it("a Condorcet winner stays one with any further ballot that ranks it first", () => {
    fc.assert(
      fc.property(anyElection.chain((election) => fc.tuple(fc.constant(election), anyRanking(election.options))), ([election, ranking]) => {
        const { condorcetWinner } = countElection(election, "schulze").majorities;
        fc.pre(condorcetWinner !== null);
        const rest = ranking.map((group) => group.filter((option) => option !== condorcetWinner));
        expect(winnersBy("schulze", withBallot(election, { weight: 1, ranking: [[condorcetWinner!], ...rest] }))).toEqual([condorcetWinner]);
      }),
    );
  });
});

describe("against a count by definition", () => {
  it("Schulze: the strongest path is the best of all paths", () => {
    fc.assert(
      fc.property(anyElection.filter(({ options }) => options.length <= 5), (election) => {
        const pairwise = pairsOf(election);
        const counted = countElection(election, "schulze") as Extract<CountedElection, { method: "schulze" }>;
        const { options } = pairwise;
        options.forEach((from, a) => options.forEach((to, b) => a !== b && expect(counted.details.paths[from]![to]).toBe(strongestPath(pairwise, a, b, [a]))));
      }),
      { numRuns: 60 },
    );
  });

  it("ranked pairs: with majorities of different strength, one is locked after the other", () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const { winners, details } = countElection(election, "ranked-pairs") as Extract<CountedElection, { method: "ranked-pairs" }>;
        fc.pre(details.majorities.length > 0 && details.majorities.at(-1)!.strength === details.majorities.length);
        const above = new Map(election.options.map((option) => [option, new Set<string>()]));
        for (const { winner, loser } of details.majorities) {
          if (above.get(winner)!.has(loser)) continue;
          for (const [option, uppers] of above) if (option === loser || uppers.has(loser)) for (const upper of [winner, ...above.get(winner)!]) uppers.add(upper);
        }
        expect(winners).toEqual(election.options.filter((option) => above.get(option)!.size === 0).sort());
      }),
      { numRuns: 600 },
    );
  });

  it("Kemeny: no order agrees with more, and what all best orders say is the order", () => {
    fc.assert(
      fc.property(anyElection.filter(({ options }) => options.length <= 5), (election) => {
        const pairwise = pairsOf(election);
        const orders = permutations(pairwise.options.map((_, index) => index)).map((order) => ({ order, score: scoreOf(pairwise, order) }));
        const best = Math.max(...orders.map(({ score }) => score));
        const counted = countKemeny(pairwise)!;
        expect(counted.details.score).toBe(best);
        const firsts = new Set(orders.filter(({ score }) => score === best).map(({ order }) => pairwise.options[order[0]!]!));
        expect(counted.winners).toEqual(expect.arrayContaining([...firsts]));
        if (orders.filter(({ score }) => score === best).length === 1) expect(counted.winners).toEqual([...firsts]);
      }),
      { numRuns: 60 },
    );
  });

  it("the Smith set beats everybody else, and no smaller group does", () => {
    fc.assert(
      fc.property(anyElection, (election) => {
        const pairwise = pairsOf(election);
        const { smithSet, cycle, condorcetWinner } = countElection(election, "schulze").majorities;
        const wins = (a: string, b: string) => votesFor(pairwise, pairwise.options.indexOf(a), pairwise.options.indexOf(b)) > votesFor(pairwise, pairwise.options.indexOf(b), pairwise.options.indexOf(a));
        const dominates = (group: string[]) => group.every((a) => election.options.every((b) => group.includes(b) || wins(a, b)));
        expect(dominates(smithSet)).toBe(true);
        for (const left of smithSet) for (const right of smithSet) if (left !== right) expect(dominates(smithSet.filter((one) => one !== left))).toBe(false);
        if (condorcetWinner) expect(cycle).toBeNull();
        cycle?.forEach((option, index) => expect(wins(option, cycle[(index + 1) % cycle.length]!)).toBe(true));
      }),
    );
  });
});

function strongestPath(pairwise: Pairwise, from: number, to: number, passed: number[]): number {
  return Math.max(
    0,
    ...pairwise.options.map((_, next) => {
      const votes = votesFor(pairwise, from, next);
      if (passed.includes(next) || votes <= votesFor(pairwise, next, from)) return 0;
      return next === to ? votes : Math.min(votes, strongestPath(pairwise, next, to, [...passed, next]));
    }),
  );
}

function permutations(items: number[]): number[][] {
  return items.length === 0 ? [[]] : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

function scoreOf(pairwise: Pairwise, order: number[]): number {
  return order.reduce((sum, above, place) => order.slice(place + 1).reduce((inner, below) => inner + votesFor(pairwise, above, below), sum), 0);
}
