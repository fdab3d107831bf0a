import { describe, expect, it } from "vitest";
import { typedPaper } from "~/features/ballots/vote-schema";

describe("a paper that was typed and not taken", () => {
  const form = { intent: "vote", comment: "Husk værten", revision: "r" };

  it("comes back with its numbers, ticks and points, without a withdrawn option and without what is no number", () => {
    expect(typedPaper("ranking", { ...form, "rank:a": "2", "rank:b": " 1 ", "rank:c": "x", "rank:d": "1" }, ["a", "b", "c"])).toEqual({ revision: "r", blank: false, content: { ranking: [["b"], ["a"]] }, comment: "Husk værten" });
    expect(typedPaper("score", { ...form, "score:a": "5", "score:b": "0", "score:d": "4" }, ["a", "b", "c"]).content).toEqual({ scores: { a: 5, b: 0 } });
    expect(typedPaper("approval", { ...form, approve: ["a", "d"] }, ["a", "b"]).content).toEqual({ approved: ["a"] });
    expect(typedPaper("approval", { ...form, approve: "b" }, ["a", "b"]).content).toEqual({ approved: ["b"] });
  });

  it("of a first vote names no earlier one, and a blank one stays blank", () => {
    expect(typedPaper("approval", { intent: "vote", comment: "", blank: "on" }, ["a"])).toEqual({ revision: "", blank: true, content: { approved: [] }, comment: "" });
  });
});
