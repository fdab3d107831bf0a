import type { Drawing, FigureBlock, Shape } from "~/domain/documents/document";
import { looks, type PdfCanvas, type Strip, type Tag } from "./pdf-canvas.server";
import { prepareText } from "./pdf-text.server";

/** A drawing in the width of the text, read aloud by its alternative text. */
export function figureStrips(canvas: PdfCanvas, block: FigureBlock, x: number, widthPt: number, parent: Tag): Strip[] {
  const { pdf } = canvas;
  const scale = widthPt / block.drawing.width;
  const heightPt = block.drawing.height * scale;
  const figure = canvas.tag(parent, "Figure", { alt: block.alt });
  const caption = block.caption === null ? [] : prepareText(canvas.fonts, block.caption, looks.quiet).breakInto(widthPt);
  const captionTag = caption.length > 0 ? canvas.tag(parent, "P") : null;
  const drawn: Strip = {
    heightPt, spaceBeforePt: 10, keepsWithNext: caption.length > 0 || (block.leadsIn ?? false),
    draw: (y) => {
      setBox(figure, [x, pdf.page.height - y - heightPt, x + widthPt, pdf.page.height - y]);
      figure.add(() => {
        pdf.save();
        pdf.rect(x, y, widthPt, heightPt).clip();
        pdf.translate(x, y).scale(scale);
        for (const shape of block.drawing.shapes) drawShape(canvas, shape, block.drawing);
        pdf.restore();
      });
    },
  };
  return [
    drawn,
    ...caption.map((line, index): Strip => ({
      heightPt: line.leadingPt, spaceBeforePt: index === 0 ? 3 : 0, keepsWithNext: index < caption.length - 1 || (block.leadsIn ?? false),
      draw: (y) => canvas.line(captionTag!, line, x, y),
    })),
  ];
}

/** A figure says where it stands on its page; that is known only when it is drawn. */
function setBox(figure: Tag, box: [number, number, number, number]): void {
  const { dictionary } = figure as unknown as { dictionary: { data: Record<string, unknown> } };
  dictionary.data.A = { O: "Layout", Placement: "Block", BBox: box };
}

function drawShape(canvas: PdfCanvas, shape: Shape, { width }: Drawing): void {
  const { pdf } = canvas;
  if (shape.type === "text") {
    const [line] = prepareText(canvas.fonts, shape.text, { sizePt: shape.size, leadingPt: shape.size, bold: shape.bold ?? false, colour: shape.fill }).breakInto(width * 4);
    const shift = shape.anchor === "middle" ? line!.widthPt / 2 : shape.anchor === "end" ? line!.widthPt : 0;
    // The canvas sets a line by its top; a drawing names the foot of its letters.
    canvas.bareLine(line!, shape.x - shift, shape.y - shape.size * 0.86);
    return;
  }
  if (shape.type === "path") {
    if (shape.path === "") return;
    pdf.path(shape.path);
  } else if (shape.type === "circle") pdf.circle(shape.x, shape.y, shape.radius);
  else if (shape.radius) pdf.roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
  else pdf.rect(shape.x, shape.y, shape.width, shape.height);
  pdf.lineWidth(shape.lineWidth ?? 1);
  const dash = shape.type === "path" ? shape.dash : undefined;
  if (dash) (pdf as unknown as { dash(lengths: readonly number[]): void }).dash(dash);
  if (shape.fill && shape.stroke) pdf.fillAndStroke(shape.fill, shape.stroke);
  else if (shape.fill) pdf.fill(shape.fill);
  else if (shape.stroke) pdf.stroke(shape.stroke);
  if (dash) pdf.undash();
}
