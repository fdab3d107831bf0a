import { z } from "zod";
import { wholeNumber } from "~/shared/form-fields";

const version = wholeNumber(1, 1_000_000_000);
/** A merge, or taking one back; with the versions of both sites that the page showed. */
export const mergeSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("merge"), into: z.string(), fromVersion: version, intoVersion: version }),
  z.object({ intent: z.literal("undo"), mergeId: z.uuid("error.invalid"), fromVersion: version, intoVersion: version }),
]);
