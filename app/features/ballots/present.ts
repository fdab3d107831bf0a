import { wallClockOf } from "~/domain/time/wall-clock";
import { membershipIn } from "~/features/people/permissions";
import type { Viewer } from "~/features/people/queries.server";
import { formatAmount, formatClock, formatDateLong } from "~/i18n/format";
import type { Locale, TextPair } from "~/i18n/locale";
import type { Translator } from "~/i18n/translator";
import { rightsOf, type BallotRights } from "./permissions";
import type { BallotListRow, BallotRow, ElectorRow, OptionRow } from "./queries.server";
import { ballotTimeZone, paperKindOf, type BallotMethod, type BallotState, type ElectorRole, type PaperKind } from "./schema";
import type { PaperContent } from "./vote-schema";

/** "onsdag den 4. maj 2090 kl. 12.00": a moment in Copenhagen. */
export function momentText({ t, locale }: Translator, moment: string): string {
  const { date, minute } = wallClockOf(Date.parse(moment), ballotTimeZone);
  return t("ballot.moment", { date: formatDateLong(date, locale), clock: formatClock(Math.floor(minute), locale, true) });
}

/** A cost or a budget in its unit: "4.500 kr.", "2 dage". */
export function costText({ t, locale }: Translator, cost: number, unit: "oere" | "days"): string {
  return unit === "oere" ? formatAmount(cost, locale) : t("ballot.days", { days: cost });
}

export type BallotListItem = {
  ballotId: string;
  question: string;
  committee: TextPair;
  state: BallotState;
  opensAt: string | null;
  closesAt: string;
  eligible: number;
  voted: number;
  /** Whether the viewer still has a vote to cast; null when they have none. */
  ownVote: "due" | "done" | null;
  mayManage: boolean;
};

export type BallotList = { open: BallotListItem[]; coming: BallotListItem[]; closed: BallotListItem[]; mayManage: boolean; showCommittee: boolean };

/** The ballots a person may know of: what is open, what comes, what is over (the latest first; what was called off by the time it had). */
export function presentBallotList(rows: BallotListRow[], viewer: Viewer): BallotList {
  const list: BallotList = { open: [], coming: [], closed: [], mayManage: viewer.memberships.some((one) => one.role === "secretariat"), showCommittee: viewer.memberships.length > 1 };
  for (const row of rows) {
    const isElector = row.own_has_voted !== null;
    const rights = rightsOf({ membership: membershipIn(viewer, row.committee_id), isElector, now: row.asked_at, ballot: { state: row.state, results: row.results, opensAt: row.opens_at, closesAt: row.closes_at } });
    if (!rights) continue;
    const item: BallotListItem = {
      ballotId: row.id, question: row.question, committee: { da: row.committee_name_da, en: row.committee_name_en }, state: row.state, opensAt: row.opens_at?.toISOString() ?? null,
      closesAt: (row.closed_at ?? row.closes_at).toISOString(), eligible: row.eligible ?? 0, voted: row.voted ?? 0,
      ownVote: rights.mayVote ? (row.own_has_voted ? "done" : "due") : null, mayManage: rights.mayManage,
    };
    if (row.state === "closed" || row.state === "cancelled") list.closed.push(item);
    else (rights.isOpen ? list.open : list.coming).push(item);
  }
  // A ballot that was closed by hand ended before its time, so the order of the times is not that of the ends.
  list.closed.sort((a, b) => (a.closesAt > b.closesAt ? -1 : a.closesAt < b.closesAt ? 1 : 0));
  return list;
}

/** What every page of a ballot says of it. */
export type BallotHead = {
  ballotId: string;
  question: string;
  explanation: string;
  method: BallotMethod;
  kind: PaperKind;
  secrecy: "open" | "secret";
  results: "live" | "hidden";
  state: BallotState;
  opensAt: string | null;
  closesAt: string;
  closedAt: string | null;
  cancelReason: string | null;
  committee: TextPair;
  organisation: string;
  budget: number | null;
  budgetUnit: "oere" | "days" | null;
  lotWanted: boolean;
  lotDrawn: boolean;
  version: number;
  rights: BallotRights;
};

export function presentHead({ ballot, rights }: { ballot: BallotRow; rights: BallotRights }): BallotHead {
  return {
    ballotId: ballot.id, question: ballot.question, explanation: ballot.explanation, method: ballot.method, kind: paperKindOf(ballot.method), secrecy: ballot.secrecy, results: ballot.results,
    state: ballot.state, opensAt: ballot.opens_at?.toISOString() ?? null, closesAt: ballot.closes_at.toISOString(), closedAt: ballot.closed_at?.toISOString() ?? null,
    cancelReason: ballot.cancel_reason, committee: { da: ballot.committee_name_da, en: ballot.committee_name_en }, organisation: ballot.organisation_name,
    budget: ballot.budget, budgetUnit: ballot.budget_unit, lotWanted: ballot.lot_wanted, lotDrawn: ballot.lot_drawn, version: ballot.version, rights,
  };
}

/** A stored paper as the form starts from it. */
export type FormPaper = { revision: string; blank: boolean; content: PaperContent | null; comment: string };

export function presentPaper(paper: FormPaper): FormPaper {
  return { revision: paper.revision, blank: paper.blank, content: paper.content, comment: paper.comment };
}

export type ElectorItem = { electorId: string; name: string; role: ElectorRole; hasVoted: boolean; removedReason: string | null };

export function presentElectors(rows: ElectorRow[]): ElectorItem[] {
  return rows.map((row) => ({ electorId: row.id, name: row.display_name, role: row.elector_role, hasVoted: row.has_voted, removedReason: row.removed_reason }));
}

export function presentTurnout(rows: ElectorRow[]): { eligible: number; voted: number } {
  return { eligible: rows.filter((row) => row.removed_reason === null).length, voted: rows.filter((row) => row.has_voted).length };
}

type FormValues = Record<string, string | string[]>;

/** The form of a draft as a browser sends it. Keys of options are those of the catalogue. */
export function presentBallotForm(ballot: BallotRow, options: (OptionRow & { key: string })[], locale: Locale): FormValues {
  const clock = (moment: Date | null, part: "date" | "clock") => {
    if (!moment) return "";
    const { date, minute } = wallClockOf(moment.getTime(), ballotTimeZone);
    return part === "date" ? date : formatClock(Math.floor(minute), locale, true);
  };
  const cost = (amount: number | null) => (amount === null ? "" : String(ballot.budget_unit === "oere" ? amount / 100 : amount).replace(".", ","));
  return {
    version: String(ballot.version), question: ballot.question, explanation: ballot.explanation, method: ballot.method, secrecy: ballot.secrecy, results: ballot.results,
    opensOn: clock(ballot.opens_at, "date"), opensAt: clock(ballot.opens_at, "clock"), closesOn: clock(ballot.closes_at, "date"), closesAt: clock(ballot.closes_at, "clock"),
    option: options.map((option) => option.key), budget: cost(ballot.budget), budgetUnit: ballot.budget_unit ?? "oere", lotWanted: ballot.lot_wanted ? "on" : "",
    ...Object.fromEntries(options.map((option) => [`cost:${option.key}`, cost(option.cost)])),
  };
}
