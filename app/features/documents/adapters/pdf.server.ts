import PDFDocument from "pdfkit";
import type { PaperDocument } from "~/domain/documents/document";
import { translatorFor } from "~/i18n/translator";
import { eachStrip, textStrips, type Column } from "./pdf-blocks.server";
import { colours, looks, PdfCanvas, sheet, textHeightPt, textWidthPt, type Pdf, type Strip, type Tag } from "./pdf-canvas.server";
import { PdfFonts } from "./pdf-fonts.server";
import { prepareText } from "./pdf-text.server";

/*
 * A document as PDF, tagged to be read aloud (PDF/UA). Blocks are first cut into strips that are placed whole; then strips
 * are laid on pages. A strip may ask to stay with the next: headings, groups and entries are chains of such strips, and a
 * chain moves to the next page when it would fit there.
 */

/** The document as a PDF file. */
export async function writePdf(paper: PaperDocument): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "A4", margin: 0, autoFirstPage: false, bufferPages: true, font: null as unknown as string, pdfVersion: "1.7", subset: "PDF/UA" as PDFKit.Mixins.PDFSubsets, tagged: true,
    lang: paper.language === "da" ? "da-DK" : "en-GB", displayTitle: true,
    info: { Title: cleanInfo(paper.title), Author: cleanInfo(paper.organisation), Subject: cleanInfo(paper.subject), Creator: "Studietur", CreationDate: new Date(paper.writtenAt), ModDate: new Date(paper.writtenAt) },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => pdf.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", resolve).on("error", reject));
  const canvas = new PdfCanvas(pdf, new PdfFonts(pdf));
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  placeStrips(canvas, layOut(canvas, paper, root));
  drawEdges(canvas, paper);
  root.end();
  pdf.end();
  await finished;
  return Buffer.concat(chunks);
}

const cleanInfo = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** The strips of a document, cut as they are placed: of a long one, no more than a chain is held at a time. */
function* layOut(canvas: PdfCanvas, paper: PaperDocument, root: Tag): Generator<Strip> {
  const { pdf } = canvas;
  const column = (parent: Tag): Column => ({ x: sheet.left, widthPt: textWidthPt, parent });
  const tagged = (type: string) => column(canvas.tag(root, type));
  const keep = (strips: Strip[]) => strips.map((strip) => ({ ...strip, keepsWithNext: true }));
  const sender = paper.sender ? keep(textStrips(canvas, paper.sender, looks.sender, tagged("P"), 0)) : [];
  const title = keep(textStrips(canvas, paper.title, looks.title, tagged("H1"), 10));
  const subtitle = paper.subtitle ? keep(textStrips(canvas, paper.subtitle, looks.subtitle, tagged("P"), 6)) : [];
  // Bookmarks nest as headings do; a level that was left out hangs under the nearest one above.
  const parents: (PDFKit.PDFOutline | undefined)[] = [pdf.outline];
  const onHeading = (level: 1 | 2 | 3, text: string, y: number) => {
    const parent = parents.slice(0, level).findLast((one) => one !== undefined)!;
    parents.splice(level);
    parents[level] = parent.addItem(cleanInfo(text), { expanded: level === 1, top: Math.max(0, y - 8), left: sheet.width } as object);
  };
  yield* [...sender, ...title, ...subtitle];
  yield* eachStrip(canvas, paper.blocks, column(root), { onHeading });
}

/**
 * The marks of a page that is done, in one piece. They wait in thousands of small pieces for the last page, which knows how many
 * there are, and each piece takes more room than what it says.
 */
function gatherMarks({ page }: Pdf): void {
  const { content } = page as unknown as { content: { buffer: Uint8Array[] } };
  content.buffer = [Buffer.concat(content.buffer)];
}

/** Strips that stay together. */
function* chainsOf(strips: Iterable<Strip>): Generator<Strip[]> {
  let chain: Strip[] = [];
  for (const strip of strips) {
    if (chain.length > 0 && (!chain.at(-1)!.keepsWithNext || strip.startsPage)) {
      yield chain;
      chain = [];
    }
    chain.push(strip);
  }
  if (chain.length > 0) yield chain;
}

function placeStrips(canvas: PdfCanvas, strips: Iterable<Strip>): void {
  const bottom = sheet.top + textHeightPt;
  let y = Infinity;
  let isAtTop = true;
  const newPage = () => {
    if (y !== Infinity) gatherMarks(canvas.pdf);
    canvas.pdf.addPage();
    y = sheet.top;
    isAtTop = true;
  };
  const heightOf = (chain: Strip[], atTop: boolean) => chain.reduce((sum, strip, index) => sum + strip.heightPt + (index === 0 && atTop ? (strip.head?.heightPt ?? 0) : strip.spaceBeforePt), 0);
  for (const chain of chainsOf(strips)) {
    if (y === Infinity || (chain[0]!.startsPage && !isAtTop)) newPage();
    if (!isAtTop && y + heightOf(chain, false) > bottom && heightOf(chain, true) <= textHeightPt) newPage();
    for (const strip of chain) {
      if (!isAtTop && y + strip.spaceBeforePt + strip.heightPt > bottom) newPage();
      if (isAtTop && strip.head && canvas.pdf.bufferedPageRange().count > 1) {
        strip.head.draw(y);
        y += strip.head.heightPt;
      } else if (!isAtTop) y += strip.spaceBeforePt;
      strip.draw(y);
      y += strip.heightPt;
      isAtTop = false;
    }
  }
  if (y === Infinity) newPage();
}

/** Running head, foot and page numbers: they are not part of what is read aloud. */
function drawEdges(canvas: PdfCanvas, paper: PaperDocument): void {
  const { t } = translatorFor(paper.language);
  const { pdf, fonts } = canvas;
  const { count } = pdf.bufferedPageRange();
  const one = (text: string, widthPt: number) => prepareText(fonts, text, looks.quiet).breakInto(widthPt)[0]!;
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    const number = one(t("document.page-of", { page: page + 1, pages: count }), 120);
    canvas.decorate(() => {
      const y = sheet.height - 44;
      pdf.moveTo(sheet.left, y - 6).lineTo(sheet.width - sheet.right, y - 6).lineWidth(0.5).stroke(colours.rule);
      canvas.bareLine(one(paper.foot, textWidthPt - 130), sheet.left, y);
      canvas.bareLine(number, sheet.width - sheet.right - number.widthPt, y);
      if (page > 0 && paper.runningHead) canvas.bareLine(one(paper.runningHead, textWidthPt), sheet.left, 30);
    }, "Pagination");
  }
}
