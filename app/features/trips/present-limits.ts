import { defaultLimits, type Limits } from "~/domain/itinerary/itinerary";
import { limitFields, type LimitKind } from "./limits-schema";
import type { TripFormValues } from "./present";
import type { TripRow } from "./queries.server";

/** One limit as the page shows it: what the committee has set (the default where it has not) and the default. */
export type LimitRow = { name: keyof Limits; kind: LimitKind; committee: number; fallback: number };

/** A limit as it is typed into the form. */
export function limitText(value: number, kind: LimitKind): string {
  if (kind === "hours") return String(value / 60).replace(".", ",");
  if (kind === "clock") return `${String(Math.floor(value / 60)).padStart(2, "0")}.${String(value % 60).padStart(2, "0")}`;
  return String(value);
}

/** The trip's own limits as form fields (empty: the committee's), and what holds without them. */
export function presentTripLimits(trip: Pick<TripRow, "version" | "limits" | "committeeLimits">): { values: TripFormValues; rows: LimitRow[]; ownCount: number } {
  const own: Partial<Limits> = trip.limits;
  const values = limitFields.map(({ name, kind }): [string, string] => [name, own[name] === undefined ? "" : limitText(own[name], kind)]);
  const committee: Limits = { ...defaultLimits, ...trip.committeeLimits };
  return {
    values: { version: String(trip.version), ...Object.fromEntries(values) },
    rows: limitFields.map(({ name, kind }) => ({ name, kind, committee: committee[name], fallback: defaultLimits[name] })),
    ownCount: values.filter(([, text]) => text !== "").length,
  };
}

/** A committee's limits as form fields (empty: the usual one), and the usual ones. */
export function presentCommitteeLimits(committee: { version: number; limits: Partial<Limits> }): { values: TripFormValues; rows: LimitRow[] } {
  const values = limitFields.map(({ name, kind }): [string, string] => [name, committee.limits[name] === undefined ? "" : limitText(committee.limits[name], kind)]);
  return {
    values: { version: String(committee.version), ...Object.fromEntries(values) },
    rows: limitFields.map(({ name, kind }) => ({ name, kind, committee: defaultLimits[name], fallback: defaultLimits[name] })),
  };
}
