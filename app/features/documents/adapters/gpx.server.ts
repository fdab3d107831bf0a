import { create } from "xmlbuilder2";
import type { Point } from "~/domain/geo/point";
import { decimalText, writableText } from "../present-text";
import type { TrackDocument } from "../present-track";

// The meridian opposite Greenwich has one name in GPX: -180.
const position = ({ lon, lat }: Point) => ({ lat: decimalText(lat), lon: decimalText(lon >= 180 ? lon - 360 : lon) });

/** A track as GPX 1.1: stops are waypoints, each stretch on the ground is a route. */
export function writeGpx(track: TrackDocument): string {
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("http://www.topografix.com/GPX/1/1", "gpx", { version: "1.1", creator: "Studietur" });
  const text = (parent: typeof root, name: string, value: string) => void parent.ele(name).txt(writableText(value));
  const metadata = root.ele("metadata");
  text(metadata, "name", track.name);
  text(metadata, "desc", track.description);
  text(metadata, "time", track.madeAt);
  for (const point of track.points) {
    const waypoint = root.ele("wpt", position(point));
    if (point.startsAt) text(waypoint, "time", point.startsAt);
    text(waypoint, "name", `${point.number}. ${point.name}`);
    text(waypoint, "desc", point.description);
    text(waypoint, "type", point.kind);
  }
  for (const day of track.days) {
    for (const path of day.paths) {
      const route = root.ele("rte");
      text(route, "name", day.name);
      text(route, "number", String(day.dayNumber));
      for (const point of path) route.ele("rtept", position(point));
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}
