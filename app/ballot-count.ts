import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { countElection, misfitOf, type Misfit } from "~/domain/voting/count-election";
import { countingMethods, highestScore, lowestScore, mostOptions, mostVotes, type CountingMethod } from "~/domain/voting/election";
import { readElectionFile, type ElectionEntry, type ElectionFaultCode } from "~/domain/voting/read-election";

/*
 * `npm run ballot:count -- FILE.json [--method schulze]`: counts the election of a file, or each of a list, and prints JSON.
 * The form of the file stands at `readElectionFile`. Exit code 2, and nothing printed but the reasons, when something is wrong.
 */

const usage = `npm run ballot:count -- FILE.json [--method ${countingMethods.join("|")}]`;

const faultTexts: Record<ElectionFaultCode, string> = {
  "no-election": "is no election; expected an object with candidates and ballots, or a list of them",
  "no-options": "must be a list of the names of the options",
  "too-many-options": `are more than ${mostOptions} options`,
  "option-no-text": "is no name; an option is named by a text",
  "option-twice": "is named twice",
  "no-ballots": "must be a list of ballots",
  "no-pair": "is no ballot; expected [weight, preferences]",
  "bad-weight": "is no weight; expected a whole number from 1",
  "too-many-votes": `are more than ${mostVotes} votes`,
  "no-preferences": 'is no preference; expected [["tied first"], ["next"]], ["approved"] or {"option": points}',
  "mixed-ballots": "is not of the kind of the ballots before it",
  "unknown-option": "is no option of this election",
  "named-twice": "stands twice on the ballot",
  "bad-score": `is no score; expected a whole number from ${lowestScore} to ${highestScore}`,
  "no-costs": "must be an object with the cost of each option",
  "cost-missing": "is missing; every option has a cost",
  "bad-amount": "is no amount; expected a whole number from 0",
  "unknown-rule": "is no such rule",
};

const misfitTexts: Record<Misfit, string> = {
  "needs-scores": 'this method needs ballots with points, such as [1, {"A": 5}]',
  "needs-approvals": "ballots with points do not say what is approved of",
  "needs-costs": "the method of equal shares needs costs and a budget",
};

/** What is wrong with the command or its file; each line is a reason. */
class NotCountable extends Error {}

function readArguments(): { file: string; method: CountingMethod } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { method: { type: "string", default: "schulze" } } });
    const [file] = positionals;
    if (!file || positionals.length > 1) throw new NotCountable(`Name one file: ${usage}`);
    const method = countingMethods.find((one) => one === values.method);
    if (!method) throw new NotCountable(`There is no method ${values.method}: ${usage}`);
    return { file, method };
  } catch (error) {
    if (error instanceof NotCountable) throw error;
    throw new NotCountable(`${(error as Error).message}\n${usage}`);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new NotCountable(`${file}: ${(error as Error).message}`);
  }
}

function readElections(file: string, method: CountingMethod) {
  const read = readElectionFile(readJson(file));
  if (!read.ok) {
    const shown = (value: unknown) => (value === undefined ? "" : `${JSON.stringify(value).slice(0, 80)} `);
    throw new NotCountable(read.faults.map(({ path, code, value }) => `${file}: ${path === "" ? "" : `${path}: `}${shown(value)}${faultTexts[code]}`).join("\n"));
  }
  const misfits = read.entries.flatMap(({ election, shares }, index) => {
    const misfit = misfitOf(election, method, shares);
    return misfit ? [`${file}: ${read.isList ? `[${index}].` : ""}${misfit === "needs-costs" ? "costs" : "ballots"}: ${misfitTexts[misfit]}`] : [];
  });
  if (misfits.length > 0) throw new NotCountable(misfits.join("\n"));
  return read;
}

function count({ id, question, election, shares }: ElectionEntry, method: CountingMethod) {
  const { details, ...counted } = countElection(election, method, shares);
  return { id, question, ...counted, details };
}

try {
  const { file, method } = readArguments();
  const { isList, entries } = readElections(file, method);
  const counted = entries.map((entry) => count(entry, method));
  process.stdout.write(`${JSON.stringify(isList ? counted : counted[0], null, 2)}\n`);
} catch (error) {
  if (!(error instanceof NotCountable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
