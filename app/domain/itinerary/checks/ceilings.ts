import type { Finding } from "../finding";
import { makeFinding } from "../make-finding";
import type { Reading } from "../read-plan";

// Nearer than this to a ceiling, one dearer hotel is enough to break it.
const nearShare = 0.05;

function ceilingFinding(scope: "participant" | "trip" | "term", sumOere: number, ceilingOere: number, more: Record<string, number>): Finding[] {
  const isAbove = sumOere > ceilingOere;
  if (!isAbove && sumOere < ceilingOere * (1 - nearShare)) return [];
  const sharePercent = ceilingOere === 0 ? 100 : Math.round((sumOere / ceilingOere) * 100);
  const facts = { scope, over: isAbove ? "yes" : "no", sumOere, ceilingOere, differenceOere: Math.abs(sumOere - ceilingOere), sharePercent, ...more };
  return [makeFinding("ceiling", isAbove ? "error" : "warning", { type: "trip" }, [], facts, scope)];
}

/**
 * `ceiling`: the price for each participant, the whole trip, or what the term costs each member with this trip in it, is
 * above what the committee has set (an error) or within 5 % of it (a warning; both ends of the five per cent included). Nothing is said of
 * a price or a ceiling that nobody knows, nor of a trip that costs nothing yet.
 */
export function findCeilings(reading: Reading): Finding[] {
  const { money } = reading.itinerary;
  const price = money?.pricePerParticipantOere ?? null;
  if (!money || price === null || price <= 0) return [];
  const ofParticipant = money.ceilingParticipantOere === null ? [] : ceilingFinding("participant", price, money.ceilingParticipantOere, {});
  const ofWhole = money.totalOere === null || money.ceilingTripOere === null ? [] : ceilingFinding("trip", money.totalOere, money.ceilingTripOere, {});
  const { termSpentPerMemberOere: spentOere, ceilingTermOere } = money;
  const ofTerm = spentOere === null || ceilingTermOere === null ? [] : ceilingFinding("term", spentOere + (money.pricePerMemberOere ?? price), ceilingTermOere, { spentOere });
  return [...ofParticipant, ...ofWhole, ...ofTerm];
}
