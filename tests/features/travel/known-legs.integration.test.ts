import { beforeEach, describe, expect, it } from "vitest";
import type { EngineAnswer, EngineCell, RoutingEngine } from "~/domain/travel/routing-engine";
import { fetchKnownLegs } from "~/features/travel/commands.server";
import { clearRoutingCache, recordEngineAnswer } from "~/features/travel/engine-commands.server";
import { presentEngineStatus } from "~/features/travel/present";
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

  it.each(["bad-request", "no-route"] as const)("are not asked for again within a day when the engine has answered %s to the whole question, unless that is forgotten", async (fault) => {
    answer = { ok: false, fault, detail: "HTTP 400" };
    expect(await fetchKnownLegs(db, { coach: engine }, [day], now)).toEqual([]);
    expect(await fetchKnownLegs(db, { coach: engine }, [day], new Date())).toEqual([]);
    expect(asked).toBe(1);
    await fetchKnownLegs(db, { coach: engine }, [{ ...day, points: points.slice(1) }], now);
    expect(asked).toBe(2);
    await fetchKnownLegs(db, { coach: engine }, [day], new Date(Date.now() + 25 * 3_600_000));
    expect(asked).toBe(3);
    await clearRoutingCache(db);
    await fetchKnownLegs(db, { coach: engine }, [day], now);
    expect(asked).toBe(4);
  });

  it("are waited for a moment only; meanwhile nobody asks again, and the next look has them", async () => {
    let say: (answered: EngineAnswer<EngineCell[][]>) => void = () => undefined;
    const slow: RoutingEngine = { ...engine, name: "slow driving", matrix: () => ((asked += 1), new Promise((resolve) => (say = resolve))) };
    const began = performance.now();
    expect(await fetchKnownLegs(db, { coach: slow }, [day], now, 60)).toEqual([]);
    const waited = performance.now() - began;
    expect(waited).toBeGreaterThanOrEqual(55);
    expect(await fetchKnownLegs(db, { coach: slow }, [day], now, 60_000)).toEqual([]);
    expect(asked).toBe(1);
    say(answer);
    await expect.poll(async () => (await fetchKnownLegs(db, { coach: slow }, [day], now, 60)).length).toBe(6);
    expect(asked).toBe(1);
  });

  it("are left to the model when what the engine answered cannot be kept", async () => {
    answer = { ok: true, value: points.map(() => points.map((): EngineCell => ({ travelSeconds: 1e12, distanceMetres: 1 }))) };
    expect(await fetchKnownLegs(db, { coach: engine }, [day], now)).toEqual([]);
  });

  it("are not asked for on a day with one place, nor on one with more than an engine takes", async () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ lon: 10 + index / 100, lat: 55 }));
    expect(await fetchKnownLegs(db, { coach: engine }, [{ ...day, points: [points[0]!, points[0]!] }, { ...day, points: many }], now)).toEqual([]);
    expect(asked).toBe(0);
  });
});

it("counts what each engine answered, how it failed, and which failure was the latest", async () => {
  await recordEngineAnswer(db, "fake driving", "2027-04-13", { outcome: "answered", milliseconds: 12.4 });
  await recordEngineAnswer(db, "fake driving", "2027-04-13", { outcome: "refused", milliseconds: 20 });
  await recordEngineAnswer(db, "fake driving", "2027-04-13", { outcome: "timed-out", milliseconds: 130 });
  await recordEngineAnswer(db, "fake driving", "2027-04-14", { outcome: "timed-out", milliseconds: 130 });
  await recordEngineAnswer(db, "fake driving", "2027-04-14", { outcome: "no-route", milliseconds: 8 });
  await recordEngineAnswer(db, "fake driving", "2027-04-12", { outcome: "unknown-answer", milliseconds: 1 });
  const status = presentEngineStatus({ coach: engine }, await listEngineStatus(db, "2027-04-13"), "2027-04-13");
  expect(status.engines).toMatchObject([{ engine: "fake driving", answered: 1, noRoute: 1, meanMilliseconds: 60, faults: [{ kind: "timed-out", count: 2 }, { kind: "refused", count: 1 }], lastFault: { kind: "timed-out" } }]);
});
