import { excerptOf, markWords, type MarkedPiece, type Wanted } from "~/domain/text/mark-words";
import { formatDateSpan } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { SearchAnswer, SearchHit } from "./queries.server";
import { hitPath, searchAddress, searchKinds, type SearchKind, type SearchRequest } from "./schema";

export type HitView = { key: string; kind: SearchKind; to: string; title: MarkedPiece[]; note: MarkedPiece[]; excerpt: MarkedPiece[] };
export type KindChoice = { kind: SearchKind | null; count: number; to: string; chosen: boolean };
export type SearchPageData = { text: string; cut: boolean; kind: SearchKind | null; hits: HitView[]; found: number; more: boolean; alike: boolean; choices: KindChoice[] };
/** What the box shows while one types: as few bytes as will do. */
export type SuggestionData = { text: string; found: number; more: boolean; suggestions: { key: string; kind: SearchKind; to: string; title: MarkedPiece[]; note: string }[] };

const excerptLength = 220;

const wantedOf = ({ words, stems }: SearchAnswer): Wanted => ({ words, stems });
const sumOf = (counts: SearchAnswer["counts"]) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Title, place and the part of the text that fits, in the reader's language; the other language's title where only that one was meant. */
function presentHit(hit: SearchHit, wanted: Wanted, translator: Translator): HitView {
  const own = translator.pick({ da: hit.titleDa, en: hit.titleEn });
  const other = translator.locale === "da" ? hit.titleEn : hit.titleDa;
  const title = markWords(own, wanted);
  const otherTitle = other !== own && !title.some(({ marked }) => marked) ? markWords(other, wanted) : [];
  const excerpt = excerptOf(translator.pick({ da: hit.bodyDa, en: hit.bodyEn }), wanted, excerptLength);
  const note = noteOf(hit, translator);
  return {
    key: `${hit.kind} ${hit.refId}`, kind: hit.kind, to: hitPath(hit.kind, hit.code),
    title: otherTitle.some(({ marked }) => marked) ? [...title, { text: " (", marked: false }, ...otherTitle, { text: ")", marked: false }] : title,
    note: markWords(note, wanted), excerpt: excerpt === null ? [] : markWords(excerpt, wanted),
  };
}

function noteOf(hit: SearchHit, { locale, pick, tDynamic }: Translator): string {
  const reach = hit.reach ? tDynamic(`reach.${hit.reach}`) : "";
  const dates = hit.startsOn && hit.endsOn ? formatDateSpan(hit.startsOn, hit.endsOn, locale) : "";
  return [dates, pick({ da: hit.noteDa, en: hit.noteEn }), reach].filter((part) => part !== "").join(" · ");
}

/** `answer` holds the hits of the chosen kind, `counts` what was found of every kind. */
export function presentSearch(request: SearchRequest, answer: SearchAnswer, counts: SearchAnswer["counts"], translator: Translator): SearchPageData {
  const wanted = wantedOf(answer);
  const kinds = searchKinds.filter((kind) => counts[kind] || kind === request.kind);
  const choice = (kind: SearchKind | null, count: number): KindChoice => ({ kind, count, to: searchAddress(request.text, kind), chosen: kind === request.kind });
  return {
    ...request, hits: answer.hits.map((hit) => presentHit(hit, wanted, translator)), found: sumOf(answer.counts), more: answer.more, alike: answer.alike,
    choices: kinds.length > 1 || request.kind ? [choice(null, sumOf(counts)), ...kinds.map((kind) => choice(kind, counts[kind] ?? 0))] : [],
  };
}

export function presentSuggestions(text: string, answer: SearchAnswer, translator: Translator): SuggestionData {
  const wanted = wantedOf(answer);
  return {
    text, found: sumOf(answer.counts), more: answer.more,
    suggestions: answer.hits.map((hit) => {
      const { key, kind, to, title } = presentHit(hit, wanted, translator);
      return { key, kind, to, title, note: noteOf(hit, translator) };
    }),
  };
}
