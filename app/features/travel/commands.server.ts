import { createHash } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { Point } from "~/domain/geo/point";
import { knownLegKey, roundPoint, type KnownLeg } from "~/domain/travel/known-legs";
import type { TravelMode } from "~/domain/travel/leg-estimate";
import type { Departure, EngineCell, RoutingEngine } from "~/domain/travel/routing-engine";
import type { Database } from "~/shared/db.server";
import { runningEngines, type ConfiguredEngines } from "./adapters/configured-engines.server";
import { listCachedLegs, listRefusedQuestions } from "./queries.server";

/** The places of one day in the order of the plan, and when the group sets out. Home is never among them. */
export type DayPoints = { points: Point[]; departure: Departure };

const keptDays = 60;
/** A question that an engine refuses is not put to it again for a day: the engine or its map may be another by then. */
const refusedHours = 24;
/** So long, in milliseconds, a page waits for engines; what comes later is kept for the next look. Too short to be felt as a wait, long enough for a table. */
const patienceMs = 700;
/** More places than this on one day are left to the model: engines refuse larger tables, and no day has so many. */
const mostPoints = 50;

/** Timetables differ by kind of day and hour; roads are asked once. */
function departureBand(engine: RoutingEngine, { date, minute }: Departure): string {
  return engine.name === "opentripplanner" ? `${date} ${Math.floor(minute / 60)}` : "";
}

const cacheKeyOf = (engine: RoutingEngine, mode: TravelMode, from: Point, to: Point, departure: Departure) =>
  `${engine.name}|${departureBand(engine, departure)}|${knownLegKey(from, to, mode)}`;

type Question = DayPoints & { engine: RoutingEngine; mode: TravelMode };

/** The name of a question as a whole; its places stand in it as a digest. */
function questionKeyOf({ engine, mode, points, departure }: Question): string {
  const digest = createHash("sha256").update(points.map(({ lon, lat }) => `${lon},${lat}`).join(";")).digest("hex");
  return `${engine.name}|${departureBand(engine, departure)}|${mode}|${digest}`;
}

/**
 * What the configured engines know of the legs of some days: from the cache where it is fresh, else by one matrix request
 * for each day and mode. An engine that does not answer, or not within `waitMs`, leaves its legs to the model; what it answers later is
 * kept for the next time. This never throws for an engine.
 */
export async function fetchKnownLegs(db: Kysely<Database>, engines: ConfiguredEngines, days: DayPoints[], now: Date, waitMs = patienceMs): Promise<KnownLeg[]> {
  const questions = Object.entries(engines).flatMap(([mode, engine]) => days.map((day): Question => ({ mode: mode as TravelMode, engine, ...day, points: distinctPoints(day.points) })));
  const asked = questions.filter(({ points }) => points.length > 1 && points.length <= mostPoints);
  if (asked.length === 0) return [];
  // Taken before the cache is read: what is answered and kept just after that would else be asked for again.
  const begun = new Map(underWay.get(db));
  const freshAfter = new Date(now.getTime() - keptDays * 86_400_000);
  const keys = asked.flatMap(({ engine, mode, points, departure }) => pairsOf(points).map(([from, to]) => cacheKeyOf(engine, mode, from, to, departure)));
  const cached = new Map((await listCachedLegs(db, [...new Set(keys)], freshAfter)).map((row) => [row.cacheKey, row]));
  const known: KnownLeg[] = [];
  const missing: Question[] = [];
  for (const question of asked) {
    const consecutive = question.points.slice(1).map((point, index) => [question.points[index]!, point] as const);
    const complete = consecutive.every(([from, to]) => cached.has(cacheKeyOf(question.engine, question.mode, from, to, question.departure)));
    if (!complete) missing.push(question);
    for (const [from, to] of pairsOf(question.points)) {
      const row = cached.get(cacheKeyOf(question.engine, question.mode, from, to, question.departure));
      if (row) known.push({ mode: question.mode, from, to, seconds: row.travelSeconds, metres: row.distanceMetres, engine: question.engine.name });
    }
  }
  const refused = new Set(await listRefusedQuestions(db, missing.map(questionKeyOf), new Date(now.getTime() - refusedHours * 3_600_000)));
  const open = missing.filter((question) => !refused.has(questionKeyOf(question)));
  const fetched = await Promise.all(open.map((question) => askOnce(db, question, waitMs, begun)));
  return [...known, ...fetched.flat()];
}

/** {@link fetchKnownLegs} with the engines this installation is configured for. */
export async function fetchMeasuredLegs(db: Kysely<Database>, days: DayPoints[], now: Date): Promise<KnownLeg[]> {
  return fetchKnownLegs(db, runningEngines(), days, now);
}

/** The modes for which this installation asks an engine. */
export function listMeasuredModes(): TravelMode[] {
  return Object.keys(runningEngines()) as TravelMode[];
}

/** Questions put to engines, by name. `waitsUntil`: nobody waits longer for one than for another. */
type PutQuestions = Map<string, { legs: Promise<KnownLeg[]>; waitsUntil: number }>;

/** Questions that an engine has not answered yet, by database. */
const underWay = new WeakMap<Kysely<Database>, PutQuestions>();

/** Puts a question that is not under way already nor among those that had `begun`, and waits for the answer at most `waitMs` after it was put. */
async function askOnce(db: Kysely<Database>, question: Question, waitMs: number, begun: PutQuestions): Promise<KnownLeg[]> {
  const questions: PutQuestions = underWay.get(db) ?? new Map();
  underWay.set(db, questions);
  const key = questionKeyOf(question);
  let put = questions.get(key) ?? begun.get(key);
  if (!put) {
    // What cannot be kept is asked for again: a plan does not fail for it.
    const legs = askMatrix(db, question).catch(() => []).finally(() => questions.delete(key));
    questions.set(key, (put = { legs, waitsUntil: performance.now() + waitMs }));
  }
  return within(put.legs, put.waitsUntil - performance.now());
}

async function within(legs: Promise<KnownLeg[]>, milliseconds: number): Promise<KnownLeg[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<KnownLeg[]>((resolve) => {
    timer = setTimeout(() => resolve([]), Math.max(0, milliseconds));
  });
  return Promise.race([legs, late]).finally(() => clearTimeout(timer));
}

async function askMatrix(db: Kysely<Database>, question: Question): Promise<KnownLeg[]> {
  const { engine, mode, points, departure } = question;
  const answer = await engine.matrix(points, mode, departure);
  if (!answer.ok) {
    if (answer.fault !== "engine-down") await keepRefusal(db, question);
    return [];
  }
  const fetched = pairsOf(points).flatMap(([from, to]): FetchedLeg[] => {
    const cell: EngineCell = answer.value[points.indexOf(from)]?.[points.indexOf(to)] ?? "not-asked";
    if (cell === "not-asked") return [];
    const leg: KnownLeg = { mode, from, to, engine: engine.name, seconds: cell === "no-route" ? null : Math.round(cell.travelSeconds), metres: cell === "no-route" ? 0 : Math.round(cell.distanceMetres) };
    return [{ cacheKey: cacheKeyOf(engine, mode, from, to, departure), leg }];
  });
  await keep(db, fetched);
  return fetched.map(({ leg }) => leg);
}

type FetchedLeg = { cacheKey: string; leg: KnownLeg };

async function keepRefusal(db: Kysely<Database>, question: Question): Promise<void> {
  await db
    .insertInto("routing_refusal")
    .values({ question_key: questionKeyOf(question), engine: question.engine.name })
    .onConflict((conflict) => conflict.column("question_key").doUpdateSet({ refused_at: sql`now()` }))
    .execute();
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
