import { budgetCategories, lineFigures, noCost, splitFigures, type BudgetCategory, type BudgetLine, type Figures, type GroupSize } from "./budget-line";
import { partOfOere } from "./money";

/** What a ceiling is for: each participant, the whole trip, each member in the whole term. */
export const ceilingScopes = ["participant", "trip", "term"] as const;
export type CeilingScope = (typeof ceilingScopes)[number];

/** The ceilings of a trip in øre (null: none is set), and what each member has cost on earlier trips of the term. */
export type Ceilings = { participantOere: number | null; tripOere: number | null; termOere: number | null; termSpentPerMemberOere: number };

/** How a sum stands to a ceiling. `leftOere` is negative above it. */
export type CeilingState = { scope: CeilingScope; lowOere: number; sumOere: number; ceilingOere: number; leftOere: number; isAbove: boolean };

/** Everything a budget sums to. */
export type BudgetTotals = {
  participantCount: number;
  lines: { lineId: string; figures: Figures }[];
  /** The categories that have lines, in their order. */
  categories: { category: BudgetCategory; figures: Figures }[];
  total: Figures;
  perParticipant: Figures;
  members: Figures;
  staff: Figures;
  /** The members' part for each of them. */
  perMember: Figures;
  ceilings: CeilingState[];
};

/** The sum of figures; an actual that is not there adds nothing, and the sum has one as soon as one of them has. */
export function addFigures(list: Figures[]): Figures {
  return list.reduce(
    (sum, one) => ({
      lowOere: sum.lowOere + one.lowOere, highOere: sum.highOere + one.highOere,
      actualOere: one.actualOere === null ? sum.actualOere : (sum.actualOere ?? 0) + one.actualOere,
      expectedLowOere: sum.expectedLowOere + one.expectedLowOere, expectedOere: sum.expectedOere + one.expectedOere,
    }),
    noCost,
  );
}

/** Figures for each of so many, each rounded half away from zero; nothing for nobody. */
export function figuresEach(figures: Figures, count: number): Figures {
  const each = (amountOere: number) => partOfOere(amountOere, 1, count);
  return {
    lowOere: each(figures.lowOere), highOere: each(figures.highOere), actualOere: figures.actualOere === null ? null : each(figures.actualOere),
    expectedLowOere: each(figures.expectedLowOere), expectedOere: each(figures.expectedOere),
  };
}

function holdAgainst(scope: CeilingScope, figures: Figures, ceilingOere: number | null, spentOere = 0): CeilingState[] {
  if (ceilingOere === null) return [];
  const sumOere = spentOere + figures.expectedOere;
  return [{ scope, lowOere: spentOere + figures.expectedLowOere, sumOere, ceilingOere, leftOere: ceilingOere - sumOere, isAbove: sumOere > ceilingOere }];
}

/**
 * Sums a budget. Lines are summed as they are rounded, so that what a page shows adds up; the price for each participant is
 * the total by all who travel, rounded last. The ceiling of the term is held against a member's own part.
 */
export function sumBudget(lines: BudgetLine[], group: GroupSize, ceilings: Ceilings): BudgetTotals {
  const known = lines.map((line) => ({ line, figures: lineFigures(line, group) }));
  const parts = known.map(({ line, figures }) => splitFigures(figures, line.audience, group));
  const participantCount = group.memberCount + group.staffCount;
  const total = addFigures(known.map((one) => one.figures));
  const members = addFigures(parts.map((one) => one.members));
  const perParticipant = figuresEach(total, participantCount);
  const perMember = figuresEach(members, group.memberCount);
  return {
    participantCount,
    lines: known.map(({ line, figures }) => ({ lineId: line.id, figures })),
    categories: budgetCategories
      .filter((category) => lines.some((line) => line.category === category))
      .map((category) => ({ category, figures: addFigures(known.filter((one) => one.line.category === category).map((one) => one.figures)) })),
    total, perParticipant, members, staff: addFigures(parts.map((one) => one.staff)), perMember,
    ceilings: [
      ...holdAgainst("participant", perParticipant, ceilings.participantOere),
      ...holdAgainst("trip", total, ceilings.tripOere),
      ...holdAgainst("term", perMember, ceilings.termOere, ceilings.termSpentPerMemberOere),
    ],
  };
}
