import { beforeEach, describe, expect, it } from "vitest";
import type { RoutingEngine } from "~/domain/travel/routing-engine";
import { configuredEngines } from "~/features/travel/adapters/configured-engines.server";
import { engineAddress } from "~/features/travel/adapters/engine-address.server";
import { httpEngine, type HeardAnswer } from "~/features/travel/adapters/http-engine.server";
import { openTripPlannerEngine } from "~/features/travel/adapters/open-trip-planner.server";
import { osrmEngine } from "~/features/travel/adapters/osrm.server";
import { valhallaEngine } from "~/features/travel/adapters/valhalla.server";
import { readEnv } from "~/shared/env.server";
import { startFakeEngine } from "../../fakes/engine-server";

const fake = await startFakeEngine();
const kathmandu = { lon: 85.324, lat: 27.7172 };
const patan = { lon: 85.3188, lat: 27.6766 };
const departure = { date: "2027-04-13", minute: 9 * 60 + 5 };

/** A busy machine is no hanging engine: only where one hangs is the time short. */
const [patientMs, shortMs] = [10_000, 150];
let timeoutMs = patientMs;
let clock = 0;
let heard: HeardAnswer["outcome"][] = [];
const ask = () => httpEngine({ timeoutMs, failuresToOpen: 3, restMs: 1000, now: () => clock, onAnswer: ({ outcome }) => heard.push(outcome) });
const osrm = () => osrmEngine(engineAddress(fake.url), "driving", ask());
const valhalla = () => valhallaEngine(engineAddress(`${fake.url}/`), "bus", ask());
const otp = () => openTripPlannerEngine(engineAddress(`${fake.url}/otp/gtfs/v1`), ask());

beforeEach(() => {
  clock = 0;
  timeoutMs = patientMs;
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
    ["500", "overloaded", { status: 500, text: "Internal Server Error" }],
    ["429", "overloaded", { status: 429, text: "Too Many Requests" }],
    ["HTML instead of JSON", "unknown-answer", { text: "<html>welcome</html>" }],
    ["JSON of other types", "unknown-answer", { json: { code: "Ok", durations: "soon", routes: {}, sources_to_targets: 7, trip: [], data: "none" } }],
    ["null", "unknown-answer", { json: null }],
    ["an answer cut off", "unreachable", { cut: true }],
    ["no answer at all", "timed-out", { hang: true }],
  ] as const;

  it.each(engines.flatMap(([name, make]) => broken.map(([what, kind, answer]) => [name, what, kind, make, answer] as const)))("%s: %s is an engine that is down, counted as %s", async (_name, _what, kind, make, answer) => {
    if (kind === "timed-out") timeoutMs = shortMs;
    fake.answer(answer);
    expect(await asMatrix(make())).toMatchObject({ ok: false, fault: "engine-down" });
    fake.answer(answer);
    expect(await asRoute(make())).toMatchObject({ ok: false, fault: "engine-down" });
    expect(heard).toEqual([kind, kind]);
  });

  it("does not take a matrix of another size for an answer", async () => {
    fake.answer({ json: { code: "Ok", durations: [[0]], distances: [[0]] } });
    expect(await asMatrix(osrm())).toMatchObject({ ok: false, fault: "engine-down" });
    expect(heard).toEqual(["unknown-answer"]);
  });

  it("tells a refusal and a way that is not there from each other", async () => {
    fake.answer({ status: 400, json: { code: "TooBig" } }, { status: 400, json: { code: "NoRoute" } }, { status: 403, text: "no" });
    const engine = osrm();
    for (let i = 0; i < 3; i += 1) await asRoute(engine);
    expect(heard).toEqual(["refused", "no-route", "refused"]);
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
    expect(heard.filter((outcome) => outcome === "answered")).toHaveLength(1);
  });
});

describe("a key in the address of an engine", () => {
  const secret = "s3cr&t/ord";
  const withKey = (path: string) => `${fake.url.replace("://", `://office:${encodeURIComponent(secret)}@`)}${path}?key=${encodeURIComponent(secret)}`;
  const heardOf: { engine: string; answer: HeardAnswer }[] = [];
  const engines = () => {
    const env = readEnv({ ROUTING_CAR: `osrm ${withKey("/osrm/")} driving`, ROUTING_COACH: `valhalla ${withKey("/valhalla")} bus`, ROUTING_TRANSIT: `otp ${withKey("/otp/gtfs/v1")}`, ROUTING_TIMEOUT_MS: String(timeoutMs) });
    return Object.values(configuredEngines(env, (engine, answer) => heardOf.push({ engine, answer })));
  };

  it("goes along with every path that is asked for", async () => {
    fake.answer({ status: 400, text: "no" });
    for (const engine of engines()) {
      await asMatrix(engine);
      await asRoute(engine);
    }
    const key = `key=${encodeURIComponent(secret)}`;
    expect(fake.requests.map(({ url }) => url)).toEqual([
      `/valhalla/sources_to_targets?${key}`, `/valhalla/route?${key}`,
      `/osrm/table/v1/driving/85.324,27.7172;85.3188,27.6766?${key}&annotations=duration,distance`, `/osrm/route/v1/driving/85.324,27.7172;85.3188,27.6766?${key}&overview=false`,
      `/otp/gtfs/v1?${key}`, `/otp/gtfs/v1?${key}`,
    ]);
    expect(new Set(fake.requests.map(({ authorization }) => authorization))).toEqual(new Set([`Basic ${Buffer.from(`office:${secret}`).toString("base64")}`]));
  });

  it.each([["refuses", { status: 400, text: "no" }], ["redirects", { status: 302, text: "elsewhere" }], ["fails", { status: 500, text: "oh" }], ["hangs", { hang: true }], ["breaks off", { cut: true }], ["mumbles", { text: "{" }]] as const)(
    "is in nothing that is told, kept or shown when the engine %s",
    async (_what, answer) => {
      if ("hang" in answer) timeoutMs = shortMs;
      fake.answer(answer);
      heardOf.length = 0;
      const told: unknown[] = [heardOf];
      for (const engine of engines()) told.push(engine.name, await asMatrix(engine), await asRoute(engine));
      expect(heardOf).toHaveLength(6);
      expect(JSON.stringify(told)).not.toMatch(/s3cr|office|key=|127\.0\.0\.1/);
    },
  );

  it("is in no word about an address that cannot be used", () => {
    let said = "";
    try {
      readEnv({ ROUTING_CAR: "osrm ftp://office:s3cret@routes.example?key=s3cret driving" });
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain("ROUTING_CAR: must be osrm|valhalla|otp");
    expect(said).not.toContain("s3cret");
  });
});
