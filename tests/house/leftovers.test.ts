import { describe, it } from "vitest";
import { allFiles, expectNone, readText } from "./tree";

const readable = allFiles.filter((file) => /\.(ts|tsx|js|json|md|scss|css|yaml|yml|html)$|^\.ci\//.test(file));

function linesThat(match: RegExp, files: string[]): string[] {
  return files.flatMap((file) =>
    readText(file)
      .split("\n")
      .flatMap((line, index) => (match.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
  );
}

// Put together here, so that this file does not offend against its own rules.
const unfinished = new RegExp(`\\b(${["TO", "FIX"].map((start, index) => start + ["DO", "ME"][index]).join("|")}|X{3}|HA${"CK"})\\b|lorem ${"ipsum"}`, "i");
const narrowed = new RegExp(`\\b(it|test|describe)\\.(${["on" + "ly", "sk" + "ip", "to" + "do"].join("|")})\\b`);

describe("what must not be left behind", () => {
  it("has no note of unfinished work", () => {
    expectNone(linesThat(new RegExp(unfinished.source), readable.filter((file) => file !== "package-lock.json")), "Do it, or file an issue:");
  });

  it("runs every test", () => {
    expectNone(linesThat(narrowed, allFiles.filter((file) => file.startsWith("tests/"))), "A test that does not run proves nothing:");
  });

  it("names no folder of a machine and no package registry", () => {
    const machine = new RegExp(`(^|["'\`\\s=(])/(${["home", "Users", "root", "wo" + "rk"].join("|")})/[\\w.-]+`);
    const offenders = [
      ...linesThat(machine, readable.filter((file) => file !== "package-lock.json")),
      ...linesThat(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/, ["package-lock.json"]).slice(0, 3),
    ];
    expectNone(offenders, "Another machine has neither:");
  });

  it("uses addresses of nobody: example.org and the like", () => {
    const address = /[\w.%+-]+@(?!example\.|[\w.-]*\.(test|example|invalid)\b|localhost)[a-z0-9-]+(\.[a-z0-9-]+)*\.(dk|com|org|net|de|ee|uk)\b/i;
    expectNone(linesThat(address, allFiles.filter((file) => /^(app|db|tests)\/.*\.(ts|tsx|json)$/.test(file))), "This mail address may be real:");
  });
});
