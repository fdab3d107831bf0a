import fc from "fast-check";
import type { Election, RankedBallot } from "~/domain/voting/election";

/** An election with rankings. */
export type Rankings = Extract<Election, { kind: "ranking" }>;

const names = ["Aarhus", "Bergen", "Cork", "Delft", "Espoo", "Florø", "Gent"];

/** A ranking of some of the options, with and without ties. */
export function anyRanking(options: readonly string[]): fc.Arbitrary<string[][]> {
  return fc.tuple(fc.shuffledSubarray([...options], { minLength: 0 }), fc.array(fc.boolean(), { minLength: options.length, maxLength: options.length })).map(([ranked, joins]) => {
    const groups: string[][] = [];
    ranked.forEach((option, index) => {
      if (joins[index] && groups.length > 0) groups.at(-1)!.push(option);
      else groups.push([option]);
    });
    return groups;
  });
}

const anyBallot = (options: readonly string[]): fc.Arbitrary<RankedBallot> => fc.record({ weight: fc.integer({ min: 1, max: 4 }), ranking: anyRanking(options) });

/** A committee's election: 1 to 7 options, up to 12 different ballots, equal strengths and circles included. */
export const anyElection: fc.Arbitrary<Rankings> = fc
  .integer({ min: 1, max: names.length })
  .map((count) => names.slice(0, count))
  .chain((options) => fc.record({ kind: fc.constant("ranking" as const), options: fc.constant(options), ballots: fc.array(anyBallot(options), { maxLength: 12 }) }));

/** The same ballots with one option replaced by clones: options that no voter parts by another one. */
export type Cloned = { before: Rankings; after: Rankings; original: string; clones: string[] };

/** Elections of two to five options of which one gets two or three clones, which each voter ranks as she likes. */
export const anyCloned: fc.Arbitrary<Cloned> = fc
  .tuple(
    anyElection.filter(({ options, ballots }) => options.length > 1 && options.length <= 5 && ballots.length > 0),
    fc.integer({ min: 2, max: 3 }),
    fc.nat(),
  )
  .chain(([before, count, pick]) => {
    const original = before.options[pick % before.options.length]!;
    const clones = Array.from({ length: count }, (_, index) => `${original} ${index + 1}`);
    return fc.array(anyRanking(clones), { minLength: before.ballots.length, maxLength: before.ballots.length }).map((inner): Cloned => {
      const options = before.options.flatMap((option) => (option === original ? clones : [option]));
      const ballots = before.ballots.map((ballot, index) => ({ weight: ballot.weight, ranking: withClones(ballot.ranking, original, clones, inner[index]!) }));
      return { before, after: { kind: "ranking", options, ballots }, original, clones };
    });
  });

function withClones(ranking: RankedBallot["ranking"], original: string, clones: string[], inner: string[][]): string[][] {
  const rest = clones.filter((clone) => !inner.flat().includes(clone));
  return ranking.flatMap((group) => {
    if (!group.includes(original)) return [[...group]];
    // Equal to others: then all clones are equal to them.
    if (group.length > 1) return [group.flatMap((option) => (option === original ? clones : [option]))];
    return rest.length > 0 ? [...inner, rest] : inner;
  });
}
