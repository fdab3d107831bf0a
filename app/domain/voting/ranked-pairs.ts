import type { Outcome } from "./election";
import { shortestPath } from "./majorities";
import { beats, votesFor, type Pairwise } from "./pairwise";
import { outcomeOf, tiersByDefeat } from "./tiers";

/** A majority of one option over another, and what became of it. */
export type Majority = {
  winner: string;
  loser: string;
  votes: number;
  against: number;
  /** Majorities with the same strength have the same number; the strongest have 1. */
  strength: number;
  locked: boolean;
  /** For one that was set aside: the circle it would close, from its winner over its loser back to the winner's predecessor. */
  cycle: string[] | null;
};

/** Every majority, strongest first. Tied pairs have none. */
export type RankedPairsDetails = { majorities: Majority[] };

type Arc = { winner: number; loser: number; votes: number; against: number };

const byStrength = (a: Arc, b: Arc) => b.votes - a.votes || a.against - b.against;

/**
 * Ranked pairs with winning votes (T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and
 * Welfare 4, 1987). Majorities are locked from the strongest to the weakest: more votes are stronger and, with as many votes,
 * fewer against. One that closes a circle with those already locked is set aside.
 *
 * Majorities of the same strength are judged together, so that neither the order of the options nor a lot matters: one that
 * closes a circle with those locked and those of the same strength is set aside, the others are locked. Thus equal majorities
 * in a circle cancel out and their options stay tied. A Condorcet winner wins, winners come from the Smith set, and the
 * winners do not change with clones nor survive a reversal of all ballots as the only winner; unlike the union over all ways
 * of breaking such ties, it is found in polynomial time (M. Brill and F. Fischer, The price of neutrality for the ranked pairs
 * method, 2012, show that the union is not).
 */
export function countRankedPairs(pairwise: Pairwise): Outcome<RankedPairsDetails> {
  const { options } = pairwise;
  const count = options.length;
  const all = options.map((_, index) => index);
  const arcs: Arc[] = [];
  for (const winner of all) {
    for (const loser of all) {
      if (beats(pairwise, winner, loser)) arcs.push({ winner, loser, votes: votesFor(pairwise, winner, loser), against: votesFor(pairwise, loser, winner) });
    }
  }
  arcs.sort((a, b) => byStrength(a, b) || a.winner - b.winner || a.loser - b.loser);

  const isLocked = new Uint8Array(count * count);
  const leads = (a: number, b: number) => isLocked[a * count + b] === 1;
  // Which options a path of locked majorities leads to; asked for every majority, so it is kept rather than searched for.
  let reach = new Uint8Array(count * count);
  const majorities: Majority[] = [];
  let strength = 0;
  for (let from = 0; from < arcs.length; ) {
    let to = from + 1;
    while (to < arcs.length && byStrength(arcs[from]!, arcs[to]!) === 0) to += 1;
    const equals = arcs.slice(from, to);
    from = to;
    strength += 1;
    const reachWithAll = reach.slice();
    for (const arc of equals) {
      isLocked[arc.winner * count + arc.loser] = 1;
      extendReach(reachWithAll, count, arc);
    }
    const circles = equals.map((arc) => (reachWithAll[arc.loser * count + arc.winner] === 1 ? shortestPath(all, leads, arc.loser, arc.winner) : undefined));
    if (circles.every((back) => back === undefined)) reach = reachWithAll;
    else equals.forEach((arc, index) => circles[index] ?? extendReach(reach, count, arc));
    equals.forEach((arc, index) => {
      const back = circles[index];
      if (back) isLocked[arc.winner * count + arc.loser] = 0;
      majorities.push({
        winner: options[arc.winner]!,
        loser: options[arc.loser]!,
        votes: arc.votes,
        against: arc.against,
        strength,
        locked: !back,
        cycle: back ? [arc.winner, ...back.slice(0, -1)].map((option) => options[option]!) : null,
      });
    });
  }
  return outcomeOf(options, tiersByDefeat(count, leads), { majorities });
}

/** Adds an arc to the relation "a path leads from a to b", kept as `reach[a * count + b]`. */
function extendReach(reach: Uint8Array, count: number, { winner, loser }: Arc): void {
  if (reach[winner * count + loser] === 1) return;
  for (let a = 0; a < count; a += 1) {
    if (a !== winner && reach[a * count + winner] === 0) continue;
    reach[a * count + loser] = 1;
    for (let b = 0; b < count; b += 1) if (reach[loser * count + b] === 1) reach[a * count + b] = 1;
  }
}
