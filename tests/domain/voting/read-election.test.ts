import { describe, expect, it } from "vitest";
import { countElection } from "~/domain/voting/count-election";
import { readElectionFile } from "~/domain/voting/read-election";

const faultsOf = (json: unknown) => {
  const read = readElectionFile(json);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`);
};
const candidates = ["A", "B", "C"];

describe("a file of elections", () => {
  it("holds one election or a list, with rankings, approvals or points", () => {
    const ranking = { id: "one", candidates, ballots: [[2, [["A"], ["B", "C"]]], [1, []]], expected: { anything: 1 } };
    expect(readElectionFile(ranking)).toEqual({
      ok: true,
      isList: false,
      entries: [{ id: "one", question: undefined, shares: undefined, election: { kind: "ranking", options: candidates, ballots: [{ weight: 2, ranking: [["A"], ["B", "C"]] }, { weight: 1, ranking: [] }] } }],
    });
    const list = readElectionFile([
      { question: "Hvor hen?", options: ["Ærø", "Gent"], ballots: [[1, []], [3, ["Ærø"]]] },
      { candidates, ballots: [[1, { A: 5, B: 0 }], [1, []]] },
    ]);
    expect(list).toMatchObject({
      isList: true,
      entries: [
        { question: "Hvor hen?", election: { kind: "approval", options: ["Ærø", "Gent"], ballots: [{ weight: 1, approved: [] }, { weight: 3, approved: ["Ærø"] }] } },
        { election: { kind: "score", ballots: [{ weight: 1, scores: { A: 5, B: 0 } }, { weight: 1, scores: {} }] } },
      ],
    });
  });

  it("names costs and a budget for equal shares", () => {
    const read = readElectionFile({ candidates: ["A", "B"], ballots: [[2, ["A"]]], costs: { A: 5, B: 0 }, budget: 9, completion: "none" });
    expect(read).toMatchObject({ entries: [{ shares: { costs: { A: 5, B: 0 }, budget: 9, satisfaction: "cost", completion: "none" } }] });
  });

  it("may hold an option with any name", () => {
    const read = readElectionFile(JSON.parse('{"candidates": ["__proto__", "constructor", "1"], "ballots": [[2, {"__proto__": 5, "1": 2}]]}'));
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const counted = countElection(read.entries[0]!.election, "score");
    expect(counted.order).toEqual([["__proto__"], ["1"], ["constructor"]]);
    expect(JSON.stringify(counted.pairwise)).toBe('{"1":{"__proto__":0,"constructor":2},"__proto__":{"1":2,"constructor":2},"constructor":{"1":0,"__proto__":0}}');
  });

  it.each<[string, unknown, string[]]>([
    ["nothing", null, [" no-election"]],
    ["an empty list", [], [" no-election"]],
    ["a text in the list", ["A"], ["[0] no-election"]],
    ["no options", { candidates: [], ballots: [] }, ["candidates no-options"]],
    ["options that are no names", { candidates: ["A", "", 3, "A"], ballots: [] }, ["candidates[1] option-no-text", "candidates[2] option-no-text", "candidates[3] option-twice"]],
    ["no ballots", [{ candidates }], ["[0].ballots no-ballots"]],
    ["a ballot that is no pair", { candidates, ballots: [["A"], 1] }, ["ballots[0] no-pair", "ballots[1] no-pair"]],
    ["weights", { candidates, ballots: [[0, []], [1.5, []], ["2", []], [-1, [["A"]]]] }, ["ballots[0][0] bad-weight", "ballots[1][0] bad-weight", "ballots[2][0] bad-weight", "ballots[3][0] bad-weight"]],
    ["too many votes", { candidates, ballots: [[2 ** 40, []], [1, []]] }, ["ballots too-many-votes"]],
    ["preferences that are none", { candidates, ballots: [[1, "A"], [1, ["A", ["B"]]], [1, null]] }, ["ballots[0][1] no-preferences", "ballots[1][1] no-preferences", "ballots[2][1] no-preferences"]],
    ["kinds mixed", { candidates, ballots: [[1, [["A"]]], [1, ["A"]], [1, { A: 1 }]] }, ["ballots[1][1] mixed-ballots", "ballots[2][1] mixed-ballots"]],
    ["names in a ranking", [{ candidates, ballots: [] }, { candidates, ballots: [[1, [["A"], ["X", "B"], ["A"]]], [1, [[["B"]]]]] }], ["[1].ballots[0][1][1][0] unknown-option", "[1].ballots[0][1][2][0] named-twice", "[1].ballots[1][1][0][0] unknown-option"]],
    ["names in approvals", { candidates, ballots: [[1, ["A", "A", 7]]] }, ["ballots[0][1][1] named-twice", "ballots[0][1][2] unknown-option"]],
    ["points", { candidates, ballots: [[1, { A: 6, B: -1, C: 1.5, D: 1 }]] }, ["ballots[0][1].A bad-score", "ballots[0][1].B bad-score", "ballots[0][1].C bad-score", "ballots[0][1].D unknown-option"]],
    ["costs", { candidates, ballots: [], costs: { A: -1, X: 3, B: 2 }, budget: "much" }, ["budget bad-amount", "costs.A bad-amount", "costs.X unknown-option", "costs.C cost-missing"]],
    ["a budget alone", { candidates, ballots: [], budget: 3 }, ["costs no-costs"]],
    ["rules", { candidates, ballots: [], costs: {}, budget: 3, completion: "all" }, ["completion unknown-rule"]],
  ])("says where it is wrong: %s", (_name, json, faults) => expect(faultsOf(json)).toEqual(faults));
});
