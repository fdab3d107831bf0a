import type { LegEstimate } from "./leg-estimate";

/** So many legs are remembered at most, some 30 MB; all legs of a trip of 60 stops by all modes are 24,780. A power of two. */
const REMEMBERED_LEGS = 65_536;
/** A leg can be kept in any of so many neighbouring entries; one of them makes room. */
const ENTRIES_PER_LEG = 4;

const firstKeys = new Int32Array(REMEMBERED_LEGS);
const secondKeys = new Float64Array(REMEMBERED_LEGS);
const legs: (LegEstimate | null)[] = Array.from({ length: REMEMBERED_LEGS }, () => null);
const isSeen = new Uint8Array(REMEMBERED_LEGS);
let turn = 0;

/**
 * The entry of a leg by two whole numbers that tell it from all others. An entry that is new knows nothing. Good until the
 * next call.
 */
export function entryOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  const start = (mixed ^ (mixed >>> 15)) & (REMEMBERED_LEGS - 1) & -ENTRIES_PER_LEG;
  for (let entry = start; entry < start + ENTRIES_PER_LEG; entry++) {
    if (firstKeys[entry] === first && secondKeys[entry] === second) return entry;
  }
  turn = (turn + 1) & (ENTRIES_PER_LEG - 1);
  const entry = start + turn;
  firstKeys[entry] = first;
  secondKeys[entry] = second;
  legs[entry] = null;
  isSeen[entry] = 0;
  return entry;
}

/** The leg kept at an entry; null when there is none. */
export function recallLeg(entry: number): LegEstimate | null {
  return legs[entry]!;
}

/**
 * Keeps a leg that is asked for a second time. Most legs that a search for a better order looks at are asked for once: to
 * keep those would cost more than to make them.
 */
export function rememberLeg(entry: number, leg: LegEstimate): void {
  if (isSeen[entry] === 1) legs[entry] = leg;
  isSeen[entry] = 1;
}
