import { describe, expect, it } from "vitest";
import { coordinate, coordinateText, readCoordinatePair } from "~/shared/form-fields";

describe("a coordinate in a field", () => {
  it.each([["55,731", 55.731], ["55.731", 55.731], ["-9", -9]])("%s is %s", (text, value) => {
    expect(coordinate(90).parse(text)).toBe(value);
  });

  it.each(["55°", "1.234,5", "90,1", "abc"])("%s is none", (text) => {
    expect(coordinate(90).safeParse(text).error?.issues[0]?.message).toBe("error.latitude");
  });

  it("stands with the reader's decimal sign, and what is no number as it was typed", () => {
    expect([coordinateText("55.731", "da"), coordinateText("55,731", "en"), coordinateText("-9", "da"), coordinateText("55.7 nord", "da")]).toEqual(["55,731", "55.731", "-9", "55.7 nord"]);
  });

  it.each([
    ["55.731, 12.345", "55.731", "12.345"], ["55.731,12.345", "55.731", "12.345"], ["55,731; 12,345", "55,731", "12,345"], [" 55,731 -12,345 ", "55,731", "-12,345"], ["55,731, 12,345", "55,731", "12,345"],
  ])("%s is two", (text, lat, lon) => {
    expect(readCoordinatePair(text)).toEqual({ lat, lon });
  });

  it.each(["55,731", "55,731,12,345", "55.731", "", "a, b", "55.731, 12.345, 3"])("%s is no pair", (text) => {
    expect(readCoordinatePair(text)).toBeNull();
  });
});
