import { travelModes, type TravelMode } from "~/domain/travel/leg-estimate";
import type { ConfiguredEngines } from "./adapters/configured-engines.server";
import type { listEngineStatus } from "./queries.server";

export type EngineStatus = {
  since: string;
  /** Who answers for each mode; null: the embedded model. */
  modes: { mode: TravelMode; engine: string | null }[];
  engines: { engine: string; answered: number; noRoute: number; engineDown: number; badRequest: number; meanMilliseconds: number | null; lastFaultAt: string | null; cachedLegs: number; oldestCachedAt: string | null }[];
};

/** Which source answers for which mode, how often it failed since a date, and what is kept of it. */
export function presentEngineStatus(engines: ConfiguredEngines, { stats, cached }: Awaited<ReturnType<typeof listEngineStatus>>, since: string): EngineStatus {
  const names = [...new Set([...Object.values(engines).map((engine) => engine.name), ...stats.map((row) => row.engine), ...cached.map((row) => row.engine)])].sort();
  return {
    since,
    modes: travelModes.map((mode) => ({ mode, engine: engines[mode]?.name ?? null })),
    engines: names.map((engine) => {
      const row = stats.find((one) => one.engine === engine);
      const kept = cached.find((one) => one.engine === engine);
      const requests = row ? row.answered + row.noRoute + row.engineDown + row.badRequest : 0;
      return {
        engine, answered: row?.answered ?? 0, noRoute: row?.noRoute ?? 0, engineDown: row?.engineDown ?? 0, badRequest: row?.badRequest ?? 0,
        meanMilliseconds: row && requests > 0 ? Math.round(row.milliseconds / requests) : null,
        lastFaultAt: row?.lastFaultAt?.toISOString() ?? null,
        cachedLegs: kept?.legs ?? 0, oldestCachedAt: kept?.oldest?.toISOString() ?? null,
      };
    }),
  };
}
