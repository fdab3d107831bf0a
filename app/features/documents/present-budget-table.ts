import type { Block } from "~/domain/documents/document";
import type { BudgetSummary } from "~/features/budget/queries.server";
import { formatAmount } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";

type Summary = Pick<BudgetSummary, "categories" | "total" | "members" | "staff" | "perParticipant" | "participantCount" | "memberCount" | "staffCount">;

/** What a trip costs, by category, with what members and staff bear and the price for each. */
export function budgetTable(budget: Summary, { t, tDynamic, locale }: Translator): Block {
  const amount = (amountOere: number) => formatAmount(amountOere, locale);
  return {
    kind: "table", caption: t("paper.budget.caption"), hasRowHeadings: true, sumRows: 4,
    columns: [{ heading: t("paper.budget.category"), share: 3 }, { heading: t("paper.budget.amount"), align: "right", share: 1 }],
    rows: [
      ...budget.categories.map(({ category, figures }) => [tDynamic(`budget.category.${category}`), amount(figures.expectedOere)]),
      [t("paper.budget.total"), amount(budget.total.expectedOere)],
      [t("paper.budget.members", { count: budget.memberCount }), amount(budget.members.expectedOere)],
      [t("paper.budget.staff", { count: budget.staffCount }), amount(budget.staff.expectedOere)],
      [t("paper.budget.each", { count: budget.participantCount }), amount(budget.perParticipant.expectedOere)],
    ],
  };
}

/**
 * What was paid against what was expected, by category. The difference is that of the lines that have been paid: what is
 * expected of a trip has the estimate of every other line in it, so nothing unpaid looks saved, and the column adds up.
 */
export function accountsTable(budget: Summary, { t, tDynamic, locale }: Translator): Block {
  const amount = (amountOere: number) => formatAmount(amountOere, locale);
  const cells = ({ highOere, actualOere, expectedOere }: Summary["total"]) => [amount(highOere), actualOere === null ? "–" : amount(actualOere), actualOere === null ? "–" : amount(expectedOere - highOere)];
  return {
    kind: "table", caption: t("paper.accounts.caption"), hasRowHeadings: true, sumRows: 2,
    columns: [
      { heading: t("paper.budget.category"), share: 2 }, { heading: t("paper.accounts.estimate"), align: "right", share: 1 }, { heading: t("paper.accounts.actual"), align: "right", share: 1 },
      { heading: t("paper.accounts.difference"), align: "right", share: 1 },
    ],
    rows: [
      ...budget.categories.map(({ category, figures }) => [tDynamic(`budget.category.${category}`), ...cells(figures)]),
      [t("paper.budget.total"), ...cells(budget.total)],
      [t("paper.budget.each", { count: budget.participantCount }), ...cells(budget.perParticipant)],
    ],
  };
}
