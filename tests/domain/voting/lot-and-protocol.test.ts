import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, differencesOf } from "~/domain/text/canonical-json";
import { recount, writeCountProtocol, type CountProtocol } from "~/domain/voting/count-protocol";
import { countingMethods, type Election } from "~/domain/voting/election";
import { breakTiesByLot, drawLots } from "~/domain/voting/lot";
import { sha256 } from "~/domain/voting/sha-256";
import { anyElection } from "./any-election";
import { writtenElection } from "./written-ballots";

const hashByNode = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

describe("SHA-256", () => {
  it("gives the published values", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("agrees with another implementation, at every length around a block", () => {
    for (let length = 0; length < 200; length += 1) expect(sha256("a".repeat(length))).toBe(hashByNode("a".repeat(length)));
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void expect(sha256(text)).toBe(hashByNode(text))));
  });
});

describe("a lot", () => {
  it("can be checked by anyone: the smallest hash of seed, line feed and name comes first", () => {
    const lots = drawLots(["Aarhus", "Århus", "Gent"], "BIU 2027-03-01 14:05");
    expect(lots.map(({ hash }) => hash)).toEqual(["Aarhus", "Århus", "Gent"].map((name) => hashByNode(`BIU 2027-03-01 14:05\n${name}`)).sort());
    for (const { option, hash } of lots) expect(hash).toBe(hashByNode(`BIU 2027-03-01 14:05\n${option}`));
  });

  it("does not depend on the order of the options, and another seed draws another order", () => {
    const names = ["A", "B", "C", "D", "E", "F"];
    expect(drawLots([...names].reverse(), "one")).toEqual(drawLots(names, "one"));
    const orders = new Set(Array.from({ length: 20 }, (_, seed) => drawLots(names, `seed ${seed}`).map(({ option }) => option).join("")));
    expect(orders.size).toBeGreaterThan(15);
  });

  it("gives each option the first place about as often", () => {
    const firsts = Array.from({ length: 3000 }, (_, seed) => drawLots(["A", "B", "C"], `seed ${seed}`)[0]!.option);
    for (const option of ["A", "B", "C"]) {
      const share = firsts.filter((one) => one === option).length;
      expect(share).toBeGreaterThan(900);
      expect(share).toBeLessThan(1100);
    }
  });

  it("tells only the tied apart", () => {
    const drawn = breakTiesByLot([["B"], ["A", "D", "C"], ["E"]], "seed");
    expect(drawn.order[0]).toBe("B");
    expect(drawn.order[4]).toBe("E");
    expect(drawn.winner).toBe("B");
    expect(drawn.draws).toEqual([drawLots(["A", "C", "D"], "seed")]);
    expect(drawn.order.slice(1, 4)).toEqual(drawn.draws[0]!.map(({ option }) => option));
  });

  it.each(["", "two\nlines"])("refuses the seed %j", (seed) => expect(() => drawLots(["A"], seed)).toThrow(RangeError));
  it("refuses an option twice", () => expect(() => drawLots(["A", "A"], "seed")).toThrow(RangeError));
});

describe("canonical JSON", () => {
  it("depends on the data alone", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "æ" }], a: undefined, "10": true, "9": false })).toBe('{"10":true,"9":false,"b":[1,{"c":"æ","d":null}]}');
    expect(canonicalJson(JSON.parse('{"__proto__": 1}'))).toBe('{"__proto__":1}');
  });

  it("names the places where two differ", () => {
    expect(differencesOf({ a: [1, 2], b: { c: 1 } }, { a: [1, 3, 4], b: { c: 1, d: 2 } })).toEqual(["a[1]", "a[2]", "b.d"]);
    expect(differencesOf({ a: [] }, { a: {} })).toEqual(["a"]);
    expect(differencesOf([1], [1])).toEqual([]);
  });
});

const throughJson = (protocol: CountProtocol) => JSON.parse(JSON.stringify(protocol)) as CountProtocol;

describe("a protocol", () => {
  const question = "Hvor skal turen gå hen?";
  const approvals: Election = { kind: "approval", options: ["C", "A", "B"], ballots: [{ weight: 1, approved: ["B", "A"] }, { weight: 2, approved: ["C"] }, { weight: 1, approved: ["A", "B"] }] };

  it("shows what was voted, not who voted when", () => {
    const { election } = writeCountProtocol({ question, method: "approval", election: approvals });
    expect(election).toEqual({ kind: "approval", options: ["A", "B", "C"], ballots: [{ weight: 2, approved: ["A", "B"] }, { weight: 2, approved: ["C"] }] });
  });

  it("keeps the tie in the result and the lot beside it", () => {
    const { result, drawn } = writeCountProtocol({ question, method: "approval", election: approvals, seed: "seed" });
    expect(result.winners).toEqual(["A", "B", "C"]);
    expect(drawn!.lots).toEqual(drawLots(["A", "B", "C"], "seed"));
    expect(drawn!.order.flat()).toEqual(drawn!.lots.map(({ option }) => option));
    expect(drawn!.winners).toEqual(drawn!.order[0]);
  });

  it("draws the lot inside the count for equal shares, so that the winners fit the budget", () => {
    const shares = { costs: { A: 10, B: 10, C: 10 }, budget: 20, satisfaction: "cost", completion: "support" } as const;
    const { result, drawn } = writeCountProtocol({ question, method: "equal-shares", election: approvals, shares, seed: "seed" });
    expect(result).toMatchObject({ winners: ["C"], details: { tied: ["A", "B"] } });
    expect(drawn!.winners).toHaveLength(2);
    expect(drawn!.winners).toContain("C");
  });

  it("is counted again from its own text, whatever the method", () => {
    fc.assert(
      fc.property(anyElection, fc.constantFrom(...countingMethods.filter((method) => method !== "score")), fc.option(fc.constantFrom("seed", "æøå")), (election, method, seed) => {
        const shares = { costs: Object.fromEntries(election.options.map((option, index) => [option, index])), budget: 7, satisfaction: "cost", completion: "support" } as const;
        const protocol = writeCountProtocol({ question, method, election, shares, seed });
        expect(recount(throughJson(protocol))).toEqual({ matches: true, differences: [] });
        const turned = { ...election, options: [...election.options].reverse(), ballots: [...election.ballots].reverse() };
        expect(canonicalJson(writeCountProtocol({ question, method, election: turned, shares, seed }))).toBe(canonicalJson(protocol));
      }),
      { numRuns: 150 },
    );
  });

  it("is caught when a figure or a ballot was changed", () => {
    const protocol = throughJson(writeCountProtocol({ question, method: "schulze", election: writtenElection("3: A > B > C\n2: B > C > A"), seed: "seed" }));
    expect(recount({ ...protocol, result: { ...protocol.result, winners: ["B"] } as CountProtocol["result"] })).toEqual({ matches: false, differences: ["result.winners[0]"] });
    const { differences } = recount({ ...protocol, election: writtenElection("2: A > B > C\n3: B > C > A") });
    expect(differences).toContain("drawn.order[0][0]");
    expect(differences.length).toBe(20);
    expect(recount({ ...protocol, drawn: { ...protocol.drawn!, lots: [] } }).matches).toBe(false);
  });
});
