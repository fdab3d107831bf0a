import type { Block, PaperDocument } from "~/domain/documents/document";
import { formatDate } from "~/i18n/format";
import type { TextPair } from "~/i18n/locale";
import type { Translator } from "~/i18n/translator";

type LetterPaper = { hostTitle: string; organisation: string; committee: TextPair; body: string; /** The date it is written on, in the committee's own country. */ date: string; writtenAt: string };

/** A letter to a host on paper: every empty line parts two paragraphs, lines that begin with a dash are a list. */
export function presentLetterDocument({ hostTitle, organisation, committee, body, date, writtenAt }: LetterPaper, { t, pick, locale }: Translator): PaperDocument {
  return {
    language: locale, title: t("letter.title", { host: hostTitle }), subtitle: formatDate(date, locale), sender: `${organisation}\n${pick(committee)}`, organisation, subject: t("document.letter.subject"),
    runningHead: null, foot: `${organisation} · ${pick(committee)}`, hasContents: false, writtenAt, blocks: body.split(/\n{2,}/).flatMap(partBlocks),
  };
}

function partBlocks(part: string): Block[] {
  const lines = part.split("\n").filter((line) => line.trim() !== "");
  const isItem = (line: string) => /^[–-]\s/.test(line);
  const texts = lines.filter((line) => !isItem(line));
  const items = lines.filter(isItem).map((line) => line.replace(/^[–-]\s+/, ""));
  // What stands after a list would change places with it: such a part is left as it was typed.
  const isMixed = items.length > 0 && lines.findIndex(isItem) !== texts.length;
  if (isMixed || items.length === 0) return lines.length > 0 ? [{ kind: "paragraph", text: lines.join("\n") }] : [];
  return [...(texts.length > 0 ? [{ kind: "paragraph", text: texts.join("\n") } as const] : []), { kind: "list", ordered: false, items }];
}
