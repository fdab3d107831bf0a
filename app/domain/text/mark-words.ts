import { fold } from "./fold";

/** A piece of a text; `marked` where it is a word that was searched for. */
export type MarkedPiece = { text: string; marked: boolean };

/** What was searched for, folded: the words and their stems. */
export type Wanted = { words: readonly string[]; stems: readonly string[] };

const word = /[\p{L}\p{N}\p{M}]+/gu;
/** The longest ending of a Danish or English word, "erhederne" being the extreme; what is longer is another word. */
const longestEnding = 6;

/** The words of a text as they stand there, in order. */
export function wordsOf(text: string): string[] {
  return text.match(word) ?? [];
}

/** Whether a word of a text is what was searched for: it begins like it or is another form of it. */
function isWanted(folded: string, { words, stems }: Wanted): boolean {
  if (words.some((one) => (one.length > 1 ? folded.startsWith(one) : folded === one))) return true;
  return stems.some((stem) => stem.length > 2 && folded.startsWith(stem) && folded.length - stem.length <= longestEnding);
}

/** The text in pieces whose texts joined are the text. An empty text gives no piece. */
export function markWords(text: string, wanted: Wanted): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let end = 0;
  const add = (to: number, marked: boolean) => {
    if (to > end) pieces.push({ text: text.slice(end, to), marked });
    end = to;
  };
  for (const found of text.matchAll(word)) {
    if (!isWanted(fold(found[0]), wanted)) continue;
    add(found.index, false);
    add(found.index + found[0].length, true);
  }
  add(text.length, false);
  return pieces;
}

/** The part of a text around its first marked word, at most `length` characters with whole words; null when no word is wanted. */
export function excerptOf(text: string, wanted: Wanted, length: number): string | null {
  const first = [...text.matchAll(word)].find((found) => isWanted(fold(found[0]), wanted));
  if (!first) return null;
  if (text.length <= length) return text;
  let from = Math.max(0, Math.min(first.index - Math.floor(length / 3), text.length - length));
  if (from > 0) from = Math.min(first.index, text.indexOf(" ", from) + 1 || from);
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), first.index + first[0].length);
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
