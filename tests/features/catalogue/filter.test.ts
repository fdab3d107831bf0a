import { describe, expect, it } from "vitest";
import { readCode, readFilter, readMapCut } from "~/features/catalogue/schema";
import { foldText, matchesText } from "~/i18n/fold-text";

const none = { reach: null, theme: null, kind: null, concreteness: null, text: "" };
const read = (search: string) => readFilter(new URLSearchParams(search));

describe("the filter of an address", () => {
  it("reads what the form writes", () => {
    expect(read("rejsemaal=europe&tema=ai-tech&type=hub&vaert=named&q=+berlin+")).toEqual({ reach: "europe", theme: "ai-tech", kind: "hub", concreteness: "named", text: "berlin" });
  });

  it("takes an empty form, and anything it does not know, for no filter", () => {
    expect(read("")).toEqual(none);
    expect(read("rejsemaal=&tema=&type=&vaert=&q=")).toEqual(none);
    expect(read("rejsemaal=mars&tema=%00%27;drop&type=Jobcentre&vaert=named'--&other=1")).toEqual(none);
    expect(read(`tema=${"a".repeat(5000)}`)).toEqual(none);
    expect(read(`q=${"å".repeat(5000)}`).text).toHaveLength(100);
  });
});

describe("a code of an address", () => {
  it("is small letters, digits and single hyphens", () => {
    expect(readCode("dk-oj-ikea")).toBe("dk-oj-ikea");
    for (const bad of [undefined, "", "DK", "a--b", "-a", "a b", "a/b", "æ", "a".repeat(81), "1' or '1'='1"]) expect(readCode(bad)).toBeUndefined();
  });
});

describe("a cut of the base map", () => {
  const cut = (search: string) => readMapCut(new URLSearchParams(search));

  it("is a box on the scale's grid", () => {
    expect(cut("skala=10m&bbox=8,54,14,58")).toEqual({ scale: "10m", box: { west: 8, south: 54, east: 14, north: 58 } });
    expect(cut("skala=50m&bbox=-180,-90,-60,30")).toEqual({ scale: "50m", box: { west: -180, south: -90, east: -60, north: 30 } });
    expect(cut("bbox=8,54,14,58")?.scale).toBe("10m");
  });

  it("is refused when it is too large, off the grid, turned around, off the globe or no box at all", () => {
    for (const bad of ["", "bbox=", "bbox=8,54,14", "bbox=a,b,c,d", "bbox=8,54,34,58", "bbox=9,54,14,58", "bbox=14,54,8,58", "bbox=8,58,14,54", "bbox=180,0,182,2",
      "bbox=8,54,14,58.5", "bbox=8,54,14,58&skala=110m", "bbox=8,54,14,58&skala=50m", "bbox=NaN,54,14,58", "bbox=8,54,8,58"]) expect([bad, cut(bad)]).toEqual([bad, undefined]);
  });
});

describe("the search", () => {
  it("forgives case, accents and the Danish letters written out", () => {
    const searched = foldText("Jobcenter Hjørring · Ærø · Århus · München");
    for (const typed of ["hjørring", "HJOERRING", "aeroe", "Ærø", "aarhus", "munchen", "jobcenter münchen", "center hjør"]) expect([typed, matchesText(searched, typed)]).toEqual([typed, true]);
    for (const typed of ["aalborg", "jobcenter aalborg"]) expect([typed, matchesText(searched, typed)]).toEqual([typed, false]);
    expect(matchesText(searched, "   ")).toBe(true);
  });

  it("takes signs for what they are", () => {
    expect(matchesText(foldText("22@ Innovation (Poblenou)"), "22@ (pob")).toBe(true);
    expect(matchesText(foldText("22@ Innovation"), ".*")).toBe(false);
  });
});
