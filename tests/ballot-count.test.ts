import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "studietur-ballots-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function count(content: unknown, ...more: string[]) {
  const file = path.join(folder, "valg æøå.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return run(file, ...more);
}

function start(command: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", command, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}
const run = (...args: string[]) => start("app/ballot-count.ts", args);

const election = { id: "reach", candidates: ["Gent", "Ærø", "Lille"], ballots: [[5, [["Gent"], ["Ærø"]]], [4, [["Lille"], ["Ærø"], ["Gent"]]], [2, [["Ærø"], ["Lille", "Gent"]]]] };

describe("npm run ballot:count", () => {
  it("prints winners, order and pairs, by the Schulze method when none is named", () => {
    const { status, stdout, stderr } = count(election);
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      id: "reach",
      method: "schulze",
      winners: ["Ærø"],
      order: [["Ærø"], ["Gent"], ["Lille"]],
      pairwise: { Gent: { Ærø: 5, Lille: 5 }, Ærø: { Gent: 6, Lille: 7 }, Lille: { Gent: 4, Ærø: 4 } },
    });
  });

  it("counts each election of a list, by the method asked for", () => {
    const { status, stdout } = count([election, { ...election, id: "again" }], "--method", "irv");
    expect(status).toBe(0);
    const counted = JSON.parse(stdout) as { id: string; winners: string[] }[];
    expect(counted.map(({ id, winners }) => [id, winners])).toEqual([["reach", ["Gent"]], ["again", ["Gent"]]]);
  });

  it("names every fault with its path and exits with 2", () => {
    const { status, stdout, stderr } = count([election, { candidates: ["A"], ballots: [[0, [["A"], ["B"]]]] }]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("[1].ballots[0][0]: 0 is no weight; expected a whole number from 1\n");
    expect(stderr).toContain('[1].ballots[0][1][1][0]: "B" is no option of this election\n');
  });

  it.each([
    ["a method that the ballots do not fit", () => count([election], "--method", "equal-shares"), "[0].costs: the method of equal shares needs costs and a budget"],
    ["what is no JSON", () => count("{"), "JSON"],
    ["a method that does not exist", () => count(election, "--method", "best"), "There is no method best"],
    ["an option that does not exist", () => count(election, "--all"), "--all"],
    ["no file", () => run(), "Name one file"],
    ["a file that does not exist", () => run(path.join(folder, "none.json")), "none.json"],
  ])("refuses %s", (_name, act, reason) => {
    const { status, stdout, stderr } = act();
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(reason);
  });
});

describe("npm run ballot:recount", () => {
  it.each([
    ["an election that is no protocol", JSON.stringify(election), "This is no protocol of a ballot, or not a whole one"],
    ["a protocol without its parts", JSON.stringify({ form: "studietur-ballot", version: 1, count: { form: "studietur-count" }, log: [], options: [], rules: {}, electorate: {} }), "This is no protocol of a ballot, or not a whole one"],
    ["what is no JSON", "{", "JSON"],
  ])("refuses %s", (_name, content, reason) => {
    const file = path.join(folder, "protokol.json");
    writeFileSync(file, content);
    const { status, stdout, stderr } = start("app/ballot-recount.ts", [file]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(reason);
  });
});
