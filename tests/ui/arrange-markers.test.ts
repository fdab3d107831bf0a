import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterPoints, jointLabel, spreadPoints } from "~/ui/map/arrange-markers";

const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) }), { maxLength: 25 })
  .map((some) => some.map((point, index) => ({ ...point, id: `m${index}` })));

describe("clusters", () => {
  it("join what stands closer than the reach, and leave the rest", () => {
    const clusters = clusterPoints([{ id: "a", x: 0, y: 0 }, { id: "b", x: 10, y: 0 }, { id: "c", x: 100, y: 0 }], 28);
    expect(clusters).toEqual([{ ids: ["a", "b"], x: 5, y: 0 }, { ids: ["c"], x: 100, y: 0 }]);
    expect(clusterPoints([], 28)).toEqual([]);
  });

  it("hold every marker once and stand apart from each other", () => {
    fc.assert(
      fc.property(points, (some) => {
        const clusters = clusterPoints(some, 28);
        expect(clusters.flatMap(({ ids }) => ids).sort()).toEqual(some.map(({ id }) => id).sort());
        for (const [index, one] of clusters.entries()) {
          for (const other of clusters.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(28);
        }
      }),
    );
  });
});

describe("spread markers", () => {
  it("stay where they are when they stand free", () => {
    const free = [{ id: "a", x: 0, y: 0 }, { id: "b", x: 50, y: 50 }];
    expect(spreadPoints(free, 28)).toEqual(free);
  });

  it("of one spot stand a marker's width apart, in the order given", () => {
    for (const count of [2, 3, 6, 11]) {
      const spread = spreadPoints(Array.from({ length: count }, (_, index) => ({ id: `${index}`, x: 100, y: 100 })), 28);
      expect(spread.map(({ id }) => Number(id))).toEqual(Array.from({ length: count }, (_, index) => index));
      for (const [index, one] of spread.entries()) {
        for (const other of spread.slice(index + 1)) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(28 - 1e-6);
      }
    }
  });
});

describe("a joint label", () => {
  it("puts neighbouring numbers together", () => {
    expect(jointLabel(["3", "1", "2", "4"])).toBe("1–4");
    expect(jointLabel(["1", "2", "3", "8"])).toBe("1–3, 8");
    expect(jointLabel(["5", "5", "5"])).toBe("5");
    expect(jointLabel(["5", "6"])).toBe("5, 6");
    expect(jointLabel(["1", "3", "5", "7"])).toBe("1–7");
  });

  it("lists letters", () => {
    expect(jointLabel(["A", "B"])).toBe("A, B");
    expect(jointLabel(["A", "B", "C", "H"])).toBe("A–H");
  });
});
