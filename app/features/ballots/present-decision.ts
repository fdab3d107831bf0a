import { tallyMeeting, type MeetingTally } from "~/domain/voting/formal-decision";
import type { DecisionRow } from "./decision-queries.server";
import type { Participation } from "./decision-schema";
import type { BallotRow, ElectorRow } from "./queries.server";

export type DecisionPerson = { name: string; substituteFor: string | null; participation: Participation; minorityNote: string };

export type DecisionView = { meetingOn: string; agendaItem: string; motion: string; seatCount: number; recordedBy: string; version: number; people: DecisionPerson[]; tally: MeetingTally };

export function presentDecision(row: DecisionRow): DecisionView {
  return {
    meetingOn: row.meeting_on, agendaItem: row.agenda_item, motion: row.motion, seatCount: row.seat_count, recordedBy: row.recorded_by, version: row.version,
    people: row.votes.map((vote) => ({ name: vote.display_name, substituteFor: vote.substitute_for, participation: vote.vote ?? (vote.presence === "biased" ? "biased" : "absent"), minorityNote: vote.minority_note })),
    tally: tallyMeeting(row.votes, row.seat_count),
  };
}

/** What the form starts with: the stored record, or the members of the list with everything still to be written. */
export function presentDecisionForm(ballot: BallotRow, electors: ElectorRow[], stored: DecisionView | null, motion: string): { version: number; meetingOn: string; agendaItem: string; motion: string; seatCount: number; people: DecisionPerson[] } {
  if (stored) return stored;
  const members = electors.filter((one) => one.removed_reason === null && one.elector_role !== "substitute");
  return {
    version: 0, meetingOn: "", agendaItem: "", motion, seatCount: Math.max(ballot.member_count, members.length),
    people: members.map((one) => ({ name: one.display_name, substituteFor: null, participation: "absent", minorityNote: "" })),
  };
}
