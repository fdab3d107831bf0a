import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factsHash, markAccepted } from "~/domain/itinerary/acceptance";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Finding } from "~/domain/itinerary/finding";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";
import { anyPlan } from "./any-plan";
import { check, findingsOf } from "./checking";

const tight = (startsAtMinute: number, title = "B") =>
  findingsOf(makeItinerary({ stops: [makeStop({ id: "a", startsAtMinute: 540 }), makeStop({ id: "b", title, startsAtMinute, place: makePlace({ northKm: 42 }) })] }), "leg-tight")[0]!;
const accept = (finding: Finding) => ({ findingKey: finding.key, factsHash: factsHash(finding), reason: "Bussen venter ved døren" });

describe("an accepted finding", () => {
  it("stays visible with its reason", () => {
    const finding = tight(655);
    expect(markAccepted([finding], [accept(finding)])).toEqual([{ ...finding, accepted: accept(finding) }]);
  });

  it("comes back when its facts change, and not before", () => {
    const accepted = [accept(tight(655))];
    expect(markAccepted([tight(655)], accepted)[0]!.accepted).not.toBeNull();
    expect(markAccepted([tight(655, "Et nyt navn")], accepted)[0]!.accepted).not.toBeNull();
    expect(markAccepted([tight(654)], accepted)[0]!.accepted).toBeNull();
  });

  it("does not lapse overnight, but when it becomes an error", () => {
    const plan = makeItinerary({ stops: [makeStop({ id: "a", bookingStatus: "asked" })] });
    const on = (today: string) => checkItinerary(plan, straightLineTravel, today).findings.find((one) => one.code === "host-unconfirmed")!;
    const accepted = [accept(on("2027-03-01"))];
    expect(markAccepted([on("2027-03-02")], accepted)[0]!.accepted).not.toBeNull();
    expect(markAccepted([on("2027-04-01")], accepted)[0]).toMatchObject({ severity: "error", accepted: null });
  });

  it("is never an error, even with its own mark", () => {
    const [overlap] = findingsOf(makeItinerary({ stops: [makeStop({ id: "a" }), makeStop({ id: "b" })] }), "overlap");
    expect(markAccepted([overlap!], [accept(overlap!)])[0]!.accepted).toBeNull();
  });

  it("has a mark that does not depend on the order of its facts", () => {
    const finding = tight(655);
    const turned = { ...finding, facts: Object.fromEntries(Object.entries(finding.facts).reverse()) };
    expect(factsHash(turned)).toBe(factsHash(finding));
    expect(factsHash({ ...finding, severity: "notice" })).not.toBe(factsHash(finding));
  });

  it("changes nothing else in any plan", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { findings } = check(plan);
        const marked = markAccepted(findings, findings.map(accept));
        expect(marked.map(({ accepted: _accepted, ...finding }) => finding)).toEqual(findings);
        expect(marked.every((one) => (one.accepted === null) === (one.severity === "error"))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
