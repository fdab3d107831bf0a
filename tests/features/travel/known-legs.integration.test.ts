import { beforeEach, describe, expect, it } from "vitest";
import type { EngineAnswer, EngineCell, RoutingEngine } from "~/domain/travel/routing-engine";
import { fetchKnownLegs } from "~/features/travel/commands.server";
import { clearRoutingCache, recordEngineAnswer } from "~/features/travel/engine-commands.server";
import { listEngineStatus } from "~/features/travel/queries.server";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
// The database stamps what it keeps with its own clock.
const now = new Date();
const points = [{ lon: 10.4024, lat: 55.4038 }, { lon: 9.1217, lat: 55.7308 }, { lon: 10.2039, lat: 56.1629 }];
const day = { points, departure: { date: "2027-04-13", minute: 480 } };

let asked = 0;
let answer: EngineAnswer<EngineCell[][]>;
const engine: RoutingEngine = {
  name: "fake driving",
  matrix: async () => {
    asked += 1;
    return answer;
  },
  route: async () => ({ ok: false, fault: "bad-request", detail: "" }),
};

beforeEach(async () => {
  await clearRoutingCache(db);
  asked = 0;
  answer = { ok: true, value: points.map((_, i) => points.map((__, j): EngineCell => (i === 0 && j === 2 ? "no-route" : { travelSeconds: 600 * (i + 1) + j, distanceMetres: 1000 * (i + 1) + j }))) };
});

describe("legs known from an engine", () => {
  it("come by one request a day and mode, then from the cache, the legs that do not exist too", async () => {
    const first = await fetchKnownLegs(db, { coach: engine }, [day], now);
    const second = await fetchKnownLegs(db, { coach: engine }, [day], now);
    expect(asked).toBe(1);
    expect(first).toHaveLength(6);
    const byLeg = (legs: typeof first) => legs.map((leg) => `${leg.from.lon}>${leg.to.lon} ${leg.seconds} ${leg.metres}`).sort();
    expect(byLeg(second)).toEqual(byLeg(first));
    expect(first.find((leg) => leg.from.lon === 10.4024 && leg.to.lon === 10.2039)).toMatchObject({ seconds: null });
    expect(first.find((leg) => leg.from.lon === 10.4024 && leg.to.lon === 9.1217)).toMatchObject({ seconds: 601, metres: 1001, mode: "coach", engine: "fake driving" });
  });

  it("are asked for again when they are old", async () => {
    await fetchKnownLegs(db, { coach: engine }, [day], now);
    await fetchKnownLegs(db, { coach: engine }, [day], new Date(Date.now() + 61 * 86_400_000));
    expect(asked).toBe(2);
  });

  it("are none, and nothing is kept, when the engine is down", async () => {
    answer = { ok: false, fault: "engine-down", detail: "" };
    expect(await fetchKnownLegs(db, { coach: engine }, [day], now)).toEqual([]);
    expect((await listEngineStatus(db, "2027-01-01")).cached).toEqual([]);
  });

  it("are not asked for on a day with one place, nor on one with more than an engine takes", async () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ lon: 10 + index / 100, lat: 55 }));
    expect(await fetchKnownLegs(db, { coach: engine }, [{ ...day, points: [points[0]!, points[0]!] }, { ...day, points: many }], now)).toEqual([]);
    expect(asked).toBe(0);
  });
});

it("counts what each engine answered and how it failed", async () => {
  await recordEngineAnswer(db, "fake driving", "2027-04-13", { ok: true, milliseconds: 12.4 });
  await recordEngineAnswer(db, "fake driving", "2027-04-13", { ok: false, fault: "engine-down", milliseconds: 150 });
  await recordEngineAnswer(db, "fake driving", "2027-04-14", { ok: false, fault: "no-route", milliseconds: 8 });
  const { stats } = await listEngineStatus(db, "2027-04-13");
  expect(stats).toMatchObject([{ engine: "fake driving", answered: 1, engineDown: 1, noRoute: 1, badRequest: 0, milliseconds: 170 }]);
});
