import { z } from "zod";
import { wholeNumber } from "~/shared/form-fields";
import { entryKinds, type EntryKind } from "./entry-schema";

const version = wholeNumber(1, 1_000_000_000);

/** Which version of an entry is brought back: what stood after a change, or before it. */
export const restoreSchema = z.object({ version, entryId: wholeNumber(1, Number.MAX_SAFE_INTEGER), side: z.enum(["before", "after"]) });

/** Archiving and its undoing, from the entry's own page. */
export const archiveSchema = z.object({ version, kind: z.enum(entryKinds), code: z.string(), archived: z.enum(["yes", "no"]).transform((one) => one === "yes") });
export const archivePath = "/katalog/arkiv";
/** The list of what is archived, of one kind or (null) of all. */
export const archiveAddress = (kind: EntryKind | null) => (kind === null ? archivePath : `${archivePath}?slags=${kind}`);
/** The kind in such an address; what is none counts as all. */
export const readArchiveKind = (search: URLSearchParams): EntryKind | null => entryKinds.find((kind) => kind === search.get("slags")) ?? null;
