import bidiFactory from "bidi-js";
import { inlinesOf, type Inline, type InlineText } from "~/domain/documents/document";
import type { FontKey, PdfFonts } from "./pdf-fonts.server";

/** How a text is set: sizes in points, colour as #rrggbb. */
export type TextLook = { sizePt: number; leadingPt: number; bold?: boolean; italic?: boolean; colour: string };

/** A stretch of a line in one font. `text` is what is drawn, `spoken` the same in the order in which it is read. */
export type LinePiece = { text: string; spoken: string; key: FontKey; sizePt: number; colour: string; href: string | null; x: number; widthPt: number };
/** Pieces stand in the order in which they are read; `x` says where each is drawn. */
export type TextLine = { pieces: LinePiece[]; widthPt: number; leadingPt: number };

/** A text that has been measured and can be broken into lines of any width. */
export type PreparedText = { naturalWidthPt: number; longestWordPt: number; breakInto(widthPt: number): TextLine[] };

type Run = { start: number; end: number; key: FontKey; inline: Inline; level: number };
type Word = { start: number; end: number; /** Without the spaces after it. */ inkEnd: number; widthPt: number; spaceWidthPt: number };
type Line = { full: string; runs: Run[]; words: Word[] };

const bidi = bidiFactory();
const rightToLeft = /[\p{Script=Hebrew}\p{Script_Extensions=Arabic}]/u;
const latin = /\p{Script=Latin}/u;
/** Where a word can be broken: after a hyphen, a dash or a slash between letters. */
const softEnds = /(?<=\p{L}[-–/])(?=\p{L})/gu;

/** Signs that would be drawn as nothing, or twice: composed, without control characters, with plain spaces and hyphens. */
function cleaned(text: string): string {
  return text.normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll("\t", " ").replaceAll(/[\p{Cc}\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff]/gu, (sign) => (sign === "\n" ? sign : "")).replaceAll(/[\u2010\u2011]/g, "-").replaceAll(/[\u2000-\u200a\u202f]/g, "\u00a0");
}

/** Measures a text in a manner. */
export function prepareText(fonts: PdfFonts, text: InlineText, look: TextLook): PreparedText {
  const lines = splitLines(fonts, inlinesOf(text), look).map((line) => ({ ...line, words: wordsOf(fonts, line, look) }));
  return {
    naturalWidthPt: Math.max(0, ...lines.map(({ words }) => words.reduce((sum, word) => sum + word.widthPt + word.spaceWidthPt, 0))),
    longestWordPt: Math.max(0, ...lines.flatMap(({ words }) => words.map((word) => word.widthPt))),
    breakInto: (widthPt) => lines.flatMap((line) => breakLine(fonts, line, look, widthPt)),
  };
}

function splitLines(fonts: PdfFonts, inlines: readonly Inline[], look: TextLook): { full: string; runs: Run[] }[] {
  const lines: { full: string; runs: Run[] }[] = [{ full: "", runs: [] }];
  for (const inline of inlines) {
    cleaned(inline.text).split("\n").forEach((part, index) => {
      if (index > 0) lines.push({ full: "", runs: [] });
      const line = lines.at(-1)!;
      if (part === "") return;
      for (const { text, key } of fonts.split(part, { bold: inline.bold ?? look.bold ?? false, italic: inline.italic ?? look.italic ?? false })) {
        line.runs.push({ start: line.full.length, end: line.full.length + text.length, key, inline, level: 0 });
        line.full += text;
      }
    });
  }
  return lines.map((line) => (rightToLeft.test(line.full) ? { ...line, runs: withLevels(line) } : line));
}

/** A text with Latin letters is read from the left as a whole; only one without any is read from the right. */
function withLevels({ full, runs }: { full: string; runs: Run[] }): Run[] {
  const { levels } = bidi.getEmbeddingLevels(full, latin.test(full) ? "ltr" : "rtl");
  return runs.flatMap((run) => {
    const parts: Run[] = [];
    for (let at = run.start; at < run.end; at += 1) {
      const last = parts.at(-1);
      const level = levels[at]!;
      // Words of a run from the right are pieces of their own: they are put in order here, and letters by the font.
      if (last && last.level === level && (level % 2 === 0 || full[at] === " " || full[at - 1] !== " ")) last.end = at + 1;
      else parts.push({ ...run, start: at, end: at + 1, level });
    }
    return parts;
  });
}

function wordsOf(fonts: PdfFonts, { full, runs }: { full: string; runs: Run[] }, look: TextLook): Word[] {
  return [...full.matchAll(/[^ ]+ *|^ +/g)].flatMap(({ 0: text, index }) => {
    const ink = text.trimEnd();
    const ends = [...[...ink.matchAll(softEnds)].map((match) => match.index), ink.length];
    return ends.map((inkLength, part): Word => {
      const start = index + (ends[part - 1] ?? 0);
      const inkEnd = index + inkLength;
      const end = part === ends.length - 1 ? index + text.length : inkEnd;
      return { start, end, inkEnd, widthPt: measure(fonts, full, runs, start, inkEnd, look), spaceWidthPt: measure(fonts, full, runs, inkEnd, end, look) };
    });
  });
}

function measure(fonts: PdfFonts, full: string, runs: Run[], start: number, end: number, look: TextLook): number {
  let widthPt = 0;
  for (const run of runs) {
    if (run.end <= start || run.start >= end) continue;
    widthPt += fonts.widthOf(full.slice(Math.max(start, run.start), Math.min(end, run.end)), run.key, look.sizePt);
  }
  return widthPt;
}

function breakLine(fonts: PdfFonts, line: Line, look: TextLook, widthPt: number): TextLine[] {
  const ranges: { start: number; end: number }[] = [];
  let current: { start: number; end: number; widthPt: number } | null = null;
  for (const word of line.words.flatMap((one) => (one.widthPt > widthPt ? chopped(fonts, line, one, look, widthPt) : [one]))) {
    if (current && current.widthPt + word.widthPt <= widthPt + 0.01) {
      current = { start: current.start, end: word.end, widthPt: current.widthPt + word.widthPt + word.spaceWidthPt };
    } else {
      if (current) ranges.push(current);
      current = { start: word.start, end: word.end, widthPt: word.widthPt + word.spaceWidthPt };
    }
  }
  if (current) ranges.push(current);
  if (ranges.length === 0) ranges.push({ start: 0, end: 0 });
  return ranges.map(({ start, end }, index) => {
    const text = line.full.slice(start, end);
    // One space stays at the end of a broken line, so that its last word does not grow together with the next.
    const kept = start + text.trimEnd().length + (index < ranges.length - 1 && text.endsWith(" ") ? 1 : 0);
    return placeRuns(fonts, line, start, kept, look);
  });
}

/** A word that is wider than the line, in parts that are not. */
function chopped(fonts: PdfFonts, { full, runs }: Line, word: Word, look: TextLook, widthPt: number): Word[] {
  const parts: Word[] = [];
  let start = word.start;
  let width = 0;
  for (let at = word.start; at < word.inkEnd; ) {
    const next = at + String.fromCodePoint(full.codePointAt(at)!).length;
    const own = measure(fonts, full, runs, at, next, look);
    if (at > start && width + own > widthPt) {
      parts.push({ start, end: at, inkEnd: at, widthPt: width, spaceWidthPt: 0 });
      [start, width] = [at, 0];
    }
    width += own;
    at = next;
  }
  return [...parts, { start, end: word.end, inkEnd: word.inkEnd, widthPt: width, spaceWidthPt: word.spaceWidthPt }];
}

function placeRuns(fonts: PdfFonts, { full, runs }: Line, start: number, end: number, look: TextLook): TextLine {
  const cut = runs.flatMap((run) => {
    const part = { ...run, start: Math.max(start, run.start), end: Math.min(end, run.end) };
    return part.start < part.end ? [part] : [];
  });
  let x = 0;
  const places = new Map<Run, { x: number; widthPt: number; text: string; spoken: string }>();
  for (const run of inVisualOrder(cut)) {
    const spoken = full.slice(run.start, run.end).replaceAll("\u00a0", " ");
    const text = run.level % 2 === 1 ? mirrored(spoken) : spoken;
    const widthPt = fonts.widthOf(text, run.key, look.sizePt);
    places.set(run, { x, widthPt, text, spoken });
    x += widthPt;
  }
  const pieces = cut.map((run): LinePiece => ({ ...places.get(run)!, key: run.key, sizePt: look.sizePt, colour: run.inline.href ? linkColour : look.colour, href: run.inline.href ?? null }));
  return { pieces, widthPt: x, leadingPt: look.leadingPt };
}

export const linkColour = "#004d99";

/** Rule L2: from the highest level down to 1, every stretch of at least that level is turned round. */
function inVisualOrder(runs: Run[]): Run[] {
  const highest = Math.max(0, ...runs.map((run) => run.level));
  const order = [...runs];
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      if (order[from]!.level < level) continue;
      let to = from;
      while (to + 1 < order.length && order[to + 1]!.level >= level) to += 1;
      order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse());
      from = to;
    }
  }
  return order;
}

/** Brackets turn round. Words of right-to-left letters are turned by their font; signs alone are turned here. */
function mirrored(text: string): string {
  const chars = [...text].map((char) => bidi.getMirroredCharacter(char) ?? char);
  return (rightToLeft.test(text) ? chars : chars.reverse()).join("");
}
