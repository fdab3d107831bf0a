import { z } from "zod";
import { audiences, budgetCategories, budgetUnits, quantityBases, vatNotes } from "~/domain/budget/budget-line";
import { currencyDecimals, isCurrency, ownRate, type Currency } from "~/domain/budget/money";
import { readMinor, readRate, type AmountFault } from "~/domain/budget/read-amount";
import { readDate } from "~/i18n/date-text";
import { optionalText, requiredText, wholeNumber } from "~/shared/form-fields";

export const currencies = Object.keys(currencyDecimals) as Currency[];

/** The most that one unit can cost, in minor units: a hundred million. A typing mistake stops here and not in the sum. */
const largestMinor = 100_000_000_00;

/** Where faults are said; null where they have been. */
type Context = z.core.$RefinementCtx | null;

/** The message of a number that was not understood. */
export function amountError(fault: AmountFault): string {
  return `error.amount-${fault}`;
}

/** An amount in a field; on a fault it says so at the field and gives null. */
function amountField(context: Context, field: string, text: string, currency: Currency, mayBeNegative = false): number | null {
  const read = readMinor(text, currency, { mayBeNegative });
  if (read.ok && Math.abs(read.value) <= largestMinor) return read.value;
  context?.addIssue({ code: "custom", path: [field], message: read.ok ? "error.amount-large" : amountError(read.fault) });
  return null;
}

function rateField(context: Context, text: string): string | null {
  const read = readRate(text);
  if (read.ok) return read.value;
  context?.addIssue({ code: "custom", path: ["rate"], message: text === "" ? "error.rate-missing" : read.fault === "ambiguous" ? "error.rate-ambiguous" : "error.rate" });
  return null;
}

function rateDateField(context: Context, text: string): string | null {
  const date = readDate(text);
  if (!date) context?.addIssue({ code: "custom", path: ["rateDate"], message: text === "" ? "error.rate-date-missing" : "error.date" });
  return date;
}

type MoneyField = "unit" | "roomCount" | "low" | "high" | "actual" | "currency" | "rate" | "rateDate";

/** The amounts of a line in their currency, its rate and its rooms. What says nothing usable is reckoned as nothing, and said. */
function readMoney(form: Partial<Record<MoneyField, unknown>>, context: Context) {
  const text = (field: MoneyField) => (typeof form[field] === "string" ? form[field] : "");
  const [roomCount, high, actual, currency] = [text("roomCount"), text("high"), text("actual"), text("currency")];
  const rooms = text("unit") === "room-night" && roomCount !== "" ? wholeNumber(1, 500).safeParse(roomCount) : null;
  if (rooms && !rooms.success) context?.addIssue({ code: "custom", path: ["roomCount"], message: rooms.error.issues[0]!.message });
  const rest = { roomCount: rooms?.data ?? null, lowMinor: 0, highMinor: 0, actualMinor: null, rate: ownRate, rateDate: null };
  if (!isCurrency(currency)) return rest;
  const own = currency === "DKK";
  const lowMinor = text("low") === "" ? null : amountField(context, "low", text("low"), currency);
  const highMinor = high === "" ? lowMinor : amountField(context, "high", high, currency);
  const actualMinor = actual === "" ? null : amountField(context, "actual", actual, currency, true);
  if (lowMinor !== null && highMinor !== null && highMinor < lowMinor) context?.addIssue({ code: "custom", path: ["high"], message: "error.low-above-high" });
  return { ...rest, lowMinor: lowMinor ?? 0, highMinor: highMinor ?? 0, actualMinor, rate: own ? ownRate : (rateField(context, text("rate")) ?? ownRate), rateDate: own ? null : rateDateField(context, text("rateDate")) };
}

const choice = <Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values, "error.choose");

/**
 * The form of a line. Version 0 is a new one. An empty high estimate is the low one; an empty actual is none yet; the rate is
 * that of kroner to kroner where the currency is the kroner.
 */
export const lineFormSchema = z
  .object({
    version: wholeNumber(0, 1_000_000_000),
    title: requiredText(200),
    category: choice(budgetCategories),
    unit: choice(budgetUnits),
    audience: choice(audiences),
    quantity: wholeNumber(1, 1000),
    quantityBasis: z.union([z.literal("").transform(() => null), choice(quantityBases)]).optional().transform((basis) => basis ?? null),
    roomCount: optionalText(10),
    low: requiredText(40),
    high: optionalText(40),
    actual: optionalText(40),
    currency: z.string().refine(isCurrency, "error.choose"),
    rate: optionalText(40),
    rateDate: optionalText(20),
    vat: choice(vatNotes),
    note: optionalText(1000),
  })
  // Also where another field is wrong already: every fault is said at once.
  .superRefine((form, context) => void readMoney(form, context), { when: () => true })
  .transform((form) => {
    const { version, title, category, unit, audience, quantity, quantityBasis, currency, vat, note } = form;
    return { version, title, category, unit, audience, quantity, quantityBasis, ...readMoney(form, null), currency, vat, note };
  });
export type LineForm = z.output<typeof lineFormSchema>;

/** What can be done to the lines from the page of the budget. */
export const budgetActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("accept"), basis: z.enum(quantityBases), requestKey: z.uuid() }),
  z.object({ intent: z.literal("update-quantity"), lineId: z.uuid(), version: wholeNumber(1, 1_000_000_000) }),
  z.object({ intent: z.literal("move"), lineId: z.uuid(), direction: z.enum(["up", "down"]) }),
  z.object({ intent: z.literal("remove"), lineId: z.uuid(), version: wholeNumber(1, 1_000_000_000) }),
  z.object({ intent: z.literal("undo"), entryId: wholeNumber(1, Number.MAX_SAFE_INTEGER), requestKey: z.uuid() }),
]);
export type BudgetAct = z.output<typeof budgetActSchema>;

export type BudgetRefusal =
  /** Somebody saved the line after it was opened; `version` is the stored one. */
  | { code: "stale"; version: number }
  /** The line is not there, or not the trip's. */
  | { code: "gone" }
  /** The line costs more than the accounts can hold. */
  | { code: "too-large" }
  /** Its invoices say what it has cost: it cannot go, and nothing is typed beside them. */
  | { code: "has-invoices" }
  /** A row of the file cannot be used, so none is. */
  | { code: "bad-file" }
  /** The programme or the committee's prices have changed meanwhile: there is nothing to accept. */
  | { code: "no-suggestion" };
