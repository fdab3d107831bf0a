import { Link } from "@remix-run/react";
import { formatAmount, formatAmountRange } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { BudgetTotalsView } from "../present";

/** The answer the committee asks for: the price for each participant, the total, and how they stand to the ceilings. */
export function BudgetSummaryBox({ totals, tripId, committeeId, mayEdit }: { totals: BudgetTotalsView; tripId: string; committeeId: string; mayEdit: boolean }) {
  const { t, locale } = useTranslator();
  const { total, perParticipant, ceilings } = totals;
  return (
    <section className="st-budget__summary" aria-label={t("budget.summary")}>
      <p className="st-budget__price">
        <strong>{formatAmountRange(perParticipant.expectedLowOere, perParticipant.expectedOere, locale)}</strong> {t("budget.per-participant")}
      </p>
      <p>{t("budget.in-all", { amount: formatAmountRange(total.expectedLowOere, total.expectedOere, locale), members: totals.memberCount, staff: totals.staffCount })}</p>
      <ul className="nobullet-list">
        {ceilings.map((one) => (
          <li key={one.scope}>
            <Icon name={one.isAbove ? "error" : "success"} />{" "}
            {t("budget.ceiling", {
              scope: one.scope, over: one.isAbove ? "yes" : "no", sum: formatAmountRange(one.lowOere, one.sumOere, locale), left: formatAmount(Math.abs(one.leftOere), locale),
              ceiling: formatAmount(one.ceilingOere, locale), spent: formatAmount(totals.termSpentPerMemberOere, locale), earlier: totals.termSpentPerMemberOere === 0 ? "no" : "yes",
            })}
            {one.scope === "term" ? <> <Link to={`/udvalg/regnskab?udvalg=${committeeId}`}>{t("budget.term-account")}</Link></> : null}
          </li>
        ))}
      </ul>
      {ceilings.length === 0 ? <p className="st-muted">{t("budget.no-ceiling")} {mayEdit ? <Link to={`/ture/${tripId}/ret`}>{t("budget.set-ceiling")}</Link> : null}</p> : null}
    </section>
  );
}
