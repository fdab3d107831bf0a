import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/*
 * `npm test`: everything that proves the product, in one go and in an order that names the simplest fault first. A stage
 * that fails does not keep the later ones from telling what they know; only the browser needs a build that worked.
 */

type Counts = { passed: number; failed: number; skipped: number };
type Stage = Counts & { name: string; seconds: number };

const reports = mkdtempSync(path.join(tmpdir(), "studietur-reports-"));
const bin = (name: string) => path.join("node_modules", ".bin", name);
const say = (text: string) => process.stdout.write(`${text}\n`);

const running = new Set<ChildProcess>();

function start(command: string, args: string[], output: "inherit" | "pipe"): { child: ChildProcess; ended: Promise<boolean> } {
  const child = spawn(command, args, { stdio: ["ignore", output, output], env: process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: "1" } });
  running.add(child);
  const ended = new Promise<boolean>((resolve) => {
    child.once("error", (error) => {
      say(`${command}: ${error.message}`);
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
  return { child, ended: ended.finally(() => running.delete(child)) };
}

/** A tool that answers yes or no counts as one test. What it says comes when it has ended: another one may be running beside it. */
async function check(command: string, args: string[]): Promise<Counts> {
  const { child, ended } = start(command, args, "pipe");
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ok = await ended;
  if (text.trim() !== "") say(`\n-- ${path.basename(command)}\n${text.trimEnd()}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

async function vitest(name: string, projects: string[], ...options: string[]): Promise<Counts> {
  const report = path.join(reports, `${name}.json`);
  const { ended } = start(bin("vitest"), [
    "run", ...projects.flatMap((project) => ["--project", project]), "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...options,
  ], "inherit");
  const ok = await ended;
  const counts = countTests(report);
  // What fails outside of a test (a setup, a file that cannot be read, a rejection nobody awaited) counts as one that failed.
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

type Report = { testResults: { status: string; assertionResults: { status: string }[] }[] };

function countTests(file: string): Counts {
  try {
    const results = (JSON.parse(readFileSync(file, "utf8")) as Report).testResults;
    const statuses = results.flatMap((one) => {
      const tests = one.assertionResults.map((test) => test.status);
      return one.status === "failed" && !tests.includes("failed") ? [...tests, "failed"] : tests;
    });
    const passed = statuses.filter((status) => status === "passed").length;
    const failed = statuses.filter((status) => status === "failed").length;
    return { passed, failed, skipped: statuses.length - passed - failed };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const stages: Stage[] = [];

async function stage(name: string, act: () => Promise<Counts>): Promise<Stage> {
  say(`\n== ${name}`);
  const started = Date.now();
  const done = { name, ...(await act()), seconds: Math.round((Date.now() - started) / 1000) };
  stages.push(done);
  return done;
}

const inWords = ({ passed, failed, skipped }: Counts) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

function printTotals(): Counts {
  const total = { passed: 0, failed: 0, skipped: 0 };
  say("");
  for (const one of stages) {
    say(`${one.name.padEnd(28)} ${`${one.seconds} s`.padStart(6)}   ${inWords(one)}`);
    total.passed += one.passed;
    total.failed += one.failed;
    total.skipped += one.skipped;
  }
  say(`\n${inWords(total)}`);
  return total;
}

async function main() {
  // Each of these keeps one core busy and no more.
  const [, , build] = await Promise.all([
    stage("lint", () => check(bin("eslint"), ["."])),
    stage("types", () => check(bin("tsc"), ["--noEmit"])),
    stage("build", () => check(bin("remix"), ["vite:build", "--logLevel", "warn"])),
  ]);
  await stage("unit and integration tests", () => vitest("tests", ["unit", "embedded", "postgres"]));
  // A server and a browser each: two at a time keep two cores busy, more would only make all of them slow.
  await stage("browser journeys", async () => (build.failed > 0 ? { passed: 0, failed: 1, skipped: 0 } : vitest("browser", ["e2e"], "--maxWorkers=2")));
  rmSync(reports, { recursive: true, force: true });
  process.exitCode = printTotals().failed > 0 ? 1 : 0;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    rmSync(reports, { recursive: true, force: true });
    process.exit(130);
  });
}

await main();
