import type { FeatureCollection, MultiLineString, Point as PointGeometry } from "geojson";
import type { Point } from "~/domain/geo/point";
import { formatClock, formatDateLong } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { localStart, type Schedule, type ScheduledStop } from "./present-schedule";
import { whereText } from "./present-text";

export type TrackPoint = Point & {
  number: number;
  dayNumber: number;
  date: string;
  kind: ScheduledStop["kind"];
  name: string;
  description: string;
  /** ISO 8601 in UTC; null for a stop without a time. */
  startsAt: string | null;
  endsAt: string | null;
  timeZone: string | null;
};

export type TrackDay = { dayNumber: number; date: string; name: string; paths: Point[][] };
export type TrackDocument = { name: string; description: string; madeAt: string; points: TrackPoint[]; days: TrackDay[] };

/** A schedule for maps and navigation: stops that have a position, and each day's ways on the ground. */
export function presentTrack(schedule: Schedule, now: Date, { t, tDynamic, locale }: Translator): TrackDocument {
  return {
    name: schedule.title,
    description: t("track.description"),
    madeAt: now.toISOString(),
    points: schedule.stops.flatMap((stop): TrackPoint[] => {
      if (!stop.point) return [];
      const clock = stop.time && formatClock(localStart(stop.time).minute, locale, true);
      const isHosted = stop.kind === "visit" || stop.kind === "meeting";
      const lines = [
        [formatDateLong(stop.date, locale), clock && t("track.clock", { clock })].filter(Boolean).join(" "),
        whereText(stop),
        stop.contact && isHosted ? `${t("print.stop.contact")}: ${stop.contact}` : "",
        tDynamic(`print.kind.${stop.kind}`),
      ];
      return [{
        ...stop.point, number: stop.number, dayNumber: stop.dayNumber, date: stop.date, kind: stop.kind, name: stop.title, description: lines.filter((line) => line !== "").join("\n"),
        startsAt: stop.time && new Date(stop.time.startsAt).toISOString(), endsAt: stop.time && new Date(stop.time.endsAt).toISOString(), timeZone: stop.time?.timeZone ?? null,
      }];
    }),
    days: schedule.routes.map((route) => ({ ...route, name: `${t("track.day", { number: route.dayNumber })}, ${formatDateLong(route.date, locale)}` })),
  };
}

/** The track by RFC 7946: a point a stop, a line a day. */
export function presentGeoJson(track: TrackDocument): FeatureCollection<PointGeometry | MultiLineString> & { name: string; description: string } {
  return {
    type: "FeatureCollection",
    name: track.name,
    description: track.description,
    features: [
      ...track.points.map(({ lon, lat, ...properties }) => ({ type: "Feature" as const, geometry: { type: "Point" as const, coordinates: [lon, lat] }, properties })),
      ...track.days.flatMap(({ paths, ...properties }) =>
        paths.length === 0 ? [] : [{ type: "Feature" as const, geometry: { type: "MultiLineString" as const, coordinates: paths.map((path) => path.map(({ lon, lat }) => [lon, lat])) }, properties }],
      ),
    ],
  };
}
