import type PDFDocument from "pdfkit";
import type { PdfFonts } from "./pdf-fonts.server";
import type { LinePiece, TextLine, TextLook } from "./pdf-text.server";

export type Pdf = InstanceType<typeof PDFDocument>;
export type Tag = PDFKit.PDFStructureElement;

/** A4 in points, with 20 mm at the sides. */
export const sheet = { width: 595.28, height: 841.89, left: 56.7, right: 56.7, top: 62, bottom: 68 };
export const textWidthPt = sheet.width - sheet.left - sheet.right;
export const textHeightPt = sheet.height - sheet.top - sheet.bottom;

export const colours = { text: "#1a1a1a", quiet: "#525252", blue: "#0059b3", deepBlue: "#003d7a", rule: "#bfbfbf", faint: "#dcdcdc", panel: "#f3f6fa", warningPanel: "#fff6e0", warning: "#8a5a00" };

export const looks = {
  title: { sizePt: 27, leadingPt: 33, bold: true, colour: colours.deepBlue },
  subtitle: { sizePt: 14, leadingPt: 19, colour: colours.text },
  sender: { sizePt: 10, leadingPt: 14, bold: true, colour: colours.blue },
  heading1: { sizePt: 17, leadingPt: 22, bold: true, colour: colours.deepBlue },
  heading2: { sizePt: 12.5, leadingPt: 17, bold: true, colour: colours.text },
  heading3: { sizePt: 10.5, leadingPt: 14.5, bold: true, colour: colours.text },
  body: { sizePt: 10, leadingPt: 14, colour: colours.text },
  lead: { sizePt: 12.5, leadingPt: 18, colour: colours.text },
  quiet: { sizePt: 8.5, leadingPt: 12, colour: colours.quiet },
  strong: { sizePt: 10, leadingPt: 14, bold: true, colour: colours.text },
  table: { sizePt: 9, leadingPt: 12.5, colour: colours.text },
  tableStrong: { sizePt: 9, leadingPt: 12.5, bold: true, colour: colours.text },
} satisfies Record<string, TextLook>;

/**
 * A slice of a page: it is placed as a whole. `spaceBeforePt` is dropped at the head of a page. `head`: what stands above
 * it when a page begins with it, as the column headings of a table do.
 */
export type Strip = { heightPt: number; spaceBeforePt: number; keepsWithNext: boolean; startsPage?: boolean; head?: { heightPt: number; draw(y: number): void }; draw(y: number): void };

/** The sheet under the pen: marks with their place in the structure tree, or as decoration that is not read aloud. */
export class PdfCanvas {
  constructor(readonly pdf: Pdf, readonly fonts: PdfFonts) {}

  /** A new part of the structure tree, at the end of its parent. */
  tag(parent: Tag, type: string, options: Record<string, unknown> = {}): Tag {
    const made = this.pdf.struct(type, options);
    parent.add(made);
    return made;
  }

  /** Drawn, and not read aloud. */
  decorate(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.pdf.markContent("Artifact", { type });
    this.pdf.save();
    draw();
    this.pdf.restore();
    this.pdf.endMarkedContent();
  }

  rule(x: number, y: number, widthPt: number, colour: string = colours.rule, lineWidth = 0.6): void {
    this.decorate(() => this.pdf.moveTo(x, y).lineTo(x + widthPt, y).lineWidth(lineWidth).stroke(colour));
  }

  panel(x: number, y: number, widthPt: number, heightPt: number, colour: string): void {
    this.decorate(() => this.pdf.rect(x, y, widthPt, heightPt).fill(colour));
  }

  /** A line of text as content of a part of the tree; `y` is the top of the line. Links become parts of their own. */
  line(tag: Tag, line: TextLine, x: number, y: number): void {
    const stretches: LinePiece[][] = [];
    for (const piece of line.pieces) {
      const last = stretches.at(-1);
      if (last && last[0]!.href === piece.href) last.push(piece);
      else stretches.push([piece]);
    }
    for (const stretch of stretches) {
      const { href } = stretch[0]!;
      const draw = () => this.pieces(stretch, x, y, line.leadingPt);
      if (href === null) tag.add(draw);
      else this.link(this.tag(tag, "Link"), href, stretch, x, y, line.leadingPt, draw);
    }
  }

  /** A line of text without a place in the tree, for the edges of a page. */
  bareLine(line: TextLine, x: number, y: number): void {
    this.pieces(line.pieces, x, y, line.leadingPt);
  }

  private link(tag: Tag, href: string, pieces: LinePiece[], x: number, y: number, leadingPt: number, draw: () => void): void {
    tag.add(draw);
    const left = Math.min(...pieces.map((piece) => piece.x));
    const right = Math.max(...pieces.map((piece) => piece.x + piece.widthPt));
    const options = { structParent: tag, Contents: new String(pieces.map((piece) => piece.spoken).join("").trim()) };
    this.pdf.link(x + left, y, right - left, leadingPt, href, options as object);
    // The page of an annotation is read when its part of the tree is written: now, while that page is the current one.
    tag.end();
  }

  private pieces(pieces: LinePiece[], x: number, y: number, leadingPt: number): void {
    for (const piece of pieces) {
      const language = languageOf(piece);
      if (language) this.pdf.markContent("Span", { lang: language });
      this.piece(piece, x, y, leadingPt);
      if (language) this.pdf.endMarkedContent();
    }
  }

  private piece(piece: LinePiece, x: number, y: number, leadingPt: number): void {
    const baseline = y + leadingPt / 2 + piece.sizePt * 0.36;
    this.fonts.use(piece.key);
    this.pdf.fontSize(piece.sizePt).fillColor(piece.colour).text(piece.text, x + piece.x, baseline, { lineBreak: false, baseline: "alphabetic" });
    if (piece.href !== null) {
      this.pdf.moveTo(x + piece.x, baseline + 1.4).lineTo(x + piece.x + piece.widthPt, baseline + 1.4).lineWidth(0.5).stroke(piece.colour);
    }
  }
}

function languageOf({ key }: LinePiece): string | null {
  if (key.startsWith("korean")) return "ko";
  if (key.startsWith("arabic")) return "ar";
  return key.startsWith("hebrew") ? "he" : null;
}
