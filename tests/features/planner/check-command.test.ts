import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "studietur-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Run = { exitCode: number; stdout: string; stderr: string };

/** The command as `npm run check` starts it, with no database and no setting. */
function run(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "app/check.ts", ...args], { encoding: "utf8", env: { PATH: process.env.PATH, NODE_ENV: "production" } }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const example = (name: string) => `app/features/planner/examples/${name}.json`;

describe("npm run check", () => {
  it("ends with 0 when the plan holds, and says how many findings there are", async () => {
    const { exitCode, stdout, stderr } = await run(example("denmark"), "--today=2027-01-10");
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Job- og integrationshuset i Odense – Frokost i Odense centrum, til fods, 13 min");
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^0 fejl, \d+ advarsler, \d+ oplysninger\.$/);
  }, 60_000);

  it("ends with 1 when it has errors, in English and as data too", async () => {
    const { exitCode, stdout } = await run(example("tallinn"), "--json", "--lang", "en", "--today", "2027-01-10");
    const answer = JSON.parse(stdout);
    expect([exitCode, answer.version, answer.counts.errors]).toEqual([1, 1, 1]);
    expect(answer.findings[0]).toMatchObject({ code: "leg-too-long", severity: "error", sentence: expect.stringContaining("The way from e-Estonia Briefing Centre to Startup Estonia takes"), fixes: [{ label: expect.any(String) }, {}] });
  }, 60_000);

  it("ends with 2 for what is no such file, with the path of each fault", async () => {
    const broken = path.join(folder, "broken.json");
    writeFileSync(broken, readFileSync(example("seoul"), "utf8").replace('"at": "15:00"', '"at": "kl. 15"').replace('"members": 11', '"members": 0'));
    const { exitCode, stdout, stderr } = await run(broken);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("2 fejl:");
    expect(stderr).toContain("  members: ");
    expect(stderr).toContain("  days[1].stops[1].at: Skriv klokkeslættet som 09:30.");
    expect(await run("--lang=fr")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("npm run check -- FIL.json") });
  }, 60_000);

  it("ends with 2 and a word about what it was given instead of a file it can read", async () => {
    const [latin1, large] = [path.join(folder, "latin1.json"), path.join(folder, "large.json")];
    writeFileSync(latin1, readFileSync(example("denmark"), "utf8"), "latin1");
    writeFileSync(large, " ".repeat(256 * 1024 + 1));
    const given: [string, string][] = [
      [path.join(folder, "nobody.json"), "nobody.json does not exist.\n"],
      [folder, `${folder} is a folder. Give the name of a file.\n`],
      [latin1, "whole file: The file is not stored as UTF-8. Store it as UTF-8 and try again.\n"],
      [large, "whole file: The file may be no larger than 256 kB.\n"],
    ];
    const runs = await Promise.all(given.map(([file]) => run(file, "--lang=en")));
    runs.forEach(({ exitCode, stdout, stderr }, index) => {
      expect([exitCode, stdout]).toEqual([2, ""]);
      expect(stderr.endsWith(given[index]![1]), stderr).toBe(true);
    });
  }, 60_000);
});
