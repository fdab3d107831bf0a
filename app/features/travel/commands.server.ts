import { sql, type Kysely } from "kysely";
import type { Point } from "~/domain/geo/point";
import { knownLegKey, roundPoint, type KnownLeg } from "~/domain/travel/known-legs";
import type { TravelMode } from "~/domain/travel/leg-estimate";
import type { Departure, EngineCell, RoutingEngine } from "~/domain/travel/routing-engine";
import type { Database } from "~/shared/db.server";
import { runningEngines, type ConfiguredEngines } from "./adapters/configured-engines.server";
import { listCachedLegs } from "./queries.server";

/** The places of one day in the order of the plan, and when the group sets out. Home is never among them. */
export type DayPoints = { points: Point[]; departure: Departure };

const keptDays = 60;
/** More places than this on one day are left to the model: engines refuse larger tables, and no day has so many. */
const mostPoints = 50;

/** Timetables differ by kind of day and hour; roads are asked once. */
function departureBand(engine: RoutingEngine, { date, minute }: Departure): string {
  return engine.name === "opentripplanner" ? `${date} ${Math.floor(minute / 60)}` : "";
}

const cacheKeyOf = (engine: RoutingEngine, mode: TravelMode, from: Point, to: Point, departure: Departure) =>
  `${engine.name}|${departureBand(engine, departure)}|${knownLegKey(from, to, mode)}`;

/**
 * What the configured engines know of the legs of some days: from the cache where it is fresh, else by one matrix request
 * for each day and mode. An engine that does not answer leaves its legs to the model; this never throws for an engine.
 */
export async function fetchKnownLegs(db: Kysely<Database>, engines: ConfiguredEngines, days: DayPoints[], now: Date): Promise<KnownLeg[]> {
  const questions = Object.entries(engines).flatMap(([mode, engine]) => days.map((day) => ({ mode: mode as TravelMode, engine, ...day, points: distinctPoints(day.points) })));
  const asked = questions.filter(({ points }) => points.length > 1 && points.length <= mostPoints);
  if (asked.length === 0) return [];
  const freshAfter = new Date(now.getTime() - keptDays * 86_400_000);
  const keys = asked.flatMap(({ engine, mode, points, departure }) => pairsOf(points).map(([from, to]) => cacheKeyOf(engine, mode, from, to, departure)));
  const cached = new Map((await listCachedLegs(db, [...new Set(keys)], freshAfter)).map((row) => [row.cacheKey, row]));
  const known: KnownLeg[] = [];
  const missing: typeof asked = [];
  for (const question of asked) {
    const consecutive = question.points.slice(1).map((point, index) => [question.points[index]!, point] as const);
    const complete = consecutive.every(([from, to]) => cached.has(cacheKeyOf(question.engine, question.mode, from, to, question.departure)));
    if (!complete) missing.push(question);
    for (const [from, to] of pairsOf(question.points)) {
      const row = cached.get(cacheKeyOf(question.engine, question.mode, from, to, question.departure));
      if (row) known.push({ mode: question.mode, from, to, seconds: row.travelSeconds, metres: row.distanceMetres, engine: question.engine.name });
    }
  }
  const fetched = await Promise.all(missing.map((question) => askMatrix(question)));
  await keep(db, fetched.flat());
  return [...known, ...fetched.flat().map(({ leg }) => leg)];
}

/** {@link fetchKnownLegs} with the engines this installation is configured for. */
export async function fetchMeasuredLegs(db: Kysely<Database>, days: DayPoints[], now: Date): Promise<KnownLeg[]> {
  return fetchKnownLegs(db, runningEngines(), days, now);
}

type FetchedLeg = { cacheKey: string; leg: KnownLeg };

async function askMatrix({ engine, mode, points, departure }: DayPoints & { engine: RoutingEngine; mode: TravelMode }): Promise<FetchedLeg[]> {
  const answer = await engine.matrix(points, mode, departure);
  if (!answer.ok) return [];
  return pairsOf(points).flatMap(([from, to]) => {
    const cell: EngineCell = answer.value[points.indexOf(from)]?.[points.indexOf(to)] ?? "not-asked";
    if (cell === "not-asked") return [];
    const leg: KnownLeg = { mode, from, to, engine: engine.name, seconds: cell === "no-route" ? null : Math.round(cell.travelSeconds), metres: cell === "no-route" ? 0 : Math.round(cell.distanceMetres) };
    return [{ cacheKey: cacheKeyOf(engine, mode, from, to, departure), leg }];
  });
}

async function keep(db: Kysely<Database>, fetched: FetchedLeg[]): Promise<void> {
  const rows = [...new Map(fetched.map((one) => [one.cacheKey, one])).values()].map(({ cacheKey, leg }) => ({
    cache_key: cacheKey, engine: leg.engine, mode: leg.mode, travel_seconds: leg.seconds, distance_metres: leg.metres,
  }));
  if (rows.length === 0) return;
  await db
    .insertInto("routing_cache")
    .values(rows)
    .onConflict((conflict) => conflict.column("cache_key").doUpdateSet((eb) => ({ travel_seconds: eb.ref("excluded.travel_seconds"), distance_metres: eb.ref("excluded.distance_metres"), fetched_at: sql`now()` })))
    .execute();
}

function distinctPoints(points: Point[]): Point[] {
  return [...new Map(points.map((point) => { const rounded = roundPoint(point); return [`${rounded.lon},${rounded.lat}`, rounded]; })).values()];
}

function pairsOf(points: Point[]): [Point, Point][] {
  return points.flatMap((from) => points.filter((to) => to !== from).map((to): [Point, Point] => [from, to]));
}
