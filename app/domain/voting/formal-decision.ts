/** How one person took part in the item: voted, was away, or was out because of bias. `vote` is null but for who was present. */
export type MeetingVote = { presence: "present" | "absent" | "biased"; vote: "for" | "against" | "blank" | null };

/** What the meeting decided; `no-quorum` and `no-votes` are no decisions. A tie does not carry the motion. */
export type MeetingOutcome = "adopted" | "rejected" | "tied" | "no-quorum" | "no-votes";

/** The figures of a formal decision. */
export type MeetingTally = {
  present: number;
  absent: number;
  biased: number;
  for: number;
  against: number;
  blank: number;
  /** Votes for and against: the denominator of the majority. Blank votes are not in it. */
  counted: number;
  /** The fewest who must be present: at least half of the seats, rounded up. */
  quorum: number;
  outcome: MeetingOutcome;
};

/**
 * Counts a vote of a Danish committee by show of hands: at least half of the members (`seats`, from 1) must take part (the act on
 * municipal government, section 11), and the majority is of the votes cast, for and against. Who is biased takes no part in the item.
 */
export function tallyMeeting(votes: readonly MeetingVote[], seats: number): MeetingTally {
  const having = (holds: (one: MeetingVote) => boolean) => votes.filter(holds).length;
  const [yes, no] = [having((one) => one.vote === "for"), having((one) => one.vote === "against")];
  const present = having((one) => one.presence === "present");
  const quorum = Math.ceil(seats / 2);
  return {
    present,
    absent: having((one) => one.presence === "absent"),
    biased: having((one) => one.presence === "biased"),
    for: yes,
    against: no,
    blank: having((one) => one.vote === "blank"),
    counted: yes + no,
    quorum,
    outcome: present < quorum ? "no-quorum" : yes + no === 0 ? "no-votes" : yes > no ? "adopted" : yes < no ? "rejected" : "tied",
  };
}
