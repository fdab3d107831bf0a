import { describe, expect, it } from "vitest";
import { countElection } from "~/domain/voting/count-election";
import type { CountingMethod } from "~/domain/voting/election";
import { writtenElection, writtenOrder } from "./written-ballots";

const orderBy = (method: CountingMethod, ballots: string, options?: string[]) => writtenOrder(countElection(writtenElection(ballots, options), method).order);

/** M. Schulze 2011, section 3: example 3 with 45 voters. */
const fortyFive = `
  5: A > C > B > E > D
  5: A > D > E > C > B
  8: B > E > D > A > C
  3: C > A > B > E > D
  7: C > A > E > B > D
  2: C > B > A > D > E
  7: D > C > E > B > A
  8: E > B > A > D > C`;

/** R. LeGrand's election of 921 voters, made so that the methods disagree. */
const disagreeing = `
  98: Abby > Cora > Erin > Dave > Brad
  64: Brad > Abby > Erin > Cora > Dave
  12: Brad > Abby > Erin > Dave > Cora
  98: Brad > Erin > Abby > Cora > Dave
  13: Brad > Erin > Abby > Dave > Cora
  125: Brad > Erin > Dave > Abby > Cora
  124: Cora > Abby > Erin > Dave > Brad
  76: Cora > Erin > Abby > Dave > Brad
  21: Dave > Abby > Brad > Erin > Cora
  30: Dave > Brad > Abby > Erin > Cora
  98: Dave > Brad > Erin > Cora > Abby
  139: Dave > Cora > Abby > Brad > Erin
  23: Dave > Cora > Brad > Abby > Erin`;

describe("Schulze", () => {
  it("orders the 45 voters' five options", () => expect(orderBy("schulze", fortyFive)).toBe("E > A > C > B > D"));

  it("gives the strengths of the strongest paths of example 5", () => {
    const counted = countElection(writtenElection("12: A>B>C>D\n6: A>D>B>C\n9: B>C>D>A\n15: C>D>A>B\n21: D>B>A>C"), "schulze");
    expect(counted.winners).toEqual(["D"]);
    expect(counted.details).toEqual({
      paths: { A: { B: 36, C: 39, D: 36 }, B: { A: 36, C: 48, D: 36 }, C: { A: 36, B: 36, D: 36 }, D: { A: 45, B: 42, C: 42 } },
    });
  });

  it.each([
    ["example 6", "8: A>C>D>B\n2: B>C>D>A\n3: B>D>A>C\n5: C>B>D>A\n1: C>D>B>A\n3: D>A>B>C\n1: D>B>A>C", "A = C"],
    ["example 13", "2: A>B>C\n2: B>C>A\n1: C>A>B", "A = B"],
    ["example 10, with ties and unranked options", "6: A>B>C>D\n8: A=B\n8: A=C\n18: A=C>D\n8: A=C=D\n40: B\n4: C>B>D>A\n9: C>D>A>B\n8: C=D\n14: D>A>B>C\n11: D>B>C>A\n4: D>C>A>B", "D"],
  ])("finds the winners of %s", (_name, ballots, winners) => expect(countElection(writtenElection(ballots), "schulze").winners.join(" = ")).toBe(winners));

  // Example 7. Like every method that elects a Condorcet winner it cannot promise that a further ballot with the winner on top is harmless.
  it("may dethrone A by two more ballots that rank A first and also move the others", () => {
    const before = "3: A>D>E>B>C>F\n3: B>F>E>C>D>A\n4: C>A>B>F>D>E\n1: D>B>C>E>F>A\n4: D>E>F>A>B>C\n2: E>C>B>D>F>A\n2: F>A>C>D>B>E";
    expect(countElection(writtenElection(before), "schulze").winners).toEqual(["A"]);
    expect(countElection(writtenElection(`${before}\n2: A>E>F>C>B>D`), "schulze").winners).toEqual(["D"]);
  });
});

describe("ranked pairs", () => {
  it("differs from Schulze for the 45 voters", () => expect(orderBy("ranked-pairs", fortyFive)).toBe("A > C > E > B > D"));

  it("orders example 5 of Tideman 1987", () =>
    expect(orderBy("ranked-pairs", "7: v>w>x>y>z\n3: z>y>v>w>x\n6: y>z>w>x>v\n3: w>x>v>z>y\n5: z>x>v>w>y\n3: y>x>v>w>z")).toBe("v > w > x > y > z"));

  it("locks the strongest majorities and says which circle the weakest would close", () => {
    const counted = countElection(writtenElection("9: Lille > Malmö > Turku\n7: Malmö > Turku > Lille\n5: Turku > Lille > Malmö"), "ranked-pairs");
    expect(writtenOrder(counted.order)).toBe("Lille > Malmö > Turku");
    expect(counted.details).toEqual({
      majorities: [
        { winner: "Malmö", loser: "Turku", votes: 16, against: 5, strength: 1, locked: true, cycle: null },
        { winner: "Lille", loser: "Malmö", votes: 14, against: 7, strength: 2, locked: true, cycle: null },
        { winner: "Turku", loser: "Lille", votes: 12, against: 9, strength: 3, locked: false, cycle: ["Turku", "Lille", "Malmö"] },
      ],
    });
    expect(counted.majorities).toEqual({ condorcetWinner: null, condorcetLoser: null, smithSet: ["Lille", "Malmö", "Turku"], cycle: ["Lille", "Malmö", "Turku"] });
  });

  it("counts the smaller opposition as stronger when the votes are equal", () => {
    const counted = countElection(writtenElection("3: A > B\n1: A > C > B\n2: B = C > A\n1: B > A = C"), "ranked-pairs");
    expect(counted.details).toMatchObject({
      majorities: [
        { winner: "B", loser: "C", votes: 4, against: 1, strength: 1 },
        { winner: "A", loser: "C", votes: 4, against: 2, strength: 2 },
        { winner: "A", loser: "B", votes: 4, against: 3, strength: 3 },
      ],
    });
  });
});

describe("methods that disagree", () => {
  it.each<[CountingMethod, string]>([
    ["schulze", "Abby > Brad > Erin > Dave > Cora"],
    ["ranked-pairs", "Brad > Abby > Erin > Dave > Cora"],
    ["copeland", "Abby = Brad > Dave = Erin > Cora"],
    ["minimax", "Cora > Abby > Brad > Dave > Erin"],
  ])("%s", (method, order) => expect(orderBy(method, disagreeing)).toBe(order));
});

describe("minimax", () => {
  it("can elect the option that loses every pair", () => {
    const counted = countElection(writtenElection("1: A>B>C>L\n1: A>B>L>C\n3: B>C>A>L\n1: C>L>A>B\n1: L>A>B>C\n2: L>C>A>B"), "minimax");
    expect(counted.winners).toEqual(["L"]);
    expect(counted.majorities.condorcetLoser).toBe("L");
    expect(counted.details).toMatchObject({ worstDefeats: { L: { votes: 5, by: ["A", "B", "C"] } } });
  });
});

describe("Copeland", () => {
  it("counts victories less losses", () => {
    const counted = countElection(writtenElection("31: A>E>C>D>B\n30: B>A>E>C>D\n29: C>D>B>A>E\n10: D>A>E>B>C"), "copeland");
    expect(writtenOrder(counted.order)).toBe("A > B = C = E > D");
    expect(counted.details).toMatchObject({ records: { A: { wins: 3, losses: 1, ties: 0, balance: 2 }, D: { wins: 1, losses: 3, ties: 0, balance: -2 } } });
  });
});

describe("Kemeny", () => {
  it("scores a single ballot by its pairs, and a circle by its best cut", () => {
    expect(countElection(writtenElection("A > B > C > D"), "schulze").kemenyScore).toBe(6);
    expect(countElection(writtenElection("A>B>C\nB>C>A\nC>A>B"), "schulze").kemenyScore).toBe(5);
  });
});

describe("Smith set", () => {
  it("holds a tied pair that beats the rest, without a circle", () => {
    const { majorities } = countElection(writtenElection("10: A>B>C>D\n10: B>A>D>C\n8: C>D>A>B\n8: D>C>B>A"), "schulze");
    expect(majorities).toEqual({ condorcetWinner: null, condorcetLoser: null, smithSet: ["A", "B"], cycle: null });
  });
});
