import type { Point } from "~/domain/geo/point";
import type { LegEstimate, TravelMode, TravelTimes } from "~/domain/travel/leg-estimate";

const kilometresPerHour: Record<TravelMode, number> = { walk: 4.5, coach: 60, car: 75, transit: 20, train: 90, ferry: 30, flight: 700 };
const fixedMinutes: Record<TravelMode, number> = { walk: 0, coach: 0, car: 0, transit: 5, train: 10, ferry: 30, flight: 150 };
const limitMetres: Partial<Record<TravelMode, number>> = { walk: 10_000, transit: 60_000, coach: 1_500_000, car: 1_500_000, train: 1_500_000, ferry: 200_000 };

function metresBetween(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const h = Math.sin(((a.lat - b.lat) * radians) / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(((a.lon - b.lon) * radians) / 2) ** 2;
  return Math.round(2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h))));
}

/**
 * Travel at a steady speed along the straight line: whole numbers a test can work out in its head. A coach does a kilometre
 * a minute. Walks end at 10 km; nothing but a flight goes beyond 1,500 km.
 */
export const straightLineTravel: TravelTimes = {
  estimate(from, to, mode): LegEstimate {
    const distanceMetres = metresBetween(from, to);
    const limit = limitMetres[mode];
    if (limit !== undefined && distanceMetres > limit) {
      const possibleModes = (["coach", "train", "flight"] as const).filter((one) => distanceMetres <= (limitMetres[one] ?? Number.POSITIVE_INFINITY));
      return { outcome: "impossible", mode, reason: "too-far", distanceMetres, limitMetres: limit, possibleModes };
    }
    const travelSeconds = Math.round(fixedMinutes[mode] * 60 + (distanceMetres / 1000 / kilometresPerHour[mode]) * 3600);
    return {
      outcome: "ok",
      mode,
      travelSeconds,
      distanceMetres,
      parts: [{ kind: "moving", seconds: travelSeconds, distanceMetres }],
      uncertaintySeconds: Math.round(travelSeconds * 0.15),
      source: "model",
      via: [],
    };
  },
  propose(from, to) {
    const distance = metresBetween(from, to);
    return distance <= 1200 ? "walk" : distance <= 1_500_000 ? "coach" : "flight";
  },
};
