import { z } from "zod";
import { optionalText, requiredText, wholeNumber } from "~/shared/form-fields";

export const roles = ["secretariat", "member", "reader"] as const;
export type Role = (typeof roles)[number];

/** What a member is in the committee; it proposes their place on a list of electors and gives no right of its own. */
export const offices = ["chair", "member", "substitute"] as const;
export type Office = (typeof offices)[number];

/** Role and office in one word, as a form asks for them. */
export const standings = ["secretariat", "chair", "member", "substitute", "reader"] as const;
export type Standing = (typeof standings)[number];

export function standingOf({ role, office }: { role: Role; office: Office }): Standing {
  return role === "member" ? office : role;
}

const standing = z.enum(standings, "error.choose").transform((word): { role: Role; office: Office } =>
  word === "secretariat" || word === "reader" ? { role: word, office: "member" } : { role: "member", office: word },
);

const personFields = z.object({
  displayName: requiredText(120),
  email: optionalText(254).pipe(z.union([z.literal(""), z.email("error.email")])),
  standing,
});

export const addPersonSchema = personFields.extend({ committeeId: z.uuid("error.choose") }).transform(({ standing, ...person }) => ({ ...person, ...standing }));
export type AddPerson = Omit<z.output<typeof addPersonSchema>, "office"> & { office?: Office };

export const editPersonSchema = personFields.extend({ userId: z.uuid("error.invalid"), version: wholeNumber(1, 1_000_000_000) }).transform(({ standing, ...person }) => ({ ...person, ...standing }));
export type EditPerson = z.output<typeof editPersonSchema>;

export type PeopleRefusal =
  | { code: "email-taken" }
  | { code: "link-used" }
  | { code: "last-secretariat" }
  | { code: "gone" }
  /** Somebody saved after the form was opened; `version` is the stored one. */
  | { code: "stale"; version: number };

/** Where a sign-in link leads to: the sign-in page, and from there to `next`. */
export function signInPath(linkToken: string, next?: string): string {
  return `/log-ind?link=${linkToken}${next ? `&next=${encodeURIComponent(next)}` : ""}`;
}
