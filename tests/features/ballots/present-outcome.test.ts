import { describe, expect, it } from "vitest";
import { groupLabel, motionText } from "~/features/ballots/present-outcome";
import type { BallotResult } from "~/features/ballots/present-result";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";

registerMessages("da", messagesDa);
const translator = translatorFor("da");
const resultOf = (changes: Partial<BallotResult>) => ({ winners: [], drawn: null, shares: null, tied: [], ...changes }) as unknown as BallotResult;
const drawn = (...winners: string[]): BallotResult["drawn"] => ({ seed: "frø", winners, order: [winners], lots: [] });
const shares = { budget: 4, spent: 3, purchases: [] };

describe("the motion that the form begins with", () => {
  it("names one winner, several within a budget, and whom a lot chose", () => {
    expect(motionText(translator, resultOf({ winners: ["Odense"] }))).toBe("Studieturen går til Odense.");
    expect(motionText(translator, resultOf({ winners: ["Gent", "Lille", "Odense"], shares }))).toBe("Studieturen går til Gent, Lille og Odense.");
    expect(motionText(translator, resultOf({ winners: ["Gent", "Odense"], drawn: drawn("Gent") }))).toBe("Studieturen går til Gent.");
  });

  it("leaves a tie and an empty result to the committee", () => {
    expect(motionText(translator, resultOf({ winners: ["Gent", "Odense"] }))).toBe("");
    expect(motionText(translator, resultOf({}))).toBe("");
  });
});

describe("what stands beside a group of the order", () => {
  it("is that it is tied, or with several winners whether it is chosen", () => {
    expect(groupLabel(translator, ["Gent"], resultOf({ winners: ["Gent"] }))).toBeNull();
    expect(groupLabel(translator, ["Gent", "Lille"], resultOf({ winners: ["Gent", "Lille"] }))).toBe("står lige");
    const several = resultOf({ winners: ["Gent"], tied: ["Lille", "Odense"], shares });
    expect([["Gent"], ["Lille", "Odense"], ["Turku"]].map((group) => groupLabel(translator, group, several))).toEqual(["valgt", "står lige", "ikke valgt"]);
    expect(groupLabel(translator, ["Odense"], resultOf({ winners: [], tied: ["Lille", "Odense"], shares, drawn: drawn("Lille") }))).toBe("ikke valgt");
  });
});
