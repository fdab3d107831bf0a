import { ballotProtocolVersion, type BallotProtocol } from "~/domain/voting/ballot-protocol";
import { presentCount, titledContent } from "./present-count";
import type { BallotRow, ElectorRow, LogRow, OptionRow, PaperRow } from "./queries.server";

export type ProtocolRows = { ballot: BallotRow; options: OptionRow[]; papers: PaperRow[]; electors: ElectorRow[]; log: LogRow[] };

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The protocol of a closed ballot. `status` is the sentence that it is advisory. */
export function presentProtocol({ ballot, options, papers, electors, log }: ProtocolRows, committee: string, status: string): BallotProtocol {
  return {
    form: "studietur-ballot",
    version: ballotProtocolVersion,
    status,
    rules: {
      organisation: ballot.organisation_name, committee, question: ballot.question, explanation: ballot.explanation, method: ballot.method, secrecy: ballot.secrecy,
      opensAt: ballot.opens_at!.toISOString(), closesAt: ballot.closes_at.toISOString(), closedAt: ballot.closed_at!.toISOString(), budget: ballot.budget, budgetUnit: ballot.budget_unit, lotWanted: ballot.lot_wanted,
    },
    options: options.map((option) => ({ title: option.title, cost: option.cost, removedReason: option.removed_reason })),
    electorate: {
      eligible: electors.filter((one) => one.removed_reason === null).length, voted: papers.length, blank: papers.filter((paper) => paper.blank).length,
      names: electors.map((one) => ({ name: one.display_name, role: one.elector_role, removedReason: one.removed_reason })),
    },
    papers: ballot.secrecy === "secret" ? null : papers.map((paper) => ({ voter: paper.voter_name ?? "", blank: paper.blank, ballot: titledContent(ballot.method, paper.content, options) })).sort((a, b) => byText(a.voter, b.voter)),
    comments: papers.map((paper) => paper.comment).filter((comment) => comment !== "").sort(byText),
    count: presentCount(ballot, options, papers),
    log: log.map((row) => ({ position: row.position, at: row.happened_at.toISOString(), act: row.act, actor: row.actor_name, details: row.details, previousHash: row.previous_hash, hash: row.hash })),
  };
}
