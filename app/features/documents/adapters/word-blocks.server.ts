import {
  AlignmentType, BookmarkEnd, BookmarkStart, BorderStyle, HeadingLevel as WordHeading, ImageRun, Paragraph, ShadingType, Tab, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun, WidthType, type IParagraphOptions,
} from "docx";
import { plainText, type Block, type EntryBlock, type FactsBlock, type FigureBlock, type InlineText, type TableBlock } from "~/domain/documents/document";
import { writePng } from "./drawing-picture.server";
import { writeSvg } from "./drawing.server";
import { isRightToLeft, runsOf, writable } from "./word-text.server";

export type WordChild = Paragraph | Table;
/** `isEntry`: a point of a programme; its day stands for it in the contents. */
export type ContentsEntry = { title: string; level: number; href: string; isEntry: boolean };

/** Twentieths of a point between the margins of an A4 page. */
export const textWidthTwips = 9638;
export const styleIds = { lead: "Lead", quiet: "Quiet", caption: "Caption", term: "Fact", note: "Note", noteHeading: "NoteHeading", entryTime: "EntryTime", entryText: "EntryText", passage: "Passage", cell: "TableText", gap: "Gap" } as const;

/** Where a block stands: whether it is kept with the next paragraph and in one piece, and the style that plain text has there. */
type Surroundings = { keepNext?: boolean; keepLines?: boolean; style?: string };
/** What is kept in one piece is tied paragraph by paragraph; its last one only where more follows. */
const tied = (around: Surroundings, isLast: boolean): Surroundings => (around.keepLines && !isLast ? { ...around, keepNext: true } : around);

/** Terms stand beside their texts: as far apart as the longest term asks for, within limits. A letter of them takes about 110 twips. */
const termTwips = (terms: readonly string[]) => Math.min(4600, Math.max(1400, ...terms.map((term) => 320 + (term.length + 1) * 110)));

/** Blocks as paragraphs and tables of Word; headings are gathered for the table of contents. */
export class WordBlocks {
  readonly contents: ContentsEntry[] = [];
  private lists = 0;
  private startsPage = false;

  write(blocks: readonly Block[], around: Surroundings = {}): WordChild[] {
    // A way leads to the entry below it; the last way of a day has nothing there.
    return blocks.flatMap((block, index) => this.block(block, block.kind === "passage" && blocks[index + 1]?.kind === "entry" ? { ...around, keepNext: true } : around));
  }

  private block(block: Block, around: Surroundings): WordChild[] {
    switch (block.kind) {
      case "page-break":
        this.startsPage = true;
        return [];
      case "heading":
        return [this.heading(block.level, block.text, block.startsPage ?? false), ...(block.note ? [this.paragraph(block.note, { style: styleIds.quiet, keepNext: true })] : [])];
      case "paragraph":
        return [this.paragraph(block.text, { ...around, ...(block.look ? { style: styleIds[block.look] } : {}), ...(block.leadsIn ? { keepNext: true } : {}) })];
      case "list": {
        const instance = (this.lists += 1);
        return block.items.map((item, index) => this.paragraph(item, { ...tied(around, index === block.items.length - 1), numbering: { reference: block.ordered ? "numbers" : "bullets", level: 0, instance } }));
      }
      case "table":
        return this.table(block);
      case "group":
        return this.kept(block.blocks, around);
      case "note":
        return [
          ...(block.heading === null ? [] : [this.paragraph(block.heading, { style: styleIds.noteHeading, keepNext: true })]),
          ...this.write(block.blocks, { ...around, style: styleIds.note }),
        ];
      case "facts":
        return this.facts(block, around);
      case "figure":
        return this.figure(block, around);
      case "entry":
        return this.entry(block);
      case "passage":
        return [this.paragraph(block.text, { ...around, style: styleIds.passage })];
    }
  }

  private facts({ rows }: FactsBlock, around: Surroundings): WordChild[] {
    const left = termTwips(rows.map((row) => row.term));
    return rows.map(({ term, text }, index) => new Paragraph({
      ...tied(around, index === rows.length - 1), style: styleIds.term, indent: { left, hanging: left }, tabStops: [{ type: TabStopType.LEFT, position: left }], ...this.page(),
      children: [...runsOf([{ text: `${term}:`, bold: true }]), new TextRun({ children: [new Tab()] }), ...runsOf(text)],
    }));
  }

  /** A page break that stands before this paragraph. */
  private page(): { pageBreakBefore?: true } {
    const starts = this.startsPage;
    this.startsPage = false;
    return starts ? { pageBreakBefore: true } : {};
  }

  private paragraph(text: InlineText, options: IParagraphOptions): Paragraph {
    return new Paragraph({ ...options, ...this.page(), ...(isRightToLeft(plainText(text)) ? { bidirectional: true } : {}), children: runsOf(text) });
  }

  private heading(level: 1 | 2 | 3, text: string, startsPage: boolean, isEntry = false): Paragraph {
    const href = `afsnit-${this.contents.length + 1}`;
    this.contents.push({ title: writable(text), level, href, isEntry });
    this.startsPage ||= startsPage;
    return new Paragraph({
      heading: [WordHeading.HEADING_1, WordHeading.HEADING_2, WordHeading.HEADING_3][level - 1]!, ...this.page(),
      ...(isRightToLeft(text) ? { bidirectional: true } : {}), children: [new BookmarkStart(href, this.contents.length), ...runsOf(text), new BookmarkEnd(this.contents.length)],
    });
  }

  /** Word keeps paragraphs together by tying each to the next. */
  private kept(blocks: readonly Block[], around: Surroundings): WordChild[] {
    return blocks.flatMap((block, index) => this.block(block, tied({ ...around, keepLines: true }, index === blocks.length - 1)));
  }

  private entry(block: EntryBlock): WordChild[] {
    const title = block.number === null ? block.title : `${block.number}. ${block.title}`;
    const when = [...block.margin, block.mark].filter((text) => text !== null && text !== "").join(" · ");
    return [
      this.heading(block.level, title, false, true),
      ...(when === "" ? [] : [this.paragraph(when, { style: styleIds.entryTime, keepNext: block.blocks.length > 0 })]),
      ...this.kept(block.blocks, { style: styleIds.entryText }),
    ];
  }

  private table(block: TableBlock): WordChild[] {
    const firstSum = block.rows.length - (block.sumRows ?? 0);
    const widths = columnTwips(block);
    const cell = (text: InlineText, index: number, kind: "head" | "body" | "sum") =>
      new TableCell({
        width: { size: widths[index]!, type: WidthType.DXA },
        ...(kind === "head" ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: "E8EEF6" } } : {}),
        ...(kind === "sum" ? { borders: { top: { style: BorderStyle.SINGLE, size: 8, color: "1A1A1A" } } } : {}),
        children: [
          new Paragraph({
            style: styleIds.cell, alignment: block.columns[index]!.align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT, ...(kind === "head" ? { keepNext: true } : {}),
            children: runsOf(text, kind !== "body" || (index === 0 && block.hasRowHeadings) ? { bold: true } : {}),
          }),
        ],
      });
    const row = (cells: readonly InlineText[], kind: "head" | "body" | "sum") => new TableRow({ ...(kind === "head" ? { tableHeader: true } : {}), cantSplit: true, children: cells.map((text, index) => cell(text, index, kind)) });
    return [
      this.paragraph(block.caption, { style: styleIds.caption, keepNext: true }),
      new Table({
        width: { size: textWidthTwips, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
        borders: {
          top: line("BFBFBF"), bottom: line("BFBFBF"), insideHorizontal: line("DCDCDC"),
          left: { style: BorderStyle.NONE }, right: { style: BorderStyle.NONE }, insideVertical: { style: BorderStyle.NONE },
        },
        rows: [row(block.columns.map((column) => column.heading), "head"), ...block.rows.map((cells, index) => row(cells, index < firstSum ? "body" : "sum"))],
      }),
      // Two tables in a row would grow into one.
      new Paragraph({ style: styleIds.gap, children: [] }),
    ];
  }

  private figure({ drawing, alt, caption, leadsIn = false }: FigureBlock, around: Surroundings): WordChild[] {
    const width = 640;
    const image = new ImageRun({
      type: "svg", data: Buffer.from(writeSvg(drawing)), fallback: { type: "png", data: writePng(drawing) },
      transformation: { width, height: Math.round((width * drawing.height) / drawing.width) }, altText: { name: "Figur", title: "", description: writable(alt) },
    });
    return [
      new Paragraph({ ...this.page(), keepNext: caption !== null || leadsIn, spacing: { before: 160, after: 60 }, children: [image] }),
      ...(caption === null ? [] : [this.paragraph(caption, { ...around, ...(leadsIn ? { keepNext: true } : {}), style: styleIds.quiet })]),
    ];
  }
}

const line = (color: string) => ({ style: BorderStyle.SINGLE, size: 4, color });

/** By shares where they are given; else by the longest text, within limits that keep a long column from starving the rest. */
function columnTwips({ columns, rows }: TableBlock): number[] {
  const weights = columns.map((column, index) => column.share ?? Math.min(60, Math.max(8, ...[column.heading, ...rows.map((row) => plainText(row[index] ?? ""))].map((text) => text.length))));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((weight / total) * textWidthTwips));
}
