import { beats, votesFor, type Pairwise } from "./pairwise";

/** What the majorities between pairs say before any method breaks a circle. */
export type MajorityFacts = {
  /** Beats every other option in its pair; null when there is none. The only option of an election is one. */
  condorcetWinner: string | null;
  /** Loses to every other option; null when there is none, and with a single option. */
  condorcetLoser: string | null;
  /** The smallest group whose every member beats every option outside of it (J. H. Smith 1973), by name. Empty without options. */
  smithSet: string[];
  /** When there is no Condorcet winner: a shortest circle of majorities within the Smith set, each beating the next and the last the first. Null when only ties stand in the way. */
  cycle: string[] | null;
};

/** Finds winner, loser, Smith set and circle of the majorities. */
export function readMajorities(pairwise: Pairwise): MajorityFacts {
  const { options } = pairwise;
  const all = options.map((_, index) => index);
  const winner = all.find((a) => all.every((b) => a === b || beats(pairwise, a, b)));
  const loser = all.length > 1 ? all.find((a) => all.every((b) => a === b || beats(pairwise, b, a))) : undefined;
  const smith = smithSetOf(pairwise, all);
  const cycle = winner === undefined ? shortestCycle(pairwise, smith) : undefined;
  return {
    condorcetWinner: winner === undefined ? null : options[winner]!,
    condorcetLoser: loser === undefined ? null : options[loser]!,
    smithSet: smith.map((option) => options[option]!),
    cycle: cycle?.map((option) => options[option]!) ?? null,
  };
}

/** An option with the most victories is in the set; so is whoever is not beaten by one who is. */
function smithSetOf(pairwise: Pairwise, all: number[]): number[] {
  const victories = all.map((a) => all.filter((b) => beats(pairwise, a, b)).length);
  const most = victories.length > 0 ? Math.max(...victories) : 0;
  const set = new Set(all.filter((option) => victories[option] === most));
  for (const member of set) for (const other of all) if (other !== member && !beats(pairwise, member, other)) set.add(other);
  return [...set].sort((a, b) => a - b);
}

function shortestCycle(pairwise: Pairwise, members: number[]): number[] | undefined {
  let shortest: number[] | undefined;
  for (const start of members) {
    const back = shortestPath(members, (a, b) => beats(pairwise, a, b), start, start);
    if (back && (!shortest || back.length - 1 < shortest.length)) shortest = back.slice(0, -1);
  }
  return shortest;
}

/** A shortest way along a relation, both ends included; from an option to itself a shortest circle. Undefined when there is none. */
export function shortestPath(members: readonly number[], leads: (a: number, b: number) => boolean, from: number, to: number): number[] | undefined {
  const cameFrom = new Map<number, number>();
  let edge = [from];
  while (edge.length > 0) {
    const next: number[] = [];
    for (const one of edge) {
      for (const other of members) {
        if (other === one || cameFrom.has(other) || !leads(one, other)) continue;
        cameFrom.set(other, one);
        if (other === to) return wayBack(cameFrom, from, to);
        if (other !== from) next.push(other);
      }
    }
    edge = next;
  }
  return undefined;
}

function wayBack(cameFrom: Map<number, number>, from: number, to: number): number[] {
  const way = [to];
  for (let at = cameFrom.get(to)!; at !== from; at = cameFrom.get(at)!) way.unshift(at);
  return [from, ...way];
}

/** The victories, losses and ties of an option against all others; the balance is victories less losses. */
export type PairRecord = { wins: number; losses: number; ties: number; balance: number };

/** The record of each option, or of each of `among` against one another. */
export function pairRecords(pairwise: Pairwise, among: readonly number[] = pairwise.options.map((_, index) => index)): Map<number, PairRecord> {
  return new Map(
    among.map((a) => {
      let [wins, losses, ties] = [0, 0, 0];
      for (const b of among) {
        if (a === b) continue;
        const margin = votesFor(pairwise, a, b) - votesFor(pairwise, b, a);
        if (margin > 0) wins += 1;
        else if (margin < 0) losses += 1;
        else ties += 1;
      }
      return [a, { wins, losses, ties, balance: wins - losses }];
    }),
  );
}
