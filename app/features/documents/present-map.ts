import type { CheckedItinerary, Leg } from "~/domain/itinerary/finding";
import type { Itinerary, ItineraryPlace } from "~/domain/itinerary/itinerary";
import { greatCircleMetres } from "~/domain/geo/great-circle";
import { fitFrame, landPath, linesPath, projectTo, roundLengthMetres, unitsPerMetre, type MapFrame } from "~/domain/geo/map-frame";
import type { Point } from "~/domain/geo/point";
import type { Locale } from "~/i18n/locale";
import { clusterPoints, jointLabel } from "~/ui/map/arrange-markers";
import { placeLabels, placeNames, type LabelBox, type PlacedLabel, type PlacedName } from "~/ui/map/place-labels";

/** Land and borders of a view, as the base map has them: rings and lines are flat lists lon, lat, lon, lat … */
export type BaseShapes = { land: number[][][]; borders: number[][] };
export type BaseTown = { da: string; en: string; lon: number; lat: number; rank: number };

/** What a map will show, before the land is known. */
export type MapPlan = { frame: MapFrame; points: NumberedPoint[]; lines: PlannedLine[]; dayIndexes: number[]; most: number };

type NumberedPoint = Point & { number: number; dayIndex: number };
type PlannedLine = { dayIndex: number; from: Point; to: Point; flown: boolean };

export type DrawnLine = { dayIndex: number; path: string };
export type DrawnLabel = PlacedLabel & { text: string; dayIndex: number };

/** A map as a drawing: paths and positions in units of its own. */
export type DrawnMap = {
  width: number;
  height: number;
  land: string;
  borders: string;
  lines: DrawnLine[];
  labels: DrawnLabel[];
  towns: PlacedName[];
  /** Null where the view is so wide that one scale would be wrong for most of it. */
  scale: { units: number; metres: number } | null;
  legend: { dayIndex: number; numbers: string }[];
};

const mapWidth = 480;
const labelHeight = 12;
const townSize = { letterWidth: 4, lineHeight: 9 };
const widestScaleMetres = 3_000_000;
/** Stops of a day that would stand nearer than this on the overview get a map of their own. */
const crowdedUnits = 16;
/** Nearer than this is one place: no map can show them apart. */
const samePlaceMetres = 150;

const labelWidth = (text: string) => Math.max(labelHeight, text.length * 5 + 6);

function numberedPoints(itinerary: Itinerary, checked: CheckedItinerary): NumberedPoint[] {
  const dayIndexes = new Map(itinerary.days.map((day, index) => [day.id, index]));
  return checked.order.flatMap(({ stopId, number }) => {
    const stop = itinerary.stops.find((one) => one.id === stopId);
    const dayIndex = dayIndexes.get(stop?.dayId ?? "");
    return stop?.place && dayIndex !== undefined ? [{ lon: stop.place.lon, lat: stop.place.lat, number, dayIndex }] : [];
  });
}

function plannedLines(itinerary: Itinerary, checked: CheckedItinerary): PlannedLine[] {
  const dayIndexes = new Map(itinerary.days.map((day, index) => [day.id, index]));
  const line = (dayId: string | null, from: ItineraryPlace, to: ItineraryPlace, flown: boolean): PlannedLine[] => {
    const dayIndex = dayIndexes.get(dayId ?? "");
    return dayIndex === undefined ? [] : [{ dayIndex, from, to, flown }];
  };
  return [
    ...checked.legs.filter((leg: Leg) => leg.estimate.outcome === "ok").flatMap((leg) => line(leg.dayId, leg.from, leg.to, leg.mode === "flight")),
    ...itinerary.stops.flatMap((stop) => (stop.place && stop.arrival ? line(stop.dayId, stop.place, stop.arrival, stop.travelMode === "flight") : [])),
  ];
}

/** The whole journey, home included. Null when nothing of it has a place. */
export function planOverview(itinerary: Itinerary, checked: CheckedItinerary): MapPlan | null {
  const points = numberedPoints(itinerary, checked);
  const lines = plannedLines(itinerary, checked);
  const frame = fitFrame([...points, ...lines.flatMap((line) => [line.from, line.to])], { width: mapWidth, leastHeight: 230, mostHeight: 400, padding: 34, leastSpanMetres: 4000 });
  if (!frame || points.length === 0) return null;
  return { frame, points, lines, dayIndexes: [...new Set(points.map((point) => point.dayIndex))], most: 14 };
}

/**
 * A map of the quarter or the town in which most of a day's stops lie; null when the overview shows them apart already, or
 * there is but one place. Stops where a journey only begins count like any other.
 */
export function planDay(itinerary: Itinerary, checked: CheckedItinerary, overview: MapPlan, dayIndex: number): MapPlan | null {
  const lines = plannedLines(itinerary, checked).filter((line) => line.dayIndex === dayIndex);
  const day = itinerary.days[dayIndex];
  // The hotel of the night before stands there too: the morning begins at it.
  const origins = new Set(checked.legs.filter((leg) => leg.dayId === day?.id).map((leg) => leg.fromStopId));
  const originNumbers = new Set(checked.order.filter((one) => origins.has(one.stopId)).map((one) => one.number));
  const all = numberedPoints(itinerary, checked);
  const ofDay = all.filter((point) => point.dayIndex === dayIndex);
  const onOverview = ofDay.map((point) => ({ id: String(point.number), ...projectTo(overview.frame, point) }));
  const groups = clusterPoints(onOverview, crowdedUnits)
    .map(({ ids }) => ofDay.filter((point) => ids.includes(String(point.number))))
    .filter((group) => group.some((point) => greatCircleMetres(point, group[0]!) > samePlaceMetres))
    .sort((a, b) => b.length - a.length);
  const group = groups[0];
  const frame = group && fitFrame(group, { width: mapWidth, leastHeight: 120, mostHeight: 160, padding: 26, leastSpanMetres: 1500 });
  if (!frame) return null;
  const { box } = frame;
  const isSeen = (point: Point) => point.lon >= box.west && point.lon <= box.east && point.lat >= box.south && point.lat <= box.north;
  const points = all.filter((point) => isSeen(point) && (point.dayIndex === dayIndex || originNumbers.has(point.number)));
  return { frame, points, lines, dayIndexes: [dayIndex], most: 6 };
}

/** Draws a planned map on its land. Labels of one day that would cover each other's points are put together ("3, 4"). */
export function drawMap({ frame, points, lines, dayIndexes, most }: MapPlan, shapes: BaseShapes, towns: readonly BaseTown[], locale: Locale): DrawnMap {
  const scale = scaleOf(frame);
  const scaleBox: LabelBox = { x: 14 + (scale?.units ?? 0) / 2, y: frame.height - 12, width: (scale?.units ?? 0) + 28, height: 24 };
  const labels = drawLabels(frame, points, scale ? [scaleBox] : []);
  const taken: LabelBox[] = [...labels, ...(scale ? [scaleBox] : [])];
  return {
    width: frame.width,
    height: frame.height,
    land: landPath(frame, shapes.land),
    borders: linesPath(frame, shapes.borders),
    lines: lines.map((line) => ({ dayIndex: line.dayIndex, path: linePath(frame, line) })),
    labels,
    towns: placeNames(townsBy(frame, points, towns, locale), frame, taken, townSize, most),
    scale,
    legend: dayIndexes.map((dayIndex) => ({ dayIndex, numbers: jointLabel(points.filter((point) => point.dayIndex === dayIndex).map((point) => String(point.number))) })),
  };
}

function drawLabels(frame: MapFrame, points: NumberedPoint[], obstacles: LabelBox[]): DrawnLabel[] {
  const labels = [...new Set(points.map((point) => point.dayIndex))].flatMap((dayIndex) => {
    const ofDay = points.filter((point) => point.dayIndex === dayIndex);
    return clusterPoints(ofDay.map((point) => ({ id: String(point.number), ...projectTo(frame, point) })), 9).map(({ ids, x, y }) => {
      const text = jointLabel(ids);
      return { id: `${dayIndex}-${ids[0]}`, text, dayIndex, x, y, width: labelWidth(text), height: labelHeight };
    });
  });
  const placed = placeLabels(labels, frame, obstacles);
  return placed.map((label, index) => ({ ...label, text: labels[index]!.text, dayIndex: labels[index]!.dayIndex }));
}

/** A straight line on the ground; a flight is bent to the left, so that it cannot be taken for a road. */
function linePath(frame: MapFrame, { from, to, flown }: PlannedLine): string {
  const [a, b] = [projectTo(frame, from), projectTo(frame, to)];
  const digits = (value: number) => Number(value.toFixed(1));
  const start = `M${digits(a.x)} ${digits(a.y)}`;
  if (!flown) return `${start}L${digits(b.x)} ${digits(b.y)}`;
  const middle = { x: (a.x + b.x) / 2 + (b.y - a.y) * 0.12, y: (a.y + b.y) / 2 - (b.x - a.x) * 0.12 };
  return `${start}Q${digits(middle.x)} ${digits(middle.y)} ${digits(b.x)} ${digits(b.y)}`;
}

function scaleOf(frame: MapFrame): DrawnMap["scale"] {
  if (frame.width / unitsPerMetre(frame) > widestScaleMetres) return null;
  const metres = roundLengthMetres(frame, 110);
  return { metres, units: Number((metres * unitsPerMetre(frame)).toFixed(1)) };
}

/** The towns of a view: those the group comes to first, then by size. */
function townsBy(frame: MapFrame, points: NumberedPoint[], towns: readonly BaseTown[], locale: Locale) {
  return towns
    .map((town) => ({ name: town[locale], ...projectTo(frame, town), rank: town.rank }))
    .filter((town) => town.x >= 0 && town.y >= 0 && town.x <= frame.width && town.y <= frame.height)
    .map((town) => ({ ...town, near: points.some((point) => { const at = projectTo(frame, point); return Math.hypot(at.x - town.x, at.y - town.y) < 14; }) }))
    .sort((a, b) => Number(b.near) - Number(a.near) || a.rank - b.rank)
    .map(({ name, x, y }) => ({ name, x, y }));
}
