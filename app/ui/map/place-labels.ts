/** A rectangle by its middle. */
export type LabelBox = { x: number; y: number; width: number; height: number };

/** A label of a point at (x, y), `width` × `height` large. */
export type Label = LabelBox & { id: string };

/** Where a label stands: its own middle, and the point it belongs to. `moved`: it does not cover its point, so a line has to lead there. */
export type PlacedLabel = LabelBox & { id: string; pointX: number; pointY: number; moved: boolean };

type Space = { width: number; height: number };

const gap = 1.5;
const angles = Array.from({ length: 16 }, (_, index) => (index * Math.PI) / 8);

function overlap(a: LabelBox, b: LabelBox, between = gap): number {
  const across = (a.width + b.width) / 2 + between - Math.abs(a.x - b.x);
  const down = (a.height + b.height) / 2 + between - Math.abs(a.y - b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

function outside(box: LabelBox, space: Space): number {
  const over = (middle: number, size: number, most: number) => Math.max(0, size / 2 + 1 - middle) + Math.max(0, middle + size / 2 + 1 - most);
  return over(box.x, box.width, space.width) * box.height + over(box.y, box.height, space.height) * box.width;
}

/** Whether the straight line between two points runs through the box; sampled, for drawings. */
function runsThrough(x1: number, y1: number, x2: number, y2: number, box: LabelBox): boolean {
  const steps = Math.max(2, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 3));
  for (let step = 0; step <= steps; step += 1) {
    const x = x1 + ((x2 - x1) * step) / steps;
    const y = y1 + ((y2 - y1) * step) / steps;
    if (Math.abs(x - box.x) < box.width / 2 && Math.abs(y - box.y) < box.height / 2) return true;
  }
  return false;
}

/**
 * Places labels so that they cover neither each other, nor the points of others, nor `obstacles`, and stay inside the space:
 * on their point where that is free, else around it, nearest first. A label for which nothing is free takes the place with
 * the least covering. In the order given; the first ones get the best places.
 */
export function placeLabels(labels: readonly Label[], space: Space, obstacles: readonly LabelBox[] = []): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const points = labels.map((label) => ({ id: label.id, x: label.x, y: label.y, width: 4, height: 4 }));
  for (const label of labels) {
    const others = points.filter((point) => point.id !== label.id && (point.x !== label.x || point.y !== label.y));
    let best: { box: LabelBox; cost: number } | null = null;
    for (const box of candidates(label)) {
      let cost = outside(box, space) * 4;
      for (const other of placed) {
        cost += overlap(box, other) * 20;
        if (runsThrough(label.x, label.y, box.x, box.y, other)) cost += 60;
      }
      for (const point of others) cost += overlap(box, point, 0) * 2;
      for (const obstacle of obstacles) cost += overlap(box, obstacle);
      if (!best || cost < best.cost) best = { box, cost };
      if (cost === 0) break;
    }
    const { box } = best!;
    const moved = Math.abs(box.x - label.x) > label.width / 2 || Math.abs(box.y - label.y) > label.height / 2;
    placed.push({ ...box, id: label.id, pointX: label.x, pointY: label.y, moved });
  }
  return placed;
}

function* candidates(label: Label): Generator<LabelBox> {
  const { x, y, width, height } = label;
  yield { x, y, width, height };
  for (const ring of [1.1, 1.6, 2.2, 3, 4, 5.2, 6.6, 8.2]) {
    for (const angle of angles) {
      yield { x: x + Math.cos(angle) * (height * ring + (width - height) / 2), y: y + Math.sin(angle) * height * ring, width, height };
    }
  }
}

export type NamedPoint = { name: string; x: number; y: number };
export type PlacedName = NamedPoint & { textX: number; textY: number; anchor: "start" | "middle" | "end" };

/**
 * Names beside their points (right, left, above, below), each only where it covers nothing of `taken` and no earlier name;
 * a name without a free place is left out. `textY` is the base line. `letterWidth` and `lineHeight` in units of the space.
 */
export function placeNames(points: readonly NamedPoint[], space: Space, taken: readonly LabelBox[], size: { letterWidth: number; lineHeight: number }, most: number): PlacedName[] {
  const names: PlacedName[] = [];
  const boxes: LabelBox[] = [...taken];
  for (const point of points) {
    if (names.length >= most) break;
    const width = point.name.length * size.letterWidth;
    const { lineHeight } = size;
    const dot: LabelBox = { x: point.x, y: point.y, width: 3, height: 3 };
    const places: { box: LabelBox; anchor: PlacedName["anchor"] }[] = [
      { box: { x: point.x + 4 + width / 2, y: point.y, width, height: lineHeight }, anchor: "start" },
      { box: { x: point.x - 4 - width / 2, y: point.y, width, height: lineHeight }, anchor: "end" },
      { box: { x: point.x, y: point.y - 3 - lineHeight / 2, width, height: lineHeight }, anchor: "middle" },
      { box: { x: point.x, y: point.y + 3 + lineHeight / 2, width, height: lineHeight }, anchor: "middle" },
    ];
    const free = places.find(({ box }) => outside(box, space) === 0 && boxes.every((other) => overlap(box, other, 1) === 0));
    if (!free) continue;
    boxes.push(free.box, dot);
    const textX = free.anchor === "start" ? free.box.x - width / 2 : free.anchor === "end" ? free.box.x + width / 2 : free.box.x;
    names.push({ ...point, textX, textY: free.box.y + lineHeight * 0.32, anchor: free.anchor });
  }
  return names;
}
