import type { Drawing, Shape } from "~/domain/documents/document";
import { formatDistance } from "~/i18n/format";
import type { Locale } from "~/i18n/locale";
import type { DrawnLabel, DrawnMap } from "./present-map";

/** Days are told apart by the form of the sign, by fill and by dashes, so that grey paper says the same as colours. */
const inks = ["#00619b", "#a84300", "#00734f", "#8f3a70", "#6b5a00", "#1f6f8b", "#8a1c1c", "#454545"] as const;
const dashes: readonly (readonly number[] | undefined)[] = [undefined, [6, 2.5], [1.8, 2], [9, 2, 1.8, 2], [3.5, 2], [9, 2, 1.8, 2, 1.8, 2]];

const inkOf = (dayIndex: number) => inks[dayIndex % inks.length]!;

/** A map of the programme as a drawing for documents. */
export function presentMapDrawing(map: DrawnMap, locale: Locale): Drawing {
  const { width, height, scale } = map;
  return {
    width, height,
    shapes: [
      { type: "rect", x: 0, y: 0, width, height, fill: "#f1f4f6" },
      { type: "path", path: map.land, fill: "#dcdcd8", stroke: "#8a8a86", lineWidth: 0.5 },
      ...(map.borders ? [{ type: "path", path: map.borders, stroke: "#8a8a86", lineWidth: 0.5, dash: [3, 1.5] } as const] : []),
      ...map.lines.map((line): Shape => {
        const dash = dashes[line.dayIndex % dashes.length];
        return { type: "path", path: line.path, stroke: inkOf(line.dayIndex), lineWidth: 1.6, ...(dash ? { dash } : {}) };
      }),
      ...map.towns.flatMap((town): Shape[] => [
        { type: "circle", x: town.x, y: town.y, radius: 1.2, fill: "#3d3d3d" },
        { type: "text", x: town.textX, y: town.textY, text: town.name, size: 7.5, anchor: town.anchor, fill: "#3d3d3d" },
      ]),
      ...map.labels.filter((label) => label.moved).flatMap((label): Shape[] => [
        { type: "path", path: `M${label.pointX} ${label.pointY}L${label.x} ${label.y}`, stroke: inkOf(label.dayIndex), lineWidth: 0.7 },
        { type: "circle", x: label.pointX, y: label.pointY, radius: 1.8, fill: inkOf(label.dayIndex) },
      ]),
      ...map.labels.flatMap(signShapes),
      ...(scale
        ? [
            { type: "path", path: `M10 ${height - 12}V${height - 8}H${10 + scale.units}V${height - 12}`, stroke: "#1a1a1a", lineWidth: 1 } as const,
            { type: "text", x: 10 + scale.units / 2, y: height - 15, text: formatDistance(scale.metres, locale), size: 7.5, anchor: "middle", fill: "#1a1a1a" } as const,
          ]
        : []),
      { type: "rect", x: 0.5, y: 0.5, width: width - 1, height: height - 1, stroke: "#767676", lineWidth: 1 },
    ],
  };
}

function signShapes({ x, y, width, height, text, dayIndex }: DrawnLabel): Shape[] {
  const ink = inkOf(dayIndex);
  // Every second day has an open sign.
  const isOpen = (dayIndex % dashes.length) % 2 === 1;
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const paint = { fill: isOpen ? "#ffffff" : ink, stroke: ink, lineWidth: 1.2 };
  const shape: Shape = dayIndex % 3 === 2
    ? { type: "path", path: `M${left - 2} ${y}L${left + 2} ${top}H${right - 2}L${right + 2} ${y}L${right - 2} ${bottom}H${left + 2}Z`, ...paint }
    : { type: "rect", x: left, y: top, width, height, ...(dayIndex % 3 === 0 ? { radius: height / 2 } : {}), ...paint };
  return [shape, { type: "text", x, y: y + 3, text, size: 8, anchor: "middle", bold: true, fill: isOpen ? ink : "#ffffff" }];
}
