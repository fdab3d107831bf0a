import { z } from "zod";
import { optionalText, requiredText } from "~/shared/form-fields";

export const roles = ["secretariat", "member", "reader"] as const;
export type Role = (typeof roles)[number];

export const addPersonSchema = z.object({
  displayName: requiredText(120),
  email: optionalText(254).pipe(z.union([z.literal(""), z.email("error.email")])),
  role: z.enum(roles, "error.choose"),
  committeeId: z.uuid("error.choose"),
});
export type AddPerson = z.infer<typeof addPersonSchema>;

export type PeopleRefusal = { code: "email-taken" } | { code: "link-used" } | { code: "last-secretariat" };
