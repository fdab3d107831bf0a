import type { Block } from "~/domain/documents/document";
import type { CountProtocol } from "~/domain/voting/count-protocol";
import type { Translator } from "~/i18n/translator";
import { costText, type BallotHead } from "./present";

/** The figures between the papers and the result, as the method makes them. Approvals and points have none but their sums. */
export function presentFigures({ result, election }: CountProtocol, head: Pick<BallotHead, "budgetUnit">, translator: Translator): Block[] {
  const { t } = translator;
  const titles = election.options;
  if (result.method === "schulze") {
    const { paths } = result.details;
    return [
      { kind: "heading", level: 2, text: t("protocol.paths") },
      {
        kind: "table", caption: t("protocol.paths-caption"), hasRowHeadings: true, columns: [{ heading: t("protocol.from") }, ...titles.map((title) => ({ heading: title, align: "right" as const }))],
        rows: titles.map((from) => [from, ...titles.map((to) => (from === to ? "–" : String(paths[from]![to]!)))]),
      },
    ];
  }
  if (result.method === "ranked-pairs") {
    return [
      { kind: "heading", level: 2, text: t("protocol.majorities") },
      {
        kind: "table", caption: t("protocol.majorities-caption"),
        columns: [{ heading: t("protocol.strength"), align: "right", share: 10 }, { heading: t("protocol.majority"), share: 40 }, { heading: t("protocol.votes"), align: "right", share: 15 }, { heading: t("protocol.fate"), share: 35 }],
        rows: result.details.majorities.map((one) => [String(one.strength), `${one.winner} → ${one.loser}`, `${one.votes}–${one.against}`, one.locked ? t("protocol.locked") : t("protocol.set-aside", { cycle: (one.cycle ?? []).join(" → ") })]),
      },
    ];
  }
  if (result.method === "equal-shares") {
    const { outcomes, share, voters, budget } = result.details;
    const unit = head.budgetUnit ?? "oere";
    return [
      { kind: "heading", level: 2, text: t("protocol.shares") },
      { kind: "paragraph", text: t("protocol.shares-lead", { budget: costText(translator, budget, unit), voters, share, unit }) },
      ...outcomes.map((outcome, index): Block => ({
        kind: "table", caption: outcomes.length > 1 ? t("protocol.shares-way", { number: index + 1 }) : t("protocol.shares-caption"), hasRowHeadings: true,
        columns: [{ heading: t("manage.option") }, { heading: t("protocol.cost"), align: "right" }, { heading: t("protocol.support"), align: "right" }, { heading: t("protocol.rate") }, { heading: t("protocol.considered") }],
        rows: outcome.purchases.map((one) => [one.option, costText(translator, one.cost, unit), String(one.support), one.rate ?? t("protocol.left-over"), one.considered.map((other) => `${other.option}: ${other.rate}`).join(", ") || "–"]),
      })),
    ];
  }
  return [];
}
