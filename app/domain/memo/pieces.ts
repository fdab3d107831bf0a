import type { LineRange } from "./memo-draft";
import type { Marker, SourceLine } from "./clean-lines";
import { startsNewThing } from "./headings";

/**
 * Lines that belong together, joined: a heading, a paragraph, the first sentence of a bullet, or what follows under it.
 * `starts` tells where in `text` each line begins; `gap` is the empty space before it, beyond the text's usual line spacing.
 */
export type Piece = { text: string; lines: LineRange; gap: number; indent: number; marker: Marker | null; starts: { at: number; line: number }[] };

const connective = /(?:^|[\s(])(?:og|eller|samt|and|or|of|for|the|a|an|i|in|på|af|at|til|med|med\.|ved|hos|fra|from|with|to|om|som|der|der er|den|det|de|et|en|blandt|andet|fx\.?|f\.eks\.|e\.g\.|bl\.a\.|inkl\.|herunder|such as|including|und|de la|del|des|für)$|[,/&(–]$/u;
/** A hyphen after these belongs to the word and stays when the line ends there. */
const hyphenatedPrefix = /(?:^|[\s(])(?:ikke|non|e|ex|eks|anti|pro|co|pre|selv|AI|IT|EU|IKT|SMV)-$/u;

const startsLower = (text: string) => /^[«“”"'(]?\p{Ll}/u.test(text);
const firstWord = (text: string) => /^\S+/.exec(text)![0];

/** Joins lines over line ends, hyphens and pages. How wide the text runs is learnt from its own lines. */
export function joinLines(lines: SourceLine[]): Piece[] {
  const wrapping = learnWrapping(lines);
  const pieces: Piece[] = [];
  let last: Piece | undefined;
  let previous: SourceLine | undefined;
  for (const line of lines) {
    const gap = Math.max(0, line.gap - wrapping.usualGap);
    if (last && previous && continues(last, previous, line, gap, wrapping)) append(last, line);
    else {
      last = { text: line.text, lines: [line.number, line.number], gap, indent: line.indent, marker: line.marker, starts: [{ at: 0, line: line.number }] };
      pieces.push(last);
    }
    previous = line;
  }
  return pieces;
}

type Wrapping = { usualGap: number; width: number; wrapped: boolean; breaksAfterTitle: boolean };

function learnWrapping(lines: SourceLine[]): Wrapping {
  const gaps = new Map<number, number>();
  const sums: number[] = [];
  let [titles, prose] = [0, 0];
  let joins = 0;
  lines.forEach((line, index) => {
    const previous = lines[index - 1];
    if (!previous || line.marker) return;
    if (startsLower(line.text) && !/[.!?:;]$/.test(previous.text)) {
      joins += 1;
      gaps.set(line.gap, (gaps.get(line.gap) ?? 0) + 1);
      if (!previous.text.endsWith("-")) sums.push(previous.text.length + 1 + firstWord(line.text).length);
      if (previous.marker) prose += 1;
    } else if (previous.marker && !/[.!?:;]$/.test(previous.text)) titles += 1;
  });
  if (joins === 0) for (const { gap } of lines.slice(1)) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  // Without joined lines an empty line between most paragraphs is their separation, not the spacing of lines.
  const usualGap = joins === 0 ? 0 : ([...gaps].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0);
  sums.sort((a, b) => a - b);
  return { usualGap, width: sums[Math.floor(sums.length / 10)] ?? 0, wrapped: joins >= 2 && joins >= lines.length / 20, breaksAfterTitle: titles >= prose };
}

function continues(last: Piece, previous: SourceLine, line: SourceLine, gap: number, wrapping: Wrapping): boolean {
  if (line.marker || line.text.includes("\t") || previous.text.includes("\t")) return false;
  if (last.text.length > 4000) return false;
  if (previous.text.endsWith("-") && /^\p{L}/u.test(line.text)) return gap <= 1 || startsLower(line.text);
  const finished = /[.!?:;]["”»)]*$/.test(previous.text);
  if (!finished && startsLower(line.text)) return wrapping.wrapped || gap === 0;
  if (gap > 0 && !(openBracket(last.text) && gap < 2)) return false;
  if (openBracket(last.text)) return true;
  if (!finished && connective.test(previous.text)) return true;
  if (!wrapping.wrapped || startsNewThing(line.text)) return false;
  // A heading ends where the next line begins with a capital: what it names often begins the first sentence below it.
  if (last.text.length < 240 && startsNewThing(last.text)) return false;
  if (previous.marker && !finished && wrapping.breaksAfterTitle) return false;
  if (/:$/.test(previous.text)) return false;
  // A line that had room for the next word was ended on purpose.
  return previous.text.length + 1 + firstWord(line.text).length >= wrapping.width;
}

const openBracket = (text: string) => text.length < 600 && text.lastIndexOf("(") > text.lastIndexOf(")");

function append(piece: Piece, line: SourceLine): void {
  const { text } = piece;
  if (text.endsWith("-") && !/\s-$/.test(text)) {
    const keepsSpace = /^(?:og|eller|and|or|samt)\b/.test(line.text);
    const keepsHyphen = !startsLower(line.text) || hyphenatedPrefix.test(text);
    piece.text = keepsSpace ? `${text} ` : keepsHyphen ? text : text.slice(0, -1);
  } else piece.text = text.endsWith("/") ? text : `${text} `;
  piece.starts.push({ at: piece.text.length, line: line.number });
  piece.text += line.text;
  piece.lines = [piece.lines[0], line.number];
}

/** The lines a part of a piece stands on: from the character `at`, `length` characters on. */
export function linesAt(piece: Piece, at: number, length: number): LineRange {
  const lineOf = (position: number) => piece.starts.findLast((start) => start.at <= position)?.line ?? piece.lines[0];
  return [lineOf(at), lineOf(Math.max(at, at + length - 1))];
}
