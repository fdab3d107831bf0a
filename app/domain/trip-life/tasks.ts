import { entryRuleFor } from "~/domain/itinerary/checks/entry-rules";
import { addDays, weekdayOf } from "~/domain/time/calendar-date";
import { stepOf, type LifeState, type TripStanding } from "./states";

/** What the calendar of a trip suggests; a code with a country stands once for each country. */
export const taskKinds = [
  "proposal", "ballot", "hosts-asked", "budget", "recommendation", "decision", "bookings", "passports", "entry-permit", "replacements", "questions",
  "hosts-confirmed", "entry-card", "programme-sent", "accounts", "report", "persons-deleted",
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** From which day a task is counted: the first day of the trip or the last. */
export type TaskAnchor = "departure" | "return";

/** A task with its due date as the trip's dates give it. */
export type SuggestedTask = {
  /** Unique within the trip: the kind, with `:GB` behind it for a country. */
  code: string;
  kind: TaskKind;
  countryCode: string | null;
  /** The state in which it is worked on. */
  state: LifeState;
  anchor: TaskAnchor;
  /** Days from the anchor; negative before it. */
  days: number;
  dueOn: string;
  /** True: the trip has come to a state that could not be reached without it. */
  settled: boolean;
};

/** What the tasks of a trip depend on. */
export type TaskFacts = {
  state: TripStanding;
  startsOn: string;
  endsOn: string;
  /** Days before a visit by which its host is to have said yes. */
  confirmationDays: number;
  /** Countries of the chosen destinations and those the plan sets foot in; home's own may be among them. */
  countryCodes: string[];
  declinedHostCount: number;
  visitsWithoutQuestions: number;
  hostPersonCount: number;
  /** Working days on which the offices at home are shut: holidays and days off by agreement. */
  daysOff?: ReadonlySet<string>;
};

type Rule = { kind: TaskKind; state: LifeState; anchor: TaskAnchor; days: number; settledFrom?: LifeState };

/* Weeks as app/decisions/0019 argues them. `settledFrom` is the state that cannot be reached without the task. */
const rules: Rule[] = [
  { kind: "proposal", state: "idea", anchor: "departure", days: -26 * 7, settledFrom: "ballot" },
  { kind: "ballot", state: "ballot", anchor: "departure", days: -20 * 7, settledFrom: "draft" },
  { kind: "hosts-asked", state: "draft", anchor: "departure", days: -12 * 7 },
  { kind: "budget", state: "draft", anchor: "departure", days: -9 * 7 },
  { kind: "recommendation", state: "draft", anchor: "departure", days: -8 * 7, settledFrom: "submitted" },
  { kind: "decision", state: "submitted", anchor: "departure", days: -7 * 7, settledFrom: "approved" },
  { kind: "bookings", state: "approved", anchor: "departure", days: -6 * 7 },
  { kind: "programme-sent", state: "approved", anchor: "departure", days: -7 },
  { kind: "accounts", state: "underway", anchor: "return", days: 6 * 7, settledFrom: "reported" },
  { kind: "report", state: "underway", anchor: "return", days: 8 * 7, settledFrom: "reported" },
];

/** Permits that are asked for on the net some time before; a card is filled in just before arrival. */
const permitRules = new Set(["eta", "esta", "canada", "korea", "unknown"]);

/** The last working day before, for a date at a weekend or on a day off: nobody is at work to meet it. Other dates stay. */
export function workdayBefore(date: string, daysOff?: ReadonlySet<string>): string {
  let day = date;
  while (weekdayOf(day) > 5 || daysOff?.has(day)) day = addDays(day, -1);
  return day;
}

/**
 * What the calendar suggests for a trip, by due date. Passports and permits only where the trip's countries ask for them
 * (the table of entry rules); new hosts, questions and persons to delete only while there are any. A cancelled trip has no tasks
 * left but deleting persons.
 */
export function suggestTasks(facts: TaskFacts): SuggestedTask[] {
  const extra: (Rule & { countryCode?: string })[] = [{ kind: "hosts-confirmed", state: "approved", anchor: "departure", days: -facts.confirmationDays }];
  const needed = [...new Set(facts.countryCodes)].sort().flatMap((countryCode) => {
    const rule = entryRuleFor(countryCode, facts.startsOn);
    return rule ? [{ countryCode, rule: rule.rule }] : [];
  });
  if (needed.length > 0) extra.push({ kind: "passports", state: "approved", anchor: "departure", days: -6 * 7 });
  for (const { countryCode, rule } of needed) {
    if (permitRules.has(rule)) extra.push({ kind: "entry-permit", countryCode, state: "approved", anchor: "departure", days: -6 * 7 });
    if (rule === "card" || rule === "exempt") extra.push({ kind: "entry-card", countryCode, state: "approved", anchor: "departure", days: -3 });
  }
  if (facts.declinedHostCount > 0) extra.push({ kind: "replacements", state: "draft", anchor: "departure", days: -6 * 7 });
  if (facts.visitsWithoutQuestions > 0) extra.push({ kind: "questions", state: "approved", anchor: "departure", days: -4 * 7 });
  const persons: Rule[] = facts.hostPersonCount > 0 ? [{ kind: "persons-deleted", state: "reported", anchor: "return", days: 90 }] : [];
  const all: (Rule & { countryCode?: string })[] = facts.state === "cancelled" ? persons : [...rules, ...extra, ...persons];
  const tasks = all.map(({ settledFrom, countryCode, ...rule }): SuggestedTask => ({
    ...rule,
    code: countryCode ? `${rule.kind}:${countryCode}` : rule.kind,
    countryCode: countryCode ?? null,
    dueOn: workdayBefore(addDays(rule.anchor === "departure" ? facts.startsOn : facts.endsOn, rule.days), facts.daysOff),
    settled: settledFrom !== undefined && stepOf(facts.state) >= stepOf(settledFrom),
  }));
  return tasks.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : taskKinds.indexOf(a.kind) - taskKinds.indexOf(b.kind) || (a.code < b.code ? -1 : 1)));
}

/** How near a due date is: before today, within the seven days from today, or later. */
export type Nearness = "overdue" | "this-week" | "later";

/** A task due today is due this week. */
export function nearnessOf(dueOn: string, today: string): Nearness {
  if (dueOn < today) return "overdue";
  return dueOn < addDays(today, 7) ? "this-week" : "later";
}
