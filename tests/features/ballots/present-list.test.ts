import { expect, it } from "vitest";
import { presentBallotList } from "~/features/ballots/present";
import type { BallotListRow } from "~/features/ballots/queries.server";
import type { Viewer } from "~/features/people/queries.server";

const now = new Date("2027-03-10T12:00:00.000Z");
const viewer = { userId: "u", memberships: [{ committeeId: "c", role: "secretariat" }] } as unknown as Viewer;
const row = (id: string, state: string, closesOn: string, closedOn: string | null) =>
  ({
    id, question: id, committee_id: "c", committee_name_da: "Udvalget", committee_name_en: "The committee", state, results: "hidden", opens_at: new Date("2027-03-01T08:00:00.000Z"), closes_at: new Date(`${closesOn}T08:00:00.000Z`),
    closed_at: closedOn && new Date(`${closedOn}T08:00:00.000Z`), eligible: 5, voted: 5, own_has_voted: null, asked_at: now,
  }) as unknown as BallotListRow;

it("ballots that are over stand with the one that ended last on top, whenever they should have ended", () => {
  const rows = [row("aflyst", "cancelled", "2027-03-06", null), row("i morges", "closed", "2027-03-10", "2027-03-10"), row("for længst, før tiden", "closed", "2027-04-01", "2027-03-05")];
  expect(presentBallotList(rows, viewer).closed.map((item) => item.question)).toEqual(["i morges", "aflyst", "for længst, før tiden"]);
});
