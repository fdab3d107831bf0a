import { drawBars } from "~/domain/documents/bar-chart";
import type { Block, PaperDocument } from "~/domain/documents/document";
import type { BallotProtocol } from "~/domain/voting/ballot-protocol";
import { formatDateLong } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { costText, momentText, type BallotHead } from "./present";
import type { DecisionView } from "./present-decision";
import { logText } from "./present-log";
import { distributionText, groupLabel, listText, lotOrder, outcomeText, paperLines } from "./present-outcome";
import { presentPairTables } from "./present-pair-tables";
import { presentFigures } from "./present-protocol-figures";
import type { BallotResult } from "./present-result";

export type ProtocolPaper = { head: BallotHead; protocol: BallotProtocol; result: BallotResult; decision: DecisionView | null };

/** The protocol of a closed ballot as a document: the result, the rules, every figure it rests on, the papers and the log. */
export function presentProtocolDocument(source: ProtocolPaper, translator: Translator, writtenAt: string): PaperDocument {
  const { head, protocol, result, decision } = source;
  const { t, pick, locale } = translator;
  const committee = pick(head.committee);
  return {
    language: locale, title: head.question, subtitle: t("protocol.document.subtitle"), sender: `${head.organisation}\n${committee}`, organisation: head.organisation, subject: t("protocol.document.subject"),
    runningHead: head.question, foot: t("ballot.advisory-short"), hasContents: false, writtenAt,
    blocks: [
      { kind: "note", tone: "warning", heading: t("ballot.advisory-short"), blocks: [{ kind: "paragraph", text: t("ballot.advisory") }] },
      ...outcomeBlocks(result, translator),
      ...(decision ? decisionBlocks(decision, translator) : []),
      ...ruleBlocks(source, translator),
      ...countBlocks(source, translator),
      ...paperBlocks(protocol, result, translator),
      ...logBlocks(protocol, translator),
    ],
  };
}

/** A drawing is not broken over pages, so a long one would leave most of a page empty. */
const mostBarsTogether = 8;

/** A table of so few rows goes to the next page with its heading, which would else stand alone at the foot of a page. */
const mostRowsHeaded = 10;
const headed = (isTogether: boolean, title: Block, blocks: Block[]): Block[] => (isTogether ? [{ kind: "group", blocks: [title, ...blocks] }] : [title, ...blocks]);

const heading = (level: 1 | 2, text: string): Block => ({ kind: "heading", level, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const inBrackets = (label: string | null) => (label === null ? "" : ` (${label})`);
const quiet = (text: string): Block => ({ kind: "paragraph", look: "quiet", text });
const list = (items: readonly string[], ordered = false): Block => ({ kind: "list", ordered, items });

function outcomeBlocks(result: BallotResult, translator: Translator): Block[] {
  const { t, tDynamic } = translator;
  const { turnout, drawn } = result;
  const order = drawn?.order ?? result.order;
  return [
    heading(1, t("ballot.tab.result")),
    { kind: "paragraph", look: "lead", text: outcomeText(translator, result) },
    paragraph(`${t("result.turnout", turnout)} ${t(turnout.voted >= turnout.quorum ? "result.quorum-met" : "result.quorum-missed", { quorum: turnout.quorum })}`),
    ...(result.reveals ? [paragraph(tDynamic(`result.reveals.${result.reveals}`))] : []),
    heading(2, t("result.order")),
    list(order.map((group) => `${group.join(" · ")}${inBrackets(groupLabel(translator, group, result))}`), true),
    ...(result.tied.length > 0 && !drawn ? [paragraph(`${t("result.tie-heading")}: ${listText(translator, result.tied)}.`)] : []),
    ...(drawn
      ? [
          heading(2, t("result.lot")), paragraph(t("result.lot-drawn", { order: lotOrder(result).join(", ") })), paragraph(`${t("result.lot-check")} ${drawn.seed}`),
          { kind: "table", caption: t("protocol.lots"), hasRowHeadings: true, columns: [{ heading: t("manage.option"), share: 30 }, { heading: t("protocol.hash"), share: 70 }], rows: drawn.lots.map((lot) => [lot.option, lot.hash]) } as const,
        ]
      : []),
  ];
}

function decisionBlocks(decision: DecisionView, { t, tDynamic, locale }: Translator): Block[] {
  const { tally } = decision;
  return [
    heading(1, t("ballot.tab.decision")),
    { kind: "paragraph", look: "lead", text: tDynamic(`decision.outcome.${tally.outcome}`) },
    paragraph(`${t("decision.figures", { for: tally.for, against: tally.against, blank: tally.blank, counted: tally.counted })} ${t("decision.presence", { present: tally.present, seats: decision.seatCount, quorum: tally.quorum })}`),
    {
      kind: "facts",
      rows: [
        { term: t("decision.meeting"), text: formatDateLong(decision.meetingOn, locale) }, { term: t("decision.item"), text: decision.agendaItem },
        { term: t("decision.motion"), text: decision.motion }, { term: t("decision.recorded-by"), text: decision.recordedBy },
      ],
    },
    {
      kind: "table", caption: t("decision.votes"), hasRowHeadings: true, columns: [{ heading: t("people.name") }, { heading: t("result.vote") }, { heading: t("decision.minority-note") }],
      rows: decision.people.map((one) => [
        `${one.name}${one.substituteFor ? `\n${t("decision.substitute-for", { name: one.substituteFor })}` : ""}`, tDynamic(`decision.participation.${one.participation}`), one.minorityNote || "–",
      ]),
    },
  ];
}

function ruleBlocks({ head, protocol }: ProtocolPaper, translator: Translator): Block[] {
  const { t, tDynamic } = translator;
  const { rules, electorate, options } = protocol;
  const isPriced = head.budgetUnit !== null;
  return [
    heading(1, t("protocol.rules")),
    {
      kind: "facts",
      rows: [
        { term: t("trips.committee"), text: `${rules.committee}, ${rules.organisation}` },
        { term: t("ballot.field.question"), text: rules.question },
        ...(rules.explanation ? [{ term: t("ballot.field.explanation"), text: rules.explanation }] : []),
        { term: t("ballot.field.method"), text: `${tDynamic(`ballot.method.${head.method}`)}. ${tDynamic(`ballot.method-hint.${head.method}`)}` },
        { term: t("ballot.field.secrecy"), text: tDynamic(`ballot.secrecy.${head.secrecy}`) },
        { term: t("protocol.period"), text: `${momentText(translator, rules.opensAt)} – ${momentText(translator, rules.closedAt)}` },
        ...(head.budget !== null ? [{ term: t("ballot.field.budget"), text: costText(translator, head.budget, head.budgetUnit!) }] : []),
        { term: t("protocol.eligible"), text: t("result.turnout", { voted: electorate.voted, eligible: electorate.eligible, blank: electorate.blank }) },
      ],
    },
    heading(2, t("ballot.options")),
    list(options.map((option) => `${option.title}${isPriced && option.cost !== null ? ` · ${costText(translator, option.cost, head.budgetUnit!)}` : ""}${option.removedReason ? ` – ${t("ballot.option-removed", { reason: option.removedReason })}` : ""}`)),
    heading(2, t("manage.electors")),
    list(electorate.names.map((one) => `${one.name} (${tDynamic(`manage.role.${one.role}`)})${one.removedReason ? ` – ${t("manage.removed", { reason: one.removedReason })}` : ""}`)),
  ];
}

function countBlocks({ head, protocol, result }: ProtocolPaper, translator: Translator): Block[] {
  const { t, tDynamic } = translator;
  const { bars, titles, pairwise, pairs } = result;
  const votes = result.turnout.voted;
  const figure = (one: { figure: number }) => tDynamic(`result.figure.${bars.measure}`, { figure: one.figure, votes });
  const measure = tDynamic(`result.bars.${bars.measure}`);
  return [
    heading(1, t("protocol.figures")),
    heading(2, measure),
    paragraph(tDynamic(`result.bars-lead.${bars.measure}`)),
    ...Array.from({ length: Math.ceil(bars.rows.length / mostBarsTogether) }, (_, sheet) => bars.rows.slice(sheet * mostBarsTogether, (sheet + 1) * mostBarsTogether)).map((rows): Block => ({
      kind: "figure", drawing: drawBars(rows.map((row) => ({ label: row.title, value: row.figure, figure: String(row.figure) })), Math.max(...bars.rows.map((row) => row.figure))),
      alt: `${measure}. ${rows.map((row) => `${row.title}: ${figure(row)}.`).join(" ")}`, caption: null,
    })),
    list(bars.rows.map((row) => `${row.title}: ${figure(row)}${row.distribution && votes > 0 ? `. ${distributionText(translator, row.distribution)}` : ""}`)),
    ...presentFigures(protocol.count, head, translator),
    ...headed(titles.length <= mostRowsHeaded, heading(2, t("result.pairs")), [
      paragraph(result.condorcetWinner ? t("result.condorcet", { title: result.condorcetWinner }) : result.cycle ? t("result.cycle", { titles: [...result.cycle, result.cycle[0]!].join(" → ") }) : t("result.no-condorcet")),
      ...presentPairTables({
        caption: t("result.matrix-caption"), corner: t("result.matrix-corner"), titles,
        figure: (row, column) => {
          const [own, other] = [pairwise[row]![column]!, pairwise[column]![row]!];
          return own > other ? [{ text: String(own), bold: true }] : String(own);
        },
      }, translator),
    ]),
    list(pairs.map((pair) => t(pair.winner ? "protocol.pair-won" : "protocol.pair-tied", { first: pair.first, second: pair.second, preferFirst: pair.preferFirst, preferSecond: pair.preferSecond, indifferent: pair.indifferent }))),
    ...(result.others.length > 0 && !result.shares
      ? [heading(2, t("result.others")), paragraph(t("result.others-lead", { method: tDynamic(`ballot.method.${head.method}`) })), list(result.others.map((one) => `${tDynamic(`result.method.${one.method}`)}: ${tDynamic(`result.agreement.${one.agreement}`, { titles: listText(translator, one.winners), count: one.winners.length })}`))]
      : []),
  ];
}

function paperBlocks(protocol: BallotProtocol, result: BallotResult, translator: Translator): Block[] {
  const { t } = translator;
  const rows = paperLines(protocol, translator).map(({ lead, text }) => `${lead} ${text}`);
  return [
    heading(1, t("protocol.papers")), quiet(t(protocol.papers ? "protocol.papers-named" : "protocol.papers-secret")), list(rows),
    ...(result.comments.length > 0 ? [heading(2, t("result.comments")), quiet(t("result.comments-lead")), list(result.comments)] : []),
  ];
}

function logBlocks({ log }: BallotProtocol, translator: Translator): Block[] {
  const { t } = translator;
  return [
    ...headed(log.length <= mostRowsHeaded, heading(1, t("protocol.log")), [quiet(t("protocol.log-lead")), {
      kind: "table", caption: t("protocol.log"), columns: [{ heading: t("protocol.number"), align: "right", share: 6 }, { heading: t("protocol.what"), share: 44 }, { heading: t("protocol.hash"), share: 50 }],
      rows: log.map((entry) => [
        String(entry.position),
        logText(translator, entry),
        entry.hash,
      ]),
    }]),
    paragraph(`${t("protocol.recount")} ${t("protocol.command")}`),
  ];
}
