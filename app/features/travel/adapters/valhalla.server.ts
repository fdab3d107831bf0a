import { z } from "zod";
import type { Point } from "~/domain/geo/point";
import type { EngineFault, RoutingEngine } from "~/domain/travel/routing-engine";
import type { EngineAddress } from "./engine-address.server";
import type { AskEngine } from "./http-engine.server";
import { isSquare } from "./osrm.server";

const cell = z.object({ time: z.number().nonnegative().nullable(), distance: z.number().nonnegative().nullable() });
const matrixSchema = z.object({ sources_to_targets: z.array(z.array(cell)), units: z.enum(["kilometers", "miles"]).optional() });
const routeSchema = z.object({ trip: z.object({ status: z.literal(0), summary: z.object({ time: z.number().nonnegative(), length: z.number().nonnegative() }) }) });
const refusalSchema = z.object({ error_code: z.number() });

// Valhalla's own numbers: 171 no edge near a point, 442 no path between them; 4xx numbers below are limits of the question.
const noWay = new Set([171, 442]);

function valhallaRefusal(status: number, body: unknown): EngineFault | undefined {
  const code = refusalSchema.safeParse(body).data?.error_code;
  if (code === undefined) return undefined;
  if (noWay.has(code)) return "no-route";
  return status >= 500 || status === 429 ? "engine-down" : "bad-request";
}

/** Valhalla: `/sources_to_targets` and `/route`; `costing` pedestrian, auto or bus; kilometres and seconds. */
export function valhallaEngine({ at, headers }: EngineAddress, costing: string, ask: AskEngine): RoutingEngine {
  const post = (path: string, body: unknown) => ({
    url: at(path),
    init: { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) },
  });
  const location = ({ lon, lat }: Point) => ({ lon, lat });
  return {
    name: `valhalla ${costing}`,
    async matrix(points) {
      const places = points.map(location);
      const answer = await ask({ ...post("sources_to_targets", { sources: places, targets: places, costing, units: "kilometers" }), schema: matrixSchema.refine((body) => isSquare(body.sources_to_targets, points.length)), refusal: valhallaRefusal });
      if (!answer.ok) return answer;
      const rows = answer.value.sources_to_targets;
      const metres = answer.value.units === "miles" ? 1609.344 : 1000;
      return { ok: true, value: rows.map((row) => row.map(({ time, distance }) => (time === null || distance === null ? ("no-route" as const) : { travelSeconds: time, distanceMetres: distance * metres }))) };
    },
    async route(from, to) {
      const answer = await ask({ ...post("route", { locations: [location(from), location(to)], costing, units: "kilometers", directions_type: "none" }), schema: routeSchema, refusal: valhallaRefusal });
      if (!answer.ok) return answer;
      const { time, length } = answer.value.trip.summary;
      return { ok: true, value: { travelSeconds: time, distanceMetres: length * 1000 } };
    },
  };
}
