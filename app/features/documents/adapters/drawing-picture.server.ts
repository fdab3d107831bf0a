import { crc32, deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import type { Drawing, Shape } from "~/domain/documents/document";
import { PdfFonts } from "./pdf-fonts.server";

/*
 * A drawing as a picture of dots, for programs that do not read SVG. Outlines become polygons; what a polygon covers of each
 * dot is summed up edge by edge, so that edges come out smooth.
 */

type Position = { x: number; y: number };
type Outline = Position[];

/** Dots for each unit of the drawing: sharp enough on paper. */
const dotsPerUnit = 2;

/** The drawing as a PNG file, on white. */
export function writePng(drawing: Drawing): Buffer {
  const picture = new Picture(Math.ceil(drawing.width * dotsPerUnit), Math.ceil(drawing.height * dotsPerUnit));
  for (const shape of drawing.shapes) {
    if (shape.type === "text") picture.fill(textOutlines(shape), shape.fill);
    else {
      const outlines = outlinesOf(shape);
      if (shape.fill) picture.fill(outlines, shape.fill);
      if (shape.stroke) picture.fill(outlines.flatMap((one) => strokeOutlines(one, shape.lineWidth ?? 1, shape.type === "path" ? shape.dash : undefined)), shape.stroke);
    }
  }
  return picture.encode();
}

class Picture {
  private readonly dots: Uint8Array;
  private readonly cover: Cover;

  constructor(private readonly width: number, private readonly height: number) {
    this.dots = new Uint8Array(width * height * 3).fill(255);
    this.cover = new Cover(width, height);
  }

  /** Fills outlines, in units of the drawing; where they turn the other way round they cut a hole. */
  fill(outlines: Outline[], colour: string): void {
    const { cover, dots } = this;
    for (const outline of outlines) {
      if (this.isBeyond(outline)) continue;
      let from = outline.at(-1)!;
      for (const to of outline) {
        cover.edge(from.x * dotsPerUnit, from.y * dotsPerUnit, to.x * dotsPerUnit, to.y * dotsPerUnit);
        from = to;
      }
    }
    cover.paint(dots, colour);
  }

  /** Of a map's land and coasts most lies outside its frame. */
  private isBeyond(outline: Outline): boolean {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const point of outline) {
      left = Math.min(left, point.x);
      right = Math.max(right, point.x);
      top = Math.min(top, point.y);
      bottom = Math.max(bottom, point.y);
    }
    return right < 0 || bottom < 0 || left * dotsPerUnit > this.width || top * dotsPerUnit > this.height;
  }

  encode(): Buffer {
    const rows = Buffer.alloc(this.height * (this.width * 3 + 1));
    for (let row = 0; row < this.height; row += 1) rows.set(this.dots.subarray(row * this.width * 3, (row + 1) * this.width * 3), row * (this.width * 3 + 1) + 1);
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width, 0);
    head.writeUInt32BE(this.height, 4);
    // Eight bits a channel, red, green and blue.
    head.set([8, 2], 8);
    return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 4 })), chunk("IEND", Buffer.alloc(0))]);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** By how much the covered share changes from dot to dot along a row: an edge changes the dots that it goes through, and all to the right. */
class Cover {
  private readonly changes: Float32Array;
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  private top: number;
  private bottom = -1;

  constructor(private readonly width: number, private readonly height: number) {
    this.top = height;
    this.changes = new Float32Array(width * height);
    this.firsts = new Int32Array(height).fill(width);
    this.lasts = new Int32Array(height).fill(-1);
  }

  /** Paints the dots that anything covers, each by its share; then nothing is covered any more. */
  paint(dots: Uint8Array, colour: string): void {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
    for (let row = this.top; row <= this.bottom; row += 1) {
      let sum = 0;
      // Outlines are closed: nothing is left to the right of their last edge.
      const last = row * this.width + this.lasts[row]!;
      for (let at = row * this.width + this.firsts[row]!; at <= last; at += 1) {
        sum += this.changes[at]!;
        this.changes[at] = 0;
        const share = Math.abs(sum);
        if (share < 0.004) continue;
        const dot = at * 3;
        const rest = share > 0.996 ? 0 : 1 - share;
        dots[dot] = dots[dot]! * rest + red * (1 - rest);
        dots[dot + 1] = dots[dot + 1]! * rest + green * (1 - rest);
        dots[dot + 2] = dots[dot + 2]! * rest + blue * (1 - rest);
      }
      this.firsts[row] = this.width;
      this.lasts[row] = -1;
    }
    this.top = this.height;
    this.bottom = -1;
  }

  edge(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return;
    const direction = fromY < toY ? 1 : -1;
    const top = Math.min(fromY, toY);
    const bottom = Math.min(this.height, Math.max(fromY, toY));
    const slope = (toX - fromX) / (toY - fromY);
    const topX = direction === 1 ? fromX : toX;
    for (let row = Math.max(0, Math.floor(top)); row < bottom; row += 1) {
      const from = Math.max(row, top);
      const to = Math.min(row + 1, bottom);
      this.slice(row, this.clamped(topX + (from - top) * slope), this.clamped(topX + (to - top) * slope), (to - from) * direction);
    }
  }

  private clamped(x: number): number {
    return x < 0 ? 0 : x > this.width ? this.width : x;
  }

  /** An edge within one row, from one x to another, evenly. */
  private slice(row: number, a: number, b: number, height: number): void {
    const left = Math.min(a, b);
    const right = Math.max(a, b);
    const start = row * this.width;
    const width = right - left;
    this.firsts[row] = Math.min(this.firsts[row]!, Math.floor(left));
    const after = Math.max(Math.floor(left) + 1, Math.ceil(right));
    this.lasts[row] = Math.max(this.lasts[row]!, Math.min(this.width - 1, after));
    this.top = Math.min(this.top, row);
    this.bottom = Math.max(this.bottom, row);
    let given = 0;
    for (let column = Math.floor(left); column < this.width && (column < right || column === Math.floor(left)); column += 1) {
      const from = Math.max(left, column);
      const to = Math.min(right, column + 1);
      // Where the edge has passed to the left of the dot, the dot is covered; where it goes through, in part.
      const passed = width === 0 ? 0 : (from - left) / width;
      const own = width === 0 ? 1 : (to - from) / width;
      const share = height * (passed + own * (1 - ((from + to) / 2 - column)));
      this.add(start, column, share - given);
      given = share;
    }
    this.add(start, after, height - given);
  }

  private add(start: number, column: number, change: number): void {
    if (column < this.width) this.changes[start + column]! += change;
  }
}

function outlinesOf(shape: Exclude<Shape, { type: "text" }>): Outline[] {
  if (shape.type === "path") return pathOutlines(shape.path);
  if (shape.type === "circle") return [disc(shape, shape.radius)];
  const { x, y, width, height } = shape;
  const radius = Math.min(shape.radius ?? 0, width / 2, height / 2);
  const corners = [{ x: x + width - radius, y: y + height - radius }, { x: x + radius, y: y + height - radius }, { x: x + radius, y: y + radius }, { x: x + width - radius, y: y + radius }];
  const round = corners.flatMap((centre, index) => (radius === 0 ? [centre] : arc(centre, radius, (index * Math.PI) / 2, ((index + 1) * Math.PI) / 2, 6)));
  return [[...round, round[0]!]];
}

const arc = (centre: Position, radius: number, from: number, to: number, steps: number): Position[] =>
  Array.from({ length: steps + 1 }, (_, index) => from + ((to - from) * index) / steps).map((angle) => ({ x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) }));

const disc = (centre: Position, radius: number) => arc(centre, radius, 0, 2 * Math.PI, 20);

/** A path of M, L, H, V, Q, C and Z as lines; curves in eight steps. */
function pathOutlines(path: string): Outline[] {
  const outlines: Outline[] = [];
  let pen: Position = { x: 0, y: 0 };
  const go = (to: Position) => {
    outlines.at(-1)?.push(to);
    pen = to;
  };
  for (const [, letter, rest] of path.matchAll(/([MLHVQCZ])([^MLHVQCZ]*)/g)) {
    const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const pairs = Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => ({ x: numbers[index * 2]!, y: numbers[index * 2 + 1]! }));
    switch (letter) {
      case "M":
        outlines.push([]);
        pairs.forEach(go);
        break;
      case "L":
        pairs.forEach(go);
        break;
      case "H":
        numbers.forEach((x) => go({ x, y: pen.y }));
        break;
      case "V":
        numbers.forEach((y) => go({ x: pen.x, y }));
        break;
      case "Q":
      case "C": {
        const ends = letter === "Q" ? 2 : 3;
        for (let at = 0; at + ends <= pairs.length; at += ends) curve([pen, ...pairs.slice(at, at + ends)], 8).forEach(go);
        break;
      }
      case "Z": {
        const first = outlines.at(-1)?.[0];
        if (first) go(first);
      }
    }
  }
  return outlines.filter((outline) => outline.length > 1);
}

/** The points of a curve after its first, by dividing the way between its handles. */
function curve(handles: Position[], steps: number): Position[] {
  return Array.from({ length: steps }, (_, index) => {
    const share = (index + 1) / steps;
    let points = handles;
    while (points.length > 1) points = points.slice(1).map((point, at) => ({ x: points[at]!.x + (point.x - points[at]!.x) * share, y: points[at]!.y + (point.y - points[at]!.y) * share }));
    return points[0]!;
  });
}

/** A line of some width: a bar for each stretch, a disc at each joint. All turn the same way, so that none cuts a hole into another. */
function strokeOutlines(outline: Outline, width: number, dash: readonly number[] | undefined): Outline[] {
  return (dash ? dashed(outline, dash) : [outline]).flatMap((line) =>
    line.slice(1).flatMap((to, index): Outline[] => {
      const from = line[index]!;
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      if (length === 0) return [];
      const side = { x: ((from.y - to.y) / length) * (width / 2), y: ((to.x - from.x) / length) * (width / 2) };
      const bar = [{ x: from.x - side.x, y: from.y - side.y }, { x: to.x - side.x, y: to.y - side.y }, { x: to.x + side.x, y: to.y + side.y }, { x: from.x + side.x, y: from.y + side.y }];
      // A joint of a hairline is smaller than a dot.
      return index > 0 && width > 1 ? [bar, disc(from, width / 2)] : [bar];
    }),
  );
}

function dashed(outline: Outline, dash: readonly number[]): Outline[] {
  const parts: Outline[] = [];
  let [piece, left, open] = [0, dash[0]!, [outline[0]!] as Outline | null];
  for (const [index, to] of outline.slice(1).entries()) {
    let from = outline[index]!;
    for (;;) {
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      if (length <= left) {
        left -= length;
        open?.push(to);
        break;
      }
      from = { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
      if (open) parts.push([...open, from]);
      open = open ? null : [from];
      piece = (piece + 1) % dash.length;
      left = dash[piece]!;
    }
  }
  return open && open.length > 1 ? [...parts, open] : parts;
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
    const outlines = letters.flatMap(({ path, shift }) => letterOutlines(path).map((outline) => outline.map((point) => ({ x: pen + (shift.x + point.x) * unit, y: y - (shift.y + point.y) * unit }))));
    pen += fonts.widthOf(run.text, run.key, size);
    return outlines;
  });
}
