import {
  AlignmentType, BorderStyle, BuilderElement, Document, Footer, Header, InternalHyperlink, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, Run, TabStopType, Tab, TextRun, type IParagraphStyleOptions, type IStylesOptions, type ParagraphChild,
} from "docx";
import type { PaperDocument } from "~/domain/documents/document";
import { translatorFor } from "~/i18n/translator";
import { styleIds, textWidthTwips, WordBlocks, type WordChild } from "./word-blocks.server";
import { runsOf, writable } from "./word-text.server";

/** The document as a Word file: headings, lists and tables are Word's own, so that it can be worked on. */
export async function writeWord(paper: PaperDocument): Promise<Buffer> {
  const blocks = new WordBlocks();
  const body = blocks.write(paper.blocks);
  const { t } = translatorFor(paper.language);
  const page = (text: string) => text.split(/(\{\w+\})/).map((part) => (part === "{page}" ? PageNumber.CURRENT : part === "{pages}" ? PageNumber.TOTAL_PAGES : part));
  const footer = new Footer({
    children: [new Paragraph({ style: styleIds.quiet, tabStops: [{ type: TabStopType.RIGHT, position: textWidthTwips }], children: [...runsOf(paper.foot), new TextRun({ children: [new Tab(), ...page(t("document.page-of", { page: "{page}", pages: "{pages}" }))] })] })],
  });
  const header = new Header({ children: [new Paragraph({ style: styleIds.quiet, children: runsOf(paper.runningHead ?? "") })] });
  const file = new Document({
    title: writable(paper.title), subject: writable(paper.subject), creator: writable(paper.organisation), lastModifiedBy: writable(paper.organisation), styles: styles(paper.language), numbering,
    sections: [{
      properties: { titlePage: true, page: { size: { width: 11906, height: 16838 }, margin: { top: 1247, right: 1134, bottom: 1247, left: 1134, header: 600, footer: 560 } } },
      headers: { default: header, first: new Header({ children: [new Paragraph({ children: [] })] }) },
      footers: { default: footer, first: footer },
      children: [...opening(paper), ...(paper.hasContents && blocks.contents.filter((entry) => !entry.isEntry).length > 1 ? contents(t("document.contents"), blocks) : []), ...body],
    }],
  });
  return Packer.toBuffer(file);
}

function opening(paper: PaperDocument): WordChild[] {
  return [
    ...(paper.sender ? [new Paragraph({ style: "Sender", children: runsOf(paper.sender) })] : []),
    new Paragraph({ style: "Title", children: runsOf(paper.title) }),
    ...(paper.subtitle ? [new Paragraph({ style: "Subtitle", children: runsOf(paper.subtitle) })] : []),
  ];
}

/**
 * The entries are written out, so that the contents are there without the file asking to update its fields; Word makes them
 * anew when the field is updated. A page number is a field of its own: programs that lay pages out on opening fill it in.
 */
function contents(heading: string, { contents: all }: WordBlocks): Paragraph[] {
  const entries = all.filter((entry) => entry.level <= 2 && !entry.isEntry);
  const depth = Math.max(...entries.map((entry) => entry.level));
  return [
    new Paragraph({ style: "ContentsHeading", children: runsOf(heading) }),
    ...entries.map(({ title, level, href }, index) => new Paragraph({
      style: `TOC${level}`, tabStops: pageNumberTab,
      children: [
        ...(index === 0 ? [fieldMark("begin"), fieldInstruction(`TOC \\o "1-${depth}" \\h \\z \\u`), fieldMark("separate")] : []),
        new InternalHyperlink({ anchor: href, children: [...runsOf(title), new TextRun({ children: [new Tab()] }), fieldMark("begin"), fieldInstruction(`PAGEREF ${href} \\h`), fieldMark("separate"), new TextRun(""), fieldMark("end")] }),
        ...(index === entries.length - 1 ? [fieldMark("end")] : []),
      ],
    })),
  ];
}

/** A field is written in runs of their own: some programs take what shares a run with its marks for text. */
const fieldRun = (child: BuilderElement): ParagraphChild => new Run({}).addChildElement(child) as Run;
const fieldMark = (type: "begin" | "separate" | "end") => fieldRun(new BuilderElement({ name: "w:fldChar", attributes: { type: { key: "w:fldCharType", value: type } } }));
const fieldInstruction = (text: string) => fieldRun(new BuilderElement({ name: "w:instrText", attributes: { space: { key: "xml:space", value: "preserve" } } }).addChildElement(text) as BuilderElement);

const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 425, hanging: 283 }, spacing: { after: 40 } } } }];
const numbering = { config: [{ reference: "bullets", levels: levels(LevelFormat.BULLET, "•") }, { reference: "numbers", levels: levels(LevelFormat.DECIMAL, "%1.") }] };

const pageNumberTab = [{ type: TabStopType.RIGHT, position: textWidthTwips }];
/** Every office program has Arial or a face of the same widths; text then breaks alike everywhere. */
const font = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "Malgun Gothic" };
const blue = "003D7A";
const grey = "525252";

function styles(language: PaperDocument["language"]): IStylesOptions {
  const heading = (size: number, before: number, color: string) => ({ run: { size, bold: true, color, font }, paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 80 } } });
  const style = (id: string, name: string, run: IParagraphStyleOptions["run"], paragraph: IParagraphStyleOptions["paragraph"]): IParagraphStyleOptions => ({ id, name, basedOn: "Normal", quickFormat: true, run, paragraph });
  return {
    default: {
      document: { run: { font, size: 20, language: { value: language === "da" ? "da-DK" : "en-GB", eastAsia: "ko-KR", bidirectional: "ar-SA" } }, paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } } },
      title: { run: { size: 48, bold: true, color: blue, font }, paragraph: { keepNext: true, spacing: { before: 120, after: 120, line: 252, lineRule: LineRuleType.AUTO } } },
      heading1: heading(32, 360, blue), heading2: heading(25, 240, "1A1A1A"), heading3: heading(22, 180, "1A1A1A"),
      hyperlink: { run: { color: "004D99", underline: {} } },
    },
    paragraphStyles: [
      style("Subtitle", "Subtitle", { size: 28 }, { spacing: { after: 240 } }),
      style("Sender", "Sender", { bold: true, color: "0059B3" }, { spacing: { after: 0 } }),
      style("ContentsHeading", "Contents Heading", { bold: true, size: 26, color: blue }, { keepNext: true, spacing: { before: 240, after: 80 } }),
      style("TOC1", "toc 1", { bold: true }, { spacing: { before: 80, after: 20 } }),
      style("TOC2", "toc 2", {}, { indent: { left: 284 }, spacing: { after: 20 } }),
      style(styleIds.lead, "Lead", { size: 26 }, { spacing: { after: 160 } }),
      style(styleIds.quiet, "Quiet", { size: 18, color: grey }, { spacing: { after: 80 } }),
      style(styleIds.caption, "caption", { bold: true, size: 20 }, { keepNext: true, spacing: { before: 200, after: 60 } }),
      style(styleIds.term, "Fact", {}, { spacing: { after: 60 } }),
      style(styleIds.note, "Note", {}, { indent: { left: 200 }, border: { left: { style: BorderStyle.SINGLE, size: 24, color: "0059B3", space: 8 } }, contextualSpacing: true, spacing: { after: 200 } }),
      style(styleIds.noteHeading, "Note Heading", { bold: true }, { indent: { left: 200 }, keepNext: true, border: { left: { style: BorderStyle.SINGLE, size: 24, color: "0059B3", space: 8 } }, spacing: { before: 160, after: 0 } }),
      style(styleIds.entryTime, "Entry Time", { bold: true, color: grey, size: 19 }, { spacing: { after: 60 } }),
      style(styleIds.entryText, "Entry Text", {}, { spacing: { after: 60 } }),
      style(styleIds.passage, "Passage", { color: grey, size: 19, italics: true }, { indent: { left: 284 }, spacing: { before: 120, after: 60 } }),
      style(styleIds.cell, "Table Text", { size: 19 }, { spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } }),
      // As good as nothing: a table may end at the foot of a page, and must not push a blank page after it.
      style(styleIds.gap, "Gap", { size: 2 }, { spacing: { before: 0, after: 60, line: 20, lineRule: LineRuleType.EXACT } }),
    ],
  };
}
