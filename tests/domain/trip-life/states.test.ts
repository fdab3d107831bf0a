import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideMove, isMet, isWaivable, missingFor, requirementCodes, requirementsFor, type LifeFacts } from "~/domain/trip-life/requirements";
import { lifeStates, listMoves, type LifeState, type TripStanding } from "~/domain/trip-life/states";

const today = "2027-02-01";
const ready: LifeFacts = {
  today, startsOn: "2027-02-02", endsOn: "2027-02-04", hasPurpose: true, placedVisitCount: 3, errorCount: 0, budgetLineCount: 4, decision: "adopted", unconfirmedHostCount: 0, unsettledLineCount: 0, hasReport: true,
};
const standings: TripStanding[] = [...lifeStates, "cancelled"];

describe("moves of a trip", () => {
  it.each<[TripStanding, LifeState | null, string[]]>([
    ["idea", null, ["forward ballot", "forward draft", "cancel cancelled"]],
    ["ballot", null, ["forward draft", "back idea", "cancel cancelled"]],
    ["draft", null, ["forward submitted", "back ballot", "back idea", "cancel cancelled"]],
    ["submitted", null, ["forward approved", "back draft", "cancel cancelled"]],
    ["approved", null, ["forward underway", "back submitted", "cancel cancelled"]],
    ["underway", null, ["forward reported", "back approved", "cancel cancelled"]],
    ["reported", null, ["back underway"]],
    ["cancelled", "approved", ["reopen approved"]],
    ["cancelled", null, []],
  ])("from %s (called off in %s)", (from, cancelledFrom, expected) => {
    const moves = listMoves(from, cancelledFrom);
    expect(moves.map((move) => `${move.kind} ${move.to}`)).toEqual(expected);
    expect(moves.map((move) => move.needsReason)).toEqual(moves.map((move) => move.kind !== "forward"));
  });

  it("can each be taken back, with a reason", () => {
    for (const from of lifeStates) {
      for (const move of listMoves(from, null)) {
        const back = listMoves(move.to, move.kind === "cancel" ? from : null).find((one) => one.to === from);
        expect(back, `${move.to} to ${from}`).toBeDefined();
        expect(back!.kind === "forward" ? move.kind : back!.needsReason).toBe(back!.kind === "forward" ? "back" : true);
      }
    }
  });
});

describe("requirements", () => {
  it.each<[LifeState, Partial<LifeFacts>, string[]]>([
    ["submitted", {}, []],
    ["submitted", { hasPurpose: false, startsOn: today, placedVisitCount: 0, errorCount: 2, budgetLineCount: 0 }, ["purpose", "dates", "visits", "no-errors", "budget"]],
    ["submitted", { decision: null, unconfirmedHostCount: 9 }, []],
    ["approved", { decision: null }, ["decision"]],
    ["approved", { decision: "rejected" }, ["decision"]],
    ["underway", { startsOn: "2027-02-02" }, []],
    ["underway", { startsOn: "2027-02-03", unconfirmedHostCount: 1 }, ["departure", "hosts"]],
    ["reported", { endsOn: today }, []],
    ["reported", { endsOn: "2027-02-02", unsettledLineCount: 1, hasReport: false }, ["return", "accounts", "report"]],
    ["reported", { budgetLineCount: 0 }, ["accounts"]],
    ["draft", { hasPurpose: false, placedVisitCount: 0 }, []],
  ])("of %s with %o", (state, changes, missing) => {
    expect(missingFor(state, { ...ready, endsOn: today, ...changes })).toEqual(missing);
  });

  it("are refused by name, and waived only where a reason can stand for them", () => {
    const noHosts = { ...ready, unconfirmedHostCount: 2 };
    expect(decideMove("approved", "underway", null, noHosts, "")).toEqual({ ok: false, reason: { code: "reason-needed" } });
    expect(decideMove("approved", "underway", null, noHosts, " \n")).toEqual({ ok: false, reason: { code: "reason-needed" } });
    expect(decideMove("approved", "underway", null, noHosts, "Aftalt i telefon")).toEqual({ ok: true, kind: "forward" });
    expect(decideMove("submitted", "approved", null, { ...ready, decision: null }, "Det går nok")).toEqual({ ok: false, reason: { code: "missing", missing: ["decision"] } });
    expect(decideMove("approved", "underway", null, { ...noHosts, startsOn: "2027-05-01" }, "Det går nok")).toEqual({ ok: false, reason: { code: "missing", missing: ["departure", "hosts"] } });
    expect(decideMove("approved", "draft", null, ready, "To skridt")).toEqual({ ok: false, reason: { code: "no-such-move" } });
    expect(decideMove("approved", "submitted", null, ready, "")).toEqual({ ok: false, reason: { code: "reason-needed" } });
  });
});

const anyFacts = fc.record<LifeFacts>({
  today: fc.constant(today), startsOn: fc.constantFrom("2027-01-20", "2027-02-01", "2027-02-02", "2027-06-01"), endsOn: fc.constantFrom("2027-01-25", "2027-02-01", "2027-06-03"),
  hasPurpose: fc.boolean(), placedVisitCount: fc.nat(2), errorCount: fc.nat(1), budgetLineCount: fc.nat(1), decision: fc.constantFrom("adopted", "rejected", null), unconfirmedHostCount: fc.nat(1), unsettledLineCount: fc.nat(1), hasReport: fc.boolean(),
});
const anyAttempts = fc.array(fc.record({ to: fc.constantFrom(...standings), facts: anyFacts, reason: fc.constantFrom("", "  ", "Fordi") }), { maxLength: 60 });

describe("on every path", () => {
  it("no state is entered without what it asks for, none is skipped, and there is a way back to the start", () => {
    fc.assert(
      fc.property(anyAttempts, (attempts) => {
        let state: TripStanding = "idea";
        let cancelledFrom: LifeState | null = null;
        const entered = new Set<TripStanding>(["idea"]);
        for (const { to, facts, reason } of attempts) {
          const decided = decideMove(state, to, cancelledFrom, facts, reason);
          if (!decided.ok) continue;
          const spoken = reason.trim() !== "";
          if (decided.kind === "forward") expect(requirementsFor(to).every((code) => isMet(code, facts) || (isWaivable(code) && spoken))).toBe(true);
          else expect(spoken).toBe(true);
          if (decided.kind === "reopen" || decided.kind === "back") expect(entered.has(to) || to === "ballot").toBe(true);
          cancelledFrom = to === "cancelled" ? (state as LifeState) : null;
          state = to;
          entered.add(to);
          const step = lifeStates.indexOf(state as LifeState);
          for (const earlier of lifeStates.slice(2, Math.max(2, step))) expect(entered.has(earlier), `${state} after ${earlier}`).toBe(true);
        }
        for (let steps = 0; state !== "idea"; steps += 1) {
          expect(steps).toBeLessThan(9);
          const back: TripStanding = listMoves(state, cancelledFrom).find((move) => move.kind === "back" || move.kind === "reopen")!.to;
          expect(decideMove(state, back, cancelledFrom, ready, "Tilbage").ok).toBe(true);
          [state, cancelledFrom] = [back, null];
        }
      }),
    );
  });

  it("every requirement is asked for by one state", () => {
    expect(lifeStates.flatMap((state) => [...requirementsFor(state)]).sort()).toEqual([...requirementCodes].sort());
  });
});
