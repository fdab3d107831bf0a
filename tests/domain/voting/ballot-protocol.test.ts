import { describe, expect, it } from "vitest";
import { electionHash, isBallotProtocol, recountBallot, type BallotProtocol } from "~/domain/voting/ballot-protocol";
import { writeCountProtocol } from "~/domain/voting/count-protocol";
import { chainHash, type ChainedEntry } from "~/domain/voting/log-chain";
import { sha256 } from "~/domain/voting/sha-256";
import { writtenElection } from "./written-ballots";

const seed = "frø";

function protocolOf(): BallotProtocol {
  const count = writeCountProtocol({ question: "Hvor hen?", method: "schulze", election: writtenElection("1: A > B\n1: B > A\n1: A = B > C"), seed });
  const acts: [string, Record<string, unknown>][] = [["opened", { lotCommitment: sha256(seed) }], ["closed", { papersHash: electionHash(count.election), voted: 3 }], ["lot-drawn", { seed }]];
  const log = acts.reduce<ChainedEntry[]>((chain, [act, details], index) => {
    const entry = { position: index + 1, at: "2027-03-01T09:00:00.000Z", act, actor: null, details };
    const previousHash = chain.at(-1)?.hash ?? "";
    return [...chain, { ...entry, previousHash, hash: chainHash(entry, previousHash) }];
  }, []);
  const rules = {
    organisation: "Prøvekøbing", committee: "Udvalget", question: "Hvor hen?", explanation: "", method: "schulze", secrecy: "open", opensAt: "", closesAt: "", closedAt: "", budget: null, budgetUnit: null, lotWanted: true,
  } as const;
  return {
    form: "studietur-ballot", version: 1, status: "Vejledende", rules,
    options: [{ title: "B", cost: null, removedReason: null }, { title: "A", cost: null, removedReason: null }, { title: "C", cost: null, removedReason: null }, { title: "D", cost: null, removedReason: "væk" }],
    electorate: { eligible: 3, voted: 3, blank: 0, names: ["Anne", "Bo", "Carla", "Dan"].map((name, index) => ({ name, role: "member", removedReason: index === 3 ? "udtrådt" : null })) },
    papers: [{ voter: "Anne", blank: false, ballot: { ranking: [["A"], ["B"]] } }, { voter: "Bo", blank: false, ballot: { ranking: [["B"], ["A"]] } }, { voter: "Carla", blank: false, ballot: { ranking: [["A", "B"], ["C"]] } }],
    comments: [], count, log,
  };
}

const changed = (change: (protocol: BallotProtocol) => void) => {
  const protocol = JSON.parse(JSON.stringify(protocolOf())) as BallotProtocol;
  change(protocol);
  return recountBallot(protocol);
};

describe("the protocol of a ballot", () => {
  it("holds for what it was made of, through its own text", () => {
    expect(isBallotProtocol(JSON.parse(JSON.stringify(protocolOf())))).toBe(true);
    expect(changed(() => undefined)).toEqual([]);
  });

  it("is no other file", () => {
    for (const other of [null, 1, "x", [], {}, { form: "studietur-count" }, { ...protocolOf(), version: 2 }, { ...protocolOf(), log: null }, { ...protocolOf(), log: [null] }, { ...protocolOf(), rules: {} }, { ...protocolOf(), electorate: null }, { ...protocolOf(), count: { form: "studietur-count" } }]) expect(isBallotProtocol(other)).toBe(false);
  });

  it.each<[string, (protocol: BallotProtocol) => void]>([
    ["count.result.winners[0]", (one) => void (one.count.result.winners[0] = "C")],
    ["log.closed.papersHash", (one) => void ((one.count.election.ballots[0] as { weight: number }).weight = 2)],
    ["log[1]", (one) => void (one.log[1]!.details.voted = 4)],
    ["log[0]", (one) => void one.log.shift()],
    ["papers", (one) => void (one.papers![0]!.ballot = { ranking: [["C"]] })],
    ["papers", (one) => void (one.papers![0]!.voter = "Bo")],
    ["options", (one) => void (one.options[3]!.removedReason = null)],
    ["electorate.voted", (one) => void (one.electorate.voted = 2)],
    ["electorate.eligible", (one) => void (one.electorate.names[0]!.removedReason = "x")],
    ["rules.question", (one) => void (one.rules.question = "Hvorfor?")],
    ["count.drawn.seed", (one) => void (one.log[0]!.details.lotCommitment = sha256("andet"))],
  ])("says %s where it was changed", (path, change) => expect(changed(change)).toContain(path));

  it("throws for ballots that no election may hold", () => {
    expect(() => changed((one) => void ((one.count.election.ballots[0] as { weight: number }).weight = 0))).toThrow(RangeError);
  });
});
