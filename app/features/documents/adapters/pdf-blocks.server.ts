import type { Block, EntryBlock, InlineText } from "~/domain/documents/document";
import { colours, looks, type PdfCanvas, type Strip, type Tag } from "./pdf-canvas.server";
import { figureStrips } from "./pdf-figure.server";
import { tableStrips } from "./pdf-table.server";
import { prepareText, type TextLook } from "./pdf-text.server";

/** Where blocks are set: the left edge and the width, and the part of the tree that they belong to. */
export type Column = { x: number; widthPt: number; parent: Tag };

/** What the writer is told while it draws. */
export type BlockEvents = { onHeading(level: 1 | 2 | 3, text: string, y: number): void };

const entryColumns = { margin: 74, number: 26 };

/** Blocks as strips, in order; each block is cut when its strips are asked for. */
export function* eachStrip(canvas: PdfCanvas, blocks: readonly Block[], column: Column, events: BlockEvents): Generator<Strip> {
  let startsPage = false;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "page-break") {
      startsPage = true;
      continue;
    }
    const own = stripsOf(canvas, block, column, events);
    // A way leads to what stands below it; the last way of a day has nothing there, and stays with the day.
    if (block.kind === "passage" && blocks[index + 1]?.kind !== "entry") own.splice(-1, 1, { ...own.at(-1)!, keepsWithNext: false });
    if (block.kind === "entry" && isLastPassage(blocks, index + 1)) own.splice(-1, 1, { ...own.at(-1)!, keepsWithNext: true });
    if (startsPage && own[0]) own[0] = { ...own[0], startsPage: true };
    startsPage &&= own.length === 0;
    yield* own;
  }
}

const blockStrips = (canvas: PdfCanvas, blocks: readonly Block[], column: Column, events: BlockEvents): Strip[] => [...eachStrip(canvas, blocks, column, events)];

const isLastPassage = (blocks: readonly Block[], index: number) => blocks[index]?.kind === "passage" && blocks[index + 1]?.kind !== "entry";

function stripsOf(canvas: PdfCanvas, block: Exclude<Block, { kind: "page-break" }>, column: Column, events: BlockEvents): Strip[] {
  const { x, widthPt, parent } = column;
  switch (block.kind) {
    case "heading": {
      const look = [looks.heading1, looks.heading2, looks.heading3][block.level - 1]!;
      const tag = canvas.tag(parent, `H${block.level + 1}`);
      const strips = textStrips(canvas, block.text, look, { x, widthPt, parent: tag }, [22, 14, 10][block.level - 1]!).map((strip, index) => ({
        ...strip, keepsWithNext: true,
        draw: (y: number) => {
          if (index === 0) events.onHeading(block.level, block.text, y);
          strip.draw(y);
        },
      }));
      const note = block.note ? textStrips(canvas, block.note, looks.quiet, { x, widthPt, parent: canvas.tag(parent, "P") }, 1) : [];
      const all = [...strips, ...note.map((strip) => ({ ...strip, keepsWithNext: true }))];
      if (block.startsPage) all[0] = { ...all[0]!, startsPage: true };
      return all;
    }
    case "paragraph":
      return textStrips(canvas, block.text, block.look ? looks[block.look] : looks.body, { x, widthPt, parent: canvas.tag(parent, "P") }, 6).map((strip) => (block.leadsIn ? { ...strip, keepsWithNext: true } : strip));
    case "list":
      return listStrips(canvas, block.items, block.ordered, column);
    case "table":
      return tableStrips(canvas, block, x, widthPt, parent);
    case "group":
      return together(blockStrips(canvas, block.blocks, { x, widthPt, parent: canvas.tag(parent, "Div") }, events));
    case "note":
      return noteStrips(canvas, block, column, events);
    case "facts":
      return factStrips(canvas, block.rows, column);
    case "figure":
      return figureStrips(canvas, block, x, widthPt, parent);
    case "entry":
      return entryStrips(canvas, block, column, events);
    case "passage":
      return passageStrips(canvas, block.text, column);
  }
}

/** A text line by line. The first two lines and the last two stay together. */
export function textStrips(canvas: PdfCanvas, text: InlineText, look: TextLook, { x, widthPt, parent }: Column, spaceBeforePt: number): Strip[] {
  const lines = prepareText(canvas.fonts, text, look).breakInto(widthPt);
  return lines.map((line, index) => ({
    heightPt: line.leadingPt, spaceBeforePt: index === 0 ? spaceBeforePt : 0,
    keepsWithNext: index < lines.length - 1 && (index === 0 || index === lines.length - 2),
    draw: (y) => canvas.line(parent, line, x, y),
  }));
}

const together = (strips: Strip[]): Strip[] => strips.map((strip, index) => (index < strips.length - 1 ? { ...strip, keepsWithNext: true } : strip));

/** Strips side by side: what `left` draws begins where the first of `right` begins. */
function beside(left: Strip[], right: Strip[]): Strip[] {
  const total = (strips: Strip[]) => strips.reduce((sum, strip, index) => sum + strip.heightPt + (index === 0 ? 0 : strip.spaceBeforePt), 0);
  const missing = Math.max(0, total(left) - total(right));
  return right.map((strip, index) => ({
    ...strip,
    heightPt: strip.heightPt + (index === right.length - 1 ? missing : 0),
    draw: (y) => {
      let top = y;
      if (index === 0) {
        left.forEach((one, at) => {
          top += at === 0 ? 0 : one.spaceBeforePt;
          one.draw(top);
          top += one.heightPt;
        });
      }
      strip.draw(y);
    },
  }));
}

function listStrips(canvas: PdfCanvas, items: readonly InlineText[], ordered: boolean, { x, widthPt, parent }: Column): Strip[] {
  const list = canvas.tag(parent, "L");
  const indent = ordered ? 20 : 14;
  return items.flatMap((item, index) => {
    const li = canvas.tag(list, "LI");
    const label = canvas.tag(li, "Lbl");
    const body = canvas.tag(li, "LBody");
    const mark = textStrips(canvas, ordered ? `${index + 1}.` : "•", looks.body, { x, widthPt: indent, parent: label }, 0);
    return beside(mark, textStrips(canvas, item, looks.body, { x: x + indent, widthPt: widthPt - indent, parent: body }, index === 0 ? 5 : 2.5));
  });
}

function factStrips(canvas: PdfCanvas, rows: readonly { term: string; text: InlineText }[], { x, widthPt, parent }: Column): Strip[] {
  const list = canvas.tag(parent, "L");
  const naturalPt = Math.max(...rows.map((row) => prepareText(canvas.fonts, row.term, looks.strong).naturalWidthPt));
  const termPt = Math.min(Math.max(naturalPt, 60), widthPt * 0.34) + 12;
  return rows.flatMap(({ term, text }, index) => {
    const li = canvas.tag(list, "LI");
    const label = canvas.tag(li, "Lbl");
    const body = canvas.tag(li, "LBody");
    const left = textStrips(canvas, term, looks.strong, { x, widthPt: termPt - 8, parent: label }, 0);
    return beside(left, together(textStrips(canvas, text, looks.body, { x: x + termPt, widthPt: widthPt - termPt, parent: body }, index === 0 ? 6 : 3)));
  });
}

function noteStrips(canvas: PdfCanvas, block: Extract<Block, { kind: "note" }>, { x, widthPt, parent }: Column, events: BlockEvents): Strip[] {
  const sect = canvas.tag(parent, "Sect");
  const inner: Column = { x: x + 14, widthPt: widthPt - 26, parent: sect };
  const heading = block.heading === null ? [] : textStrips(canvas, block.heading, looks.strong, { ...inner, parent: canvas.tag(sect, "P") }, 0);
  const strips = [...heading.map((strip) => ({ ...strip, keepsWithNext: true })), ...blockStrips(canvas, block.blocks, inner, events)];
  const colour = block.tone === "warning" ? colours.warningPanel : colours.panel;
  const edge = block.tone === "warning" ? colours.warning : colours.blue;
  return together(strips).map((strip, index) => {
    const [above, below] = [index === 0 ? 8 : strip.spaceBeforePt, index === strips.length - 1 ? 8 : 0];
    return {
      ...strip, spaceBeforePt: index === 0 ? 10 : 0, heightPt: strip.heightPt + above + below,
      draw: (y) => {
        canvas.panel(x, y, widthPt, strip.heightPt + above + below, colour);
        canvas.panel(x, y, 3, strip.heightPt + above + below, edge);
        strip.draw(y + above);
      },
    };
  });
}

/** When and what kind in the margin, number, then title and facts. */
function entryStrips(canvas: PdfCanvas, block: EntryBlock, { x, widthPt, parent }: Column, events: BlockEvents): Strip[] {
  const sect = canvas.tag(parent, "Sect");
  const title = canvas.tag(sect, `H${block.level + 1}`);
  const margin = canvas.tag(sect, "P");
  const bodyX = x + entryColumns.margin + entryColumns.number;
  const inner: Column = { x: bodyX, widthPt: widthPt - (bodyX - x), parent: sect };
  const left = block.margin.flatMap((text, index) => textStrips(canvas, text, index === 0 ? looks.strong : looks.quiet, { x, widthPt: entryColumns.margin - 8, parent: margin }, 0));
  const number = block.number === null ? [] : [numberStrip(canvas, block.number, x + entryColumns.margin, title)];
  const head = beside([...number], textStrips(canvas, block.title, looks.heading2, { ...inner, parent: title }, 0));
  const mark = block.mark === null ? [] : textStrips(canvas, block.mark, { ...looks.quiet, italic: true }, { ...inner, parent: canvas.tag(sect, "P") }, 0);
  const body = beside(left, [...head, ...mark, ...blockStrips(canvas, block.blocks, inner, events)]);
  return together(body).map((strip, index) => ({
    ...strip, spaceBeforePt: index === 0 ? 9 : strip.spaceBeforePt,
    draw: (y) => {
      if (index === 0) events.onHeading(block.level, block.number === null ? block.title : `${block.number} ${block.title}`, y);
      strip.draw(y);
    },
  }));
}

/** The number in its round sign; it is read aloud before the title. */
function numberStrip(canvas: PdfCanvas, number: string, x: number, tag: Tag): Strip {
  const [line] = prepareText(canvas.fonts, number, { sizePt: 8.5, leadingPt: 16, bold: true, colour: "#ffffff" }).breakInto(40);
  const width = Math.max(16, line!.widthPt + 7);
  // A space that nobody sees keeps the number and the title apart where they are read aloud.
  const [last] = line!.pieces.slice(-1);
  const spaced = { ...line!, pieces: [...line!.pieces, ...(last ? [{ ...last, text: " ", spoken: " ", x: last.x + last.widthPt }] : [])] };
  return {
    heightPt: 16, spaceBeforePt: 0, keepsWithNext: false,
    draw: (y) => {
      canvas.decorate(() => canvas.pdf.roundedRect(x, y + 0.5, width, 16, 8).fill(colours.blue));
      canvas.line(tag, spaced, x + (width - line!.widthPt) / 2, y + 0.5);
    },
  };
}

function passageStrips(canvas: PdfCanvas, text: InlineText, { x, widthPt, parent }: Column): Strip[] {
  const bodyX = x + entryColumns.margin + entryColumns.number;
  const strips = textStrips(canvas, text, looks.quiet, { x: bodyX, widthPt: widthPt - (bodyX - x), parent: canvas.tag(parent, "P") }, 8);
  return strips.map((strip) => ({
    ...strip, keepsWithNext: true,
    draw: (y) => {
      const lineX = x + entryColumns.margin + 8;
      canvas.decorate(() => canvas.pdf.moveTo(lineX, y - 3).lineTo(lineX, y + strip.heightPt + 4).lineWidth(1.2).dash(1.5, { space: 2 }).stroke(colours.rule));
      strip.draw(y);
    },
  }));
}
