import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Shape } from "~/domain/documents/document";
import { writePng } from "~/features/documents/adapters/drawing-picture.server";

type Picture = { width: number; height: number; dot(x: number, y: number): [number, number, number]; darkness(x: number, y: number, width: number, height: number): number };

/** A PNG of eight bits red, green and blue, unfiltered; positions are units of the drawing, two dots each. */
function read(file: Buffer): Picture {
  expect(file.subarray(1, 4).toString()).toBe("PNG");
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const from = file.indexOf("IDAT") + 4;
  const rows = inflateSync(file.subarray(from, from + file.readUInt32BE(from - 8)));
  const dot = (x: number, y: number) => [...rows.subarray(Math.round(y * 2) * (width * 3 + 1) + 1 + Math.round(x * 2) * 3).subarray(0, 3)] as [number, number, number];
  const darkness = (x: number, y: number, w: number, h: number) => {
    let sum = 0;
    for (let row = y * 2; row < (y + h) * 2; row += 1) for (let column = x * 2; column < (x + w) * 2; column += 1) sum += (255 - dot(column / 2, row / 2)[0]) / 255 / 4;
    return sum;
  };
  return { width, height, dot, darkness };
}
const draw = (...shapes: Shape[]) => read(writePng({ width: 100, height: 60, shapes }));

describe("a drawing as dots", () => {
  it("has two dots a unit, white where nothing is", () => {
    const picture = draw();
    expect([picture.width, picture.height, picture.dot(50, 30)]).toEqual([200, 120, [255, 255, 255]]);
  });

  it("fills with the colour that was asked for, as much as the shape is large", () => {
    const picture = draw({ type: "rect", x: 10, y: 10, width: 20, height: 10, fill: "#003d7a" });
    expect(picture.dot(20, 15)).toEqual([0, 0x3d, 0x7a]);
    expect(picture.dot(31, 15)).toEqual([255, 255, 255]);
    // A disc is drawn with twenty corners.
    expect(draw({ type: "circle", x: 50, y: 30, radius: 20, fill: "#000000" }).darkness(0, 0, 100, 60)).toBeCloseTo(10 * 400 * Math.sin(Math.PI / 10), 0);
    expect(draw({ type: "rect", x: 10.25, y: 10.25, width: 20, height: 10, radius: 3, fill: "#000000" }).darkness(0, 0, 100, 60)).toBeCloseTo(200 - (4 - Math.PI) * 9, 0);
  });

  it("cuts a hole where an outline turns the other way, and what reaches beyond the sheet", () => {
    const picture = draw({ type: "path", path: "M-50 -50H150V110H-50Z M40 20V40H60V20Z", fill: "#000000" });
    expect([picture.dot(0, 0), picture.dot(99, 59), picture.dot(50, 30)]).toEqual([[0, 0, 0], [0, 0, 0], [255, 255, 255]]);
  });

  it("draws lines in their width, in dashes, and curves where they go", () => {
    expect(draw({ type: "path", path: "M10 30L90 30", stroke: "#000000", lineWidth: 2 }).darkness(0, 0, 100, 60)).toBeCloseTo(160, 0);
    expect(draw({ type: "path", path: "M10 30L90 30", stroke: "#000000", lineWidth: 2, dash: [10, 10] }).darkness(0, 0, 100, 60)).toBeCloseTo(80, 0);
    // What lies beyond the sheet counts on in the dashes, though it is not drawn.
    const entering = draw({ type: "path", path: "M-1005 30L-5 30L90 30", stroke: "#000000", lineWidth: 2, dash: [10, 10] });
    expect([2, 10, 20, 30].map((x) => entering.dot(x, 30)[0])).toEqual([0, 255, 0, 255]);
    const bent = draw({ type: "path", path: "M10 50Q50 -10 90 50", stroke: "#000000", lineWidth: 2 });
    expect(bent.dot(50, 20)[0]).toBeLessThan(60);
    expect(bent.dot(50, 50)).toEqual([255, 255, 255]);
  });

  it("writes letters of every script where they belong", () => {
    const at = (anchor: "start" | "middle" | "end", text = "Ærø 5") => draw({ type: "text", x: 50, y: 30, text, size: 12, anchor, bold: true, fill: "#000000" });
    expect(at("start").darkness(0, 15, 49, 20)).toBe(0);
    expect(at("start").darkness(50, 15, 49, 20)).toBeGreaterThan(60);
    expect(at("end").darkness(51, 15, 49, 20)).toBe(0);
    const [left, right] = [at("middle").darkness(0, 15, 50, 20), at("middle").darkness(50, 15, 50, 20)];
    expect(Math.min(left, right)).toBeGreaterThan(20);
    expect(at("start", "서울").darkness(50, 15, 49, 20)).toBeGreaterThan(60);
  });
});
