import type { Point } from "~/domain/geo/point";
import ferryData from "./data/ferries.json";
import fixedLinkData from "./data/fixed-links.json";
import { getLandMassIndex } from "./land-mass";
import { makeWaypoint, type Waypoint } from "./waypoint";

/** A bank, portal or terminal: where a gateway meets a land mass (`massIndex` points into `landMasses`). */
export type GatewayEnd = Waypoint & { massIndex: number };

/** A bridge, tunnel or dam. `use` says who may pass; `isMotorway` whether its road is fast. `borderSeconds` is the usual queue where tolls
 * are paid or passports are checked. */
export type FixedLink = {
  kind: "link";
  code: string;
  name: string;
  ends: [GatewayEnd, GatewayEnd];
  lengthMetres: number;
  isMotorway: boolean;
  borderSeconds: number;
  use: readonly ("road" | "rail" | "walk")[];
};

/**
 * A ferry line, or a shuttle that carries cars. `waitingSeconds` is half the usual interval between departures, at most
 * an hour, because nobody turns up at random for a ferry that sails rarely.
 */
export type FerryLine = {
  kind: "ferry";
  code: string;
  name: string;
  ends: [GatewayEnd, GatewayEnd];
  lengthMetres: number;
  crossingSeconds: number;
  checkInSeconds: number;
  waitingSeconds: number;
  use: readonly ("car" | "coach" | "foot")[];
};

/** Whatever joins two land masses, or two shores of one. */
export type Gateway = FixedLink | FerryLine;

type EndColumns = { from: string; fromLon: number; fromLat: number; to: string; toLon: number; toLat: number };
type FixedLinkRow = EndColumns & { code: string; name: string; lengthMetres: number; grade: string; borderMinutes: number; use: FixedLink["use"] };
type FerryRow = EndColumns & {
  code: string;
  name: string;
  lengthMetres: number;
  crossingMinutes: number;
  checkInMinutes: number;
  intervalMinutes: number;
  use: FerryLine["use"];
};

const LONGEST_WAITING_MINUTES = 60;

function end(massCode: string, point: Point): GatewayEnd {
  return { ...makeWaypoint(point), massIndex: getLandMassIndex(massCode) };
}

function endsOf(row: EndColumns): [GatewayEnd, GatewayEnd] {
  return [end(row.from, { lon: row.fromLon, lat: row.fromLat }), end(row.to, { lon: row.toLon, lat: row.toLat })];
}

/** All bridges, tunnels and dams between land masses. Source: `data/fixed-links.json`. */
export const fixedLinks: readonly FixedLink[] = (fixedLinkData.rows as FixedLinkRow[]).map((row) => ({
  kind: "link",
  code: row.code,
  name: row.name,
  ends: endsOf(row),
  lengthMetres: row.lengthMetres,
  isMotorway: row.grade === "motorway",
  borderSeconds: row.borderMinutes * 60,
  use: row.use,
}));

/** All ferry lines. Source: `data/ferries.json`. */
export const ferryLines: readonly FerryLine[] = (ferryData.rows as FerryRow[]).map((row) => ({
  kind: "ferry",
  code: row.code,
  name: row.name,
  ends: endsOf(row),
  lengthMetres: row.lengthMetres,
  crossingSeconds: row.crossingMinutes * 60,
  checkInSeconds: row.checkInMinutes * 60,
  waitingSeconds: Math.min(row.intervalMinutes / 2, LONGEST_WAITING_MINUTES) * 60,
  use: row.use,
}));

const byCode = new Map<string, Gateway>([...fixedLinks, ...ferryLines].map((gateway) => [gateway.code, gateway]));

/** The fixed link or ferry of a code that stands in a leg's `via`; undefined for an airport or an unknown code. */
export function findGateway(code: string): Gateway | undefined {
  return byCode.get(code);
}

/** Minutes a car takes on a link: 108 km/h on a motorway; else 60 km/h and a minute and a half to get through the town at its foot. */
export function linkMinutes(link: FixedLink): number {
  const kilometres = link.lengthMetres / 1000;
  return link.isMotorway ? kilometres * 0.555 : kilometres + 1.5;
}

/** From check-in to the other quay: check-in, waiting and crossing. */
export function ferrySeconds(line: FerryLine): number {
  return line.checkInSeconds + line.waitingSeconds + line.crossingSeconds;
}
