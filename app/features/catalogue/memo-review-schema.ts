import { z } from "zod";
import { memoReaches, memoWarningCodes, readingReasons, type MemoDraft } from "~/domain/memo/memo-draft";

const lines = z.tuple([z.number().int().positive(), z.number().int().positive()]);
const reading = { lines, certainty: z.number(), why: z.enum(readingReasons) };
const shortText = z.string().max(200);
const longText = z.string().max(4000);

/** What an officer makes of a reading: which parts are kept, under what name, in which destination, as a host or a subject. */
export const memoReviewSchema = z.object({
  /** What the memo says of a reach. Drafts of earlier readings have none. */
  briefs: z.array(z.object({ ...reading, keep: z.boolean(), reach: z.enum(memoReaches), basis: longText, wishes: z.array(shortText) })).default([]),
  destinations: z.array(z.object({ ...reading, keep: z.boolean(), name: shortText, headline: shortText, reason: longText, reach: z.enum(memoReaches), place: shortText, themes: z.array(z.string()) })),
  /** `destination` is the place in the list above. */
  items: z.array(z.object({ ...reading, kind: z.enum(["site", "topic"]), keep: z.boolean(), name: shortText, offer: longText, alternatives: z.array(z.string()), destination: z.number().int().nonnegative() })),
  warnings: z.array(z.object({ code: z.enum(memoWarningCodes), lines, text: z.string() })),
});
export type MemoReview = z.infer<typeof memoReviewSchema>;

/** As many as a page can hold side by side with what is offered for them. */
const mostWishes = 40;
const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** The review a reading starts as: everything kept, each destination at the first of its places that `findTown` knows. */
export function reviewOf(draft: MemoDraft, findTown: (name: string) => string | undefined): MemoReview {
  const review: MemoReview = { briefs: [], destinations: [], items: [], warnings: draft.warnings };
  for (const { reach, destinations, basis, wishes, lines, certainty, why } of draft.reaches) {
    if (basis !== null || wishes.length > 0) review.briefs.push({ lines, certainty, why, keep: true, reach, basis: cut(basis ?? "", 4000), wishes: wishes.map((wish) => cut(wish.name, 200)) });
    for (const one of destinations) {
      const at = { lines: one.lines, certainty: one.certainty, why: one.why };
      const place = one.places.map(findTown).find((town) => town !== undefined) ?? "";
      const destination = review.destinations.push({ ...at, keep: true, name: cut(one.name, 200), headline: cut(one.headline ?? "", 200), reason: cut(one.reason, 4000), reach, place, themes: one.themes.map((theme) => theme.name) }) - 1;
      for (const { name, offer, alternatives, ...where } of one.sites) review.items.push({ ...where, kind: "site", keep: true, name: cut(name, 200), offer: cut(offer, 4000), alternatives, destination });
      for (const { name, description, sites: _sites, ...where } of one.topics) review.items.push({ ...where, kind: "topic", keep: true, name: cut(name, 200), offer: cut(description, 4000), alternatives: [], destination });
    }
  }
  return review;
}

/** The review with what a form says of it. What the form does not name stays; a box that is not ticked is not sent, so the form says that it holds the part. */
export function applyReviewForm(review: MemoReview, values: Record<string, string | string[]>): MemoReview {
  const text = (name: string, length: number) => (typeof values[name] === "string" ? (values[name] as string).trim().slice(0, length) : undefined);
  const keep = (name: string, before: boolean) => (values[`${name}.held`] === undefined ? before : values[`${name}.keep`] !== undefined);
  return {
    ...review,
    briefs: review.briefs.map((one, index) => {
      const name = `b${index}`;
      const wishes = values[`${name}.wishes`];
      return { ...one, keep: keep(name, one.keep), basis: text(`${name}.basis`, 4000) ?? one.basis, wishes: typeof wishes === "string" ? wishes.split("\n").map((wish) => wish.trim().slice(0, 200)).filter(Boolean).slice(0, mostWishes) : one.wishes };
    }),
    destinations: review.destinations.map((one, index) => {
      const name = `d${index}`;
      const reach = memoReaches.find((reach) => reach === values[`${name}.reach`]) ?? one.reach;
      return { ...one, reach, keep: keep(name, one.keep), name: text(`${name}.name`, 200) ?? one.name, headline: text(`${name}.headline`, 200) ?? one.headline, reason: text(`${name}.reason`, 4000) ?? one.reason, place: text(`${name}.place`, 200) ?? one.place };
    }),
    items: review.items.map((one, index) => {
      const name = `i${index}`;
      const destination = Number(values[`${name}.destination`] ?? one.destination);
      const kind = values[`${name}.kind`];
      return {
        ...one, keep: keep(name, one.keep), name: text(`${name}.name`, 200) ?? one.name, offer: text(`${name}.offer`, 4000) ?? one.offer,
        kind: kind === "site" || kind === "topic" ? kind : one.kind, destination: review.destinations[destination] ? destination : one.destination,
      };
    }),
  };
}

export const memoFormSchema = z.object({ committeeId: z.uuid(), title: z.string().trim().min(1, "error.required").max(200), text: z.string() });

export type MemoDraftRefusal = { code: "empty" | "too-long" | "not-text" | "no-proposal" };
export type MemoAcceptRefusal =
  | { code: "stale"; version: number }
  | { code: "not-open" }
  /** Nothing is ticked. */
  | { code: "nothing-kept" }
  /** A kept part without a name, or a destination whose town nobody knows; `field` is its field. */
  | { code: "no-name"; field: string }
  | { code: "unknown-town"; field: string };
export type MemoWithdrawRefusal = { code: "not-accepted" } | { code: "in-use" };

export const memoImportPath = "/destinationer/indlaes";
export const memoDraftPath = (draftId: string) => `/destinationer/indlaes/${draftId}`;
