import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { performance } from "node:perf_hooks";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { makeItinerary, makePlace, makeStop } from "../factories/itinerary";
import { startAppOn } from "../setup/app-process";
import { signInSecretary, type HttpClient } from "../setup/http-client";

/*
 * `npm run bench`: how long pages take on the server and how long a plan takes to check, on this machine. It prints and
 * judges nothing: a number that a busy machine can spoil is no test.
 */

const requestsPerPage = 30;

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function line(name: string, milliseconds: number[]): void {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const figure = (share: number) => `${quantile(sorted, share).toFixed(1)} ms`.padStart(10);
  console.log(`${name.padEnd(52)} ${figure(0.5)} ${figure(0.95)}`);
}

async function timePage(client: HttpClient, name: string, address: string): Promise<void> {
  const times: number[] = [];
  // The first ones compile and fill caches; a server that has run for a minute is what people meet.
  for (let request = -3; request < requestsPerPage; request += 1) {
    const started = performance.now();
    const answer = await client.get(address);
    if (answer.status !== 200) return console.log(`${name.padEnd(52)} answered ${answer.status}`);
    if (request >= 0) times.push(performance.now() - started);
  }
  line(name, times);
}

async function firstLink(client: HttpClient, page: string, pattern: RegExp): Promise<string | undefined> {
  return pattern.exec((await client.get(page)).text)?.[1];
}

async function benchPages(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "studietur-bench-"));
  try {
    const made = spawnSync("npm", ["run", "--silent", "demo"], { encoding: "utf8", env: { ...process.env, DATA_DIR: dataDir } });
    if (made.status !== 0) throw new Error(made.stdout + made.stderr);
    const app = await startAppOn({ DATA_DIR: dataDir, LOG_LEVEL: "error" });
    const client = await signInSecretary(app);
    const trip = await firstLink(client, "/ture", /href="(\/ture\/[0-9a-f-]{36})/);
    const destination = await firstLink(client, "/destinationer", /href="(\/destinationer\/[a-z0-9-]+)/);
    const site = destination && (await firstLink(client, destination, /href="(\/besoegssteder\/[a-z0-9-]+)/));
    await timePage(client, "trips", "/ture");
    await timePage(client, "new trip", "/ture/ny");
    await timePage(client, "catalogue", "/destinationer");
    if (destination) await timePage(client, "destination", destination);
    if (site) await timePage(client, "visit site", site);
    if (trip) {
      await timePage(client, "trip", trip);
      await timePage(client, "planner", `${trip}/program`);
      await timePage(client, "printed programme", `${trip}/udskriv`);
      await timePage(client, "history", `${trip}/historik`);
    }
    await timePage(client, "people", "/udvalg");
    await app.interrupt();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A trip of eight days with five timed stops each, between Odense and 20 km north of it. */
function fortyStops() {
  const stops = Array.from({ length: 40 }, (_, index) =>
    makeStop({ id: `s${index}`, dayId: `day-${Math.floor(index / 5) + 1}`, startsAtMinute: 540 + (index % 5) * 110, place: makePlace({ northKm: (index * 7) % 20 }), position: index }),
  );
  return makeItinerary({ dayCount: 8, stops });
}

function benchCheck(): void {
  const plan = fortyStops();
  const timed = (runs: number, withFixes: boolean) =>
    Array.from({ length: runs + 5 }, (_, run) => {
      // A moved stop each time, as in the planner: nothing can be answered from the last check alone.
      const moved = { ...plan, stops: plan.stops.map((stop, index) => (index === run % 40 ? { ...stop, startsAtMinute: stop.startsAtMinute! + 5 } : stop)) };
      const started = performance.now();
      checkItinerary(moved, embeddedTravelTimes, "2027-03-01", { withFixes });
      return performance.now() - started;
    }).slice(5);
  line("re-check of a 40-stop trip", timed(200, false));
  line("the same with its fixes proven", timed(20, true));
}

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`);
console.log(`${"".padEnd(52)} ${"median".padStart(10)} ${"95 %".padStart(10)}`);
benchCheck();
await benchPages();
