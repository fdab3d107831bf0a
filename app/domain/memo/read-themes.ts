import { foldName } from "./fold-name";
import type { LineRange, MemoDestination, MemoTheme, ReadingReason } from "./memo-draft";
import { linesAt, type Piece } from "./pieces";
import { tidy } from "./read-items";

const themeSentence = /(?:^|[.!?]\s+)(?:(?:relevante|mulige|de|overordnede|faglige|possible|relevant|main)\s+)*(?:temaer(?:ne)?|temaet|tema|fokusområder(?:ne)?|themes?|focus areas?)\s+(?:kan være|kunne være|er|vil være|omfatter|could be|may be|are|is|include)\s*:?\s*([^.!?]+)/giu;

const wishSentence = /(?:udvalgets?|committee|medlemmer(?:ne|nes)?|members)(?:'s)?\s[^.:!?]{0,60}?(?:ønske\w*|wish\w*|asked for|requested|interested in|interesser\w*)[^.:!?]{0,50}:\s*([^.!?]+)/giu;
/** "Det overordnede tema kunne være ”Hvordan …”": what stands in the quotes is one wish. */
const quotedWish = /(?:overordne\p{L}*|overall|main|samlende)\s+(?:tema|spørgsmål|theme|question)[^.”“"«»]{0,60}[”“"«»]([^”“"«»]{5,200})[”“"«»]/giu;
/** The wishes a sentence lists: "The committee asked for: libraries and music". */
export function wishesOfText(piece: Piece): MemoTheme[] {
  const quoted = [...piece.text.matchAll(quotedWish)].map((match): MemoTheme => ({ name: match[1]!.trim(), lines: linesAt(piece, match.index + match[0].length - 1 - match[1]!.length, match[1]!.length), certainty: 0.8, why: "labelled" }));
  return [...quoted, ...namedIn(piece, wishSentence)];
}

/** The themes a list of words names: "AI, vækst og velfærd" names three. */
export function splitThemes(text: string): string[] {
  // "yder- og industrikommuner" and "mellem stat og erhvervsliv" are one.
  return text
    .split(/\s*[,;•]\s*|(?<!-|(?:mellem|between)\s+\p{L}+)\s+(?:og|samt|and)\s+/u)
    .map((part) => tidy(part.replace(/^(?:og|samt|and)\s+/u, "")).replace(/^[«“”"]|[»“”"]$/g, ""))
    .filter((part) => part.length > 1 && part.length < 120);
}

/** Themes a paragraph names outright: "Temaer kan være …". */
export function themesOfText(piece: Piece): MemoTheme[] {
  return namedIn(piece, themeSentence);
}

function namedIn(piece: Piece, sentence: RegExp): MemoTheme[] {
  return [...piece.text.matchAll(sentence)].flatMap((match) => {
    const at = match.index + match[0].length - match[1]!.length;
    return splitThemes(match[1]!).map((name): MemoTheme => ({ name, lines: linesAt(piece, at + Math.max(0, match[1]!.indexOf(name)), name.length), certainty: 0.9, why: "labelled" }));
  });
}

/** Themes of a list that stands below a label. */
export function themesOf(text: string, lines: LineRange, why: ReadingReason, certainty: number): MemoTheme[] {
  return splitThemes(text).map((name) => ({ name, lines, certainty, why }));
}

const stopWords = new Set(["og", "and", "the", "for", "med", "til", "der", "som", "den", "det", "med", "over", "under", "samt", "eller"]);
const stems = (text: string) => foldName(text).split(" ").filter((word) => (word.length > 3 || word === "ai" || word === "it") && !stopWords.has(word)).map((word) => word.slice(0, Math.max(5, word.length - 4)));

/** Adds the committee's wishes that a destination's words take up, and where there are none, the parts of its headline. */
export function inferThemes(destination: MemoDestination, wishes: MemoTheme[]): void {
  const known = new Set(destination.themes.map((theme) => foldName(theme.name)));
  const add = (theme: MemoTheme) => void (known.has(foldName(theme.name)) || (known.add(foldName(theme.name)), destination.themes.push(theme)));
  const said: { text: string; lines: LineRange }[] = [
    { text: destination.headline ?? "", lines: destination.lines },
    ...destination.topics.map((topic) => ({ text: topic.name, lines: topic.lines })),
    { text: destination.reason, lines: destination.lines },
    ...destination.sites.map((site) => ({ text: site.offer, lines: site.lines })),
  ].map((one) => ({ ...one, text: foldName(one.text) }));
  for (const wish of wishes) {
    const words = stems(wish.name);
    const found = words.length > 0 ? said.find(({ text }) => words.every((word) => ` ${text}`.includes(` ${word}`))) : undefined;
    if (found) add({ name: wish.name, lines: found.lines, certainty: 0.6, why: "inferred-from-wishes" });
  }
  if (destination.themes.length === 0 && destination.headline) {
    for (const theme of themesOf(destination.headline, destination.lines, "inferred-from-headline", 0.4)) add(theme);
  }
}

/** Subjects in a row: between semicolons, else between commas where each is a few words. */
export function splitTopics(list: string): string[] {
  const byComma = list.split(/\s*,\s*/);
  return !list.includes(";") && byComma.every((part) => /^[^.?!]+\.?$/.test(part) && part.split(/\s+/).length <= 4) ? byComma : list.split(/\s*;\s*/);
}
