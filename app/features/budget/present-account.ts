import type { TermRow } from "./account-queries.server";
import type { TermTrip } from "./queries.server";

/** Where a trip's figure comes from: everything is paid, some of it, nothing, or nobody has reckoned. */
export type AccountBasis = "paid" | "partly" | "estimate" | "none";

function basisOf({ lineCount, paidLines }: TermTrip): AccountBasis {
  return lineCount === 0 ? "none" : paidLines === lineCount ? "paid" : paidLines > 0 ? "partly" : "estimate";
}

/** The account of a term: each trip, what it costs in all and for each member, and what the ceiling leaves. */
export function presentAccount(term: TermRow, trips: TermTrip[]) {
  const rows = trips.map((trip) => ({
    tripId: trip.id, title: trip.title, startsOn: trip.startsOn, endsOn: trip.endsOn, state: trip.state, isExample: trip.isExample, counts: trip.counts, basis: basisOf(trip),
    totalOere: trip.totals.total.expectedOere, perMemberOere: trip.totals.perMember.expectedOere, memberCount: trip.memberCount,
  }));
  const counted = rows.filter((row) => row.counts);
  const totalOere = counted.reduce((sum, row) => sum + row.totalOere, 0);
  const perMemberOere = counted.reduce((sum, row) => sum + row.perMemberOere, 0);
  return { rows, totalOere, perMemberOere, ceilingOere: term.ceilingMemberOere, leftOere: term.ceilingMemberOere === null ? null : term.ceilingMemberOere - perMemberOere };
}
export type AccountView = ReturnType<typeof presentAccount>;
