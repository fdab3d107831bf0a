/**
 * Minutes over a straight distance in kilometres. One smooth curve instead of bands of speed: towns and junctions at the
 * ends cost minutes that saturate with the distance, and the rest is driven at a steady pace. Zero at zero, rising, its
 * slope falling; so no edge makes a jump, and a way in two pieces never beats the whole.
 */
export type SpeedCurve = {
  /** Minutes lost in streets and on access roads, reached within a few kilometres. */
  streetMinutes: number;
  streetKilometres: number;
  /** Minutes lost on the roads (or local stops) between street and motorway (or main line). */
  approachMinutes: number;
  approachKilometres: number;
  /** Minutes a straight kilometre takes on a long way. */
  minutesPerKilometre: number;
};

/** Evaluates the curve; `kilometres` ≥ 0 in a straight line. */
export function minutesOver(curve: SpeedCurve, kilometres: number): number {
  return (
    curve.streetMinutes * (1 - Math.exp(-kilometres / curve.streetKilometres)) +
    curve.approachMinutes * (1 - Math.exp(-kilometres / curve.approachKilometres)) +
    curve.minutesPerKilometre * kilometres
  );
}

/** Length of the road or rail way against the straight line: winding near the ends, steadier far out. 1.30 falling to 1.18 (Denmark). */
export function windingFactor(kilometres: number): number {
  return 1.18 + 0.12 * Math.exp(-kilometres / 25);
}
