import { beforeEach, describe, expect, it } from "vitest";
import type { RoutingEngine } from "~/domain/travel/routing-engine";
import { httpEngine } from "~/features/travel/adapters/http-engine.server";
import { openTripPlannerEngine } from "~/features/travel/adapters/open-trip-planner.server";
import { osrmEngine } from "~/features/travel/adapters/osrm.server";
import { valhallaEngine } from "~/features/travel/adapters/valhalla.server";
import { startFakeEngine } from "../../fakes/engine-server";

const fake = await startFakeEngine();
const kathmandu = { lon: 85.324, lat: 27.7172 };
const patan = { lon: 85.3188, lat: 27.6766 };
const departure = { date: "2027-04-13", minute: 9 * 60 + 5 };

let clock = 0;
let heard: { ok: boolean; fault?: string }[] = [];
const ask = () => httpEngine({ timeoutMs: 150, failuresToOpen: 3, restMs: 1000, now: () => clock, onAnswer: ({ ok, fault }) => heard.push({ ok, fault }) });
const osrm = () => osrmEngine(new URL(`${fake.url}/`), "driving", ask());
const valhalla = () => valhallaEngine(new URL(`${fake.url}/`), "bus", ask());
const otp = () => openTripPlannerEngine(new URL(`${fake.url}/otp/gtfs/v1`), ask());

beforeEach(() => {
  clock = 0;
  heard = [];
});

const asMatrix = (engine: RoutingEngine) => engine.matrix([kathmandu, patan], "coach", departure);
const asRoute = (engine: RoutingEngine) => engine.route(kathmandu, patan, "coach", departure);

describe("OSRM", () => {
  it("asks for a table of lon,lat in one request and reads seconds, metres and missing ways", async () => {
    fake.answer({ json: { code: "Ok", durations: [[0, 930.5], [null, 0]], distances: [[0, 7210.4], [null, 0]], sources: [], destinations: [] } });
    expect(await asMatrix(osrm())).toEqual({ ok: true, value: [[{ travelSeconds: 0, distanceMetres: 0 }, { travelSeconds: 930.5, distanceMetres: 7210.4 }], ["no-route", { travelSeconds: 0, distanceMetres: 0 }]] });
    expect(fake.requests.map((request) => request.url)).toEqual(["/table/v1/driving/85.324,27.7172;85.3188,27.6766?annotations=duration,distance"]);
  });

  it("reads a route", async () => {
    fake.answer({ json: { code: "Ok", routes: [{ duration: 930.5, distance: 7210.4, legs: [] }], waypoints: [] } });
    expect(await asRoute(osrm())).toEqual({ ok: true, value: { travelSeconds: 930.5, distanceMetres: 7210.4 } });
    expect(fake.requests[0]!.url).toBe("/route/v1/driving/85.324,27.7172;85.3188,27.6766?overview=false");
  });

  it.each([
    ["NoRoute", 400, "no-route"],
    ["NoSegment", 400, "no-route"],
    ["TooBig", 400, "bad-request"],
    ["InvalidQuery", 400, "bad-request"],
    ["InvalidUrl", 400, "bad-request"],
  ])("takes %s as %s", async (code, status, fault) => {
    fake.answer({ status, json: { code, message: "said the engine" } });
    expect(await asRoute(osrm())).toMatchObject({ ok: false, fault });
    expect(await asMatrix(osrm())).toMatchObject({ ok: false, fault });
    expect(fake.requests).toHaveLength(2);
  });
});

describe("Valhalla", () => {
  it("posts sources and targets with the costing and reads kilometres", async () => {
    fake.answer({ json: { algorithm: "timedistancematrix", units: "kilometers", sources_to_targets: [[{ from_index: 0, to_index: 0, time: 0, distance: 0 }, { from_index: 0, to_index: 1, time: 1000, distance: 7.21 }], [{ from_index: 1, to_index: 0, time: null, distance: null }, { from_index: 1, to_index: 1, time: 0, distance: 0 }]] } });
    expect(await asMatrix(valhalla())).toEqual({ ok: true, value: [[{ travelSeconds: 0, distanceMetres: 0 }, { travelSeconds: 1000, distanceMetres: 7210 }], ["no-route", { travelSeconds: 0, distanceMetres: 0 }]] });
    expect(JSON.parse(fake.requests[0]!.body)).toEqual({ sources: [kathmandu, patan], targets: [kathmandu, patan], costing: "bus", units: "kilometers" });
  });

  it("reads a route", async () => {
    fake.answer({ json: { trip: { status: 0, status_message: "Found route between points", units: "kilometers", summary: { time: 1000.4, length: 7.21 }, legs: [] } } });
    expect(await asRoute(valhalla())).toEqual({ ok: true, value: { travelSeconds: 1000.4, distanceMetres: 7210 } });
  });

  it.each([
    [442, "no-route"],
    [171, "no-route"],
    [154, "bad-request"],
    [125, "bad-request"],
  ])("takes error %i as %s", async (error_code, fault) => {
    fake.answer({ status: 400, json: { error_code, error: "said the engine", status_code: 400, status: "Bad Request" } });
    expect(await asRoute(valhalla())).toMatchObject({ ok: false, fault });
    expect(await asMatrix(valhalla())).toMatchObject({ ok: false, fault });
  });
});

describe("OpenTripPlanner", () => {
  it("asks for all legs of a day in one request and takes the quickest journey of each", async () => {
    const bhaktapur = { lon: 85.4298, lat: 27.671 };
    fake.answer({ json: { data: { leg_0_1: { itineraries: [{ duration: 1500, waitingTime: 60, legs: [{ distance: 400 }, { distance: 5200 }] }, { duration: 1320, waitingTime: 0, legs: [{ distance: 6000 }] }] }, leg_1_2: { itineraries: [] } } } });
    const answer = await otp().matrix([kathmandu, patan, bhaktapur], "transit", departure);
    expect(answer).toEqual({ ok: true, value: [["not-asked", { travelSeconds: 1320, distanceMetres: 6000 }, "not-asked"], ["not-asked", "not-asked", "no-route"], ["not-asked", "not-asked", "not-asked"]] });
    expect(fake.requests).toHaveLength(1);
    const { query } = JSON.parse(fake.requests[0]!.body) as { query: string };
    expect(query).toContain('date: "2027-04-13", time: "09:05:00"');
    expect(query).toContain("from: {lat: 27.7172, lon: 85.324}");
  });

  it("takes a journey that is not there as no route, and a GraphQL error as a bad request", async () => {
    fake.answer({ json: { data: { leg: { itineraries: [] } } } });
    expect(await asRoute(otp())).toMatchObject({ ok: false, fault: "no-route" });
    fake.answer({ json: { errors: [{ message: "Validation error" }] } });
    expect(await asRoute(otp())).toMatchObject({ ok: false, fault: "bad-request" });
  });
});

describe("whatever an engine does", () => {
  const engines: [string, () => RoutingEngine][] = [["osrm", osrm], ["valhalla", valhalla], ["otp", otp]];
  const broken = [
    ["500", { status: 500, text: "Internal Server Error" }],
    ["429", { status: 429, text: "Too Many Requests" }],
    ["HTML instead of JSON", { text: "<html>welcome</html>" }],
    ["JSON of other types", { json: { code: "Ok", durations: "soon", routes: {}, sources_to_targets: 7, trip: [], data: "none" } }],
    ["null", { json: null }],
    ["an answer cut off", { cut: true }],
    ["no answer at all", { hang: true }],
  ] as const;

  it.each(engines.flatMap(([name, make]) => broken.map(([what, answer]) => [name, what, make, answer] as const)))("%s: %s is an engine that is down", async (_name, _what, make, answer) => {
    fake.answer(answer);
    expect(await asMatrix(make())).toMatchObject({ ok: false, fault: "engine-down" });
    fake.answer(answer);
    expect(await asRoute(make())).toMatchObject({ ok: false, fault: "engine-down" });
  });

  it("does not take a matrix of another size for an answer", async () => {
    fake.answer({ json: { code: "Ok", durations: [[0]], distances: [[0]] } });
    expect(await asMatrix(osrm())).toMatchObject({ ok: false, fault: "engine-down" });
  });

  it("retries once what may pass, and not what will not", async () => {
    fake.answer({ status: 503, text: "busy" }, { json: { code: "Ok", routes: [{ duration: 1, distance: 2 }] } });
    expect(await asRoute(osrm())).toMatchObject({ ok: true });
    expect(fake.requests).toHaveLength(2);
    fake.answer({ status: 400, json: { code: "TooBig" } });
    await asRoute(osrm());
    expect(fake.requests).toHaveLength(1);
  });

  it("leaves an engine alone after three failures, tries again after the rest, and one success closes the circuit", async () => {
    const engine = osrm();
    fake.answer({ status: 500, text: "down" });
    for (let i = 0; i < 3; i += 1) await asRoute(engine);
    const sent = fake.requests.length;
    expect(await asRoute(engine)).toMatchObject({ ok: false, fault: "engine-down", detail: "resting after failures" });
    expect(fake.requests).toHaveLength(sent);
    clock = 1001;
    fake.answer({ json: { code: "Ok", routes: [{ duration: 1, distance: 2 }] } });
    expect(await asRoute(engine)).toMatchObject({ ok: true });
    fake.answer({ status: 500, text: "down" });
    await asRoute(engine);
    expect((await asRoute(engine)) as object).not.toMatchObject({ detail: "resting after failures" });
    expect(heard.filter((answer) => answer.ok)).toHaveLength(1);
  });
});
