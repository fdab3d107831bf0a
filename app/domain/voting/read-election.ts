import { highestScore, lowestScore, mostOptions, mostVotes, type ApprovalBallot, type Election, type RankedBallot, type ScoreBallot } from "./election";
import type { EqualSharesRules } from "./equal-shares";

/** What can be wrong with a file of elections. */
export type ElectionFaultCode =
  | "no-election"
  | "no-options"
  | "too-many-options"
  | "option-no-text"
  | "option-twice"
  | "no-ballots"
  | "no-pair"
  | "bad-weight"
  | "too-many-votes"
  | "no-preferences"
  | "mixed-ballots"
  | "unknown-option"
  | "named-twice"
  | "bad-score"
  | "no-costs"
  | "cost-missing"
  | "bad-amount"
  | "unknown-rule";

/** A fault, where it is (`[3].ballots[2][1][0]`, empty for the whole file) and what stands there. */
export type ElectionFault = { path: string; code: ElectionFaultCode; value: unknown };

/** An election with what the file says beside it. `shares` when it names costs and a budget. */
export type ElectionEntry = { id?: string; question?: string; election: Election; shares?: EqualSharesRules };

/** The elections of a file (`isList`: it holds a list, even of one), or everything that is wrong with it. */
export type ElectionFile = { ok: true; isList: boolean; entries: ElectionEntry[] } | { ok: false; faults: ElectionFault[] };

/**
 * Reads parsed JSON in the form
 *
 *     { "id", "question", "candidates": ["A", "B", "C"], "ballots": [[2, [["A"], ["B", "C"]]], …] }
 *
 * or a list of such elections; `options` is another word for `candidates`, what is not named here is ignored. Each ballot is a
 * pair of a weight (a whole number from 1) and one of: a ranking `[["tied first"], ["next"], …]`, approvals `["A", "B"]`, or
 * points `{"A": 5, "B": 3}`; `[]` is blank. All ballots of an election are of one kind. For equal shares `costs` `{"A": 100, …}`
 * with every option, `budget`, and, when wanted, `satisfaction` ("cost", else "points") and `completion` ("support", else "none").
 */
export function readElectionFile(json: unknown): ElectionFile {
  const faults: ElectionFault[] = [];
  const isList = Array.isArray(json);
  const found = isList ? json.map((one, index) => readEntry(one, `[${index}]`, faults)) : [readEntry(json, "", faults)];
  if (isList && json.length === 0) faults.push({ path: "", code: "no-election", value: json });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, isList, entries: found.filter((one) => one !== undefined) };
}

type Report = (path: string, code: ElectionFaultCode, value: unknown) => void;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readEntry(json: unknown, at: string, faults: ElectionFault[]): ElectionEntry | undefined {
  const path = (key: string) => (at === "" ? key : `${at}.${key}`);
  const report: Report = (where, code, value) => void faults.push({ path: where, code, value });
  if (!isObject(json)) return void report(at, "no-election", json);
  const word = Object.hasOwn(json, "candidates") || !Object.hasOwn(json, "options") ? "candidates" : "options";
  const options = readOptions(json[word], path(word), report);
  if (!options) return undefined;
  if (!Array.isArray(json.ballots)) return void report(path("ballots"), "no-ballots", json.ballots);
  const election = readBallots(options, json.ballots, path("ballots"), report);
  const shares = readShares(options, json, path, report);
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return { id: text(json.id), question: text(json.question), election, shares };
}

function readOptions(value: unknown, path: string, report: Report): string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return void report(path, "no-options", value);
  if (value.length > mostOptions) return void report(path, "too-many-options", value.length);
  const options = new Set<string>();
  value.forEach((one: unknown, index) => {
    if (typeof one !== "string" || one.trim() === "") report(`${path}[${index}]`, "option-no-text", one);
    else if (options.has(one)) report(`${path}[${index}]`, "option-twice", one);
    else options.add(one);
  });
  return [...options];
}

function readBallots(options: string[], ballots: unknown[], path: string, report: Report): Election {
  const known = new Set(options);
  const preferences = ballots.map((ballot) => (Array.isArray(ballot) && ballot.length === 2 ? (ballot[1] as unknown) : undefined));
  const kind = preferences.map(kindOf).find((one) => one !== undefined && one !== "blank") ?? "ranking";
  let votes = 0;
  const weights = ballots.map((ballot, index) => {
    const where = `${path}[${index}]`;
    if (!Array.isArray(ballot) || ballot.length !== 2) return void report(where, "no-pair", ballot);
    const weight: unknown = ballot[0];
    if (!Number.isSafeInteger(weight) || (weight as number) < 1) report(`${where}[0]`, "bad-weight", weight);
    else votes += weight as number;
    const found = kindOf(ballot[1]);
    if (found === undefined) report(`${where}[1]`, "no-preferences", ballot[1]);
    else if (found !== "blank" && found !== kind) report(`${where}[1]`, "mixed-ballots", ballot[1]);
    return weight as number;
  });
  if (votes > mostVotes) report(path, "too-many-votes", votes);

  const read = <Ballot>(one: (preference: object, where: string, weight: number) => Ballot): Ballot[] =>
    preferences.flatMap((preference, index) => (isKind(preference, kind) ? [one(preference as object, `${path}[${index}][1]`, weights[index]!)] : []));
  const name = (value: unknown, where: string, seen: Set<unknown>): string => {
    if (!known.has(value as string)) report(where, "unknown-option", value);
    else if (seen.has(value)) report(where, "named-twice", value);
    seen.add(value);
    return value as string;
  };
  const names = (group: unknown[], where: string, seen: Set<unknown>) => group.map((value, place) => name(value, `${where}[${place}]`, seen));
  if (kind === "approval") return { kind, options, ballots: read((list, where, weight): ApprovalBallot => ({ weight, approved: names(list as unknown[], where, new Set()) })) };
  if (kind === "score") return { kind, options, ballots: read((given, where, weight): ScoreBallot => ({ weight, scores: readScores(given, where, known, report) })) };
  return {
    kind,
    options,
    ballots: read((groups, where, weight): RankedBallot => {
      const seen = new Set<unknown>();
      return { weight, ranking: (groups as unknown[][]).map((group, index) => names(group, `${where}[${index}]`, seen)) };
    }),
  };
}

function readScores(given: object, where: string, known: Set<string>, report: Report): Record<string, number> {
  const scores = Array.isArray(given) ? [] : Object.entries(given);
  for (const [option, score] of scores) {
    if (!known.has(option)) report(`${where}.${option}`, "unknown-option", option);
    else if (!Number.isInteger(score) || score < lowestScore || score > highestScore) report(`${where}.${option}`, "bad-score", score);
  }
  return Object.fromEntries(scores);
}

type Kind = Election["kind"];

/** An empty list fits every kind. */
function kindOf(preference: unknown): Kind | "blank" | undefined {
  if (isObject(preference)) return "score";
  if (!Array.isArray(preference)) return undefined;
  if (preference.length === 0) return "blank";
  if (preference.every((one) => Array.isArray(one))) return "ranking";
  return preference.some((one) => Array.isArray(one)) ? undefined : "approval";
}

const isKind = (preference: unknown, kind: Kind) => [kind, "blank"].includes(kindOf(preference)!);

function readShares(options: string[], json: Record<string, unknown>, path: (key: string) => string, report: Report): EqualSharesRules | undefined {
  const { costs, budget, satisfaction = "cost", completion = "support" } = json;
  if (costs === undefined && budget === undefined) return undefined;
  if (!isAmount(budget)) report(path("budget"), "bad-amount", budget);
  if (satisfaction !== "cost" && satisfaction !== "points") return void report(path("satisfaction"), "unknown-rule", satisfaction);
  if (completion !== "support" && completion !== "none") return void report(path("completion"), "unknown-rule", completion);
  if (!isObject(costs)) return void report(path("costs"), "no-costs", costs);
  for (const [option, cost] of Object.entries(costs)) {
    if (!options.includes(option)) report(path(`costs.${option}`), "unknown-option", option);
    else if (!isAmount(cost)) report(path(`costs.${option}`), "bad-amount", cost);
  }
  for (const option of options) if (!Object.hasOwn(costs, option)) report(path(`costs.${option}`), "cost-missing", undefined);
  return { costs: costs as Record<string, number>, budget: budget as number, satisfaction, completion };
}
