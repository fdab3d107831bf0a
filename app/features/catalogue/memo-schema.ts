import { z } from "zod";
import { memoReaches, memoWarningCodes, readingReasons, type MemoDraft } from "~/domain/memo/memo-draft";

/*
 * The form in which `npm run memo:read` prints a draft, and in which it is kept. `lines` are the first and the last line of
 * the source, both included, from 1. `certainty` goes from 0 to 1, and `why` says what it rests on.
 */
const lines = z.tuple([z.number().int().positive(), z.number().int().positive()]);
const reading = { lines, certainty: z.number().min(0).max(1), why: z.enum(readingReasons) };

const theme = z.object({ name: z.string().min(1), ...reading }).strict();
const site = z.object({ name: z.string().min(1), offer: z.string(), alternatives: z.array(z.string()), ...reading }).strict();
const topic = z.object({ name: z.string().min(1), description: z.string(), sites: z.array(z.string()), ...reading }).strict();
const destination = z
  .object({
    name: z.string().min(1), headline: z.string().nullable(), reason: z.string(), places: z.array(z.string()), ...reading,
    sites: z.array(site), topics: z.array(topic), themes: z.array(theme),
  })
  .strict();

export const memoDraftSchema = z
  .object({
    reaches: z.array(z.object({ reach: z.enum(memoReaches), basis: z.string().nullable(), wishes: z.array(theme), ...reading, destinations: z.array(destination) }).strict()),
    warnings: z.array(z.object({ code: z.enum(memoWarningCodes), lines, text: z.string() }).strict()),
  })
  .strict() satisfies z.ZodType<MemoDraft>;
