import { canonicalJson, differencesOf } from "../text/canonical-json";
import { recount, type CountProtocol } from "./count-protocol";
import { inNameOrder, type Election } from "./election";
import { gatherBallots } from "./gather-ballots";
import { brokenLink, type ChainedEntry } from "./log-chain";
import { sha256 } from "./sha-256";

/** The version of the form below. It changes whenever equal ballots would no longer give an equal protocol. */
export const ballotProtocolVersion = 1;

/** A paper with its voter's name; of open ballots only. Options are named by their title. */
export type NamedPaper = { voter: string; blank: boolean; ballot: unknown };

/** Everything about one advisory ballot: whoever has it can check the log and count again without anything else. */
export type BallotProtocol = {
  form: "studietur-ballot";
  version: typeof ballotProtocolVersion;
  /** That the result is advisory, in the language of the reader. */
  status: string;
  rules: {
    organisation: string;
    committee: string;
    question: string;
    explanation: string;
    method: string;
    secrecy: "open" | "secret";
    opensAt: string;
    closesAt: string;
    closedAt: string;
    budget: number | null;
    budgetUnit: string | null;
    lotWanted: boolean;
  };
  /** In the order in which they were shown. */
  options: { title: string; cost: number | null; removedReason: string | null }[];
  electorate: { eligible: number; voted: number; blank: number; names: { name: string; role: string; removedReason: string | null }[] };
  /** Null for a secret ballot, whose papers stand in `count` only, equal ones together. */
  papers: NamedPaper[] | null;
  /** In order of text, apart from the papers. */
  comments: string[];
  count: CountProtocol;
  log: ChainedEntry[];
};

/** What the entry of the closing and of the lot hold of the votes: a hash that binds them, and nothing of any one vote. */
export function electionHash(election: Election): string {
  return sha256(canonicalJson(gatherBallots(election)));
}

/** Whether parsed JSON has the outer form of a ballot's protocol; its content is checked by `recountBallot`. */
export function isBallotProtocol(json: unknown): json is BallotProtocol {
  if (!isRecord(json) || json.form !== "studietur-ballot" || json.version !== ballotProtocolVersion) return false;
  const { count, rules, electorate, options, log } = json;
  return isRecord(count) && count.form === "studietur-count" && isRecord(count.election) && isRecord(count.result)
    && isRecord(rules) && typeof rules.question === "string" && isRecord(electorate) && Array.isArray(electorate.names) && areRecords(options) && areRecords(log);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const areRecords = (value: unknown): boolean => Array.isArray(value) && value.every(isRecord);

/**
 * Counts again and checks everything that a protocol says of itself. Empty when it holds, else where it does not: a path into
 * the count, or `log[3]`, `papers`, `options`, `electorate`, `rules`, `lot`. Throws a RangeError for ballots that cannot be counted.
 */
export function recountBallot(protocol: BallotProtocol): string[] {
  const { rules, options, electorate, papers, count, log } = protocol;
  const differences = recount(count).differences.map((path) => `count.${path}`);
  const check = (holds: boolean, path: string) => void (holds || differences.push(path));
  const broken = brokenLink(log);
  check(broken === null, `log[${(broken ?? 1) - 1}]`);
  check(count.question === rules.question, "rules.question");
  check(count.method === rules.method, "rules.method");
  check((count.shares?.budget ?? null) === rules.budget, "rules.budget");
  const remaining = options.filter((option) => option.removedReason === null).map((option) => option.title);
  check(differencesOf(inNameOrder(remaining), count.election.options).length === 0, "options");
  check(electorate.voted === count.result.votes && electorate.voted <= electorate.eligible, "electorate.voted");
  check(electorate.eligible === electorate.names.filter((one) => one.removedReason === null).length, "electorate.eligible");
  const closed = log.findLast((entry) => entry.act === "closed");
  check(closed?.details.papersHash === electionHash(count.election), "log.closed.papersHash");
  check(closed?.details.voted === electorate.voted, "log.closed.voted");
  if (count.drawn) check(log.find((entry) => entry.act === "opened")?.details.lotCommitment === sha256(count.drawn.seed), "count.drawn.seed");
  if (papers) {
    check(new Set(papers.map((paper) => paper.voter)).size === papers.length, "papers");
    const ballots = papers.map((paper) => ({ weight: 1, ...(paper.ballot as object) }));
    check(differencesOf(gatherBallots({ ...count.election, ballots } as unknown as Election), count.election).length === 0, "papers");
  }
  return differences;
}
