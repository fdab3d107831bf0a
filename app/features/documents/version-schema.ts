import { z } from "zod";
import { optionalText, wholeNumber } from "~/shared/form-fields";

/** Sends out the programme as it is. `number`: the version that whoever pressed the button was to make. */
export const issueVersionSchema = z.object({ requestKey: z.uuid("error.invalid"), number: wholeNumber(1, 1_000_000), note: optionalText(500) });
export type IssueVersion = z.output<typeof issueVersionSchema>;

/** Somebody issued it first; the plan moved in between; nothing is planned, or nothing changed since the last version. */
export type VersionRefusal = { code: "issued-by-other" | "changed-meanwhile" | "unchanged" | "empty" };
