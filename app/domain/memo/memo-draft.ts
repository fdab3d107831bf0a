/** The three kinds of study trip, in the order a memo proposes them. */
export const memoReaches = ["denmark", "europe", "overseas"] as const;
export type MemoReach = (typeof memoReaches)[number];

/** First and last line of the source text, both included; lines count from 1. */
export type LineRange = [from: number, to: number];

/**
 * Why a reading is as sure as it is: where in the text it stood (`bulleted`, `labelled`, `table-cell`, `no-bullet`,
 * `named-in-text`, `paragraph`, `day`), or what it was concluded from (`inferred-from-name`, `inferred-from-country`,
 * `inferred-from-wishes`, `inferred-from-headline`, `like-the-others`, `umbrella`, `guessed`).
 */
export const readingReasons = [
  "section-heading", "heading-with-country", "heading-known-place", "like-the-others", "paragraph", "day",
  "bulleted", "labelled", "table-cell", "no-bullet", "named-in-text", "umbrella",
  "inferred-from-name", "inferred-from-country", "inferred-from-wishes", "inferred-from-headline", "guessed",
] as const;
export type ReadingReason = (typeof readingReasons)[number];

/** Where a reading came from, and how sure it is: `certainty` from 0 (a guess) to 1 (the text says so in as many words). */
export type Reading = { lines: LineRange; certainty: number; why: ReadingReason };

/** A subject the text names: a wish of the committee, or a theme of a destination. */
export type MemoTheme = Reading & { name: string };

/**
 * A host as the text writes it, joined over line ends. `offer` is what the text says of it, empty when nothing.
 * `alternatives` are the names the text offers in its place ("fx", "eller"), and the parts of a name written with a slash.
 */
export type MemoSite = Reading & { name: string; offer: string; alternatives: string[] };

/** A subject for dialogue. `sites` are the names of the hosts the text mentions under it. */
export type MemoTopic = Reading & { name: string; description: string; sites: string[] };

/** One proposal: `headline` is null where the text has none, `places` are the towns, areas and countries of its name. */
export type MemoDestination = Reading & {
  name: string;
  headline: string | null;
  reason: string;
  places: string[];
  sites: MemoSite[];
  topics: MemoTopic[];
  themes: MemoTheme[];
};

/** What a text proposes within one reach: why (`basis`, null when not said), what the committee wished for, and where to. */
export type MemoReachDraft = Reading & { reach: MemoReach; basis: string | null; wishes: MemoTheme[]; destinations: MemoDestination[] };

/**
 * What did not become part of the draft, and what an officer should look at: `introduction` and `other-section` are text
 * outside every destination, `not-placed` text inside one that fits nowhere, `repeated-line` page numbers and running
 * headers, `empty-destination` a destination without a host or a subject, `reach-guessed` and `reach-doubtful` a reach that is not sure.
 */
export const memoWarningCodes = ["introduction", "other-section", "not-placed", "repeated-line", "empty-destination", "reach-guessed", "reach-doubtful"] as const;
export type MemoWarningCode = (typeof memoWarningCodes)[number];

/** `text` is the beginning of what stands there. */
export type MemoWarning = { code: MemoWarningCode; lines: LineRange; text: string };

/** Everything that was read from one text. */
export type MemoDraft = { reaches: MemoReachDraft[]; warnings: MemoWarning[] };

/** Why a text is no memo that can be read: nothing in it, more than `mostMemoCharacters`, no text at all, or no proposal in it. */
export type MemoRefusal = "empty" | "too-long" | "not-text" | "no-proposal";

/** A text, or why it cannot be read. */
export type MemoAnswer = { ok: true; draft: MemoDraft } | { ok: false; reason: MemoRefusal };

/** More than a hundred pages. Proposals are a few; what is longer is another document. */
export const mostMemoCharacters = 300_000;
