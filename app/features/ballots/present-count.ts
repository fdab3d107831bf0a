import { writeCountProtocol, type CountProtocol } from "~/domain/voting/count-protocol";
import { inNameOrder, type Election } from "~/domain/voting/election";
import type { BallotRow, OptionRow, PaperRow } from "./queries.server";
import { paperKindOf, type BallotMethod } from "./schema";
import type { PaperContent } from "./vote-schema";

type CountedBallot = Pick<BallotRow, "method" | "question" | "budget" | "lot_seed" | "lot_drawn">;
type CountedOption = Pick<OptionRow, "id" | "title" | "cost" | "removed_reason">;
type CountedPaper = Pick<PaperRow, "content">;

/** What a paper says with the titles of the options that remain; a removed option is left out and the rest stands. */
export function titledContent(method: BallotMethod, content: PaperContent | null, options: readonly CountedOption[]) {
  const titles = new Map(options.filter((option) => option.removed_reason === null).map((option) => [option.id, option.title]));
  const titled = (ids: readonly string[]) => inNameOrder(ids.flatMap((id) => titles.get(id) ?? []));
  switch (paperKindOf(method)) {
    case "ranking":
      return { ranking: content && "ranking" in content ? content.ranking.map(titled).filter((group) => group.length > 0) : [] };
    case "approval":
      return { approved: content && "approved" in content ? titled(content.approved) : [] };
    case "score": {
      const scores = content && "scores" in content ? content.scores : {};
      return { scores: Object.fromEntries(Object.entries(scores).flatMap(([id, points]) => (titles.has(id) ? [[titles.get(id)!, points]] : []))) };
    }
  }
}

/** The papers as an election of titles. */
export function presentElection(ballot: Pick<CountedBallot, "method">, options: readonly CountedOption[], papers: readonly CountedPaper[]): Election {
  const remaining = options.filter((option) => option.removed_reason === null).map((option) => option.title);
  const ballots = papers.map((paper) => ({ weight: 1, ...titledContent(ballot.method, paper.content, options) }));
  return { kind: paperKindOf(ballot.method), options: remaining, ballots } as Election;
}

/** The ballot counted, with every figure. The lot is in it once it is drawn. */
export function presentCount(ballot: CountedBallot, options: readonly CountedOption[], papers: readonly CountedPaper[]): CountProtocol {
  const remaining = options.filter((option) => option.removed_reason === null);
  return writeCountProtocol({
    question: ballot.question,
    method: ballot.method,
    election: presentElection(ballot, options, papers),
    shares: ballot.budget === null ? null : { costs: Object.fromEntries(remaining.map((option) => [option.title, option.cost ?? 0])), budget: ballot.budget, satisfaction: "cost", completion: "support" },
    seed: ballot.lot_drawn ? ballot.lot_seed : null,
  });
}

/** Options between which only a lot could decide: several winners, or with equal shares those that win in some outcomes. */
export function tiedOptions(count: CountProtocol): string[] {
  const { result } = count;
  if (result.method === "equal-shares") return result.details.tied;
  return result.winners.length > 1 && result.votes > result.blankVotes ? result.winners : [];
}
