import { afterAll, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Point } from "~/domain/geo/point";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import type { EngineAnswer, EngineCell, RoutingEngine } from "~/domain/travel/routing-engine";
import { loadPlan } from "~/features/planner/board-queries.server";
import { findTrip } from "~/features/trips/queries.server";
import { createOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const holder = globalThis as { studieturEngines?: Record<string, RoutingEngine> };
const before = holder.studieturEngines;
afterAll(() => {
  holder.studieturEngines = before;
});

const place = (name: string, lon: number, lat: number) => ({ name, lon, lat, timeZone: "Europe/Copenhagen", countryCode: "DK", regionCode: null, confidence: "address" as const });

async function planWith(answer: (points: Point[]) => EngineAnswer<EngineCell[][]>) {
  const asked: Point[] = [];
  holder.studieturEngines = {
    coach: {
      name: `fake ${Math.random()}`,
      matrix: async (points) => {
        asked.push(...points);
        return answer(points);
      },
      route: async () => ({ ok: false, fault: "bad-request", detail: "" }),
    },
  };
  const trip = await makeTrip(db, await createOrganisation(db));
  const from = await addStop(db, trip, { dayId: trip.dayIds[0]!, startsAtMinute: 540, place: place("Odense", 10.4024, 55.4038) });
  const to = await addStop(db, trip, { dayId: trip.dayIds[0]!, startsAtMinute: 720, place: place("Billund", 9.1217, 55.7308) });
  const row = (await findTrip(db, trip.tripId))!;
  const { itinerary } = await loadPlan(db, row);
  const leg = checkItinerary(itinerary, embeddedTravelTimes, "2026-11-25").legs.find((one) => one.fromStopId === from && one.toStopId === to)!;
  return { leg, asked, row };
}

it("takes a leg's time from the engine, says so, and never sends it where home is", async () => {
  const { leg, asked, row } = await planWith((points) => ({ ok: true, value: points.map(() => points.map((): EngineCell => ({ travelSeconds: 4321, distanceMetres: 98_765 }))) }));
  expect(leg.estimate).toMatchObject({ outcome: "ok", source: "engine", distanceMetres: 98_765, parts: [{ kind: "moving", seconds: 4321 }, { kind: "boarding" }] });
  expect(asked).not.toContainEqual({ lon: row.homeLon, lat: row.homeLat });
  expect(asked).toHaveLength(2);
});

it("never sends where home is, not even as a stop of the programme", async () => {
  const asked: Point[] = [];
  holder.studieturEngines = {
    coach: {
      name: "fake",
      matrix: async (points) => {
        asked.push(...points);
        return { ok: false, fault: "engine-down", detail: "" };
      },
      route: async () => ({ ok: false, fault: "bad-request", detail: "" }),
    },
  };
  const trip = await makeTrip(db, await createOrganisation(db));
  const row = (await findTrip(db, trip.tripId))!;
  await addStop(db, trip, { dayId: trip.dayIds[0]!, startsAtMinute: 480, place: place("Rådhuset", row.homeLon!, row.homeLat!) });
  await addStop(db, trip, { dayId: trip.dayIds[0]!, startsAtMinute: 540, place: place("Odense", 10.4024, 55.4038) });
  await addStop(db, trip, { dayId: trip.dayIds[0]!, startsAtMinute: 720, place: place("Billund", 9.1217, 55.7308) });
  await loadPlan(db, row);
  expect(asked).toEqual([{ lon: 10.4024, lat: 55.4038 }, { lon: 9.1217, lat: 55.7308 }]);
});

it("falls back to the model, and says so, when the engine is down", async () => {
  const { leg } = await planWith(() => ({ ok: false, fault: "engine-down", detail: "" }));
  expect(leg.estimate).toMatchObject({ outcome: "ok", source: "model" });
});

it("believes an engine that there is no way", async () => {
  const { leg } = await planWith((points) => ({ ok: true, value: points.map(() => points.map((): EngineCell => "no-route")) }));
  expect(leg.estimate).toMatchObject({ outcome: "impossible", reason: "no-route" });
});
