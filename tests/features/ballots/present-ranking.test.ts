import { describe, expect, it } from "vitest";
import { moveDown, moveUp, placeOn, rankOf, setRank, tieWithAbove } from "~/features/ballots/present-ranking";
import { createBallotSchema } from "~/features/ballots/schema";
import { groupByRank, voteSchema } from "~/features/ballots/vote-schema";
import { ballotForm } from "../../factories/ballots";

const ranking = [["a"], ["b", "c"], ["d"]];

describe("a ranking", () => {
  it("moves up past what stands above, and out of its equals", () => {
    expect(moveUp(ranking, "d")).toEqual([["a"], ["d"], ["b", "c"]]);
    expect(moveUp(ranking, "c")).toEqual([["a"], ["c"], ["b"], ["d"]]);
    expect(moveUp(ranking, "a")).toEqual(ranking);
    expect(moveUp(ranking, "e")).toEqual([...ranking, ["e"]]);
    expect(moveUp([], "e")).toEqual([["e"]]);
  });

  it("moves down likewise; the last one is then not ranked", () => {
    expect(moveDown(ranking, "a")).toEqual([["b", "c"], ["a"], ["d"]]);
    expect(moveDown(ranking, "b")).toEqual([["a"], ["c"], ["b"], ["d"]]);
    expect(moveDown(ranking, "d")).toEqual([["a"], ["b", "c"]]);
    expect(moveDown(ranking, "e")).toEqual(ranking);
  });

  it("takes a typed number, where the same number means equal", () => {
    expect(setRank(ranking, "d", 1)).toEqual([["a", "d"], ["b", "c"]]);
    expect(setRank(ranking, "a", 2)).toEqual([["b", "c", "a"], ["d"]]);
    expect(setRank(ranking, "a", 99)).toEqual([["b", "c"], ["d"], ["a"]]);
    expect(setRank(ranking, "b", null)).toEqual([["a"], ["c"], ["d"]]);
    expect(setRank([], "a", 7)).toEqual([["a"]]);
  });

  it("makes equals and takes what is dropped", () => {
    expect(tieWithAbove(ranking, "d")).toEqual([["a"], ["b", "c", "d"]]);
    expect(tieWithAbove(ranking, "a")).toEqual(ranking);
    expect(placeOn(ranking, "d", "a")).toEqual([["d"], ["a"], ["b", "c"]]);
    expect(placeOn(ranking, "a", "d")).toEqual([["b", "c"], ["d"], ["a"]]);
    expect(placeOn(ranking, "e", "a")).toEqual([["e"], ["a"], ["b", "c"], ["d"]]);
    expect(placeOn(ranking, "a", null)).toEqual([["b", "c"], ["d"]]);
    expect(rankOf(placeOn(ranking, "a", "b"), "a")).toBe(2);
  });
});

const id = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;
const requestKey = id("f");

describe("a vote as it is sent", () => {
  it("groups equal numbers and closes gaps", () => {
    expect(groupByRank({ a: "7", b: "", c: "2", d: "7" })).toEqual([["c"], ["a", "d"]]);
    expect(voteSchema("ranking").parse({ requestKey, [`rank:${id("1")}`]: "2", [`rank:${id("2")}`]: " 1 ", [`rank:${id("3")}`]: "" })).toMatchObject({ content: { ranking: [[id("2")], [id("1")]] }, blank: false, revision: null });
  });

  it.each([
    ["ranking", { [`rank:${id("1")}`]: "" }, "error.nothing-ranking"],
    ["ranking", { [`rank:${id("1")}`]: "første" }, "error.rank"],
    ["ranking", { [`rank:${id("1")}`]: "0" }, "error.rank"],
    ["ranking", { "rank:x": "1" }, "error.invalid"],
    ["approval", {}, "error.nothing-approval"],
    ["score", { [`score:${id("1")}`]: "6" }, "error.invalid"],
    ["score", { [`score:${id("1")}`]: "0" }, "error.nothing-score"],
  ] as const)("says what is wrong with a %s of %j", (kind, fields, message) => {
    const parsed = voteSchema(kind).safeParse({ requestKey, ...fields });
    expect(parsed.success).toBe(false);
    expect(parsed.error!.issues[0]!.path).toEqual(["content"]);
    if (message !== "error.invalid") expect(parsed.error!.issues[0]!.message).toBe(message);
  });

  it("may be blank, whatever else was filled in", () => {
    expect(voteSchema("approval").parse({ requestKey, blank: "on", approve: [id("1")] })).toMatchObject({ blank: true, content: null });
    expect(voteSchema("approval").parse({ requestKey, approve: [id("2"), id("1"), id("2")] }).content).toEqual({ approved: [id("1"), id("2")] });
    expect(voteSchema("score").parse({ requestKey, [`score:${id("1")}`]: "5", [`score:${id("2")}`]: "" }).content).toEqual({ scores: { [id("1")]: 5, [id("2")]: 0 } });
  });
});

describe("the form of a ballot", () => {
  const parse = (changes: Record<string, unknown>) => createBallotSchema.safeParse(ballotForm(id("c"), changes));

  it("reads times as Copenhagen's, in summer and in winter", () => {
    expect(parse({ opensOn: "28.10.2089", opensAt: "9", closesOn: "31.10.2089" }).data).toMatchObject({ opensAt: new Date("2089-10-28T07:00:00Z"), closesAt: new Date("2089-10-31T11:00:00Z") });
  });

  it.each([
    [{ option: ["destination:dk-odense"] }, "option", "error.two-options"],
    [{ option: ["x", "y"] }, "option", "error.choose"],
    [{ secrecy: "secret", results: "live" }, "results", "error.secret-live"],
    [{ opensOn: "2090-05-05" }, "closesOn", "error.closes-first"],
    [{ opensAt: "10" }, "opensOn", "error.required"],
    [{ closesAt: "" }, "closesAt", "error.required"],
    [{ method: "equal-shares", budget: "mange" }, "budget", "error.amount"],
    [{ method: "equal-shares", budget: "100" }, "costs", "error.cost-missing"],
    [{ method: "coin" }, "method", "error.choose"],
  ])("says what is wrong with %j", (changes, field, message) => {
    expect(parse(changes).error?.issues.map((issue) => [issue.path[0], issue.message])).toContainEqual([field, message]);
  });

  it("reads costs in kroner or in days", () => {
    const keys = ["destination:dk-odense", "destination:dk-billund"];
    const money = parse({ option: keys, method: "equal-shares", budget: "12.000", budgetUnit: "oere", costs: { [keys[0]!]: "4.500,50", [keys[1]!]: "0" } });
    expect(money.data).toMatchObject({ budget: 1_200_000, options: [{ key: keys[0], cost: 450_050 }, { key: keys[1], cost: 0 }] });
    const days = parse({ option: keys, method: "equal-shares", budget: "5", budgetUnit: "days", costs: { [keys[0]!]: "2", [keys[1]!]: "3" } });
    expect(days.data).toMatchObject({ budget: 5, budgetUnit: "days", options: [{ cost: 2 }, { cost: 3 }] });
  });
});
