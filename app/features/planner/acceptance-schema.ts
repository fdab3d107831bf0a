import { z } from "zod";
import { requiredText } from "~/shared/form-fields";

const findingKey = z.string("error.invalid").min(1, "error.invalid").max(300, "error.invalid");
const requestKey = z.uuid("error.invalid");

/** The form with which a person accepts a finding: the one shown (`factsHash`), and why. */
export const acceptFindingSchema = z.object({ requestKey, findingKey, factsHash: z.uuid("error.invalid"), reason: requiredText(500) });
export type AcceptFinding = z.output<typeof acceptFindingSchema>;

export const withdrawAcceptanceSchema = z.object({ requestKey, findingKey });
export type WithdrawAcceptance = z.output<typeof withdrawAcceptanceSchema>;

export type AcceptanceRefusal =
  /** The plan does not have this finding (any more). */
  | { code: "unknown-finding" }
  /** It says something else than what the person saw. */
  | { code: "changed-finding" }
  /** An error cannot be lived with. */
  | { code: "not-acceptable" }
  /** Nobody has accepted it. */
  | { code: "not-accepted" };
