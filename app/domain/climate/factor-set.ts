import desnz2025 from "./data/desnz-2025.json";

/** Factors for a passenger and kilometre. Flights are economy class. */
export const passengerFactors = [
  "coach", "national-rail", "light-rail", "metro", "local-bus", "ferry-on-foot", "flight-international", "flight-short-haul", "flight-long-haul", "flight-domestic",
] as const;
export type PassengerFactor = (typeof passengerFactors)[number];

/**
 * A published set of conversion factors, whole: another year or publisher is another set of this form. All are kg CO2e, for
 * a passenger and kilometre, a vehicle and kilometre, or a hotel room and night.
 */
export type FactorSet = {
  name: string;
  year: number;
  /** Where it is published. */
  address: string;
  /** Flights include the non-CO2 effect and the 8 % that real flights are longer than the great circle. */
  perPassengerKilometre: Record<PassengerFactor, number>;
  perVehicleKilometre: { car: number };
  /** By ISO 3166-1 code. `toVerify`: taken over from memory of the set, and shown as such. */
  perRoomNight: { country: string; kg: number; toVerify?: boolean }[];
  /** The country whose figure stands in where the set has none. It is one of `perRoomNight`. */
  roomNightElsewhere: { country: string };
};

/** UK government conversion factors 2025 (DESNZ): what is used where nobody has chosen another set. */
export const defaultFactorSet: FactorSet = desnz2025;

/** Which figure of a set something was reckoned with. `city-transit` is the mean of light rail, metro and local bus. */
export type FactorUse =
  | { kind: "way"; code: PassengerFactor | "car" | "city-transit" | "walk"; kg: number; per: "passenger-km" | "vehicle-km" }
  | { kind: "night"; country: string; standsInFor: string | null; toVerify: boolean; kg: number; per: "room-night" };

/** The figure for a hotel room and night in a country, or that of the country that stands in for it. */
export function roomNightFactor(set: FactorSet, country: string): Extract<FactorUse, { kind: "night" }> {
  const own = set.perRoomNight.find((one) => one.country === country);
  const used = own ?? set.perRoomNight.find((one) => one.country === set.roomNightElsewhere.country)!;
  return { kind: "night", country: used.country, standsInFor: own ? null : country, toVerify: used.toVerify ?? false, kg: used.kg, per: "room-night" };
}
