import { readFileSync } from "node:fs";
import { isBallotProtocol, recountBallot } from "~/domain/voting/ballot-protocol";

/*
 * `npm run ballot:recount -- protocol.json`: counts the ballots of a downloaded protocol again, without a database, and checks its
 * log. Exit code 0 when everything matches, 1 when something does not, 2 when the file is no protocol.
 */

const usage = "npm run ballot:recount -- protocol.json";

function readProtocol(): unknown {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) return `Name one file: ${usage}`;
  try {
    return JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    return `${file}: ${(error as Error).message}`;
  }
}

function differencesIn(protocol: Parameters<typeof recountBallot>[0]): string[] {
  try {
    return recountBallot(protocol);
  } catch (error) {
    // Ballots that no election may hold, or a part that is not there: the file was changed after it was downloaded.
    if (error instanceof RangeError || error instanceof TypeError) return [`the ballots cannot be counted: ${error.message}`];
    throw error;
  }
}

const json = readProtocol();
if (!isBallotProtocol(json)) {
  process.stderr.write(`${typeof json === "string" ? json : "This is no protocol of a ballot, or not a whole one; download it as JSON from the ballot's page."}\n`);
  process.exitCode = 2;
} else {
  const differences = differencesIn(json);
  const { result } = json.count;
  process.stdout.write(`${json.rules.question}\n${json.electorate.voted} votes of ${json.electorate.eligible} eligible, counted by ${json.count.method}\n`);
  if (differences.length === 0) {
    process.stdout.write(`Winners: ${(json.count.drawn?.winners ?? result.winners).join(", ") || "none"}\nThe recount matches the protocol, and the log is unbroken.\n`);
  } else {
    process.stdout.write(`The recount does NOT match the protocol:\n${differences.map((one) => `  ${one}`).join("\n")}\n`);
    process.exitCode = 1;
  }
}
