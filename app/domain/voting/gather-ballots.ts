import { canonicalJson } from "../text/canonical-json";
import { inNameOrder, type ApprovalBallot, type Election, type RankedBallot, type ScoreBallot } from "./election";

/**
 * The same election with equal ballots together and everything in an order that depends on what was voted, not on who voted
 * when: a list of secret ballots that is published this way tells nothing but their content.
 */
export function gatherBallots(election: Election): Election {
  const options = inNameOrder(election.options);
  if (election.kind === "ranking") {
    const tidy = election.ballots.map(({ weight, ranking }): RankedBallot => ({ weight, ranking: ranking.filter((group) => group.length > 0).map(inNameOrder) }));
    return { kind: "ranking", options, ballots: together(tidy, ({ ranking }) => ranking) };
  }
  if (election.kind === "approval") {
    const tidy = election.ballots.map(({ weight, approved }): ApprovalBallot => ({ weight, approved: inNameOrder(approved) }));
    return { kind: "approval", options, ballots: together(tidy, ({ approved }) => approved) };
  }
  const tidy = election.ballots.map(({ weight, scores }): ScoreBallot => {
    const given = new Map(Object.entries(scores));
    return { weight, scores: Object.fromEntries(inNameOrder(given.keys()).map((option) => [option, given.get(option)!])) };
  });
  return { kind: "score", options, ballots: together(tidy, ({ scores }) => scores) };
}

function together<Ballot extends { weight: number }>(ballots: Ballot[], contentOf: (ballot: Ballot) => unknown): Ballot[] {
  const gathered = new Map<string, Ballot>();
  for (const ballot of ballots) {
    const key = canonicalJson(contentOf(ballot));
    const before = gathered.get(key);
    gathered.set(key, before ? { ...before, weight: before.weight + ballot.weight } : ballot);
  }
  return inNameOrder(gathered.keys()).map((key) => gathered.get(key)!);
}
