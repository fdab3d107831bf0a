import { describe, expect, it } from "vitest";
import { degreesText, readDegrees } from "~/features/planner/components/stop-fields";

describe("degrees in a field", () => {
  it.each([["55,6759", 55.6759], ["55.6759", 55.6759], [" -8,5 ", -8.5], ["0", 0], ["90", 90]])("reads %j", (text, degrees) => {
    expect(readDegrees(text, 90)).toBe(degrees);
  });

  it.each(["", "  ", "nord", "90,1", "-91", "55,6,7", "Infinity"])("does not take %j for a latitude", (text) => {
    expect(readDegrees(text, 90)).toBeNull();
  });

  it("reads again what it has written, in both languages", () => {
    for (const locale of ["da", "en"] as const) expect(readDegrees(degreesText(126.97797, locale), 180)).toBe(126.97797);
  });
});
