import { canonicalJson } from "../text/canonical-json";
import { sha256 } from "./sha-256";

/** One act on a ballot as its log keeps it. `at` is an instant in ISO 8601 with milliseconds; `actor` is null when nobody acted, as when time ran out. */
export type LogEntry = { position: number; at: string; act: string; actor: string | null; details: Record<string, unknown> };

/** An entry with the hash of the one before it (the empty text for the first) and its own. */
export type ChainedEntry = LogEntry & { previousHash: string; hash: string };

/** The SHA-256 hash of the hash before, a line feed and the entry as canonical JSON. A changed or missing entry breaks every later one. */
export function chainHash({ position, at, act, actor, details }: LogEntry, previousHash: string): string {
  return sha256(`${previousHash}\n${canonicalJson({ position, at, act, actor, details })}`);
}

/** The position of the first entry that does not follow from the one before; null when the chain holds, as it does without entries. */
export function brokenLink(entries: readonly ChainedEntry[]): number | null {
  let previousHash = "";
  for (const [index, entry] of entries.entries()) {
    if (entry.position !== index + 1 || entry.previousHash !== previousHash || entry.hash !== chainHash(entry, previousHash)) return index + 1;
    previousHash = entry.hash;
  }
  return null;
}
