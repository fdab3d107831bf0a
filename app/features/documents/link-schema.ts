import { z } from "zod";
import { requiredDate, requiredText } from "~/shared/form-fields";
import { editions } from "./present-edition";

/** What a link opens: the programme on a phone (with its calendar), or the calendar alone for a subscription. */
export const linkKinds = ["page", "calendar"] as const;
export type LinkKind = (typeof linkKinds)[number];

/** The form of a new link. `expiresOn` is the last date on which it works, in the trip's home zone. */
export const createLinkSchema = z.object({
  requestKey: z.uuid("error.invalid"),
  label: requiredText(100),
  kind: z.enum(linkKinds, "error.required"),
  edition: z.enum(editions, "error.required"),
  expiresOn: requiredDate,
});
export type CreateLink = z.output<typeof createLinkSchema>;

export const revokeLinkSchema = z.object({ linkId: z.uuid("error.invalid") });

/** Why a link was not made: its last day has passed, it would live for years, or this form has made it already. */
export type LinkRefusal = { code: "past" } | { code: "too-long" } | { code: "already-made" };

/** How long after the trip a link may live at most, and how long it lives unless somebody says otherwise. */
export const longestLifeDays = 400;
export const usualLifeDays = 30;
