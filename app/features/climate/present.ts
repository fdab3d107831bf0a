import type { FactorSet, FactorUse } from "~/domain/climate/factor-set";
import type { EmissionAlternative, EmissionWay } from "~/domain/climate/trip-emissions";
import type { TravelMode } from "~/domain/travel/leg-estimate";
import type { LoadedEmissions } from "./queries.server";

/** A saving that the page proposes: one way by another mode. */
export type SavingItem = EmissionAlternative & { from: string; to: string; date: string; insteadOf: TravelMode };

export type WayItem = { date: string; from: string; to: string; mode: TravelMode; kilometres: number; kg: number | null };
export type NightItem = { title: string; nights: number; rooms: number; kg: number };
export type FactorItem = { code: string; use: FactorUse };

export type ClimatePage = {
  totalKg: number;
  waysKg: number;
  nightsKg: number;
  kgPerPerson: number;
  groupSize: number;
  uncounted: number;
  /** What moves on wheels, water or air. */
  ways: WayItem[];
  /** Legs on foot, which emit nothing. */
  walks: { count: number; kilometres: number };
  nights: NightItem[];
  /** The best alternative of each way, the one that saves most first. */
  savings: SavingItem[];
  /** What the figures were reckoned with, each once. */
  factors: FactorItem[];
  set: Pick<FactorSet, "name" | "year" | "address">;
};

const codeOf = (use: FactorUse) => (use.kind === "way" ? use.code : `room-${use.country}`);

/** What the climate page shows of a trip. Figures are not rounded: the page does that where it writes them. */
export function presentEmissions({ emissions, set, dates, titles }: LoadedEmissions): ClimatePage {
  const { ways, nights, groupSize } = emissions;
  const kilometresOf = (way: EmissionWay) => way.shares.reduce((sum, share) => sum + share.kilometres, 0);
  const onFoot = ways.filter((way) => way.mode === "walk" && way.kg !== null);
  const isJourney = (way: EmissionWay) => way.fromStopId !== null && way.fromStopId === way.toStopId;
  const endsOf = (way: EmissionWay) => ({
    from: isJourney(way) ? way.from.name : (titles.get(way.fromStopId ?? "") ?? way.from.name),
    to: isJourney(way) ? way.to.name : (titles.get(way.toStopId ?? "") ?? way.to.name),
  });
  const uses = [...ways.flatMap((way) => way.shares.map((share) => share.factor)), ...nights.map((one) => one.factor)];
  const factors = new Map(uses.filter((use) => use.kg > 0).map((use) => [codeOf(use), use]));
  return {
    totalKg: emissions.totalKg, waysKg: emissions.waysKg, nightsKg: emissions.nightsKg, kgPerPerson: emissions.totalKg / groupSize, groupSize, uncounted: emissions.uncounted,
    ways: ways.filter((way) => !onFoot.includes(way)).map((way) => ({ date: dates.get(way.dayId) ?? "", ...endsOf(way), mode: way.mode, kg: way.kg, kilometres: kilometresOf(way) })),
    walks: { count: onFoot.length, kilometres: onFoot.reduce((sum, way) => sum + kilometresOf(way), 0) },
    nights: nights.map(({ title, nights: count, rooms, kg }) => ({ title, nights: count, rooms, kg })),
    savings: ways
      .flatMap((way) => way.alternatives.slice(0, 1).map((best) => ({ ...best, ...endsOf(way), date: dates.get(way.dayId) ?? "", insteadOf: way.mode })))
      .sort((a, b) => b.savedKg - a.savedKg),
    factors: [...factors].map(([code, use]) => ({ code, use })),
    set: { name: set.name, year: set.year, address: set.address },
  };
}
