import { z } from "zod";
import { optionalText, requiredDate, requiredText, wholeNumber } from "~/shared/form-fields";

export const presences = ["present", "absent", "biased"] as const;
export const meetingVotes = ["for", "against", "blank"] as const;

/** How a person took part, as one choice of the form: a vote, away, or out because of bias. */
export const participations = [...meetingVotes, "absent", "biased"] as const;
export type Participation = (typeof participations)[number];

const lists = ["name", "substituteFor", "participation", "minorityNote"] as const;
const list = (max: number) => z.array(optionalText(max)).max(200, "error.invalid");

/** A name as it is compared: one person is not two for a capital letter or a second space. */
const sameName = (name: string) => name.normalize("NFC").replaceAll(/\s+/g, " ").toLocaleLowerCase("da");

/** The form of the formal decision: a row a person, in lists of equal length. Empty rows are left out; one that says something needs a name. */
export const decisionSchema = z
  .object({
    version: wholeNumber(0, 1_000_000_000),
    meetingOn: requiredDate,
    agendaItem: requiredText(200),
    motion: requiredText(2000),
    seatCount: wholeNumber(1, 200),
    name: list(120),
    substituteFor: list(120),
    participation: z.array(z.enum(participations, "error.choose")).max(200, "error.invalid"),
    minorityNote: list(1000),
  })
  .transform(({ name, substituteFor, participation, minorityNote, ...form }, context) => {
    const people = name.flatMap((displayName, row) =>
      displayName === "" ? [] : [{ displayName, substituteFor: substituteFor[row] || null, participation: participation[row] ?? ("absent" as const), minorityNote: minorityNote[row] ?? "" }],
    );
    const issue = (field: string, message: string) => void context.addIssue({ code: "custom", path: [field], message });
    if (name.some((displayName, row) => displayName === "" && ((participation[row] ?? "absent") !== "absent" || substituteFor[row] || minorityNote[row]))) issue("name", "error.vote-without-name");
    else if (people.length === 0) issue("name", "error.nobody-present");
    if (new Set(people.map((one) => sameName(one.displayName))).size < people.length) issue("name", "error.person-twice");
    const replaced = people.flatMap((one) => (one.substituteFor === null ? [] : sameName(one.substituteFor)));
    if (new Set(replaced).size < replaced.length) issue("name", "error.replaced-twice");
    if (people.some((one) => replaced.includes(sameName(one.displayName)) && one.participation !== "absent" && one.participation !== "biased")) issue("name", "error.replaced-present");
    if (people.filter((one) => one.substituteFor === null).length > form.seatCount) issue("seatCount", "error.more-than-seats");
    if (people.filter((one) => one.participation !== "absent" && one.participation !== "biased").length > form.seatCount) issue("seatCount", "error.more-than-seats");
    return { ...form, people };
  });
export type DecisionForm = z.output<typeof decisionSchema>;

/** A field that stands once in a form of one row is a list all the same. */
export function rowLists(values: Record<string, string | string[]>): Record<string, string | string[]> {
  return { ...values, ...Object.fromEntries(lists.map((field) => [field, [values[field] ?? []].flat()])) };
}

export type DecisionRefusal = { code: "wrong-state" } | { code: "stale"; version: number };
