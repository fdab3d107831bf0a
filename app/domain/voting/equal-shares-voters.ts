import { highestScore } from "./election";
import { once } from "./once";
import { noPoints, type Points } from "./points";

/** Voters, those with equal points together. Groups are numbers; `inOrder` lists them in order of their points option by option, whatever the order of the ballots. */
export type VoterGroups = {
  readonly size: number;
  readonly inOrder: () => Float64Array;
  /** Voters of each group. */
  readonly weights: Float64Array;
  /** `points[option][group]`: what each voter of the group gives the option; 0 is no support. */
  readonly points: readonly Uint8Array[];
  /** All points of each option. At most `highestScore` × `mostVotes`, so exact. */
  readonly support: readonly number[];
  /** Room for two lists of groups while a price is worked out; what stands in it means nothing afterwards. */
  readonly lists: { readonly runOut: Int32Array; readonly near: Int32Array };
};

/** Points that are no support are 0, whether or not they were given. */
export function groupVoters({ options, weights, given }: Points): VoterGroups {
  const count = options.length;
  const rows = new Uint8Array(given.length);
  for (let at = 0; at < given.length; at += 1) rows[at] = given[at] === noPoints ? 0 : given[at]!;
  const { firsts, voters } = gatherRows(rows, count, weights);
  const groupWeights = Float64Array.from(voters);
  const starts = Int32Array.from(firsts, (row) => row * count);
  const columns = options.map((_, option) => readColumn(rows, starts, option, groupWeights));
  return {
    size: firsts.length,
    inOrder: once(() => sortRows(rows, count, firsts)),
    weights: groupWeights,
    points: columns.map(({ points }) => points),
    support: columns.map(({ support }) => support),
    lists: { runOut: new Int32Array(firsts.length), near: new Int32Array(firsts.length) },
  };
}

/** What one option is given, by group. */
function readColumn(rows: Uint8Array, starts: Int32Array, option: number, weights: Float64Array): { points: Uint8Array; support: number } {
  const points = new Uint8Array(starts.length);
  let support = 0;
  for (let group = 0; group < starts.length; group += 1) {
    const given = rows[starts[group]! + option]!;
    points[group] = given;
    support += given * weights[group]!;
  }
  return { points, support };
}

/** The first of each set of equal rows, and the voters of all of them. Rows meet by a hash and are compared in full. */
function gatherRows(rows: Uint8Array, width: number, weights: Float64Array): { firsts: number[]; voters: number[] } {
  const mask = 2 ** Math.ceil(Math.log2(2 * weights.length + 1)) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const firsts: number[] = [];
  const voters: number[] = [];
  for (let row = 0; row < weights.length; row += 1) {
    const start = row * width;
    let hash = 0;
    for (let at = start; at < start + width; at += 1) hash = (Math.imul(hash, 0x01000193) + rows[at]! + 1) | 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (table[slot]! >= 0 && compareRows(rows, width, firsts[table[slot]!]!, row) !== 0) slot = (slot + 1) & mask;
    const group = table[slot]!;
    if (group >= 0) voters[group]! += weights[row]!;
    else {
      table[slot] = firsts.length;
      firsts.push(row);
      voters.push(weights[row]!);
    }
  }
  return { firsts, voters };
}

const base = highestScore + 1;

/**
 * The groups in order of their rows. The first digits of a row and the number of its group are one number, which is sorted
 * fast; the few that begin alike are compared in full.
 */
function sortRows(rows: Uint8Array, width: number, firsts: readonly number[]): Float64Array {
  const size = firsts.length;
  const digits = Math.min(width, Math.floor(Math.log(Number.MAX_SAFE_INTEGER / Math.max(size, 1)) / Math.log(base)));
  const order = Float64Array.from(firsts, (row, group) => {
    let head = 0;
    for (let at = row * width; at < row * width + digits; at += 1) head = head * base + rows[at]!;
    return head * size + group;
  }).sort();
  const headAt = (at: number) => Math.floor(order[at]! / size);
  for (let from = 0, to = 0; from < size; from = to) {
    const head = headAt(from);
    for (to = from + 1; to < size && headAt(to) === head; ) to += 1;
    const alike = order.subarray(from, to);
    for (let at = 0; at < alike.length; at += 1) alike[at] = alike[at]! - head * size;
    if (alike.length > 1 && width > digits) alike.sort((a, b) => compareRows(rows, width, firsts[a]!, firsts[b]!));
  }
  return order;
}

function compareRows(rows: Uint8Array, width: number, a: number, b: number): number {
  for (let at = 0; at < width; at += 1) {
    const difference = rows[a * width + at]! - rows[b * width + at]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
