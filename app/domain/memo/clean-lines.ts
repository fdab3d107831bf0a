import { looksLikeHtml, readHtmlLines } from "./html-text";
import { mostMemoCharacters, type LineRange, type MemoRefusal } from "./memo-draft";

/**
 * A line of the source that says something. `gap` is how many empty lines stand before it, `marker` what it is bulleted or
 * numbered with, `indent` how far in it begins (a tab counts four).
 */
export type SourceLine = { number: number; text: string; gap: number; indent: number; marker: Marker | null };

/** `sign` is what was written: "•", "2.", "b)", "09.30-11.00". */
export type Marker = { kind: "bullet" | "number" | "letter" | "time"; sign: string };

/** The lines of a text in the characters they are meant in, and the lines that only belong to its pages. */
export type CleanText = { ok: true; lines: SourceLine[]; furniture: { lines: LineRange; text: string }[] } | { ok: false; reason: MemoRefusal };

const ligatures: Record<string, string> = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" };
/** Word and the symbol fonts put their bullets into these. */
const bulletSign = /^([•●○◦▪■□◆◇►▸➢➤✓✔·∙‣⁃–—*+§\-]|o(?=\s))(?:\s+|(?=\p{Lu}))/u;
const pageNumber = /^(?:(?:side|page|s\.|p\.)\s*\d{1,3}(?:\s*(?:af|of|\/)\s*\d{1,3})?|[-–—|]?\s*\d{1,3}\s*[-–—|]?|\d{1,3}\s*(?:\/|af|of)\s*\d{1,3})$/i;

/** Lines as they are read: line ends of every system, odd spaces, ligatures and hyphens of a copy from Word or a PDF made plain. */
export function cleanLines(source: string): CleanText {
  if (source.length > mostMemoCharacters) return { ok: false, reason: "too-long" };
  if (source.trim() === "") return { ok: false, reason: "empty" };
  if (isNoText(source)) return { ok: false, reason: "not-text" };
  // A form feed is a page break and ends a line; whether it also counts as one differs, so it stays within its line's number.
  const even = source.replace(/^\uFEFF/, "").replaceAll(/\r\n?|[\u2028\u2029]/g, "\n");
  const numbered = looksLikeHtml(even) ? readHtmlLines(even) : even.split("\n").map((text, index) => ({ number: index + 1, text }));
  const pieces = numbered.flatMap(({ number, text }) => text.split(/[\f\v]/).flatMap((part, index) => (index > 0 && text.includes("\f") ? [{ number, text: "" }, { number, text: plainText(part) }] : [{ number, text: plainText(part) }])));
  if (pieces.every(({ text }) => text.trim() === "")) return { ok: false, reason: "empty" };
  return { ok: true, ...withoutFurniture(pieces) };
}

/** Text has hardly any control characters or undecodable bytes, and mostly letters and spaces. */
function isNoText(source: string): boolean {
  const sample = source.slice(0, 20_000);
  // eslint-disable-next-line no-control-regex -- these are what betrays a binary file
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/g)?.length ?? 0;
  const letters = sample.match(/[\p{L}\s]/gu)?.length ?? 0;
  return sample.includes("\u0000") || odd > sample.length / 100 || letters < sample.length / 2;
}

function plainText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[ﬀﬁﬂﬃﬄﬅﬆ]/g, (one) => ligatures[one]!)
    .replaceAll(/[\u00AD\u00AC](?=\s*$)/g, "-")
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replaceAll(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ")
    .replaceAll(/[\u2010\u2011]/g, "-")
    .replaceAll(/[\uF0B7\uF0A7\uF076\uF0D8\uF02D]/g, "•")
    .replace(/^\s*\|(.*)\|\s*$/, (_, cells: string) => (/^[\s|:-]+$/.test(cells) ? "" : cells.split("|").map((cell) => cell.trim()).join("\t")))
    .trimEnd();
}

function withoutFurniture(pieces: { number: number; text: string }[]) {
  const running = runningLines(pieces.map(({ text }) => text.trim()));
  const lines: SourceLine[] = [];
  const furniture: { lines: LineRange; text: string }[] = [];
  let gap = 0;
  for (const { number, text } of pieces) {
    const trimmed = text.trim();
    if (trimmed === "") gap += 1;
    else if (pageNumber.test(trimmed) || running.has(digitless(trimmed))) {
      furniture.push({ lines: [number, number], text: trimmed });
      gap += 1;
    } else {
      const indent = /^\s*/.exec(text)![0].replaceAll("\t", "    ").length;
      const { marker, rest: said } = readMarker(trimmed);
      // The empty cells that a row of a table begins with are its columns.
      const rest = marker === null && trimmed.includes("\t") ? `${/^[\t ]*/.exec(text)![0].replaceAll(" ", "")}${said}` : said;
      if (rest !== "") lines.push({ number, text: rest, gap, indent, marker });
      gap = 0;
    }
  }
  return { lines, furniture };
}

const digitless = (text: string) => text.replaceAll(/\d+/g, "#").replaceAll(/\s+/g, " ").toLowerCase();

/** Short lines that come back at least three times, far apart and not as a label that ends in a colon, stand at the edge of pages. */
function runningLines(texts: string[]): Set<string> {
  const seen = new Map<string, number[]>();
  texts.forEach((text, index) => {
    if (text.length >= 6 && text.length <= 100 && !text.endsWith(":") && !bulletSign.test(text) && /\d|\s/.test(text)) {
      const key = digitless(text);
      seen.set(key, [...(seen.get(key) ?? []).slice(-200), index]);
    }
  });
  const isPageTitle = (key: string) => /#|\b(notat|bilag|dagsorden|side|page|sagsnr|referat|forslag til studie|study trip proposal)/.test(key);
  return new Set([...seen].filter(([key, at]) => at.length >= 3 && isPageTitle(key) && !/^(dag|day|destination|forslag|option|kl\.?) ?#/.test(key) && at.every((one, index) => index === 0 || one - at[index - 1]! > 8)).map(([key]) => key));
}

/** What a line is marked with, and the rest of it. */
export function readMarker(text: string): { marker: Marker | null; rest: string } {
  const heading = /^#{1,6}\s+(.*)$/.exec(text);
  if (heading) return { marker: null, rest: bare(heading[1]!) };
  const time = /^(?:kl\.?\s*)?(\d{1,2}[.:]\d{2}(?:\s*[-–—]\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2})?)[\s:–-]+(?=\p{L})(.+)$/iu.exec(text);
  if (time) return { marker: { kind: "time", sign: time[1]! }, rest: bare(time[2]!) };
  const number = /^(\(?\d{1,2}(?:\.\d{1,2})*[.)])\s+(.+)$/.exec(text) ?? /^(\d{1,2}(?:\.\d{1,2})+)\s+(?=\p{Lu})(.+)$/u.exec(text);
  if (number) return { marker: { kind: "number", sign: number[1]! }, rest: bare(number[2]!) };
  const letter = /^(\(?[a-zA-Z][.)])\s+(.+)$/.exec(text);
  if (letter) return { marker: { kind: "letter", sign: letter[1]! }, rest: bare(letter[2]!) };
  if (/^\*\*[^*]/.test(text)) return { marker: null, rest: bare(text) };
  const bullet = bulletSign.exec(text);
  if (bullet) return { marker: { kind: "bullet", sign: bullet[1]! }, rest: bare(text.slice(bullet[0].length)) };
  return { marker: null, rest: bare(text) };
}

/** Without the asterisks and underscores of a bold text, and with single spaces; tabs separate cells and stay. */
function bare(text: string): string {
  return text.replaceAll(/\*\*|__/g, "").replaceAll(/ {2,}/g, " ").trim();
}
