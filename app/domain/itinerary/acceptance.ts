import type { Finding } from "./finding";
import { nameBasedId } from "./name-based-id";

/** What somebody has decided to live with: a finding as it stood, and why. */
export type Acceptance = { findingKey: string; factsHash: string; reason: string };

/** A finding with what has been decided about it; null: nobody has accepted it, or it has changed since. */
export type MarkedFinding<Accepted extends Acceptance = Acceptance> = Finding & { accepted: Accepted | null };

/**
 * Facts that change while the thing itself stays as it was: what a day closer to the trip counts down, what is proposed,
 * and what things are called.
 */
const passingFact = /^daysLeft$|^suggest|^candidate|[tT]itle$/;

/**
 * A mark of what a finding says: its severity and its facts, in whatever order they stand. Two findings of one key with the
 * same mark say the same. Left out are `daysLeft` (or every acceptance would lapse overnight; when it counts, the severity
 * changes), proposals, and titles.
 */
export function factsHash(finding: Pick<Finding, "severity" | "facts">): string {
  const facts = Object.entries(finding.facts).filter(([name]) => !passingFact.test(name));
  facts.sort(([a], [b]) => (a < b ? -1 : 1));
  return nameBasedId(JSON.stringify([finding.severity, facts]));
}

/** True for what can be lived with: an error cannot. */
export function isAcceptable(finding: Pick<Finding, "severity">): boolean {
  return finding.severity !== "error";
}

/**
 * The findings in their order, each with its acceptance if it still says what was accepted. Nothing is taken out: what is
 * accepted stays visible. An error is never marked, and an acceptance of what is no longer found has no effect.
 */
export function markAccepted<Accepted extends Acceptance>(findings: Finding[], accepted: Accepted[]): MarkedFinding<Accepted>[] {
  const byKey = new Map(accepted.map((one) => [one.findingKey, one]));
  return findings.map((finding) => {
    const acceptance = isAcceptable(finding) ? byKey.get(finding.key) : undefined;
    return { ...finding, accepted: acceptance && acceptance.factsHash === factsHash(finding) ? acceptance : null };
  });
}
