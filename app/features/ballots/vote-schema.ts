import { z } from "zod";
import { highestScore, lowestScore } from "~/domain/voting/election";
import { checkbox, optionalText } from "~/shared/form-fields";
import { fieldsNamed, type PaperKind } from "./schema";

/** What a paper says, by option id. */
export type PaperContent = { ranking: string[][] } | { approved: string[] } | { scores: Record<string, number> };

/** A vote as it was sent: `revision` names the paper it changes, `receiptCode` opens a secret one. */
export type CastVote = { requestKey: string; revision: string | null; receiptCode: string | null; blank: boolean; content: PaperContent | null; comment: string };

const emptyAsNull = z.string().optional().transform((text) => (text ?? "").trim() || null);

const voteFields = z.object({
  requestKey: z.uuid("error.invalid"),
  revision: emptyAsNull.pipe(z.uuid("error.invalid").nullable()),
  receiptCode: emptyAsNull.pipe(z.string().max(40, "error.receipt").nullable()),
  blank: checkbox,
  comment: optionalText(1000),
});

const optionId = z.uuid("error.invalid");
const rank = z.string().trim().regex(/^([1-9]\d{0,2})?$/, "error.rank");
const points = z.string().trim().regex(/^\d?$/, "error.invalid").transform(Number).pipe(z.number().min(lowestScore).max(highestScore, "error.invalid"));

/**
 * A vote from the fields of the form: `rank:<option>` a number from 1 or nothing, the same number for equals; `approve` an option
 * each; `score:<option>` points. A paper that says nothing must be sent as a blank one, so that nobody votes blank by mistake.
 */
export function voteSchema(kind: PaperKind) {
  return z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((values, context): CastVote => {
    const fields = voteFields.safeParse(values);
    const content = readContent(kind, values);
    for (const issue of [...(fields.error?.issues ?? []), ...(content.error?.issues ?? [])]) {
      context.addIssue({ code: "custom", path: issue.path.length > 0 && !content.error?.issues.includes(issue) ? issue.path : ["content"], message: issue.message });
    }
    if (!fields.success) return z.NEVER;
    if (fields.data.blank) return { ...fields.data, content: null };
    if (!content.success) return z.NEVER;
    if (saysNothing(content.data)) {
      context.addIssue({ code: "custom", path: ["content"], message: `error.nothing-${kind}` });
      return z.NEVER;
    }
    return { ...fields.data, content: content.data };
  });
}

function readContent(kind: PaperKind, values: Record<string, string | string[]>) {
  if (kind === "ranking") return z.record(optionId, rank).transform((ranks) => ({ ranking: groupByRank(ranks) })).safeParse(fieldsNamed(values, "rank:"));
  if (kind === "score") return z.record(optionId, points).transform((scores) => ({ scores })).safeParse(fieldsNamed(values, "score:"));
  return z.array(optionId).transform((approved) => ({ approved: [...new Set(approved)].sort() })).safeParse([values.approve ?? []].flat());
}

/** Options with the same number are equals; those without one are in no group, which is last. Gaps between numbers mean nothing. */
export function groupByRank(ranks: Record<string, string>): string[][] {
  const groups = new Map<number, string[]>();
  for (const [option, text] of Object.entries(ranks)) if (text !== "") groups.set(Number(text), [...(groups.get(Number(text)) ?? []), option]);
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group.sort());
}

/** What was typed into a form that was not taken, as the form shows it again; what is no number and options that are gone are left out. */
export function typedPaper(kind: PaperKind, values: Record<string, string | string[]>, optionIds: readonly string[]): { revision: string; blank: boolean; content: PaperContent; comment: string } {
  const text = (name: string) => [values[name] ?? ""].flat().at(-1) ?? "";
  const typed = (prefix: string, form: RegExp) => Object.fromEntries(Object.entries(fieldsNamed(values, prefix)).flatMap(([option, one]) => (optionIds.includes(option) && form.test(one.trim()) ? [[option, one.trim()]] : [])));
  const content = (): PaperContent => {
    if (kind === "ranking") return { ranking: groupByRank(typed("rank:", /^[1-9]\d{0,2}$/)) };
    if (kind === "score") return { scores: Object.fromEntries(Object.entries(typed("score:", /^\d$/)).map(([option, one]) => [option, Number(one)])) };
    return { approved: [values.approve ?? []].flat().filter((option) => optionIds.includes(option)) };
  };
  return { revision: text("revision"), blank: text("blank") !== "", content: content(), comment: text("comment") };
}

function saysNothing(content: PaperContent): boolean {
  if ("ranking" in content) return content.ranking.length === 0;
  if ("approved" in content) return content.approved.length === 0;
  return Object.values(content.scores).every((one) => one === lowestScore);
}

/** Every option a paper names. */
export function optionsOn(content: PaperContent | null): string[] {
  if (!content) return [];
  if ("ranking" in content) return content.ranking.flat();
  return "approved" in content ? content.approved : Object.keys(content.scores);
}

/** Signs that cannot be taken for one another when they are read aloud or typed. */
export const receiptSigns = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A receipt code as it is compared: capitals without spaces and hyphens. */
export const plainReceipt = (code: string) => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");

export type VoteRefusal =
  | { code: "not-open-yet" }
  | { code: "closed" }
  | { code: "cancelled" }
  | { code: "not-elector" }
  /** The person has voted; this request is another first vote. */
  | { code: "already-voted" }
  /** The paper was changed after this form was opened. */
  | { code: "changed-elsewhere" }
  | { code: "unknown-receipt" }
  | { code: "option-removed"; title: string }
  | { code: "unknown-option" };
