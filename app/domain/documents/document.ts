/*
 * What a document says, without a word of how it is written down. A document is built once, from facts, and handed to
 * whichever writer is asked for: PDF, Word. A writer decides on type, colour, page breaks and tags; a builder decides on
 * order and words only. Every text is plain: `<`, `=`, quotes, emoji and letters of any script stand for themselves.
 */

/** The language a document is written in; names in other scripts are found by their letters. */
export type DocumentLanguage = "da" | "en";

/** A stretch of text in one manner. `href`: an absolute address (https, mailto, tel) that the text leads to. */
export type Inline = { text: string; bold?: boolean; italic?: boolean; href?: string };

/** Running text: plain, or in stretches. A line break (`\n`) in it is kept. */
export type InlineText = string | readonly Inline[];

/** 1 is a chapter of the document, 2 a part of it, 3 a part of that. Levels are not skipped. The title stands above them all. */
export type HeadingLevel = 1 | 2 | 3;

/** `note`: a quiet line under the heading. `startsPage`: the heading begins a page of its own. Headings are bookmarks, and never stand alone at the foot of a page. */
export type HeadingBlock = { kind: "heading"; level: HeadingLevel; text: string; note?: string; startsPage?: boolean };

/** `lead`: larger, to begin with. `quiet`: small and grey, for sources and remarks. `leadsIn`: names what follows, and never stands alone at the foot of a page. */
export type ParagraphBlock = { kind: "paragraph"; text: InlineText; look?: "lead" | "quiet"; leadsIn?: boolean };

/** Bullets, or numbers from 1 in the order of the items. */
export type ListBlock = { kind: "list"; ordered: boolean; items: readonly InlineText[] };

/** Figures stand to the right. `share`: the width relative to the other columns; without it a column takes the room its text needs. */
export type TableColumn = { heading: string; align?: "left" | "right"; share?: number };

/**
 * `caption` names the table and is always read aloud. With `hasRowHeadings` the first cell of a row names the row. The last
 * `sumRows` rows are sums. Every row has a cell for every column. Column headings are repeated on every page the table reaches.
 */
export type TableBlock = { kind: "table"; caption: string; columns: readonly TableColumn[]; rows: readonly (readonly InlineText[])[]; hasRowHeadings?: boolean; sumRows?: number };

/** Blocks that stay on one page, unless they are taller than a page. */
export type GroupBlock = { kind: "group"; blocks: readonly Block[] };

/** What follows begins on a new page. */
export type PageBreakBlock = { kind: "page-break" };

/** A box beside the text: a warning, a contact, a remark that must be seen. */
export type NoteBlock = { kind: "note"; tone: "info" | "warning"; heading: string | null; blocks: readonly Block[] };

/** Terms with what they are: "Udvalg: …". */
export type FactsBlock = { kind: "facts"; rows: readonly { term: string; text: InlineText }[] };

/** A drawing. `alt` says in words what it shows; where the text around it says the same, it says that. `leadsIn`: stays with what follows. */
export type FigureBlock = { kind: "figure"; drawing: Drawing; alt: string; caption: string | null; leadsIn?: boolean };

/**
 * A point of a programme: in the margin when (the first line) and what kind of thing it is, then its number and title, and
 * a mark of how settled it is. Never split over two pages.
 */
export type EntryBlock = { kind: "entry"; level: HeadingLevel; margin: readonly string[]; number: string | null; title: string; mark: string | null; blocks: readonly Block[] };

/** What lies between two entries: a way, a wait. Stays with the entry that follows it. */
export type PassageBlock = { kind: "passage"; text: InlineText };

/** A part of a document, in reading order. */
export type Block =
  | HeadingBlock | ParagraphBlock | ListBlock | TableBlock | GroupBlock | PageBreakBlock | NoteBlock | FactsBlock | FigureBlock | EntryBlock | PassageBlock;

/** A shape of a drawing, in its units; x to the right, y down. Colours are #rrggbb. `path` is an SVG path of M, L, H, V, Q, C, Z. */
export type Shape =
  | { type: "path"; path: string; fill?: string; stroke?: string; lineWidth?: number; dash?: readonly number[] }
  | { type: "rect"; x: number; y: number; width: number; height: number; radius?: number; fill?: string; stroke?: string; lineWidth?: number }
  | { type: "circle"; x: number; y: number; radius: number; fill?: string; stroke?: string; lineWidth?: number }
  | { type: "text"; x: number; y: number; text: string; size: number; anchor: "start" | "middle" | "end"; bold?: boolean; fill: string };

/** Shapes in the order in which they are painted, on a sheet of `width` × `height` units; what reaches beyond it is cut off. */
export type Drawing = { width: number; height: number; shapes: readonly Shape[] };

/** A whole document. */
export type PaperDocument = {
  language: DocumentLanguage;
  title: string;
  subtitle: string | null;
  /** A line above the title: who sends it. */
  sender: string | null;
  /** The body that answers for the document; its author in the properties of the file. */
  organisation: string;
  /** What kind of document it is, for the properties of the file. */
  subject: string;
  /** At the top of every page but the first; null: nothing. */
  runningHead: string | null;
  /** At the foot of every page, beside the page number. */
  foot: string;
  /** A table of contents after the title; worth it from about four chapters on. */
  hasContents: boolean;
  /** The moment the file is written, as an ISO instant. */
  writtenAt: string;
  blocks: readonly Block[];
};

/** Running text as one string, without its manner. */
export function plainText(text: InlineText): string {
  return typeof text === "string" ? text : text.map((one) => one.text).join("");
}

/** Running text in stretches; those without a letter are left out. */
export function inlinesOf(text: InlineText): readonly Inline[] {
  return (typeof text === "string" ? [{ text }] : text).filter((one) => one.text !== "");
}
