import { describe, expect, it } from "vitest";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { loader } from "~/routes/_index";
import { addDays } from "~/domain/time/calendar-date";
import { cast, createVotingCommittee, openedBallot, voteFor } from "../../factories/ballots";
import { createOrganisation, signedInCookie } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
const front = async (userId: string) => (await loader({ request: new Request("http://localhost/", { headers: { Cookie: await signedInCookie(db, userId) } }), params: {}, context: {} })).json();

describe("the first page", () => {
  it("shows who plans what is due, the trips by state and the turnout, of their own committee only", async () => {
    const committee = await createVotingCommittee(db, 2);
    const soon = addDays(new Date().toISOString().slice(0, 10), 40);
    const trip = await makeTrip(db, committee, { title: "Snart af sted", startsOn: soon, endsOn: addDays(soon, 2) });
    await makeTrip(db, await createOrganisation(db), { title: "Naboens tur" });
    const ballot = await openedBallot(db, committee);
    await cast(db, ballot.ballotId, committee.memberIds[0]!, voteFor(ballot.optionIds));
    const page = await front(committee.secretaryId);
    expect(page.plans!.byState).toEqual([{ state: "draft", trips: [{ id: trip.tripId, title: "Snart af sted", startsOn: soon, endsOn: addDays(soon, 2) }] }]);
    expect(page.plans!.due.slice(0, 2).map((task) => [task.key, task.nearness, task.tripTitle])).toEqual([["hosts-asked", "overdue", "Snart af sted"], ["budget", "overdue", "Snart af sted"]]);
    expect(page.plans!.reminders).toMatchObject([{ tripId: trip.tripId, subject: expect.stringContaining("Snart af sted") as string }]);
    expect(page.ballots).toMatchObject([{ voted: 1, eligible: 2, ownVote: null }]);
    expect(JSON.stringify(page)).not.toContain("Naboens");
  });

  it("shows a member the vote to cast, the next programme and what to read", async () => {
    const committee = await createVotingCommittee(db, 2);
    const today = new Date().toISOString().slice(0, 10);
    await makeTrip(db, committee, { title: "Senere", startsOn: addDays(today, 200), endsOn: addDays(today, 201) });
    const trip = await makeTrip(db, committee, { title: "I gang", startsOn: addDays(today, -1), endsOn: addDays(today, 2) });
    const ballot = await openedBallot(db, committee);
    const [voted, waiting] = committee.memberIds;
    await cast(db, ballot.ballotId, voted!, voteFor(ballot.optionIds));
    const page = await front(waiting!);
    expect(page).toMatchObject({ plans: null, ballots: [{ ballotId: ballot.ballotId, ownVote: "due" }], nextTrip: { tripId: trip.tripId, isOn: true, now: null, next: null } });
    expect(page.toRead.map((one) => one.code).sort()).toEqual(["dk-billund", "dk-odense"]);
    expect((await front(voted!)).ballots).toMatchObject([{ ownVote: "done" }]);
  });
});
