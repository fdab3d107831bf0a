import { addFractions, fraction, type Fraction } from "./fraction";
import type { Rankings } from "./rankings";

/**
 * Counts first preferences among the options that remain: each voter's vote goes to the best remaining group of the ballot, in
 * equal exact parts to the members that remain. Options that a ballot does not rank are its last group, so no vote is lost.
 * Call it again only with fewer remaining options (1 remains, 0 does not): places already passed are not looked at again.
 * Gives the votes of each option by number; 0 for one that does not remain.
 */
export function firstPreferenceCounter({ options, weights, sequence, groupEnds }: Rankings): (remaining: Uint8Array) => Fraction[] {
  const count = options.length;
  const groupStarts = new Uint16Array(weights.length);
  // The only member that remains of a ballot's best remaining group: as long as it remains, there is nothing to look for.
  const soleMembers = new Int16Array(weights.length).fill(-1);
  return (remaining) => {
    // Votes that are split in k parts are added up apart, as whole numbers.
    const whole = new Float64Array(count);
    const inParts = new Map([[1, whole]]);
    for (let ballot = 0; ballot < weights.length; ballot += 1) {
      const sole = soleMembers[ballot]!;
      if (sole >= 0 && remaining[sole] === 1) {
        whole[sole]! += weights[ballot]!;
        continue;
      }
      const row = ballot * count;
      for (let start = groupStarts[ballot]!; start < count; ) {
        const end = groupEnds[row + start]!;
        let parts = 0;
        for (let place = start; place < end; place += 1) parts += remaining[sequence[row + place]!]!;
        if (parts === 0) {
          start = end;
          continue;
        }
        groupStarts[ballot] = start;
        let votes = inParts.get(parts);
        if (!votes) inParts.set(parts, (votes = new Float64Array(count)));
        for (let place = start; place < end; place += 1) {
          const option = sequence[row + place]!;
          if (remaining[option] === 0) continue;
          votes[option]! += weights[ballot]!;
          if (parts === 1) soleMembers[ballot] = option;
        }
        break;
      }
    }
    return options.map((_, option) =>
      [...inParts].reduce((sum, [parts, votes]) => (votes[option] ? addFractions(sum, fraction(BigInt(votes[option]), BigInt(parts))) : sum), fraction(0n)),
    );
  };
}
