import { describe, expect, it } from "vitest";
import { addPerson, createSignInLink, editPerson, removePerson, signOut, redeemSignInLink } from "~/features/people/commands.server";
import { membershipIn, mayPlan } from "~/features/people/permissions";
import { findSignInLink, findViewerBySession, listPeople } from "~/features/people/queries.server";
import { tokenHash } from "~/shared/tokens.server";
import { createCommittee, createOrganisation, createPerson } from "../../factories/people";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const now = new Date("2027-03-01T09:00:00Z");
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const yearSeconds = 365 * 86_400;

describe("a sign-in link", () => {
  it("opens a session that names the person and what they may reach", async () => {
    const org = await createOrganisation(db);
    const used = await redeemSignInLink(db, await createSignInLink(db, org.secretaryId, now), now, yearSeconds);
    if (!used.ok) throw new Error(used.reason.code);
    const viewer = await findViewerBySession(db, tokenHash(used.value.sessionToken), now);
    expect(viewer).toMatchObject({ userId: org.secretaryId, organisationId: org.organisationId, displayName: "Signe Sekretær" });
    expect(viewer!.memberships.map((one) => [one.committeeId, one.role])).toEqual([[org.committeeId, "secretariat"]]);
    await signOut(db, used.value.sessionToken);
    expect(await findViewerBySession(db, tokenHash(used.value.sessionToken), now)).toBeUndefined();
  });

  it("works once, for 72 hours, and not after a newer one was made", async () => {
    const { memberId } = await createOrganisation(db);
    const first = await createSignInLink(db, memberId, now);
    const second = await createSignInLink(db, memberId, now);
    expect((await redeemSignInLink(db, first, now, yearSeconds)).ok).toBe(false);
    expect(await findSignInLink(db, tokenHash(second), hoursLater(71.9))).toMatchObject({ userId: memberId });
    expect((await redeemSignInLink(db, second, hoursLater(72.1), yearSeconds)).ok).toBe(false);
    expect((await redeemSignInLink(db, second, hoursLater(71.9), yearSeconds)).ok).toBe(true);
    expect(await redeemSignInLink(db, second, hoursLater(71.9), yearSeconds)).toEqual({ ok: false, reason: { code: "link-used" } });
  });

  it("lets one in when several use it in the same moment", async () => {
    const { memberId } = await createOrganisation(db);
    const token = await createSignInLink(db, memberId, now);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => redeemSignInLink(db, token, now, yearSeconds)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  it("is kept as a hash only, and so is the session", async () => {
    const { memberId } = await createOrganisation(db);
    const token = await createSignInLink(db, memberId, now);
    const used = await redeemSignInLink(db, token, now, yearSeconds);
    if (!used.ok) throw new Error(used.reason.code);
    const links = await db.selectFrom("sign_in_link").selectAll().where("user_id", "=", memberId).execute();
    const sessions = await db.selectFrom("user_session").selectAll().where("user_id", "=", memberId).execute();
    expect(links).toHaveLength(1);
    expect(sessions).toHaveLength(1);
    expect(JSON.stringify([links, sessions])).not.toContain(token);
    expect(JSON.stringify([links, sessions])).not.toContain(used.value.sessionToken);
  });

  it("lets a session end on its day", async () => {
    const { memberId } = await createOrganisation(db);
    const used = await redeemSignInLink(db, await createSignInLink(db, memberId, now), now, 3600);
    if (!used.ok) throw new Error(used.reason.code);
    expect(await findViewerBySession(db, tokenHash(used.value.sessionToken), hoursLater(0.99))).toBeDefined();
    expect(await findViewerBySession(db, tokenHash(used.value.sessionToken), hoursLater(1.01))).toBeUndefined();
  });
});

describe("people of a committee", () => {
  it("refuses a mail address that the organisation already knows, in any letter case, and leaves nothing behind", async () => {
    const org = await createOrganisation(db);
    await createPerson(db, org.organisationId, org.committeeId, { email: "anna@example.org" });
    const before = (await listPeople(db, org.committeeId)).length;
    const twice = await addPerson(db, org.organisationId, { displayName: "Anna", email: "ANNA@example.org", role: "member", committeeId: org.committeeId });
    expect(twice).toEqual({ ok: false, reason: { code: "email-taken" } });
    expect(await listPeople(db, org.committeeId)).toHaveLength(before);
  });

  it("takes the same mail address in two organisations, which do not see each other", async () => {
    const [one, two] = [await createOrganisation(db), await createOrganisation(db)];
    await createPerson(db, one.organisationId, one.committeeId, { displayName: "Åse Ærlig", email: "aase@example.org" });
    await createPerson(db, two.organisationId, two.committeeId, { displayName: "Åse Ærlig", email: "aase@example.org" });
    const ofOne = (await listPeople(db, one.committeeId)).map((person) => person.userId);
    const ofTwo = (await listPeople(db, two.committeeId)).map((person) => person.userId);
    expect(ofOne.filter((userId) => ofTwo.includes(userId))).toEqual([]);
  });

  it("is kept from mixing organisations by the database itself", async () => {
    const [one, two] = [await createOrganisation(db), await createOrganisation(db)];
    await expect(
      addPerson(db, one.organisationId, { displayName: "Forkert", email: "", role: "member", committeeId: two.committeeId }),
    ).rejects.toMatchObject({ code: "23503" });
    expect((await listPeople(db, two.committeeId)).map((person) => person.displayName)).not.toContain("Forkert");
  });

  it("closes the access of a person whose last committee it was, at once", async () => {
    const org = await createOrganisation(db);
    const used = await redeemSignInLink(db, await createSignInLink(db, org.memberId, now), now, yearSeconds);
    if (!used.ok) throw new Error(used.reason.code);
    const waiting = await createSignInLink(db, org.memberId, now);
    expect((await removePerson(db, org.committeeId, org.memberId)).ok).toBe(true);
    expect(await findViewerBySession(db, tokenHash(used.value.sessionToken), now)).toBeUndefined();
    expect((await redeemSignInLink(db, waiting, now, yearSeconds)).ok).toBe(false);
  });

  it("forgets the mail of a person who is gone, so that they can be added again as somebody new", async () => {
    const org = await createOrganisation(db);
    const person = { displayName: "Mona Medlem", email: "mona@example.org", committeeId: org.committeeId, role: "member" as const };
    const first = await addPerson(db, org.organisationId, person);
    if (!first.ok) throw new Error(first.reason.code);
    await removePerson(db, org.committeeId, first.value.userId);
    const again = await addPerson(db, org.organisationId, person);
    if (!again.ok) throw new Error(again.reason.code);
    expect(again.value.userId).not.toBe(first.value.userId);
    expect(await addPerson(db, org.organisationId, person)).toEqual({ ok: false, reason: { code: "email-taken" } });
  });

  it("leaves a person who belongs to another committee signed in there", async () => {
    const org = await createOrganisation(db);
    const second = await createCommittee(db, org.organisationId);
    await db.insertInto("membership").values({ organisation_id: org.organisationId, user_id: org.memberId, committee_id: second.committeeId, role: "reader" }).execute();
    const used = await redeemSignInLink(db, await createSignInLink(db, org.memberId, now), now, yearSeconds);
    if (!used.ok) throw new Error(used.reason.code);
    await removePerson(db, org.committeeId, org.memberId);
    const viewer = (await findViewerBySession(db, tokenHash(used.value.sessionToken), now))!;
    expect(membershipIn(viewer, org.committeeId)).toBeUndefined();
    expect(mayPlan(membershipIn(viewer, second.committeeId))).toBe(false);
  });

  it("never removes the last of the secretariat, even when two remove each other at the same time", async () => {
    const org = await createOrganisation(db);
    expect(await removePerson(db, org.committeeId, org.secretaryId)).toEqual({ ok: false, reason: { code: "last-secretariat" } });
    const rivalId = await createPerson(db, org.organisationId, org.committeeId, { displayName: "Rikke Rival", role: "secretariat" });
    const outcomes = await Promise.all([removePerson(db, org.committeeId, org.secretaryId), removePerson(db, org.committeeId, rivalId)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect((await listPeople(db, org.committeeId)).filter((person) => person.role === "secretariat")).toHaveLength(1);
  });

  it("corrects name, address and what a person is, and refuses what two could not both have", async () => {
    const org = await createOrganisation(db);
    const edit = (userId: string, changes: Partial<Parameters<typeof editPerson>[2]> = {}) =>
      editPerson(db, org.committeeId, { userId, displayName: "Frida Formand", email: "frida@example.org", role: "member", office: "chair", version: 1, ...changes }, org.secretaryId);
    expect(await edit(org.memberId)).toMatchObject({ ok: true });
    expect((await listPeople(db, org.committeeId)).find((one) => one.userId === org.memberId)).toMatchObject({ displayName: "Frida Formand", email: "frida@example.org", role: "member", office: "chair", version: 2 });
    expect(await edit(org.memberId)).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    expect(await edit(org.readerId, { email: "FRIDA@example.org" })).toEqual({ ok: false, reason: { code: "email-taken" } });
    expect(await edit(org.secretaryId, { email: "" })).toEqual({ ok: false, reason: { code: "last-secretariat" } });
    const elsewhere = await createOrganisation(db);
    expect(await edit(elsewhere.memberId, { email: "" })).toEqual({ ok: false, reason: { code: "gone" } });
  });

  it("keeps one in the secretariat when two make each other members at the same time", async () => {
    const org = await createOrganisation(db);
    const rivalId = await createPerson(db, org.organisationId, org.committeeId, { displayName: "Rikke Rival", role: "secretariat" });
    const demote = (userId: string) => editPerson(db, org.committeeId, { userId, displayName: "Rival", email: "", role: "member", office: "member", version: 1 }, null);
    const outcomes = await Promise.all([demote(org.secretaryId), demote(rivalId)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });
});
