import { create } from "xmlbuilder2";
import type { Point } from "~/domain/geo/point";
import { decimalText, writableText } from "../present-text";
import type { TrackDocument, TrackPoint } from "../present-track";

const position = ({ lon, lat }: Point) => `${decimalText(lon)},${decimalText(lat)}`;

/** A track as KML 2.2: a folder a day with its stops and its way on the ground. */
export function writeKml(track: TrackDocument): string {
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("http://www.opengis.net/kml/2.2", "kml");
  const text = (parent: typeof root, name: string, value: string) => void parent.ele(name).txt(writableText(value));
  const document = root.ele("Document");
  text(document, "name", track.name);
  text(document, "description", track.description);
  const style = document.ele("Style", { id: "way" }).ele("LineStyle");
  text(style, "color", "ff9b6100");
  text(style, "width", "4");
  for (const day of track.days) {
    const folder = document.ele("Folder");
    text(folder, "name", day.name);
    for (const point of track.points.filter((one) => one.dayNumber === day.dayNumber)) {
      const placemark = folder.ele("Placemark");
      text(placemark, "name", `${point.number}. ${point.name}`);
      text(placemark, "description", point.description);
      writeTime(placemark, point);
      text(placemark.ele("Point"), "coordinates", position(point));
    }
    if (day.paths.length === 0) continue;
    const placemark = folder.ele("Placemark");
    text(placemark, "name", day.name);
    text(placemark, "styleUrl", "#way");
    const geometry = placemark.ele("MultiGeometry");
    for (const path of day.paths) {
      const line = geometry.ele("LineString");
      text(line, "tessellate", "1");
      text(line, "coordinates", path.map(position).join(" "));
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;

  function writeTime(placemark: typeof root, point: TrackPoint) {
    if (!point.startsAt || !point.endsAt) return text(placemark.ele("TimeStamp"), "when", point.date);
    const span = placemark.ele("TimeSpan");
    text(span, "begin", point.startsAt);
    text(span, "end", point.endsAt);
  }
}
