import type { Block } from "~/domain/documents/document";
import type { CountProtocol } from "~/domain/voting/count-protocol";
import type { FractionText } from "~/domain/voting/fraction";
import { formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { costText, type BallotHead } from "./present";
import { presentPairTables } from "./present-pair-tables";

/** The figures between the papers and the result, as the method makes them. Approvals and points have none but their sums. */
export function presentFigures({ result, election }: CountProtocol, head: Pick<BallotHead, "budgetUnit">, translator: Translator): Block[] {
  const { t } = translator;
  const titles = election.options;
  if (result.method === "schulze") {
    const { paths } = result.details;
    return [
      { kind: "heading", level: 2, text: t("protocol.paths") },
      ...presentPairTables({ caption: t("protocol.paths-caption"), corner: t("protocol.from"), titles, figure: (from, to) => String(paths[from]![to]!) }, translator),
    ];
  }
  if (result.method === "ranked-pairs") {
    return [
      { kind: "heading", level: 2, text: t("protocol.majorities") },
      {
        kind: "table", caption: t("protocol.majorities-caption"),
        columns: [{ heading: t("protocol.strength"), align: "right", share: 9 }, { heading: t("protocol.majority"), share: 50 }, { heading: t("protocol.votes"), align: "right", share: 12 }, { heading: t("protocol.fate"), share: 29 }],
        rows: result.details.majorities.map((one) => [String(one.strength), `${one.winner} → ${one.loser}`, `${one.votes}–${one.against}`, one.locked ? t("protocol.locked") : t("protocol.set-aside", { cycle: (one.cycle ?? []).join(" → ") })]),
      },
    ];
  }
  if (result.method === "equal-shares") {
    const { outcomes, share, voters, budget } = result.details;
    const unit = head.budgetUnit ?? "oere";
    return [
      { kind: "heading", level: 2, text: t("protocol.shares") },
      { kind: "paragraph", text: t("protocol.shares-lead", { budget: costText(translator, budget, unit), voters, share: shareText(share, unit, translator) }) },
      { kind: "paragraph", text: t("protocol.rate-lead") },
      ...outcomes.map((outcome, index): Block => ({ kind: "group", blocks: [{
        kind: "table", caption: outcomes.length > 1 ? t("protocol.shares-way", { number: index + 1 }) : t("protocol.shares-caption"), hasRowHeadings: true,
        columns: [{ heading: t("manage.option"), share: 24 }, { heading: t("protocol.cost"), align: "right", share: 15 }, { heading: t("protocol.support"), align: "right", share: 15 }, { heading: t("protocol.rate"), share: 18 }, { heading: t("protocol.considered"), share: 28 }],
        rows: outcome.purchases.map((one) => [
          one.option, costText(translator, one.cost, unit), String(one.support), one.rate ? rateText(one.rate, translator) : t("protocol.left-over"),
          one.considered.filter((other) => other.option !== one.option).map((other) => `${other.option}: ${rateText(other.rate, translator)}`).join("\n") || "–",
        ]),
      }] })),
    ];
  }
  return [];
}

/** A share of the budget: in kroner to the nearest øre with the exact number of øre beside it, in days as it is. */
function shareText(share: FractionText, unit: "oere" | "days", translator: Translator): string {
  const [numerator, denominator = 1n] = share.split("/").map(BigInt) as [bigint, bigint?];
  if (unit === "days") return translator.t("protocol.share-days", { days: share, count: numerator > 0n && numerator <= denominator ? 1 : 2 });
  const amount = costText(translator, Number((2n * numerator + denominator) / (2n * denominator)), unit);
  return denominator === 1n ? amount : translator.t("protocol.share-about", { amount, exact: share });
}

/** A rate as a part of the price in percent, with the exact fraction beside it. */
function rateText(rate: FractionText, { locale }: Translator): string {
  const [numerator, denominator = 1n] = rate.split("/").map(BigInt) as [bigint, bigint?];
  const tenths = Number((2000n * numerator + denominator) / (2n * denominator));
  return `${formatNumber(tenths / 10, locale, tenths % 10 === 0 ? 0 : 1)} % (${rate})`;
}
