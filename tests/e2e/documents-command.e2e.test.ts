import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { tripDocuments } from "~/features/documents/schema";
import { spawnApp, spawnCommand } from "../setup/app-process";
import { newAppData } from "../setup/app-server";

const [withExample, bare] = [await newAppData("embedded"), await newAppData("embedded")];
const folder = mkdtempSync(path.join(tmpdir(), "studietur-documents-"));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await withExample.remove();
  await bare.remove();
});

async function run({ env }: typeof bare, trip: string, out: string) {
  const command = spawnCommand("app/documents.ts", env, "--trip", trip, "--out", path.join(folder, out));
  return { code: await command.ended, output: command.output() };
}

/** How a file of each format begins. */
const beginnings: Record<string, string> = { pdf: "%PDF-", docx: "PK", xlsx: "PK", csv: "\ufeff", ics: "BEGIN:VCALENDAR", gpx: "<?xml", kml: "<?xml", geojson: "{" };

// Beside each other: both spend their time on starting.
// Three processes start one after the other, each with the whole of the app: a slow machine needs its time.
it.concurrent("writes every file of the worked examples by their names, each in its format", { timeout: 240_000 }, async () => {
  const demo = spawnApp(withExample.env, "--demo");
  expect(await demo.ended, demo.output()).toBe(0);
  const expected = tripDocuments.flatMap(({ forms }) => forms.filter(({ format }) => format in beginnings));
  expect(expected).toHaveLength(14);
  for (const [name, out, calendar] of [["eksempel", "danmark", "Jobcenter Billund"], ["Seoul", "seoul", "고용노동부"]] as const) {
    const { code, output } = await run(withExample, name, out);
    expect(code, output).toBe(0);
    expect(readdirSync(path.join(folder, out)).sort()).toEqual(expected.map((form) => form.path).sort());
    const read = (file: string) => readFileSync(path.join(folder, out, file), "utf8");
    for (const { format, path: file } of expected) {
      expect(read(file).startsWith(beginnings[format]!), `${file}: ${read(file).slice(0, 20)}`).toBe(true);
      expect(read(file).length, file).toBeGreaterThan(500);
    }
    expect(read("program.ics").replaceAll("\r\n ", "")).toContain(calendar);
  }
});

it.concurrent("says that there is no such trip, and writes nothing", async () => {
  const tripId = randomUUID();
  const { code, output } = await run(bare, tripId, "intet");
  expect([code, output]).toEqual([2, `Der er ingen tur ${tripId}. Turens ID er det, der står efter /ture/ i dens adresse.\n`]);
  expect(readdirSync(path.join(folder, "intet"))).toEqual([]);
});
