import { createHash } from "node:crypto";
import Papa from "papaparse";

/** What Windows-1252 has at 0x80…0x9f. Node reads the label as Latin-1, where these are control characters. */
const windowsMarks = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The text of a file from a spreadsheet: UTF-8 with or without its mark, else Windows-1252, which Danish systems still write. */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1").replaceAll(/[\u0080-\u009f]/g, (character) => windowsMarks[character.charCodeAt(0) - 0x80]!);
  }
}

/** The cells of a CSV text; the separator is found out. Empty lines are rows without text, so that a row keeps its number. An apostrophe that guards a formula is taken off. */
export function parseCsv(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, "");
  // Empty lines would spoil the guess.
  const { meta } = Papa.parse<string[]>(plain, { skipEmptyLines: "greedy", delimitersToGuess: [";", "\t", ",", "|"] });
  const { data } = Papa.parse<string[]>(plain, { delimiter: meta.delimiter });
  return data.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, "")));
}

/** What an invoice is known by. */
export function identityHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
