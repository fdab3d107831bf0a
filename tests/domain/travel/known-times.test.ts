import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparableMinutes, errorPercents, parseKnownTimes, summarise } from "../../bench/known-times";

const csv = readFileSync("tests/domain/travel/known-times.csv", "utf8");

function partOf(name: string): string {
  const lines = csv.split("\n");
  const header = lines.find((line) => line.startsWith("from,"))!;
  return [header, ...lines.filter((line) => line.endsWith(`,${name}`))].join("\n");
}

describe("known times", () => {
  it.each(["fit", "held-out"])("are met on the %s pairs: median at most 10 %%, nine in ten within 25 %%", (part) => {
    const known = parseKnownTimes(partOf(part));
    expect(known.length).toBeGreaterThan(120);
    const summary = summarise(errorPercents(known));
    expect(summary.medianAbsolutePercent).toBeLessThanOrEqual(10);
    expect(summary.within25Percent).toBeGreaterThanOrEqual(90);
  });

  it("lie within the uncertainty that the model states, nine times in ten", () => {
    const known = parseKnownTimes(csv);
    const inside = known.filter((one) => {
      const { leg, minutes } = comparableMinutes(one);
      return leg.outcome === "ok" && minutes !== null && Math.abs(minutes - one.minutes) * 60 <= leg.uncertaintySeconds;
    });
    expect(inside.length / known.length).toBeGreaterThan(0.88);
  });
});

describe("parseKnownTimes", () => {
  const header = "from,from_lat,from_lon,to,to_lat,to_lon,mode,km,minutes";
  it("says which line is wrong", () => {
    expect(() => parseKnownTimes(`# c\n${header}\nA,1,2,B,3,4,car,5,x`)).toThrow("line 3");
    expect(() => parseKnownTimes(`${header}\nA,1,2,B,3,4,sledge,5,6`)).toThrow("sledge");
    expect(() => parseKnownTimes("from,to\nA,B")).toThrow("no column from_lat");
    expect(() => parseKnownTimes("")).toThrow("no header");
  });
});

describe("summarise", () => {
  it("takes the median and the share within 25 %, both inclusive", () => {
    expect(summarise([10, -25, 26, 0])).toEqual({ medianAbsolutePercent: 17.5, within25Percent: 75 });
    expect(summarise([])).toEqual({ medianAbsolutePercent: 0, within25Percent: 100 });
  });
});
