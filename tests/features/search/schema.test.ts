import { describe, expect, it } from "vitest";
import { hitPath, readSearch, searchAddress } from "~/features/search/schema";

const read = (q: string, slags?: string) => readSearch(new URLSearchParams({ q, ...(slags ? { slags } : {}) }));

describe("the search of an address", () => {
  it("takes out what no database holds and keeps the rest as typed", () => {
    expect(read(" Job\u0000center \n Odense ")).toEqual({ text: "Job center Odense", cut: false, kind: null });
    expect(read("%_'\\")).toEqual({ text: "%_'\\", cut: false, kind: null });
    expect(readSearch(new URLSearchParams())).toEqual({ text: "", cut: false, kind: null });
  });

  it("cuts a long text at a word and says so", () => {
    expect(read(`${"x".repeat(60)} ${"y".repeat(60)}`)).toEqual({ text: "x".repeat(60), cut: true, kind: null });
    expect(read("å".repeat(10_000))).toEqual({ text: "å".repeat(100), cut: true, kind: null });
    expect([...read("😀".repeat(200)).text]).toHaveLength(100);
  });

  it("knows the kinds and takes anything else for all of them", () => {
    expect(read("job", "site").kind).toBe("site");
    expect(read("job", "people").kind).toBeNull();
    expect(searchAddress("Århus & omegn", "site")).toBe("/soeg?q=%C3%85rhus+%26+omegn&slags=site");
    expect(hitPath("topic", "tallinn#tech")).toBe("/destinationer/tallinn#emne-tech");
  });
});
