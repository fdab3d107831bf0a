import { z } from "zod";
import { instantOf } from "~/domain/time/wall-clock";
import { readDate } from "~/i18n/date-text";
import { checkbox, manyOf, optionalClock, optionalText, readNumber, requiredDate, requiredText, wholeNumber } from "~/shared/form-fields";

export const ballotMethods = ["schulze", "ranked-pairs", "approval", "score", "equal-shares"] as const;
export type BallotMethod = (typeof ballotMethods)[number];

export const ballotStates = ["draft", "open", "closed", "cancelled"] as const;
export type BallotState = (typeof ballotStates)[number];

export const electorRoles = ["chair", "member", "substitute"] as const;
export type ElectorRole = (typeof electorRoles)[number];

/** How a voter fills in a paper: by ranking, by ticking, by points. */
export type PaperKind = "ranking" | "approval" | "score";

export const paperKindOf = (method: BallotMethod): PaperKind => (method === "score" ? "score" : method === "approval" || method === "equal-shares" ? "approval" : "ranking");

/** Opening and closing are typed and shown in this zone, wherever the reader is. */
export const ballotTimeZone = "Europe/Copenhagen";

/** An option as a form names it: `destination:dk-odense`, `site:dk-lego`, `trip:` and an id. */
const optionKey = z.string().regex(/^(destination|site):[a-z0-9-]{1,80}$|^trip:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "error.choose");

const optionalDate = z.string().optional().transform((text, context) => {
  const typed = (text ?? "").trim();
  if (typed === "") return null;
  const date = readDate(typed);
  if (date) return date;
  context.addIssue({ code: "custom", message: "error.date" });
  return z.NEVER;
});

const plain = z.string().optional().transform((text) => (text ?? "").trim());

/** A cost or a budget: kroner to øre, or whole days; null for what cannot be one. */
function readCost(text: string, unit: "oere" | "days"): number | null {
  const value = readNumber(text.replace(/\s*kr\.?$/i, ""));
  const amount = value === null ? null : unit === "oere" ? Math.round(value * 100) : value;
  return amount !== null && Number.isSafeInteger(amount) && amount >= 0 && amount <= 100_000_000_00 ? amount : null;
}

/** The fields whose name begins with `prefix`, under the rest of their names; where one stands twice the last counts. */
export function fieldsNamed(values: Record<string, string | string[]>, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), [value].flat().at(-1) ?? ""]));
}

/** Names of a form that are made of a word and an id, under the word alone. */
const gather = (name: string, prefix: string) => (form: unknown) =>
  typeof form === "object" && form !== null ? { [name]: fieldsNamed(form as Record<string, string | string[]>, prefix), ...form } : form;

/** Letters in the question of a ballot. */
export const longestQuestion = 300;

const ballotFields = z.object({
  question: requiredText(longestQuestion),
  explanation: optionalText(4000),
  method: z.enum(ballotMethods, "error.choose"),
  secrecy: z.enum(["open", "secret"], "error.choose"),
  results: z.enum(["live", "hidden"], "error.choose"),
  opensOn: optionalDate,
  opensAt: optionalClock,
  closesOn: requiredDate,
  closesAt: optionalClock,
  option: manyOf(optionKey).pipe(z.array(optionKey).min(2, "error.two-options").max(50, "error.too-many-options")),
  costs: z.record(z.string(), z.string()),
  budget: plain,
  budgetUnit: z.enum(["oere", "days"]).default("oere"),
  lotWanted: checkbox,
});

type BallotFields = z.output<typeof ballotFields>;

/** The form's texts made into instants and amounts. Where something is missing or out of order it says at which field. */
function settle<Fields extends BallotFields>(form: Fields, context: z.RefinementCtx) {
  const issue = (field: string, message: string) => void context.addIssue({ code: "custom", path: [field], message });
  const opensAt = form.opensOn === null ? null : new Date(instantOf(form.opensOn, form.opensAt ?? 0, ballotTimeZone));
  if (form.opensOn === null && form.opensAt !== null) issue("opensOn", "error.required");
  if (form.closesAt === null) issue("closesAt", "error.required");
  const closesAt = new Date(instantOf(form.closesOn, form.closesAt ?? 0, ballotTimeZone));
  if (opensAt && closesAt <= opensAt) issue("closesOn", "error.closes-first");
  if (form.secrecy === "secret" && form.results === "live") issue("results", "error.secret-live");
  const shared = form.method === "equal-shares";
  const budget = shared ? readCost(form.budget, form.budgetUnit) : null;
  if (shared && budget === null) issue("budget", form.budget === "" ? "error.required" : "error.amount");
  const options = [...new Set(form.option)].map((key) => ({ key, cost: shared ? readCost(form.costs[key] ?? "", form.budgetUnit) : null }));
  if (shared && options.some(({ cost }) => cost === null)) issue("costs", "error.cost-missing");
  return { ...form, opensAt, closesAt, budget, budgetUnit: shared ? form.budgetUnit : null, options };
}

/** The form that makes one ballot, or with `perReach` one for each reach of its options. */
export const createBallotSchema = z.preprocess(
  gather("costs", "cost:"),
  ballotFields.extend({ requestKey: z.uuid("error.invalid"), committeeId: z.uuid("error.choose"), perReach: checkbox }).transform(settle),
);
export type CreateBallot = z.output<typeof createBallotSchema>;

export const editBallotSchema = z.preprocess(gather("costs", "cost:"), ballotFields.extend({ version: wholeNumber(1, 1_000_000_000) }).transform(settle));
export type EditBallot = z.output<typeof editBallotSchema>;

/** Whom the secretariat puts on the list: `elector:<user id>` with a role, or `none`. */
export const openBallotSchema = z.preprocess(
  gather("electors", "elector:"),
  z.object({
    electors: z.record(z.uuid(), z.enum([...electorRoles, "none"])).transform((chosen) => Object.entries(chosen).flatMap(([userId, role]) => (role === "none" ? [] : [{ userId, role }]))),
  }),
);
export type ChosenElector = { userId: string; role: ElectorRole };

export const extendSchema = z.object({ closesOn: requiredDate, closesAt: optionalClock, reason: requiredText(1000) }).transform((form, context) => {
  if (form.closesAt === null) context.addIssue({ code: "custom", path: ["closesAt"], message: "error.required" });
  return { closesAt: new Date(instantOf(form.closesOn, form.closesAt ?? 0, ballotTimeZone)), reason: form.reason };
});

export const reasonSchema = z.object({ reason: requiredText(1000) });
export const removeOptionSchema = z.object({ optionId: z.uuid("error.choose"), reason: requiredText(1000) });
export const removeElectorSchema = z.object({ electorId: z.uuid("error.choose"), reason: requiredText(1000) });

export type BallotRefusal =
  | { code: "unknown-option" }
  | { code: "too-few-options" }
  /** Somebody saved after the form was opened; `version` is the stored one. */
  | { code: "stale"; version: number }
  /** The ballot is not in the state that the act needs. */
  | { code: "wrong-state" }
  | { code: "closes-in-the-past" }
  | { code: "no-electors" }
  | { code: "unknown-elector" }
  | { code: "not-later" }
  | { code: "has-voted" }
  | { code: "option-removed"; title: string }
  | { code: "no-lot" }
  | { code: "no-tie" };

export const ballotsPath = "/afstemninger";
export const ballotPath = (ballotId: string) => `/afstemninger/${ballotId}`;
