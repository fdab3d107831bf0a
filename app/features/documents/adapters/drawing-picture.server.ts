import { crc32, deflateSync } from "node:zlib";
import type { Drawing } from "~/domain/documents/document";
import { Cover } from "./dot-cover.server";
import { disc, outlinesOf, type Outline } from "./drawing-outlines.server";

/*
 * A drawing as a picture of dots, for programs that do not read SVG. Outlines become polygons; what a polygon covers of each
 * dot is summed up edge by edge, so that edges come out smooth.
 */

/** Dots for each unit of the drawing: sharp enough on paper. */
const dotsPerUnit = 2;

/** The drawing as a PNG file, on white. */
export function writePng(drawing: Drawing): Buffer {
  const picture = new Picture(Math.ceil(drawing.width * dotsPerUnit), Math.ceil(drawing.height * dotsPerUnit));
  for (const shape of drawing.shapes) {
    const outlines = outlinesOf(shape);
    if (shape.fill) picture.fill(outlines, shape.fill);
    if (shape.type !== "text" && shape.stroke) picture.stroke(outlines, shape.lineWidth ?? 1, shape.type === "path" ? shape.dash : undefined, shape.stroke);
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
    for (const outline of outlines) if (!this.isBeyond(outline)) this.add(outline);
    this.cover.paint(this.dots, colour);
  }

  /** Draws along outlines, in some width: a bar for each stretch, a disc at each joint. All turn the same way, so that none cuts a hole into another. */
  stroke(outlines: Outline[], width: number, dash: readonly number[] | undefined, colour: string): void {
    for (const outline of outlines) {
      const pen = new Dashes(dash);
      for (let at = 2; at < outline.length; at += 2) {
        const [fromX, fromY, toX, toY] = [outline[at - 2]!, outline[at - 1]!, outline[at]!, outline[at + 1]!];
        const length = Math.hypot(toX - fromX, toY - fromY);
        if (length === 0) continue;
        if (this.isApart(Math.min(fromX, toX) - width, Math.max(fromX, toX) + width, Math.min(fromY, toY) - width, Math.max(fromY, toY) + width)) {
          pen.pass(length);
          continue;
        }
        // A joint of a hairline is smaller than a dot.
        if (at > 2 && width > 1 && pen.isDown) this.add(disc(fromX, fromY, width / 2));
        const [alongX, alongY] = [(toX - fromX) / length, (toY - fromY) / length];
        pen.draw(length, (start, end) => this.bar(fromX + alongX * start, fromY + alongY * start, fromX + alongX * end, fromY + alongY * end, (-alongY * width) / 2, (alongX * width) / 2));
      }
    }
    this.cover.paint(this.dots, colour);
  }

  private bar(fromX: number, fromY: number, toX: number, toY: number, sideX: number, sideY: number): void {
    this.edge(fromX + sideX, fromY + sideY, fromX - sideX, fromY - sideY);
    this.edge(fromX - sideX, fromY - sideY, toX - sideX, toY - sideY);
    this.edge(toX - sideX, toY - sideY, toX + sideX, toY + sideY);
    this.edge(toX + sideX, toY + sideY, fromX + sideX, fromY + sideY);
  }

  private add(outline: Outline): void {
    let [fromX, fromY] = [outline.at(-2)!, outline.at(-1)!];
    for (let at = 0; at < outline.length; at += 2) {
      const [toX, toY] = [outline[at]!, outline[at + 1]!];
      this.edge(fromX, fromY, toX, toY);
      [fromX, fromY] = [toX, toY];
    }
  }

  private edge(fromX: number, fromY: number, toX: number, toY: number): void {
    this.cover.edge(fromX * dotsPerUnit, fromY * dotsPerUnit, toX * dotsPerUnit, toY * dotsPerUnit);
  }

  /** Of a map's land and coasts most lies outside its frame. */
  private isBeyond(outline: Outline): boolean {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < outline.length; at += 2) {
      left = Math.min(left, outline[at]!);
      right = Math.max(right, outline[at]!);
      top = Math.min(top, outline[at + 1]!);
      bottom = Math.max(bottom, outline[at + 1]!);
    }
    return this.isApart(left, right, top, bottom);
  }

  private isApart(left: number, right: number, top: number, bottom: number): boolean {
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

/** How far a line has come in its dashes; without dashes the pen is down all the way. */
class Dashes {
  isDown = true;
  private piece = 0;
  private left: number;

  constructor(private readonly dash: readonly number[] | undefined) {
    this.left = dash?.[0] ?? Infinity;
  }

  /** Goes a stretch and tells which parts of it are drawn, by where they start and end. */
  draw(length: number, part: (start: number, end: number) => void): void {
    let start = 0;
    while (this.left < length - start) {
      const end = start + this.left;
      if (this.isDown) part(start, end);
      start = end;
      this.turn();
    }
    if (this.isDown) part(start, length);
    this.left -= length - start;
  }

  /** Goes a stretch that is not seen. */
  pass(length: number): void {
    if (!this.dash) return;
    // After as many rounds as fit, twice over where the dashes are odd in number, it stands as it stood.
    const round = this.dash.reduce((sum, one) => sum + one, 0) * 2;
    this.draw(length % round, () => undefined);
  }

  private turn(): void {
    this.isDown = !this.isDown;
    this.piece = (this.piece + 1) % this.dash!.length;
    this.left = this.dash![this.piece]!;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
