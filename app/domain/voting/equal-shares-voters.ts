import { highestScore } from "./election";
import { noPoints, type Points } from "./points";

/** Voters, those with equal points together. Groups are numbers, in order of their points option by option. */
export type VoterGroups = {
  readonly size: number;
  /** Voters of each group. */
  readonly weights: Float64Array;
  /** `points[option][group]`: what each voter of the group gives the option; 0 is no support. */
  readonly points: readonly Uint8Array[];
  /** `supporters[option]`: the groups that give it any points. */
  readonly supporters: readonly Int32Array[];
  /** All points of each option. At most `highestScore` × `mostVotes`, so exact. */
  readonly support: readonly number[];
};

/** Points that are no support are 0, whether or not they were given. */
export function groupVoters({ options, weights, given }: Points): VoterGroups {
  const count = options.length;
  const rows = new Uint8Array(given.length);
  for (let at = 0; at < given.length; at += 1) rows[at] = given[at] === noPoints ? 0 : given[at]!;
  const { firsts, voters } = gatherRows(rows, count, weights);
  const order = sortRows(rows, count, firsts);
  const size = order.length;
  const groupWeights = new Float64Array(size);
  for (let group = 0; group < size; group += 1) groupWeights[group] = voters[order[group]!]!;
  const points = options.map((_, option) => {
    const column = new Uint8Array(size);
    for (let group = 0; group < size; group += 1) column[group] = rows[firsts[order[group]!]! * count + option]!;
    return column;
  });
  return { size, weights: groupWeights, points, supporters: points.map(supportersIn), support: points.map((column) => column.reduce((sum, one, group) => sum + one * groupWeights[group]!, 0)) };
}

function supportersIn(column: Uint8Array): Int32Array {
  const groups = new Int32Array(column.length);
  let found = 0;
  for (let group = 0; group < column.length; group += 1) if (column[group]! > 0) groups[found++] = group;
  return groups.subarray(0, found);
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

/** As many digits to this base as a number holds exactly. */
const base = highestScore + 1;
const mostDigits = Math.floor(Math.log(Number.MAX_SAFE_INTEGER) / Math.log(base));

/** The groups in order of their rows. The first digits as one number tell most of them apart at once. */
function sortRows(rows: Uint8Array, width: number, firsts: readonly number[]): number[] {
  const digits = Math.min(width, mostDigits);
  const heads = firsts.map((row) => {
    let head = 0;
    for (let at = row * width; at < row * width + digits; at += 1) head = head * base + rows[at]!;
    return head;
  });
  return firsts.map((_, group) => group).sort((a, b) => heads[a]! - heads[b]! || compareRows(rows, width, firsts[a]!, firsts[b]!));
}

function compareRows(rows: Uint8Array, width: number, a: number, b: number): number {
  for (let at = 0; at < width; at += 1) {
    const difference = rows[a * width + at]! - rows[b * width + at]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
