import { describe, expect, it } from "vitest";
import { electionHash, recountBallot } from "~/domain/voting/ballot-protocol";
import { chainHash } from "~/domain/voting/log-chain";
import { presentCount } from "~/features/ballots/present-count";
import { presentProtocol } from "~/features/ballots/present-protocol";
import { presentResult } from "~/features/ballots/present-result";
import type { BallotRow, ElectorRow, LogRow, OptionRow, PaperRow } from "~/features/ballots/queries.server";
import type { PaperContent } from "~/features/ballots/vote-schema";

const moment = new Date("2027-03-01T11:00:00.000Z");

const ballotRow = (changes: Partial<BallotRow> = {}): BallotRow => ({
  id: "ballot", organisation_id: "o", committee_id: "c", set_id: null, question: "Hvor hen?", explanation: "", method: "schulze", secrecy: "secret", results: "hidden", reach: null, opens_at: moment, closes_at: moment,
  closed_at: moment, state: "closed", cancel_reason: null, budget: null, budget_unit: null, lot_wanted: false, lot_seed: null, lot_drawn: false, request_key: null, version: 1, created_at: moment,
  committee_name_da: "Udvalget", committee_name_en: "The committee", member_count: 11, organisation_name: "Prøvekøbing", asked_at: moment, ...changes,
});

const options: OptionRow[] = ["Odense", "Billund", "Århus"].map((title, position) => ({ id: title[0]!, ballot_id: "ballot", position, title, destination_id: null, trip_id: null, site_id: null, cost: [2, 3, 4][position]!, removed_reason: null }));

const papersOf = (contents: (PaperContent | null)[], secrecy: "open" | "secret" = "secret"): PaperRow[] =>
  contents.map((content, index) => ({
    id: String(index), ballot_id: "ballot", secrecy, content, blank: content === null, comment: index === 0 ? "Øst er bedst" : index === 1 ? "Ad motorvejen" : "", revision: "r",
    voter_user_id: null, voter_name: secrecy === "open" ? `Medlem ${9 - index}` : null, receipt_hash: secrecy === "secret" ? String(index) : null,
  }));

const electorsOf = (count: number, removed = 0): ElectorRow[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), ballot_id: "ballot", user_id: null, display_name: `Medlem ${index}`, elector_role: "member", has_voted: false, removed_reason: index < removed ? "udtrådt" : null }));

const rank = (...groups: string[]): PaperContent => ({ ranking: groups.map((group) => [...group]) });

describe("a result", () => {
  it("tells turnout, winner, minority and comments, which are in order of text", () => {
    const result = presentResult(ballotRow(), options, papersOf([rank("O", "B"), rank("O"), rank("O", "Å"), rank("B", "O"), rank("ÅB"), null]), electorsOf(12, 1));
    expect(result.turnout).toEqual({ eligible: 11, voted: 6, blank: 1, quorum: 6 });
    expect(result).toMatchObject({ winners: ["Odense"], condorcetWinner: "Odense", tied: [], reveals: null, named: null, comments: ["Ad motorvejen", "Øst er bedst"] });
    expect(result.minority).toEqual([{ title: "Billund", votes: 2 }, { title: "Århus", votes: 1 }]);
    expect(result.bars.rows.map((row) => [row.title, row.figure])).toEqual([["Odense", 3], ["Billund", 2], ["Århus", 1]]);
  });

  it("warns of a secret ballot that reveals: few votes, or all alike", () => {
    const reveals = (contents: (PaperContent | null)[], secrecy: "open" | "secret" = "secret") => presentResult(ballotRow({ secrecy }), options, papersOf(contents, secrecy), electorsOf(9)).reveals;
    expect(reveals(Array.from({ length: 4 }, () => rank("O")))).toBe("few");
    expect(reveals(Array.from({ length: 5 }, () => rank("O")))).toBe("unanimous");
    expect(reveals([...Array.from({ length: 4 }, () => rank("O")), rank("B")])).toBeNull();
    expect(reveals([rank("O")], "open")).toBeNull();
    expect(reveals([])).toBeNull();
  });

  it("shows a tie as a tie, and a circle as a circle", () => {
    expect(presentResult(ballotRow(), options, papersOf([rank("O", "B"), rank("B", "O")]), electorsOf(3))).toMatchObject({ winners: ["Billund", "Odense"], tied: ["Billund", "Odense"], minority: [], condorcetWinner: null });
    expect(presentResult(ballotRow(), options, papersOf([rank("O", "B", "Å"), rank("B", "Å", "O"), rank("Å", "O", "B")]), electorsOf(3)).cycle).toHaveLength(3);
  });

  it("has no winner without a vote that says something", () => {
    for (const contents of [[], [null, null]]) expect(presentResult(ballotRow(), options, papersOf(contents), electorsOf(3))).toMatchObject({ winners: [], tied: [], others: [], condorcetWinner: null });
  });

  it("counts nobody in the minority who put the winner first as well", () => {
    const ticks = (...approved: string[]): PaperContent => ({ approved });
    const approval = ballotRow({ method: "approval" });
    expect(presentResult(approval, options, papersOf([ticks("O", "B"), ticks("O", "B"), ticks("O")]), electorsOf(3)).minority).toEqual([]);
    expect(presentResult(approval, options, papersOf([ticks("O", "B"), ticks("O"), ticks("O"), ticks("B", "Å")]), electorsOf(4)).minority).toEqual([{ title: "Billund", votes: 1 }, { title: "Århus", votes: 1 }]);
    expect(presentResult(ballotRow(), options, papersOf([rank("O"), rank("OB"), rank("O", "B")]), electorsOf(3)).minority).toEqual([]);
  });

  it("names the votes of an open ballot, by name of the voter", () => {
    const { named } = presentResult(ballotRow({ secrecy: "open" }), options, papersOf([rank("OB", "Å"), null], "open"), electorsOf(3));
    expect(named).toEqual([{ name: "Medlem 8", blank: true, groups: [] }, { name: "Medlem 9", blank: false, groups: [["Billund", "Odense"], ["Århus"]] }]);
  });

  it("counts points with their distribution, and several winners within a budget", () => {
    const score = presentResult(ballotRow({ method: "score" }), options, papersOf([{ scores: { O: 5, B: 0, Å: 1 } }, { scores: { O: 2, B: 4, Å: 0 } }]), electorsOf(3));
    expect(score.bars.rows[0]).toEqual({ title: "Odense", figure: 7, share: 1, distribution: [0, 0, 1, 0, 0, 1] });
    const shares = presentResult(ballotRow({ method: "equal-shares", budget: 5, budget_unit: "days" }), options, papersOf([{ approved: ["O", "B"] }, { approved: ["O", "B"] }]), electorsOf(3)).shares!;
    expect(shares.spent).toBe(5);
    expect(shares.purchases.map((one) => one.title).sort()).toEqual(["Billund", "Odense"]);
  });

  it("leaves a removed option out and keeps the papers that named it", () => {
    const removed = options.map((option) => (option.id === "O" ? { ...option, removed_reason: "væk" } : option));
    const count = presentCount(ballotRow(), removed, papersOf([rank("O", "B"), rank("O"), rank("OÅ", "B")]));
    expect(count.election).toEqual({ kind: "ranking", options: ["Billund", "Århus"], ballots: [{ weight: 1, ranking: [["Billund"]] }, { weight: 1, ranking: [["Århus"], ["Billund"]] }, { weight: 1, ranking: [] }].sort((a, b) => (JSON.stringify(a.ranking) < JSON.stringify(b.ranking) ? -1 : 1)) });
  });
});

describe("a protocol", () => {
  it.each(["open", "secret"] as const)("of an %s ballot can be counted again and names nobody it must not", (secrecy) => {
    const ballot = ballotRow({ secrecy });
    const papers = papersOf([rank("O", "B"), rank("B"), null], secrecy);
    const details = { voted: 3, papersHash: electionHash(presentCount(ballot, options, papers).election) };
    const entry = { position: 1, at: moment.toISOString(), act: "closed", actor: null, details };
    const log: LogRow[] = [{ ballot_id: "ballot", position: 1, happened_at: moment, act: "closed", actor_name: null, details, previous_hash: "", hash: chainHash(entry, "") }];
    const protocol = presentProtocol({ ballot, options, papers, electors: electorsOf(4), log }, "Udvalget", "Vejledende");
    expect(recountBallot(JSON.parse(JSON.stringify(protocol)))).toEqual([]);
    expect(protocol.papers?.map((paper) => paper.voter) ?? null).toEqual(secrecy === "open" ? ["Medlem 7", "Medlem 8", "Medlem 9"] : null);
  });
});
