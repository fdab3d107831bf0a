import { describe, expect, it } from "vitest";
import { compareMethods, countElection } from "~/domain/voting/count-election";
import { addFractions, compareFractions, fraction, fractionText } from "~/domain/voting/fraction";
import { countPairs, listPairs } from "~/domain/voting/pairwise";
import { compileRankings } from "~/domain/voting/rankings";
import { writtenElection, writtenOrder } from "./written-ballots";

describe("exact fractions", () => {
  it("adds thirds and sevenths without loss", () => {
    const third = fraction(1n, 3n);
    expect(fractionText(addFractions(addFractions(third, third), third))).toBe("1");
    expect(fractionText(addFractions(fraction(-3n, 7n), fraction(1n, -14n)))).toBe("-1/2");
    expect(compareFractions(fraction(1n, 3n), fraction(333_333_333_333_333_333n, 10n ** 18n))).toBe(1);
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });
});

describe("Borda", () => {
  it("gives equals the average of their places, and unranked options that of the last ones", () => {
    const { details, order } = countElection(writtenElection("2: A > B = C > D\n1: B", ["A", "B", "C", "D"]), "borda");
    // Two voters: 4, 2½, 2½, 1. One voter: 4 for B and (3 + 2 + 1) / 3 for each other.
    expect(details).toEqual({ points: { A: "10", B: "9", C: "7", D: "4" } });
    expect(writtenOrder(order)).toBe("A > B > C > D");
    expect(countElection(writtenElection("A > B = C > D"), "borda").details).toEqual({ points: { A: "4", B: "5/2", C: "5/2", D: "1" } });
  });

  it("stays exact with a trillion votes", () => {
    const { details } = countElection(writtenElection("1000000000000: A > B = C > D\n1: D"), "borda");
    expect(details).toMatchObject({ points: { A: "4000000000002", D: "1000000000004" } });
  });
});

describe("plurality", () => {
  it("splits a ballot with several firsts, and a blank one among all", () => {
    const { details, order, votes, blankVotes } = countElection(writtenElection("2: A\n1: B = C\n1: A = B = C > D\n1:"), "plurality");
    expect(details).toEqual({ votes: { A: "31/12", B: "13/12", C: "13/12", D: "1/4" } });
    expect(writtenOrder(order)).toBe("A > B = C > D");
    expect([votes, blankVotes]).toEqual([5, 1]);
  });
});

describe("instant runoff", () => {
  it("moves votes on round by round, in exact parts", () => {
    const { details, order } = countElection(writtenElection("5: A > B > C\n4: B > A > C\n2: C > B > A\n1: C > A = B"), "irv");
    expect(writtenOrder(order)).toBe("B > A > C");
    expect(details).toEqual({
      rounds: [
        { votes: { A: "5", B: "4", C: "3" }, majority: null, eliminated: ["C"], tie: null },
        { votes: { A: "11/2", B: "13/2" }, majority: "B", eliminated: ["A"], tie: null },
      ],
    });
  });

  it("parts three equals by their pairs with one another", () => {
    // Bob beats Bill; Bill beats Sue; Bob and Sue are level: Sue has the worst balance.
    const { details, order } = countElection(writtenElection("2: Bob > Bill > Sue\n2: Sue > Bob > Bill\n1: Bill > Sue > Bob\n1: Bill > Bob > Sue"), "irv");
    expect(writtenOrder(order)).toBe("Bob > Bill > Sue");
    expect(details).toMatchObject({ rounds: [{ eliminated: ["Sue"], tie: { tied: ["Bill", "Bob", "Sue"], brokenBy: "head-to-head" } }, { votes: { Bill: "2", Bob: "4" }, majority: "Bob" }] });
  });

  it("looks at all pairs when those among equals say nothing, and leaves a final tie a tie", () => {
    const { details, order } = countElection(writtenElection("4: A\n4: B\n2: C > A\n2: D > C > B"), "irv");
    expect(writtenOrder(order)).toBe("A = B > C > D");
    expect(details).toMatchObject({
      rounds: [
        { eliminated: ["D"], tie: { tied: ["C", "D"], brokenBy: "all-pairs" } },
        { eliminated: ["C"], tie: { tied: ["A", "B", "C"], brokenBy: "all-pairs" } },
        { votes: { A: "6", B: "6" }, eliminated: [], tie: { tied: ["A", "B"], brokenBy: "nothing" } },
      ],
    });
  });

  it("lets those leave together whom nothing tells apart", () => {
    const { details, order } = countElection(writtenElection("3: A\n2: B\n2: C"), "irv");
    expect(writtenOrder(order)).toBe("A > B = C");
    expect(details).toMatchObject({ rounds: [{ votes: { A: "3", B: "2", C: "2" }, eliminated: ["B", "C"], tie: { brokenBy: "nothing" } }] });
  });
});

describe("ties", () => {
  const methods = ["schulze", "ranked-pairs", "irv", "borda", "plurality", "minimax", "copeland"] as const;

  it.each(methods)("%s: without a ballot everything is tied", (method) => {
    expect(countElection({ kind: "ranking", options: ["B", "C", "A"], ballots: [] }, method)).toMatchObject({ winners: ["A", "B", "C"], order: [["A", "B", "C"]], votes: 0 });
  });

  it.each(methods)("%s: a perfect circle is a tie of all", (method) => {
    expect(countElection(writtenElection("A > B > C\nB > C > A\nC > A > B"), method).winners).toEqual(["A", "B", "C"]);
  });

  it.each(methods)("%s: a single option wins, and no option is no winner", (method) => {
    expect(countElection(writtenElection("2: A"), method)).toMatchObject({ winners: ["A"], order: [["A"]] });
    expect(countElection({ kind: "ranking", options: [], ballots: [] }, method)).toMatchObject({ winners: [], order: [] });
  });

  it("ranked pairs: a circle of equal majorities cancels out, and what is weaker is locked after it", () => {
    // A, B, C in a circle of 4 to 2 each; D loses to all of them.
    expect(writtenOrder(countElection(writtenElection("2: A>B>C>D\n2: B>C>A>D\n2: C>A>B>D"), "ranked-pairs").order)).toBe("A = B = C > D");
  });
});

describe("pairs", () => {
  it("come with what a sentence needs, the winner first", () => {
    const { options, ballots } = writtenElection("4: A > B\n6: B > A > C\n1: C\n2: A = B");
    expect(listPairs(countPairs(compileRankings(options, ballots)))).toEqual([
      { first: "B", second: "A", preferFirst: 6, preferSecond: 4, indifferent: 3, margin: 2, winner: "B" },
      { first: "A", second: "C", preferFirst: 12, preferSecond: 1, indifferent: 0, margin: 11, winner: "A" },
      { first: "B", second: "C", preferFirst: 12, preferSecond: 1, indifferent: 0, margin: 11, winner: "B" },
    ]);
  });

  it("name a tie a tie", () => {
    expect(listPairs(countPairs(compileRankings(["Y", "X"], [])))).toEqual([{ first: "X", second: "Y", preferFirst: 0, preferSecond: 0, indifferent: 0, margin: 0, winner: null }]);
  });
});

describe("approvals and points", () => {
  const approvals = { kind: "approval", options: ["A", "B", "C"], ballots: [{ weight: 3, approved: ["A", "B"] }, { weight: 2, approved: ["B"] }, { weight: 1, approved: [] }] } as const;
  const points = { kind: "score", options: ["A", "B", "C"], ballots: [{ weight: 2, scores: { A: 5, B: 3 } }, { weight: 1, scores: { A: 0, B: 4, C: 5 } }] } as const;

  it("counts approvals, also as pairs", () => {
    expect(countElection(approvals, "approval")).toMatchObject({ winners: ["B"], order: [["B"], ["A"], ["C"]], details: { approvals: { A: 3, B: 5, C: 0 } }, votes: 6, blankVotes: 1 });
    expect(countElection(approvals, "schulze").pairwise).toEqual({ A: { B: 0, C: 3 }, B: { A: 2, C: 5 }, C: { A: 0, B: 0 } });
  });

  it("takes the first group of a ranking as approved", () => {
    expect(countElection(writtenElection("2: A = B > C\n1: B > A"), "approval").details).toEqual({ approvals: { A: 2, B: 3, C: 0 } });
  });

  it("adds up points with their distribution, and reads them as rankings", () => {
    const counted = countElection(points, "score");
    expect(counted).toMatchObject({ winners: ["A", "B"], order: [["A", "B"], ["C"]], pairwise: { A: { B: 2, C: 2 }, B: { A: 1, C: 2 }, C: { A: 1, B: 1 } } });
    expect(counted.details).toEqual({
      scores: {
        A: { points: 10, givers: 3, distribution: [1, 0, 0, 0, 0, 2] },
        B: { points: 10, givers: 3, distribution: [0, 0, 0, 2, 1, 0] },
        C: { points: 5, givers: 1, distribution: [2, 0, 0, 0, 0, 1] },
      },
    });
  });

  it("refuses a method that the ballots do not fit", () => {
    expect(() => countElection(approvals, "score")).toThrow(RangeError);
    expect(() => countElection(points, "approval")).toThrow(RangeError);
    expect(() => countElection(points, "equal-shares")).toThrow(RangeError);
  });

  it.each([
    ["an unknown option", { weight: 1, ranking: [["D"]] }],
    ["an option twice", { weight: 1, ranking: [["A"], ["A"]] }],
    ["half a voter", { weight: 0.5, ranking: [["A"]] }],
    ["no voter", { weight: 0, ranking: [["A"]] }],
  ])("refuses %s", (_name, ballot) => expect(() => countElection({ kind: "ranking", options: ["A", "B"], ballots: [ballot] }, "schulze")).toThrow(RangeError));
});

describe("would another method have chosen differently?", () => {
  it("says so for each", () => {
    const election = writtenElection("5: A > B > C\n4: C > B > A\n2: B > C > A");
    const counted = countElection(election, "schulze");
    expect(counted.winners).toEqual(["B"]);
    expect(Object.fromEntries(compareMethods(election, counted).map(({ method, winners, agreement }) => [method, [winners.join(), agreement]]))).toEqual({
      "ranked-pairs": ["B", "same"],
      irv: ["C", "different"],
      borda: ["B", "same"],
      plurality: ["A", "different"],
      minimax: ["B", "same"],
      copeland: ["B", "same"],
    });
    expect(compareMethods(election, { method: "schulze", winners: ["A", "B"] }).find(({ method }) => method === "borda")!.agreement).toBe("overlapping");
  });
});
