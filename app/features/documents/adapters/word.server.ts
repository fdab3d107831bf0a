import { AlignmentType, BorderStyle, Document, Footer, Header, LevelFormat, Packer, PageNumber, Paragraph, TabStopType, Tab, TableOfContents, TextRun, type IParagraphStyleOptions, type IStylesOptions } from "docx";
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
      children: [...opening(paper), ...(paper.hasContents && blocks.contents.length > 1 ? contents(t("document.contents"), blocks) : []), ...body],
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

/** The entries are written out, so that the contents are there without the file asking to update its fields. */
function contents(heading: string, { contents: all }: WordBlocks): (Paragraph | TableOfContents)[] {
  const entries = all.filter((entry) => entry.level <= 2);
  return [
    new Paragraph({ style: "ContentsHeading", children: runsOf(heading) }),
    new TableOfContents(heading, { hyperlink: true, headingStyleRange: "1-2", beginDirty: false, cachedEntries: entries }),
  ];
}

const levels = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => [{ level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 425, hanging: 283 }, spacing: { after: 40 } } } }];
const numbering = { config: [{ reference: "bullets", levels: levels(LevelFormat.BULLET, "•") }, { reference: "numbers", levels: levels(LevelFormat.DECIMAL, "%1.") }] };

const font = { ascii: "Calibri", hAnsi: "Calibri", cs: "Arial", eastAsia: "Malgun Gothic" };
const blue = "003D7A";
const grey = "525252";

function styles(language: PaperDocument["language"]): IStylesOptions {
  const heading = (size: number, before: number, color: string) => ({ run: { size, bold: true, color, font }, paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 80 } } });
  const style = (id: string, name: string, run: IParagraphStyleOptions["run"], paragraph: IParagraphStyleOptions["paragraph"]): IParagraphStyleOptions => ({ id, name, basedOn: "Normal", quickFormat: true, run, paragraph });
  return {
    default: {
      document: { run: { font, size: 21, language: { value: language === "da" ? "da-DK" : "en-GB", eastAsia: "ko-KR", bidirectional: "ar-SA" } }, paragraph: { spacing: { after: 120, line: 276 } } },
      title: { run: { size: 52, bold: true, color: blue, font }, paragraph: { keepNext: true, spacing: { before: 120, after: 120 } } },
      heading1: heading(32, 360, blue), heading2: heading(25, 240, "1A1A1A"), heading3: heading(22, 180, "1A1A1A"),
      hyperlink: { run: { color: "004D99", underline: {} } },
    },
    characterStyles: [{ id: "IndexLink", name: "Index Link", run: { color: "004D99" } }],
    paragraphStyles: [
      style("Subtitle", "Subtitle", { size: 28 }, { spacing: { after: 240 } }),
      style("Sender", "Sender", { bold: true, color: "0059B3" }, { spacing: { after: 0 } }),
      style("ContentsHeading", "Contents Heading", { bold: true, size: 26, color: blue }, { keepNext: true, spacing: { before: 240, after: 80 } }),
      style("TOC1", "toc 1", {}, { spacing: { after: 40 } }),
      style("TOC2", "toc 2", {}, { indent: { left: 284 }, spacing: { after: 20 } }),
      style(styleIds.lead, "Lead", { size: 26 }, { spacing: { after: 160 } }),
      style(styleIds.quiet, "Quiet", { size: 18, color: grey }, { spacing: { after: 80 } }),
      style(styleIds.caption, "caption", { bold: true, size: 20 }, { keepNext: true, spacing: { before: 200, after: 60 } }),
      style(styleIds.term, "Fact", {}, { indent: { left: 2268, hanging: 2268 }, tabStops: [{ type: TabStopType.LEFT, position: 2268 }], spacing: { after: 60 } } as IParagraphStyleOptions["paragraph"]),
      style(styleIds.note, "Note", {}, { indent: { left: 200 }, border: { left: { style: BorderStyle.SINGLE, size: 24, color: "0059B3", space: 8 } }, spacing: { after: 60 } }),
      style(styleIds.noteHeading, "Note Heading", { bold: true }, { indent: { left: 200 }, keepNext: true, border: { left: { style: BorderStyle.SINGLE, size: 24, color: "0059B3", space: 8 } }, spacing: { before: 160, after: 0 } }),
      style(styleIds.entryTime, "Entry Time", { bold: true, color: grey, size: 19 }, { spacing: { after: 60 } }),
      style(styleIds.entryText, "Entry Text", {}, { spacing: { after: 60 } }),
      style(styleIds.passage, "Passage", { color: grey, size: 19, italics: true }, { indent: { left: 284 }, spacing: { before: 120, after: 60 } }),
      style(styleIds.cell, "Table Text", { size: 19 }, { spacing: { before: 30, after: 30, line: 252 } }),
    ],
  };
}
