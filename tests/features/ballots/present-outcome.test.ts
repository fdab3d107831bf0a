import { describe, expect, it } from "vitest";
import type { BallotProtocol } from "~/domain/voting/ballot-protocol";
import { groupLabel, lotOrder, motionText, outcomeText, paperLines } from "~/features/ballots/present-outcome";
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
    expect(motionText(translator, resultOf({ winners: ["Vand og by"] }), [{ trip_id: "a", site_id: null }, { trip_id: "b", site_id: null }])).toBe("Udvalget gennemfører turen »Vand og by«.");
    expect(motionText(translator, resultOf({ winners: ["Dokk1"] }), [{ trip_id: null, site_id: "a" }])).toBe("Studieturen omfatter et besøg hos Dokk1.");
    expect(motionText(translator, resultOf({ winners: ["Odense"] }), [{ trip_id: "a", site_id: null }, { trip_id: null, site_id: null }])).toBe("Studieturen går til Odense.");
    expect(motionText(translator, resultOf({ winners: ["Gent", "Lille", "Odense"], shares }))).toBe("Studieturen går til Gent, Lille og Odense.");
    expect(motionText(translator, resultOf({ winners: ["Gent", "Odense"], drawn: drawn("Gent") }))).toBe("Studieturen går til Gent.");
  });

  it("leaves a tie and an empty result to the committee", () => {
    expect(motionText(translator, resultOf({ winners: ["Gent", "Odense"] }))).toBe("");
    expect(motionText(translator, resultOf({}))).toBe("");
  });
});

describe("what came out", () => {
  const turnout = { eligible: 5, voted: 2, blank: 0, quorum: 3 };
  const outcome = (changes: Partial<BallotResult>) => outcomeText(translator, resultOf({ turnout, ...changes }));

  it("tells a tie within a budget from a ballot that nothing fits in and from one that is blank", () => {
    const none = { ...shares, spent: 0 };
    expect(outcome({ shares: none, tied: ["Lille", "Odense"] })).toBe("Lille og Odense står lige, og der er ikke plads til dem alle inden for rammen.");
    expect(outcome({ shares: none, tied: ["Lille", "Odense"], drawn: drawn("Lille") })).toBe("Inden for rammen vælges Lille.");
    expect(outcome({ shares: none })).toBe("Ingen valgmulighed har støtte nok inden for rammen.");
    expect(outcome({ shares: none, turnout: { ...turnout, blank: 2 } })).toBe("Ingen valgmulighed fik en prioritet.");
    expect(outcome({ shares: none, turnout: { ...turnout, voted: 0 } })).toBe("Ingen har stemt.");
    expect(outcome({ shares, winners: ["Gent"], tied: ["Lille", "Odense"] })).toBe("Inden for rammen vælges Gent.");
  });
});

it("the order of a lot between several winners is the one in which they were drawn", () => {
  const lots = ["Turku", "Lille", "Gent"].map((option) => ({ option, hash: "" }));
  expect(lotOrder(resultOf({ shares, drawn: { seed: "frø", winners: ["Lille"], order: [["Lille"], ["Gent", "Turku"]], lots } }))).toEqual(["Turku", "Lille", "Gent"]);
  expect(lotOrder(resultOf({ drawn: { seed: "frø", winners: ["Lille"], order: [["Lille"], ["Gent"], ["Turku"]], lots } }))).toEqual(["Lille", "Gent", "Turku"]);
});

describe("a paper of the protocol", () => {
  const protocol = (removedReason: string | null, papers: { voter: string; blank: boolean; ballot: { approved: string[] } }[] | null) =>
    ({ options: [{ title: "Gent", cost: null, removedReason: null }, { title: "Lille", cost: null, removedReason }], papers, count: { election: { ballots: [{ weight: 2, approved: [] }, { weight: 1, approved: ["Gent"] }] } } }) as unknown as BallotProtocol;
  const paper = (voter: string, blank: boolean, ...approved: string[]) => ({ voter, blank, ballot: { approved } });

  it("that names only what was withdrawn says so; it is neither empty nor blank", () => {
    const lines = (source: BallotProtocol) => paperLines(source, translator).map(({ lead, text }) => `${lead} ${text}`);
    expect(lines(protocol("lukket", [paper("Anne", false, "Gent"), paper("Bo", false), paper("Carla", true)]))).toEqual(["Anne: Gent", "Bo: Ingen af de valgmuligheder, der er tilbage", "Carla: Blank"]);
    expect(lines(protocol("lukket", null))).toEqual(["2 × Ingen af de valgmuligheder, der er tilbage", "1 × Gent"]);
    expect(lines(protocol(null, null))).toEqual(["2 × Blank", "1 × Gent"]);
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
