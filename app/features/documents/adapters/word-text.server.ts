import { ExternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from "docx";
import { inlinesOf, type Inline, type InlineText } from "~/domain/documents/document";

const rightToLeft = /(\p{Script=Hebrew}|\p{Script_Extensions=Arabic})/u;
/** A stretch from the first letter that is read from the right to the last, with the spaces and signs between them. */
const rightToLeftRun = /((?:\p{Script=Hebrew}|\p{Script_Extensions=Arabic})(?:[^\p{L}]*(?:\p{Script=Hebrew}|\p{Script_Extensions=Arabic}))*)/u;
/** Characters that XML has no place for. */
// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const writable = (text: string) => text.replaceAll(/\r\n?/g, "\n").replaceAll(unwritable, "");

/** Whether a paragraph is read from the right as a whole: it has such letters, and no Latin ones. */
export const isRightToLeft = (text: string) => rightToLeft.test(text) && !/\p{Script=Latin}/u.test(text);

/** Running text as runs of Word. */
export function runsOf(text: InlineText, manner: IRunOptions = {}): ParagraphChild[] {
  return inlinesOf(text).map((inline) =>
    inline.href ? new ExternalHyperlink({ link: inline.href, children: textRuns(inline, { ...manner, style: "Hyperlink" }) }) : textRuns(inline, manner),
  ).flat();
}

function textRuns(inline: Inline, manner: IRunOptions): TextRun[] {
  return writable(inline.text).split("\n").flatMap((line, lineIndex) =>
    line.split(rightToLeftRun).flatMap((part, partIndex) => {
      const breaks = lineIndex > 0 && partIndex === 0 ? { break: 1 } : {};
      if (part === "" && !("break" in breaks)) return [];
      const direction = rightToLeft.test(part) ? { rightToLeft: true, language: { bidirectional: /\p{Script=Hebrew}/u.test(part) ? "he-IL" : "ar-SA" } } : {};
      const look = { ...(inline.bold === undefined ? {} : { bold: inline.bold }), ...(inline.italic === undefined ? {} : { italics: inline.italic }) };
      return [new TextRun({ ...manner, ...look, ...breaks, ...direction, text: part })];
    }),
  );
}
