import type { CountProtocol } from "~/domain/voting/count-protocol";
import { asRankedBallots } from "~/domain/voting/election";
import { presentCount, tiedOptions } from "./present-count";
import type { BallotRow, ElectorRow, OptionRow, PaperRow } from "./queries.server";

/** A bar with its figure as it is written; `share` is 0 to 1 of the longest. */
export type Bar = { title: string; figure: number; share: number; distribution: number[] | null };

export type BallotResult = {
  turnout: { eligible: number; voted: number; blank: number; quorum: number };
  /** Why a secret result tells who voted for what: few votes, or all alike. */
  reveals: "few" | "unanimous" | null;
  winners: string[];
  /** Titles in groups of equals, best first. */
  order: string[][];
  tied: string[];
  drawn: { seed: string; winners: string[]; order: string[][]; lots: { option: string; hash: string }[] } | null;
  bars: { measure: "first" | "approvals" | "points" | "pairs"; rows: Bar[] };
  condorcetWinner: string | null;
  cycle: string[] | null;
  titles: string[];
  pairwise: Record<string, Record<string, number>>;
  pairs: CountProtocol["pairs"];
  others: CountProtocol["otherMethods"];
  shares: { budget: number; spent: number; purchases: { title: string; cost: number; support: number; from: "shares" | "left-over" }[] } | null;
  /** Votes that put another option first than the one that won. */
  minority: { title: string; votes: number }[];
  comments: string[];
  /** Of an open ballot: who voted, by name; points stand after the title. */
  named: { name: string; blank: boolean; groups: string[][] }[] | null;
  /** Options that were withdrawn while the ballot was open; votes may still name them. */
  withdrawn: string[];
};

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The count of a ballot in the figures that its page shows. */
export function presentResult(ballot: BallotRow, options: OptionRow[], papers: PaperRow[], electors: ElectorRow[]): BallotResult {
  const count = presentCount(ballot, options, papers);
  const { result, election, drawn } = count;
  const eligible = electors.filter((one) => one.removed_reason === null).length;
  const firsts = firstChoices(count);
  const kinds = new Set(papers.map((paper) => JSON.stringify(paper.content)));
  const nobody = result.votes === result.blankVotes;
  const winners = nobody ? [] : result.winners;
  return {
    turnout: { eligible, voted: papers.length, blank: papers.filter((paper) => paper.blank).length, quorum: Math.ceil(eligible / 2) },
    reveals: ballot.secrecy === "open" || papers.length === 0 ? null : papers.length < 5 ? "few" : kinds.size === 1 ? "unanimous" : null,
    winners, order: result.order, tied: tiedOptions(count), drawn,
    bars: presentBars(count, firsts),
    condorcetWinner: nobody ? null : result.majorities.condorcetWinner, cycle: result.majorities.cycle,
    titles: [...election.options], pairwise: result.pairwise, pairs: count.pairs, others: nobody ? [] : count.otherMethods,
    shares: presentShares(count),
    minority: winners.length === 1 && ballot.method !== "equal-shares" ? listMinority(count, winners[0]!) : [],
    comments: papers.map((paper) => paper.comment).filter((comment) => comment !== "").sort(byText),
    named: ballot.secrecy === "secret" ? null : presentNamed(papers, options),
    withdrawn: options.filter((option) => option.removed_reason !== null).map((option) => option.title),
  };
}

/** How many put each option first, alone or among equals; with `without` only those who did not put that one first too. */
function firstChoices({ election }: CountProtocol, without?: string): Map<string, number> {
  const firsts = new Map(election.options.map((title) => [title, 0]));
  for (const { weight, ranking: [first = []] } of asRankedBallots(election)) if (without === undefined || !first.includes(without)) for (const title of first) firsts.set(title, firsts.get(title)! + weight);
  return firsts;
}

/** What those wanted who did not put the winner first: a voter who ticked the winner and another is in no minority. */
function listMinority(count: CountProtocol, winner: string): BallotResult["minority"] {
  return [...firstChoices(count, winner)].filter(([, votes]) => votes > 0).map(([title, votes]) => ({ title, votes })).sort((a, b) => b.votes - a.votes || byText(a.title, b.title));
}

function presentBars({ result, election }: CountProtocol, firsts: Map<string, number>): BallotResult["bars"] {
  const make = (measure: BallotResult["bars"]["measure"], figureOf: (title: string) => number, distributionOf: (title: string) => number[] | null = () => null) => {
    const most = Math.max(1, ...election.options.map(figureOf));
    // Several winners come in no order of their own, so those with most stand first.
    const order = result.method === "equal-shares" ? result.order.flat().sort((a, b) => figureOf(b) - figureOf(a)) : result.order.flat();
    return { measure, rows: order.map((title) => ({ title, figure: figureOf(title), share: figureOf(title) / most, distribution: distributionOf(title) })) };
  };
  if (result.method === "approval") return make("approvals", (title) => result.details.approvals[title]!);
  if (result.method === "score") return make("points", (title) => result.details.scores[title]!.points, (title) => result.details.scores[title]!.distribution);
  if (result.method === "equal-shares") return make("approvals", (title) => firsts.get(title)!);
  return make("first", (title) => firsts.get(title)!);
}

function presentShares({ result, drawn, shares }: CountProtocol): BallotResult["shares"] {
  if (result.method !== "equal-shares" || !shares) return null;
  const winners = drawn?.winners ?? result.winners;
  const outcome = result.details.outcomes.find((one) => one.winners.length === winners.length && one.winners.every((title) => winners.includes(title))) ?? result.details.outcomes[0];
  const purchases = (outcome?.purchases ?? []).filter((one) => winners.includes(one.option));
  return { budget: shares.budget, spent: purchases.reduce((sum, one) => sum + one.cost, 0), purchases: purchases.map((one) => ({ title: one.option, cost: one.cost, support: one.support, from: one.from })) };
}

function presentNamed(papers: PaperRow[], options: OptionRow[]): NonNullable<BallotResult["named"]> {
  const titleOf = new Map(options.map((option) => [option.id, option.title]));
  const titled = (ids: string[]) => ids.flatMap((id) => titleOf.get(id) ?? []).sort(byText);
  return papers
    .map((paper) => ({ name: paper.voter_name ?? "", blank: paper.blank, groups: groupsOf(paper).map(({ ids, points }) => titled(ids).map((title) => (points === null ? title : `${title}: ${points}`))).filter((group) => group.length > 0) }))
    .sort((a, b) => byText(a.name, b.name));
}

function groupsOf({ content }: PaperRow): { ids: string[]; points: number | null }[] {
  if (!content) return [];
  if ("ranking" in content) return content.ranking.map((ids) => ({ ids, points: null }));
  if ("approved" in content) return [{ ids: content.approved, points: null }];
  const { scores } = content;
  return [...new Set(Object.values(scores))].sort((a, b) => b - a).map((points) => ({ ids: Object.keys(scores).filter((id) => scores[id] === points), points }));
}
