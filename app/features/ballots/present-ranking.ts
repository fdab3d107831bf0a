/** A ranking while it is made: groups from best to worst, equals in one group. Options in no group are not ranked. */
export type Ranking = readonly (readonly string[])[];

const without = (ranking: Ranking, option: string) => ranking.map((group) => group.filter((one) => one !== option)).filter((group) => group.length > 0);

/** The number an option has, from 1; null when it is not ranked. */
export function rankOf(ranking: Ranking, option: string): number | null {
  const index = ranking.findIndex((group) => group.includes(option));
  return index < 0 ? null : index + 1;
}

/** One step towards the top: past the group above or, from among equals, to a place of its own above them. An option that is not ranked becomes the last. */
export function moveUp(ranking: Ranking, option: string): Ranking {
  const at = ranking.findIndex((group) => group.includes(option));
  if (at < 0) return [...ranking, [option]];
  const rest = without(ranking, option);
  const to = ranking[at]!.length > 1 ? at : Math.max(0, at - 1);
  return [...rest.slice(0, to), [option], ...rest.slice(to)];
}

/** One step towards the end; the last one is no longer ranked. */
export function moveDown(ranking: Ranking, option: string): Ranking {
  const at = ranking.findIndex((group) => group.includes(option));
  if (at < 0) return ranking;
  const rest = without(ranking, option);
  if (ranking[at]!.length > 1) return [...rest.slice(0, at + 1), [option], ...rest.slice(at + 1)];
  if (at === ranking.length - 1) return rest;
  return [...rest.slice(0, at + 1), [option], ...rest.slice(at + 1)];
}

/** Equal with the group above. The first one stays alone. */
export function tieWithAbove(ranking: Ranking, option: string): Ranking {
  const at = ranking.findIndex((group) => group.includes(option));
  if (at < 1) return ranking;
  return ranking.map((group, index) => (index === at - 1 ? [...group, option] : group.filter((one) => one !== option))).filter((group) => group.length > 0);
}

/** What a typed number means: among those that have it already the option is an equal; null takes it out. Numbers close up afterwards. */
export function setRank(ranking: Ranking, option: string, rank: number | null): Ranking {
  const rest = without(ranking, option);
  if (rank === null) return rest;
  const numbered = new Map<number, string[]>();
  ranking.forEach((group, index) => {
    const left = group.filter((one) => one !== option);
    if (left.length > 0) numbered.set(index + 1, left);
  });
  numbered.set(rank, [...(numbered.get(rank) ?? []), option]);
  return [...numbered].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Dropped on another option: it takes that one's place, and the other moves out of the way. On nothing: it is no longer ranked. */
export function placeOn(ranking: Ranking, option: string, target: string | null): Ranking {
  if (target === option) return ranking;
  if (target === null) return without(ranking, option);
  const [from, to] = [rankOf(ranking, option), rankOf(ranking, target)];
  if (to === null) return [...without(ranking, option), [option]];
  const rest = without(ranking, option);
  const at = rest.findIndex((group) => group.includes(target)) + (from !== null && from < to ? 1 : 0);
  return [...rest.slice(0, at), [option], ...rest.slice(at)];
}
