import type { Drawing, Shape } from "./document";

/** A bar: what it is of, how long it is (0 or more, in any one unit) and the figure as it is written beside it. */
export type ChartBar = { label: string; value: number; figure: string };

const sheet = { width: 480, row: 34, bar: 12, figureWidth: 70 };

/**
 * Lying bars in the order given, each under its label with its figure beside it: readable in grey. The longest fills the sheet, or
 * a bar of the length `full` would, so that a chart in several sheets has one measure. Empty input gives an empty sheet.
 */
export function drawBars(bars: readonly ChartBar[], full = 0): Drawing {
  const most = Math.max(full, ...bars.map((bar) => bar.value), Number.MIN_VALUE);
  const room = sheet.width - sheet.figureWidth;
  const shapes = bars.flatMap((bar, index): Shape[] => {
    const top = index * sheet.row;
    const length = Math.max(0, bar.value / most) * room;
    return [
      { type: "text", x: 0, y: top + 10, text: bar.label, size: 9, anchor: "start", fill: "#1a1a1a" },
      { type: "rect", x: 0, y: top + 15, width: room, height: sheet.bar, fill: "#eceff3" },
      ...(length > 0 ? [{ type: "rect", x: 0, y: top + 15, width: length, height: sheet.bar, fill: "#0059b3" } as const] : []),
      { type: "text", x: sheet.width, y: top + 25, text: bar.figure, size: 9, anchor: "end", bold: true, fill: "#1a1a1a" },
    ];
  });
  return { width: sheet.width, height: Math.max(1, bars.length * sheet.row), shapes };
}
