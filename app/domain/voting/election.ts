/** So many voters who ranked alike: groups from best to worst, the options of a group equal. Options in no group are tied last; no group at all is a blank ballot. */
export type RankedBallot = { weight: number; ranking: readonly (readonly string[])[] };

/** So many voters who approved of the same options; none is a blank ballot. */
export type ApprovalBallot = { weight: number; approved: readonly string[] };

/** So many voters who gave the same points, `lowestScore` to `highestScore`; an option without points has `lowestScore`. */
export type ScoreBallot = { weight: number; scores: Readonly<Record<string, number>> };

/**
 * The options and the ballots of one election. Options are named by what tells them apart (a name or an id), each once.
 * Neither the order of the options nor that of the ballots has any influence on a count.
 */
export type Election =
  | { kind: "ranking"; options: readonly string[]; ballots: readonly RankedBallot[] }
  | { kind: "approval"; options: readonly string[]; ballots: readonly ApprovalBallot[] }
  | { kind: "score"; options: readonly string[]; ballots: readonly ScoreBallot[] };

/** The points a voter can give an option in a score ballot, both ends included. */
export const lowestScore = 0;

/** The most points a voter can give an option in a score ballot. */
export const highestScore = 5;

/** Most votes of an election, weights added up. Keeps every sum of a count (at most 2 × options × votes) an exact integer. */
export const mostVotes = 2 ** 40;

/** Most options of an election; see `mostVotes`. */
export const mostOptions = 1000;

/** The methods by which an election can be counted, in the order in which they are offered. */
export const countingMethods = ["schulze", "ranked-pairs", "irv", "borda", "plurality", "minimax", "copeland", "approval", "score", "equal-shares"] as const;
export type CountingMethod = (typeof countingMethods)[number];

/** What a method says: the winners (more than one is a tie), all options from best to worst in groups of equals, and the figures that led there. */
export type Outcome<Details> = { winners: string[]; order: string[][]; details: Details };

/** Names in the one order that depends on nothing but the names: by UTF-16 code units, as in `<`. */
export function inNameOrder(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * The ballots of any election as rankings: those with approvals rank the approved before the rest, those with points rank
 * by points, where no points and the lowest score are the same.
 */
export function asRankedBallots(election: Election): readonly RankedBallot[] {
  if (election.kind === "ranking") return election.ballots;
  if (election.kind === "approval") return election.ballots.map(({ weight, approved }) => ({ weight, ranking: approved.length > 0 ? [approved] : [] }));
  return election.ballots.map(({ weight, scores }) => {
    const groups: string[][] = Array.from({ length: highestScore - lowestScore }, () => []);
    for (const option of Object.keys(scores)) groups[highestScore - scores[option]!]?.push(option);
    return { weight, ranking: groups.filter((group) => group.length > 0) };
  });
}
