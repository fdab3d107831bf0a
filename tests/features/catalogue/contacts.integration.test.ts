import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { changeContact } from "~/features/catalogue/contact-commands.server";
import { listSiteContacts } from "~/features/catalogue/contact-queries.server";
import { contactActSchema, type ContactAct } from "~/features/catalogue/contact-schema";
import { presentContacts } from "~/features/catalogue/present-contacts";
import { deleteExpiredPersons } from "~/features/planner/expiry-commands.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { action, loader } from "~/routes/besoegssteder.$code._index";
import { parseValues } from "~/shared/forms.server";
import { createCommittee, createOrganisation, createPerson, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
const { db } = await testDatabase();
const today = "2026-11-25";
const code = "dk-oj-ikea";
let ours: MadeOrganisation;
let theirs: MadeOrganisation;
let siteId: string;

beforeAll(async () => {
  ours = await createOrganisation(db);
  theirs = await createOrganisation(db);
  siteId = (await db.selectFrom("visit_site").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
});

const save = (of: MadeOrganisation, fields: Partial<Extract<ContactAct, { intent: "save-contact" }>> = {}): ContactAct => ({
  intent: "save-contact", contactId: randomUUID(), version: 0, committeeId: of.committeeId, role: "Rekrutteringschef", displayName: "", email: "", phone: "", deleteOn: null, ...fields,
});
const change = (of: MadeOrganisation, act: ContactAct, on = today) => changeContact(db, { userId: of.secretaryId, organisationId: of.organisationId }, siteId, [of.committeeId], act, on);
const contactsOf = (of: MadeOrganisation) => listSiteContacts(db, siteId, [of.committeeId]);
const person = { displayName: "Prøveperson Testesen", email: "proeve@example.org", phone: "00 00 00 00" };

describe("a contact at a site", () => {
  it("is a role without a date, and a person only until a day at most 24 months ahead", async () => {
    expect(await change(ours, save(ours, { deleteOn: "2027-11-25" }))).toEqual({ ok: true, value: null });
    expect(await contactsOf(ours)).toEqual([expect.objectContaining({ role: "Rekrutteringschef", displayName: "", deleteOn: null, version: 1 })]);
    const fault = (message: string) => ({ ok: false, reason: { code: "field", field: "deleteOn", message } });
    expect(await change(ours, save(ours, { phone: "00 00 00 00" }))).toEqual(fault("error.required"));
    expect(await change(ours, save(ours, { ...person, deleteOn: today }))).toEqual(fault("contact.refusal.passed"));
    expect(await change(ours, save(ours, { ...person, deleteOn: "2028-11-26" }))).toEqual(fault("contact.refusal.too-late"));
    expect(await change(ours, save(ours, { role: "Vagt", ...person, deleteOn: "2028-11-25" }))).toEqual({ ok: true, value: null });
    expect((await contactsOf(ours)).map(({ role, deleteOn }) => [role, deleteOn])).toEqual([["Rekrutteringschef", null], ["Vagt", "2028-11-25"]]);
    expect(presentContacts([], [], randomUUID(), today, translatorFor("da"))).toMatchObject({ deleteOn: "2027-11-25", latestOn: "2028-11-25" });
  });

  it("is saved once, and not over what somebody else has saved since", async () => {
    const of = await createOrganisation(db);
    const act = save(of);
    await Promise.all([change(of, act), change(of, act)]);
    expect(await contactsOf(of)).toHaveLength(1);
    expect(await change(of, { ...act, version: 1, role: "Butikschef" } as ContactAct)).toEqual({ ok: true, value: null });
    expect(await change(of, { ...act, version: 1, role: "Chef" } as ContactAct)).toEqual({ ok: false, reason: { code: "stale" } });
    expect(await change(of, { intent: "delete-contact", contactId: (act as { contactId: string }).contactId, version: 1 })).toEqual({ ok: false, reason: { code: "stale" } });
    expect((await contactsOf(of)).map(({ role }) => role)).toEqual(["Butikschef"]);
  });

  it("loses its person and keeps its role when the day has come, of the own committee alone", async () => {
    const [one, other] = [await createOrganisation(db), await createOrganisation(db)];
    for (const of of [one, other]) await change(of, save(of, { ...person, deleteOn: "2026-12-01" }));
    await change(one, { intent: "delete-expired" }, "2026-11-30");
    expect((await contactsOf(one))[0]!.displayName).toBe(person.displayName);
    const shown = (on: string, rows: Awaited<ReturnType<typeof contactsOf>>) => presentContacts(rows, [], randomUUID(), on, translatorFor("da")).contacts.map(({ isExpired }) => isExpired);
    expect([shown("2026-11-30", await contactsOf(one)), shown("2026-12-01", await contactsOf(one))]).toEqual([[false], [true]]);
    await change(one, { intent: "delete-expired" }, "2026-12-01");
    expect(await contactsOf(one)).toEqual([expect.objectContaining({ role: "Rekrutteringschef", displayName: "", email: "", phone: "", deleteOn: null, version: 2 })]);
    expect((await contactsOf(other))[0]!.displayName).toBe(person.displayName);
  });

  it("is deleted by the installation itself once the day has come in Denmark, once however many processes look", async () => {
    const [one, other] = [await createOrganisation(db), await createOrganisation(db)];
    const on = "2026-11-30";
    for (const of of [one, other]) await change(of, save(of, { ...person, deleteOn: on }));
    await change(one, save(one, { role: "Direktør", ...person, deleteOn: "2026-12-01" }));
    expect(await deleteExpiredPersons(db, new Date("2026-11-29T22:59:59Z"))).toEqual({ siteContacts: 0, hostPersons: 0 });
    const counts = await Promise.all([1, 2].map(() => deleteExpiredPersons(db, new Date("2026-11-29T23:00:00Z"))));
    expect(counts.reduce((sum, { siteContacts }) => sum + siteContacts, 0)).toBe(2);
    expect((await contactsOf(one)).map(({ role, displayName, deleteOn }) => [role, displayName, deleteOn])).toEqual([["Direktør", person.displayName, "2026-12-01"], ["Rekrutteringschef", "", null]]);
    expect((await contactsOf(other))[0]).toMatchObject({ displayName: "", email: "", phone: "", deleteOn: null, version: 2 });
    for (const of of [one, other]) {
      const told = await db.selectFrom("history_entry").selectAll().where("organisation_id", "=", of.organisationId).where("action", "=", "delete-site-person").execute();
      expect(told).toEqual([expect.objectContaining({ actor_user_id: null, trip_id: null, subject_title: "IKEA Aarhus" })]);
      expect(JSON.stringify(told)).not.toMatch(/Testesen|example\.org|00 00/);
    }
  });

  it("leaves nothing of itself in the history", async () => {
    const of = await createOrganisation(db);
    const act = save(of, { ...person, deleteOn: "2027-01-01" }) as Extract<ContactAct, { intent: "save-contact" }>;
    await change(of, act);
    await change(of, { ...act, version: 1, phone: "11 11 11 11" });
    await change(of, { intent: "delete-contact", contactId: act.contactId, version: 2 });
    const rows = await db.selectFrom("history_entry").select(["action", "subject_title", "changes", "actor_user_id"]).where("organisation_id", "=", of.organisationId).where("action", "like", "%site-contact").orderBy("id").execute();
    const site = { subject_title: "IKEA Aarhus", actor_user_id: of.secretaryId };
    const told = (before: object | null, after: object | null) => [{ table: "site_contact", id: act.contactId, before, after }];
    expect(rows).toEqual([
      { action: "save-site-contact", ...site, changes: told(null, {}) }, { action: "save-site-contact", ...site, changes: told({}, {}) }, { action: "delete-site-contact", ...site, changes: told({}, null) },
    ]);
    expect(await contactsOf(of)).toEqual([]);
  });

  it("is neither changed, deleted nor added by another committee", async () => {
    const act = save(ours, { role: "Kun vores" }) as Extract<ContactAct, { intent: "save-contact" }>;
    await change(ours, act);
    const gone = { ok: false, reason: { code: "gone" } };
    expect(await change(theirs, { ...act, version: 1, committeeId: theirs.committeeId, role: "Deres" })).toEqual(gone);
    expect(await change(theirs, { intent: "delete-contact", contactId: act.contactId, version: 1 })).toEqual(gone);
    expect(await change(theirs, save(ours))).toEqual(gone);
    expect((await contactsOf(ours)).map(({ role }) => role)).toContain("Kun vores");
    expect(await contactsOf(theirs)).toEqual([]);
  });
});

describe("the page of a site", () => {
  const page = async (userId: string, form?: Record<string, string>) => {
    const headers = { Cookie: await signedInCookie(db, userId) };
    return { request: new Request(`http://localhost/besoegssteder/${code}?index`, form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers }), params: { code }, context: {} };
  };
  const contactsFor = async (userId: string) => (await (await loader(await page(userId))).json()).contacts;

  it("shows contacts to the secretariat of their committee alone", async () => {
    const committee = await createCommittee(db, ours.organisationId, "Naboudvalget");
    const neighbour = await createPerson(db, ours.organisationId, committee.committeeId, { displayName: "Nabo", role: "secretariat" });
    const posted = await action(await page(ours.secretaryId, { intent: "save-contact", contactId: randomUUID(), version: "0", committeeId: ours.committeeId, role: "Vært på siden" }));
    expect([posted.status, posted.headers.get("Location")]).toEqual([302, `/besoegssteder/${code}#kontakter`]);
    expect((await contactsFor(ours.secretaryId))!.contacts.map(({ role }) => role)).toContain("Vært på siden");
    for (const userId of [neighbour, theirs.secretaryId]) expect((await contactsFor(userId))!.contacts).toEqual([]);
    for (const userId of [ours.memberId, ours.readerId]) {
      expect(await contactsFor(userId)).toBeNull();
      await expect(action(await page(userId, { intent: "delete-expired" }))).rejects.toMatchObject({ status: 403 });
    }
  });

  it("says what is wrong at the field, and keeps what was typed", async () => {
    const answer = await action(await page(ours.secretaryId, { intent: "save-contact", contactId: randomUUID(), version: "0", committeeId: ours.committeeId, role: "Chef", phone: "00 00 00 00" }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ form: { errors: { deleteOn: "error.required" }, values: { role: "Chef", phone: "00 00 00 00" } } });
    const values = { intent: "save-contact", contactId: randomUUID(), version: "0", committeeId: ours.committeeId, role: " ", email: "ingen", deleteOn: "i morgen" };
    expect(parseValues(contactActSchema, values)).toMatchObject({ ok: false, reply: { errors: { role: "error.required", email: "error.email", deleteOn: "error.date" } } });
  });
});
