import type { TravelMode } from "~/domain/travel/leg-estimate";
import type { RoutingEngine } from "~/domain/travel/routing-engine";
import { database } from "~/shared/db.server";
import { readEnv, type Env } from "~/shared/env.server";
import { recordEngineAnswer } from "../engine-commands.server";
import { engineAddress } from "./engine-address.server";
import { httpEngine, type HeardAnswer } from "./http-engine.server";
import { openTripPlannerEngine } from "./open-trip-planner.server";
import { osrmEngine } from "./osrm.server";
import { valhallaEngine } from "./valhalla.server";

export type EngineReport = (engine: string, answer: HeardAnswer) => void;

export type ConfiguredEngines = Partial<Record<TravelMode, RoutingEngine>>;

/** Three failures in a row, and an engine is left alone for half a minute: long enough to restart, short enough to be noticed. */
const breaker = { failuresToOpen: 3, restMs: 30_000 };

/** The engine of each mode as the settings say; modes without one use the embedded model. */
export function configuredEngines(env: Env, report: EngineReport): ConfiguredEngines {
  const settings: Partial<Record<TravelMode, Env["ROUTING_CAR"]>> = {
    walk: env.ROUTING_WALK, coach: env.ROUTING_COACH, car: env.ROUTING_CAR, transit: env.ROUTING_TRANSIT, train: env.ROUTING_TRAIN,
  };
  const engines: ConfiguredEngines = {};
  for (const [mode, setting] of Object.entries(settings) as [TravelMode, Env["ROUTING_CAR"]][]) {
    if (!setting) continue;
    const address = engineAddress(setting.url);
    let name = setting.kind as string;
    const ask = httpEngine({ ...breaker, timeoutMs: env.ROUTING_TIMEOUT_MS, now: () => performance.now(), onAnswer: (answer) => report(name, answer) });
    const engine = setting.kind === "osrm" ? osrmEngine(address, setting.profile, ask) : setting.kind === "valhalla" ? valhallaEngine(address, setting.profile, ask) : openTripPlannerEngine(address, ask);
    name = engine.name;
    engines[mode] = engine;
  }
  return engines;
}

// The circuit breakers must outlive a request and, in development, a reloaded module.
const holder = globalThis as typeof globalThis & { studieturEngines?: ConfiguredEngines };

/** The engines of this process. What each answers is counted for the status page; a count that fails disturbs nobody. */
export function runningEngines(): ConfiguredEngines {
  return (holder.studieturEngines ??= configuredEngines(readEnv(), (engine, answer) => {
    const today = new Date().toISOString().slice(0, 10);
    void database().then((db) => recordEngineAnswer(db, engine, today, answer)).catch(() => undefined);
  }));
}
