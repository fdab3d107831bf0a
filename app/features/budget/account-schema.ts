import { z } from "zod";
import { readMinor } from "~/domain/budget/read-amount";
import { optionalText } from "~/shared/form-fields";
import { amountError } from "./schema";

/** The ceiling of a term as it is typed (empty: none) and as the form knew it. */
export const termCeilingSchema = z.object({
  termId: z.uuid("error.invalid"),
  known: z.string().regex(/^\d{0,15}$/, "error.invalid").transform((text) => (text === "" ? null : Number(text))),
  ceiling: optionalText(40).transform((text, context) => {
    if (text === "") return null;
    const read = readMinor(text, "DKK");
    if (read.ok && read.value <= 100_000_000_00) return read.value;
    context.addIssue({ code: "custom", message: read.ok ? "error.amount-large" : amountError(read.fault) });
    return z.NEVER;
  }),
});
