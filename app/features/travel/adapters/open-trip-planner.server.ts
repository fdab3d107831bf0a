import { z } from "zod";
import type { Point } from "~/domain/geo/point";
import type { Departure, EngineCell, EngineFault, EngineLeg, RoutingEngine } from "~/domain/travel/routing-engine";
import type { EngineAddress } from "./engine-address.server";
import type { AskEngine } from "./http-engine.server";

const itinerary = z.object({ duration: z.number().nonnegative(), waitingTime: z.number().nonnegative().nullish(), legs: z.array(z.object({ distance: z.number().nonnegative() })) });
const plan = z.object({ itineraries: z.array(itinerary) });
const answerSchema = z.object({ data: z.record(z.string(), plan.nullable()) });
const refusalSchema = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });

/** GraphQL tells a wrong question by `errors`; a timetable without a journey is an empty list, which is no refusal. */
function graphqlRefusal(status: number, body: unknown): EngineFault | undefined {
  if (!refusalSchema.safeParse(body).success) return undefined;
  return status >= 500 || status === 429 ? "engine-down" : "bad-request";
}

/**
 * OpenTripPlanner 2 over its GraphQL endpoint, for public transport. It has no matrix: the legs of a day in their order are
 * asked for in one request, under an alias each; the other pairs are not asked and stay with the model.
 */
export function openTripPlannerEngine({ at, headers }: EngineAddress, ask: AskEngine): RoutingEngine {
  const fragment = (alias: string, from: Point, to: Point, { date, minute }: Departure) => {
    const time = `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
    const point = ({ lon, lat }: Point) => `{lat: ${lat}, lon: ${lon}}`;
    return `${alias}: plan(from: ${point(from)}, to: ${point(to)}, date: "${date}", time: "${time}", numItineraries: 3, transportModes: [{mode: TRANSIT}, {mode: WALK}]) { itineraries { duration waitingTime legs { distance } } }`;
  };
  const request = (fragments: string[]) =>
    ask({
      url: at(""),
      init: { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify({ query: `{ ${fragments.join(" ")} }` }) },
      schema: answerSchema,
      refusal: graphqlRefusal,
    });
  return {
    name: "opentripplanner",
    async matrix(points, _mode, departure) {
      const pairs = points.slice(1).map((_, index) => [index, index + 1] as const);
      if (pairs.length === 0) return { ok: true, value: points.map(() => ["not-asked"]) };
      const answer = await request(pairs.map(([i, j]) => fragment(`leg_${i}_${j}`, points[i]!, points[j]!, departure)));
      if (!answer.ok) return answer;
      const value = points.map(() => points.map((): EngineCell => "not-asked"));
      for (const [i, j] of pairs) value[i]![j] = quickest(answer.value.data[`leg_${i}_${j}`]) ?? "no-route";
      return { ok: true, value };
    },
    async route(from, to, _mode, departure) {
      const answer = await request([fragment("leg", from, to, departure)]);
      if (!answer.ok) return answer;
      const leg = quickest(answer.value.data.leg);
      return leg ? { ok: true, value: leg } : { ok: false, fault: "no-route", detail: "no journey found" };
    },
  };
}

function quickest(found: z.infer<typeof plan> | null | undefined): EngineLeg | null {
  const best = [...(found?.itineraries ?? [])].sort((a, b) => a.duration - b.duration)[0];
  return best ? { travelSeconds: best.duration, distanceMetres: best.legs.reduce((sum, leg) => sum + leg.distance, 0) } : null;
}
