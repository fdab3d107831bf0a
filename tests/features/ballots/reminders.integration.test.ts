import { beforeAll, expect, it } from "vitest";
import { findBallot } from "~/features/ballots/queries.server";
import { makeVotingLink, mailReminders } from "~/features/ballots/reminder-commands.server";
import { closeBallot } from "~/features/ballots/state-commands.server";
import { editPerson, redeemSignInLink } from "~/features/people/commands.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { cast, createVotingCommittee, openedBallot, voteFor, type Committee } from "../../factories/ballots";
import { startMailServer, textOf } from "../../fakes/mail-server";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
const { db } = await testDatabase();
const mails = await startMailServer();
const now = new Date("2027-03-01T09:00:00Z");
const sender = { translator: translatorFor("da"), baseUrl: "https://tur.example.org", displayName: "Signe Sekretær" };
let committee: Committee;

beforeAll(async () => {
  committee = await createVotingCommittee(db, 4);
  for (const [index, email] of ["et@example.org", "to@example.org", "full@example.org", ""].entries()) {
    const edited = await editPerson(db, committee.committeeId, { userId: committee.memberIds[index]!, displayName: `Medlem ${index + 1}`, email, role: "member", office: "member", version: 1 }, committee.secretaryId);
    if (!edited.ok) throw new Error(edited.reason.code);
  }
});

it("mails those who have not voted a link of their own that signs in and leads to the ballot, and says who was not reached", async () => {
  const { ballotId, optionIds } = await openedBallot(db, committee);
  await cast(db, ballotId, committee.memberIds[0]!, voteFor(optionIds));
  const round = await mailReminders(db, (await findBallot(db, ballotId))!, sender, now);
  expect(round).toEqual({ ok: true, value: { sent: 1, withoutAddress: ["Medlem 4"], failed: ["Medlem 3"] } });
  expect(mails.received.map((one) => one.to)).toEqual(["to@example.org"]);
  const text = textOf(mails.received[0]!);
  expect(text).toContain("Hvor skal turen i Danmark gå hen?");
  expect(text).toContain("torsdag den 4. maj 2090 kl.\u00a012.00");
  const [, token, next] = /https:\/\/tur\.example\.org\/log-ind\?link=([^&\s]+)&next=(\S+)/.exec(text)!;
  expect(decodeURIComponent(next!)).toBe(`/afstemninger/${ballotId}`);
  const used = await redeemSignInLink(db, token!, now, 3600);
  expect(used.ok).toBe(true);
});

it("makes no link for who has voted, for a stranger's place on another list, and after the end", async () => {
  const [one, other] = [await openedBallot(db, committee), await openedBallot(db, committee)];
  await cast(db, one.ballotId, committee.memberIds[0]!, voteFor(one.optionIds));
  const electors = await db.selectFrom("ballot_elector").select(["id", "ballot_id", "user_id"]).where("ballot_id", "in", [one.ballotId, other.ballotId]).execute();
  const place = (ballotId: string, userId: string) => electors.find((elector) => elector.ballot_id === ballotId && elector.user_id === userId)!.id;
  const ballot = async () => (await findBallot(db, one.ballotId))!;
  const link = async (electorId: string) => makeVotingLink(db, await ballot(), electorId, sender.baseUrl, now);
  expect(await link(place(one.ballotId, committee.memberIds[0]!))).toEqual({ ok: false, reason: { code: "unknown-elector" } });
  expect(await link(place(other.ballotId, committee.memberIds[1]!))).toEqual({ ok: false, reason: { code: "unknown-elector" } });
  expect(await link(place(one.ballotId, committee.memberIds[1]!))).toMatchObject({ ok: true, value: { name: "Medlem 2" } });
  await closeBallot(db, committee.actor, one.ballotId);
  expect(await link(place(one.ballotId, committee.memberIds[1]!))).toEqual({ ok: false, reason: { code: "wrong-state" } });
  expect(await mailReminders(db, await ballot(), sender, now)).toEqual({ ok: false, reason: { code: "wrong-state" } });
  expect(mails.received).toEqual([]);
});

it("reminds nobody of a ballot that waits for its opening: the link would be used up in vain", async () => {
  const { ballotId } = await openedBallot(db, committee, { opensOn: "2090-01-01", opensAt: "9" });
  const ballot = (await findBallot(db, ballotId))!;
  const { id } = await db.selectFrom("ballot_elector").select("id").where("ballot_id", "=", ballotId).limit(1).executeTakeFirstOrThrow();
  expect(await mailReminders(db, ballot, sender, now)).toEqual({ ok: false, reason: { code: "wrong-state" } });
  expect(await makeVotingLink(db, ballot, id, sender.baseUrl, now)).toEqual({ ok: false, reason: { code: "wrong-state" } });
});
