import { engineFaultKinds, type EngineFaultKind } from "~/domain/travel/routing-engine";
import { travelModes, type TravelMode } from "~/domain/travel/leg-estimate";
import type { ConfiguredEngines } from "./adapters/configured-engines.server";
import type { listEngineStatus } from "./queries.server";

export type EngineStatus = {
  since: string;
  /** Who answers for each mode; null: the embedded model. */
  modes: { mode: TravelMode; engine: string | null }[];
  engines: {
    engine: string; answered: number; noRoute: number; meanMilliseconds: number | null; cachedLegs: number;
    /** Kinds that have occurred, and when each last did. */
    faults: { kind: EngineFaultKind; count: number; lastAt: string }[];
    /** Which of them was the latest. */
    lastFault: { kind: EngineFaultKind; at: string } | null;
  }[];
};

/** Which source answers for which mode, how often it failed since a date, and what is kept of it. */
export function presentEngineStatus(engines: ConfiguredEngines, { stats, faults, cached }: Awaited<ReturnType<typeof listEngineStatus>>, since: string): EngineStatus {
  const names = [...new Set([...Object.values(engines).map((engine) => engine.name), ...stats.map((row) => row.engine), ...faults.map((row) => row.engine), ...cached.map((row) => row.engine)])].sort();
  return {
    since,
    modes: travelModes.map((mode) => ({ mode, engine: engines[mode]?.name ?? null })),
    engines: names.map((engine) => {
      const row = stats.find((one) => one.engine === engine);
      const kept = cached.find((one) => one.engine === engine);
      const failed = engineFaultKinds.flatMap((kind) => faults.filter((fault) => fault.engine === engine && fault.kind === kind).map(({ count, lastAt }) => ({ kind, count, lastAt: lastAt.toISOString() })));
      const requests = (row?.answered ?? 0) + (row?.noRoute ?? 0) + failed.reduce((sum, { count }) => sum + count, 0);
      const latest = [...failed].sort((a, b) => b.lastAt.localeCompare(a.lastAt))[0];
      return {
        engine, answered: row?.answered ?? 0, noRoute: row?.noRoute ?? 0, faults: failed,
        meanMilliseconds: row && requests > 0 ? Math.round(row.milliseconds / requests) : null,
        lastFault: latest ? { kind: latest.kind, at: latest.lastAt } : null,
        cachedLegs: kept?.legs ?? 0,
      };
    }),
  };
}
