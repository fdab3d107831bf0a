import { z } from "zod";
import { optionalText, wholeNumber } from "~/shared/form-fields";

/** Why something stands on the list. `age`: never verified, or more than a year ago. */
export const doubtReasons = ["age", "address", "caveat"] as const;
export type DoubtReason = (typeof doubtReasons)[number];

export const verifySchema = z.object({ kind: z.enum(["site", "destination"]), code: z.string(), version: wholeNumber(1, 1_000_000_000), note: optionalText(500) });

const text = z.string().max(80).regex(/^[a-z0-9-]+$/).nullable().catch(null);
/** What the list is narrowed to. */
export function readVerificationFilter(search: URLSearchParams) {
  return { destination: text.parse(search.get("destination") || null), kind: text.parse(search.get("type") || null), reason: z.enum(doubtReasons).nullable().catch(null).parse(search.get("grund") || null) };
}
export type VerificationFilter = ReturnType<typeof readVerificationFilter>;
