import { expect, it } from "vitest";
import { readCompared } from "~/features/catalogue/comparison-schema";
import { differingFields } from "~/features/catalogue/entry-schema";

it("compares the first six chosen destinations, and says how many are left out", () => {
  const search = (codes: string[]) => new URLSearchParams(codes.map((code) => ["d", code]));
  expect(readCompared(search(["a", "b", "a"]))).toEqual({ codes: ["a", "b"], over: 0 });
  expect(readCompared(search(["a", "b", "c", "d", "e", "f", "g", "h"]))).toEqual({ codes: ["a", "b", "c", "d", "e", "f"], over: 2 });
});

it("tells no difference where the same boxes are ticked in another order", () => {
  const both = (typed: Record<string, string[]>, stored: Record<string, string[]>) => differingFields("site", (name) => [typed[name] ?? [], stored[name] ?? []]);
  expect(both({ themes: ["a", "b"], address: ["x"] }, { themes: ["b", "a"], address: ["y"] })).toEqual(["address"]);
  expect(both({ themes: ["a"] }, { themes: ["b", "a"] })).toEqual(["themes"]);
});
