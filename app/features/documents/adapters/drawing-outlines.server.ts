import PDFDocument from "pdfkit";
import type { Shape } from "~/domain/documents/document";
import { PdfFonts } from "./pdf-fonts.server";

/** A closed outline or an open line: x, y, x, y … in units of the drawing. Flat, because a map has tens of thousands of points. */
export type Outline = number[];

/** What a shape is bounded by, or the line that it is. */
export function outlinesOf(shape: Shape): Outline[] {
  if (shape.type === "text") return textOutlines(shape);
  if (shape.type === "path") return pathOutlines(shape.path);
  if (shape.type === "circle") return [disc(shape.x, shape.y, shape.radius)];
  const { x, y, width, height } = shape;
  const radius = Math.min(shape.radius ?? 0, width / 2, height / 2);
  const corners = [[x + width - radius, y + height - radius], [x + radius, y + height - radius], [x + radius, y + radius], [x + width - radius, y + radius]] as const;
  const round = corners.flatMap(([cornerX, cornerY], index) => (radius === 0 ? [cornerX, cornerY] : arc(cornerX, cornerY, radius, (index * Math.PI) / 2, ((index + 1) * Math.PI) / 2, 6)));
  return [[...round, round[0]!, round[1]!]];
}

function arc(x: number, y: number, radius: number, from: number, to: number, steps: number): Outline {
  const outline: Outline = [];
  for (let step = 0; step <= steps; step += 1) {
    const angle = from + ((to - from) * step) / steps;
    outline.push(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  return outline;
}

const unitDisc = arc(0, 0, 1, 0, 2 * Math.PI, 20);
/** A circle of twenty corners. */
export const disc = (x: number, y: number, radius: number): Outline => unitDisc.map((one, index) => (index % 2 === 0 ? x : y) + radius * one);

/** A path of M, L, H, V, Q, C and Z as lines; curves in eight steps. */
function pathOutlines(path: string): Outline[] {
  const outlines: Outline[] = [];
  let outline: Outline = [];
  let [x, y] = [0, 0];
  const go = (toX: number, toY: number) => {
    outline.push(toX, toY);
    [x, y] = [toX, toY];
  };
  for (const [, letter, rest] of path.matchAll(/([MLHVQCZ])([^MLHVQCZ]*)/g)) {
    const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    switch (letter) {
      case "M":
        outlines.push((outline = []));
      // falls through: the points after a start are those of a line
      case "L":
        for (let at = 0; at + 2 <= numbers.length; at += 2) go(numbers[at]!, numbers[at + 1]!);
        break;
      case "H":
        numbers.forEach((toX) => go(toX, y));
        break;
      case "V":
        numbers.forEach((toY) => go(x, toY));
        break;
      case "Q":
      case "C": {
        const ends = letter === "Q" ? 4 : 6;
        for (let at = 0; at + ends <= numbers.length; at += ends) bend([x, y, ...numbers.slice(at, at + ends)], 8, go);
        break;
      }
      case "Z":
        if (outline.length > 0) go(outline[0]!, outline[1]!);
    }
  }
  return outlines.filter((one) => one.length > 2);
}

/** The points of a curve after its first, by dividing the way between its handles. */
function bend(handles: Outline, steps: number, go: (x: number, y: number) => void): void {
  for (let step = 1; step <= steps; step += 1) {
    let points = handles;
    while (points.length > 2) points = points.slice(2).map((next, at) => points[at]! + (next - points[at]!) * (step / steps));
    go(points[0]!, points[1]!);
  }
}

/** The letters of the PDF's fonts, without a document of their own. */
const fonts = new PdfFonts(new PDFDocument({ autoFirstPage: false, font: null as unknown as string }));

/** The letters that have been drawn: a map repeats its figures. */
const knownLetters = new Map<string, Outline[]>();
const mostLetters = 1000;

function letterOutlines(path: string): Outline[] {
  const known = knownLetters.get(path);
  if (known) return known;
  if (knownLetters.size >= mostLetters) knownLetters.clear();
  const outlines = pathOutlines(path);
  knownLetters.set(path, outlines);
  return outlines;
}

function textOutlines({ text, x, y, size, anchor, bold }: Extract<Shape, { type: "text" }>): Outline[] {
  const runs = fonts.split(text, { bold: bold ?? false, italic: false });
  const width = runs.reduce((sum, run) => sum + fonts.widthOf(run.text, run.key, size), 0);
  let pen = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
  return runs.flatMap((run) => {
    const { perEm, letters } = fonts.outlines(run.text, run.key);
    const unit = size / perEm;
    const outlines = letters.flatMap(({ path, shift }) => letterOutlines(path).map((outline) => outline.map((one, index) => (index % 2 === 0 ? pen + (shift.x + one) * unit : y - (shift.y + one) * unit))));
    pen += fonts.widthOf(run.text, run.key, size);
    return outlines;
  });
}
