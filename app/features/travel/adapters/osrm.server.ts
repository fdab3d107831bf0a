import { z } from "zod";
import type { Point } from "~/domain/geo/point";
import type { EngineCell, EngineFault, RoutingEngine } from "~/domain/travel/routing-engine";
import type { EngineAddress } from "./engine-address.server";
import type { AskEngine, HttpQuestion } from "./http-engine.server";

const cell = z.number().nonnegative().nullable();
const tableSchema = z.object({ code: z.literal("Ok"), durations: z.array(z.array(cell)), distances: z.array(z.array(cell)) });
const routeSchema = z.object({ code: z.literal("Ok"), routes: z.array(z.object({ duration: z.number().nonnegative(), distance: z.number().nonnegative() })).min(1) });
const refusalSchema = z.object({ code: z.string() });

/** OSRM's `code`: https://project-osrm.org/docs/v5.24.0/api/#responses */
function osrmRefusal(_status: number, body: unknown): EngineFault | undefined {
  const code = refusalSchema.safeParse(body).data?.code;
  if (code === undefined || code === "Ok") return undefined;
  if (code === "NoRoute" || code === "NoSegment" || code === "NoTable") return "no-route";
  return ["InvalidUrl", "InvalidService", "InvalidVersion", "InvalidOptions", "InvalidQuery", "InvalidValue", "TooBig", "NotImplemented"].includes(code) ? "bad-request" : "engine-down";
}

/** OSRM: `/table/v1/{profile}` and `/route/v1/{profile}`; coordinates lon,lat; seconds and metres. */
export function osrmEngine({ at, headers }: EngineAddress, profile: string, ask: AskEngine): RoutingEngine {
  const question = <Body>(service: "table" | "route", points: Point[], query: string, schema: z.ZodType<Body>): HttpQuestion<Body> => {
    const coordinates = points.map((point) => `${point.lon},${point.lat}`).join(";");
    return { url: at(`${service}/v1/${encodeURIComponent(profile)}/${coordinates}`, query), init: { headers }, schema, refusal: osrmRefusal };
  };
  return {
    name: `osrm ${profile}`,
    async matrix(points) {
      const answer = await ask(question("table", points, "annotations=duration,distance", tableSchema.refine(({ durations }) => isSquare(durations, points.length))));
      if (!answer.ok) return answer;
      const { durations, distances } = answer.value;
      return { ok: true, value: durations.map((row, i) => row.map((seconds, j) => cellOf(seconds, distances[i]?.[j] ?? null))) };
    },
    async route(from, to) {
      const answer = await ask(question("route", [from, to], "overview=false", routeSchema));
      if (!answer.ok) return answer;
      const { duration, distance } = answer.value.routes[0]!;
      return { ok: true, value: { travelSeconds: duration, distanceMetres: distance } };
    },
  };
}

/** Whether a matrix has a row and a column for each of so many points. */
export function isSquare(rows: unknown[][], count: number): boolean {
  return rows.length === count && rows.every((row) => row.length === count);
}

function cellOf(seconds: number | null, metres: number | null): EngineCell {
  return seconds === null || metres === null ? "no-route" : { travelSeconds: seconds, distanceMetres: metres };
}
