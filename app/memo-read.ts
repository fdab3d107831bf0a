import { readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { decodeText } from "~/domain/text/decode-text";
import { mostMemoCharacters, type MemoRefusal } from "~/domain/memo/memo-draft";
import { readMemo } from "~/domain/memo/read-memo";
import { memoDraftSchema } from "~/features/catalogue/memo-schema";

/*
 * `npm run memo:read -- FILE.txt`: reads a proposal for a study trip and prints the draft as JSON, without a database:
 *
 *   { reaches: [{ reach, lines, certainty, why, basis, wishes: [{ name, … }], destinations: [{
 *       name, headline, reason, places, lines, certainty, why,
 *       sites: [{ name, offer, alternatives, lines, certainty, why }],
 *       topics: [{ name, description, sites, lines, certainty, why }],
 *       themes: [{ name, lines, certainty, why }] }] }],
 *     warnings: [{ code, lines, text }] }
 *
 * Exit code 2, and nothing printed but the reason, when the file cannot be read or is no such proposal.
 */

const usage = "npm run memo:read -- FILE.txt";
/** UTF-8 takes up to four bytes a character; what is larger is refused before it is read. */
const mostBytes = mostMemoCharacters * 4;

const refusalTexts: Record<MemoRefusal, string> = {
  empty: "Det ligner ikke et forslag til studieture: filen er tom.",
  "too-long": `Det ligner ikke et forslag til studieture: teksten er længere end ${mostMemoCharacters} tegn. Indlæs kun selve forslaget.`,
  "not-text": "Det ligner ikke et forslag til studieture: filen er ikke ren tekst. Gem den som .txt, eller kopiér teksten ind i en tekstfil.",
  "no-proposal": "Det ligner ikke et forslag til studieture: der er ingen destinationer med besøg eller emner i teksten.",
};

/** What is wrong with the command or its file. */
class NotReadable extends Error {}

function readArgument(): string {
  try {
    const { positionals } = parseArgs({ allowPositionals: true, options: {} });
    const [file] = positionals;
    if (!file || positionals.length > 1) throw new NotReadable(`Name one file: ${usage}`);
    return file;
  } catch (error) {
    throw error instanceof NotReadable ? error : new NotReadable(`${(error as Error).message}\n${usage}`);
  }
}

function readText(file: string): string {
  try {
    if (statSync(file).size > mostBytes) throw new NotReadable(`${file}: ${refusalTexts["too-long"]}`);
    return decodeText(readFileSync(file));
  } catch (error) {
    throw error instanceof NotReadable ? error : new NotReadable(`${file}: ${(error as Error).message}`);
  }
}

try {
  const file = readArgument();
  const answer = readMemo(readText(file));
  if (!answer.ok) throw new NotReadable(`${file}: ${refusalTexts[answer.reason]}`);
  process.stdout.write(`${JSON.stringify(memoDraftSchema.parse(answer.draft), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof NotReadable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
