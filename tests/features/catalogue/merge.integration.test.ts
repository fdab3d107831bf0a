import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { saveEntry } from "~/features/catalogue/entry-commands.server";
import { listTwinSites } from "~/features/catalogue/duplicate-queries.server";
import { mergeSites, undoMerge } from "~/features/catalogue/merge-commands.server";
import { listHostsElsewhere, listMergeChoices, listOpenMerges, planMerge } from "~/features/catalogue/merge-queries.server";
import { findSite, getSiteCode, listSites } from "~/features/catalogue/queries.server";
import { presentVerification } from "~/features/catalogue/present-verification";
import { verifyEntry } from "~/features/catalogue/verification-commands.server";
import { listVerificationRows } from "~/features/catalogue/verification-queries.server";
import { listSubjectHistory } from "~/features/history/queries.server";
import { search } from "~/features/search/queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { createVotingCommittee, draftBallot } from "../../factories/ballots";
import { catalogueKeeper } from "../../factories/catalogue";
import { createOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
registerMessages("da", messagesDa);
const { actor, site, entry } = await catalogueKeeper(db);

/** All that points at a site, and whether it stands in lists. */
async function referencesOf(siteId: string) {
  const texts = async (query: ReturnType<typeof sql<{ it: string }>>) => (await query.execute(db)).rows.map((row) => row.it);
  return {
    stops: await texts(sql`select id::text as it from stop where site_id = ${siteId} order by 1`),
    ballotOptions: await texts(sql`select id::text as it from ballot_option where site_id = ${siteId} order by 1`),
    caseLinks: await texts(sql`select id::text as it from case_link where site_id = ${siteId} order by 1`),
    topics: await texts(sql`select code as it from dialogue_topic_site join dialogue_topic on id = topic_id where site_id = ${siteId} order by 1`),
    themes: await texts(sql`select code as it from site_theme join theme on id = theme_id where site_id = ${siteId} order by site_theme.position`),
    caveats: await texts(sql`select code as it from caveat where site_id = ${siteId} order by position`),
    eventDates: await texts(sql`select starts_on::text as it from site_event_date where site_id = ${siteId} order by 1`),
    contacts: await texts(sql`select concat_ws('/', role, display_name, email, delete_on) as it from site_contact where site_id = ${siteId} order by 1`),
    state: await texts(sql`select concat_ws('/', alternative_group_id, merged_into_id, archived_at) as it from visit_site where id = ${siteId}`),
  };
}

const found = async (text: string) => (await search(db, { text, committeeIds: [], kind: "site", limit: 50 })).hits.map(({ code }) => code);

/** Two hosts of different destinations, with one of everything that can point at a site, and some of it at both. */
async function rivals() {
  const [from, into] = [await site("dk-od-jobcenter"), await site("dk-bi-jc-billund")];
  const organisation = await createVotingCommittee(db, 2);
  const trip = await makeTrip(db, organisation, { destination: ["dk-odense"], title: "Fynsturen" });
  const stopId = await addStop(db, trip, { siteId: from.id, kind: "visit" });
  const [alone, shared] = [await draftBallot(db, organisation, { option: [`site:${from.code}`, "site:dk-oj-ikea"], question: "Kun den ene?" }), await draftBallot(db, organisation, { option: [`site:${from.code}`, `site:${into.code}`], question: "Begge?" })];
  const topic = await db.selectFrom("dialogue_topic").select("id").orderBy("position").executeTakeFirstOrThrow();
  await db.insertInto("dialogue_topic_site").values([{ topic_id: topic.id, site_id: from.id }, { topic_id: topic.id, site_id: into.id }]).onConflict((conflict) => conflict.doNothing()).execute();
  await db.insertInto("caveat").values([from, into].map(({ id, code }) => ({ code: `same-${code}`, site_id: id, destination_id: null, severity: "low" as const, text_da: "Ring først", text_en: "Call first", source_da: "", source_en: "", stated_on: "2026-11-25", position: 9 }))).execute();
  const dates = { ends_on: "2027-05-03", confirmed: false, source_da: "x", source_en: "x" };
  await db.insertInto("site_event_date").values([{ site_id: from.id, starts_on: "2027-05-01", ...dates }, { site_id: from.id, starts_on: "2027-05-02", ...dates }, { site_id: into.id, starts_on: "2027-05-02", ...dates }]).execute();
  const contact = { committee_id: organisation.committeeId, role: "Leder", display_name: "Et Navn", email: "leder@example.org", phone: "" };
  await db.insertInto("site_contact").values([{ ...contact, site_id: from.id, delete_on: "2027-01-01" }, { ...contact, site_id: into.id, delete_on: "2028-01-01" }, { ...contact, role: "Booking", display_name: "", email: "", site_id: from.id, delete_on: null }]).execute();
  return { from, into, organisation, trip, stopId, alone, shared };
}

describe("two sites that are one host", () => {
  it("are pointed out, by their names in one town", async () => {
    const pairs = (await listTwinSites(db, [])).map(({ sites }) => sites.map(({ code }) => code));
    expect(pairs).toContainEqual(["ov-si-mom", "ov-si-mom-fwpd"]);
    const choices = await listMergeChoices(db, await site("ov-si-mom-fwpd"), []);
    expect(choices[0]).toMatchObject({ code: "ov-si-mom", likeness: "likely" });
    expect(choices).toHaveLength(57);
  });

  it("become one, with every reference, in one step", async () => {
    const organisation = await createOrganisation(db);
    const trip = await makeTrip(db, organisation, { destination: ["ov-singapore"] });
    const [from, into] = [await site("ov-si-mom-fwpd"), await site("ov-si-mom")];
    const stopId = await addStop(db, trip, { siteId: from.id, kind: "visit" });
    const [before, others] = [await referencesOf(from.id), await referencesOf(into.id)];

    expect(await mergeSites(db, actor, { from: from.id, into: into.id }, { from: from.version + 1, into: into.version })).toEqual({ ok: false, reason: { code: "stale" } });
    // Two rivals: the second finds the first one's work done.
    const outcomes = await Promise.all([1, 2].map(() => mergeSites(db, actor, { from: from.id, into: into.id }, { from: from.version, into: into.version })));
    expect(outcomes.filter((one) => one.ok)).toMatchObject([{ ok: true, value: { code: "ov-si-mom" } }]);

    const [gone, after] = [await referencesOf(from.id), await referencesOf(into.id)];
    expect(gone).toMatchObject({ stops: [], caveats: [], caseLinks: [], topics: [] });
    for (const what of ["caveats", "caseLinks", "topics", "themes"] as const) expect(new Set(after[what]), what).toEqual(new Set([...others[what], ...before[what]]));
    expect(after.stops).toEqual([stopId]);
    expect(await db.selectFrom("history_entry").select(["action", "actor_user_id"]).where("trip_id", "=", trip.tripId).orderBy("id", "desc").executeTakeFirst()).toEqual({ action: "merge-site", actor_user_id: null });
    const old = (await findSite(db, "ov-si-mom-fwpd"))!;
    expect(await getSiteCode(db, old.merged_into_id!)).toBe("ov-si-mom");
    expect((await listSites(db)).map(({ code }) => code)).not.toContain("ov-si-mom-fwpd");
    expect(await found("Foreign Workforce Policy Division")).toEqual(["ov-si-mom"]);
  });
});

describe("a merge across destinations", () => {
  it("is previewed by name, counts what the reader may not see, and comes back wholly when it is undone", async () => {
    const { from, into, organisation, trip, stopId, alone, shared } = await rivals();
    const before = { from: await referencesOf(from.id), into: await referencesOf(into.id) };
    const optionOf = async (ballotId: string) => (await db.selectFrom("ballot_option").select("site_id").where("ballot_id", "=", ballotId).orderBy("position").execute()).map((row) => row.site_id);

    const plan = await planMerge(db, from.id, into.id, [organisation.committeeId]);
    expect(plan).toMatchObject({
      stops: { names: ["Fynsturen"], hidden: 0 }, ballotOptions: { names: ["Kun den ene?"], hidden: 0 }, eventDates: { names: ["2027-05-01"], hidden: 0 }, contacts: { names: ["Booking"], hidden: 0 },
      both: { ballots: { names: ["Begge?"], hidden: 0 }, topics: 1, caveats: 1, eventDates: 1, contacts: 1 },
    });
    expect(await planMerge(db, from.id, into.id, [])).toMatchObject({ stops: { names: [], hidden: 1 }, ballotOptions: { names: [], hidden: 1 }, contacts: { names: [], hidden: 1 }, both: { contacts: 0 } });

    const merged = await mergeSites(db, actor, { from: from.id, into: into.id }, { from: from.version, into: into.version });
    if (!merged.ok) throw new Error(merged.reason.code);
    const after = await referencesOf(into.id);
    expect(after.stops).toEqual([stopId]);
    expect(after.eventDates).toEqual(["2027-05-01", "2027-05-02"]);
    expect(after.contacts).toEqual(["Booking//", "Leder/Et Navn/leder@example.org/2027-01-01"]);
    expect((await optionOf(alone.ballotId))[0]).toBe(into.id);
    expect(await optionOf(shared.ballotId)).toEqual([from.id, into.id]);
    expect(after.caveats.filter((code) => code.startsWith("same-"))).toEqual([`same-${into.code}`]);
    expect(await found("Jobcenter Odense")).toContain(into.code);
    expect((await listHostsElsewhere(db, (await entry("destination", "dk-odense")).id, [])).map(({ code }) => code)).toEqual([into.code]);
    const [open] = await listOpenMerges(db, into.id, []);
    expect(open).toMatchObject({ mergeId: merged.value.mergeId, fromCode: from.code });
    expect((await listSubjectHistory(db, "visit_site", into.id, 1))[0]!.id).toBe(open!.historyEntryId);

    // A topic that names the host is edited as before, although the host stands under another destination.
    const topic = await db.selectFrom("dialogue_topic_site").innerJoin("dialogue_topic", "dialogue_topic.id", "topic_id").innerJoin("destination", "destination.id", "dialogue_topic.destination_id").select("dialogue_topic.code").where("site_id", "=", into.id).where("destination.code", "<>", "dk-billund").executeTakeFirstOrThrow();
    const told = await entry("topic", topic.code);
    expect(await saveEntry(db, actor, told, told.version, { ...told.facts, description_da: "Ny beskrivelse" })).toMatchObject({ ok: true, value: { changed: true } });

    // The one that went is a signpost, of which nothing is said any more.
    const signpost = await site(from.code);
    expect(await saveEntry(db, actor, signpost, signpost.version, { ...signpost.facts, address: "Ingen steder" })).toEqual({ ok: false, reason: { code: "gone" } });

    // Somebody edits the one that stays meanwhile: what they wrote stays, and the page has to be looked at again.
    const edited = await site(into.code);
    expect((await saveEntry(db, actor, edited, edited.version, { ...edited.facts, address: "Rettet imens 1" })).ok).toBe(true);
    const shown = { from: open!.fromVersion, into: open!.intoVersion };
    expect(await undoMerge(db, actor, open!.mergeId, shown)).toEqual({ ok: false, reason: { code: "undo-stale" } });
    expect(await undoMerge(db, actor, randomUUID(), shown)).toEqual({ ok: false, reason: { code: "gone" } });
    const again = { from: shown.from, into: shown.into + 1 };
    const outcomes = await Promise.all([1, 2].map(() => undoMerge(db, actor, open!.mergeId, again)));
    expect(outcomes.filter((one) => one.ok)).toEqual([{ ok: true, value: { code: from.code, title: "Jobcenter Odense" } }]);
    expect(outcomes.filter((one) => !one.ok)).toEqual([{ ok: false, reason: { code: "undone" } }]);

    expect(await referencesOf(from.id)).toEqual(before.from);
    // The earlier of two days, on which a person is to be deleted, was promised and holds.
    expect(await referencesOf(into.id)).toEqual({ ...before.into, contacts: before.into.contacts.map((one) => one.replace("2028", "2027")) });
    expect((await site(into.code)).facts.address).toBe("Rettet imens 1");
    expect(await found("Jobcenter Odense")).toContain(from.code);
    expect((await db.selectFrom("history_entry").select("action").where("trip_id", "=", trip.tripId).orderBy("id", "desc").limit(2).execute()).map(({ action }) => action)).toEqual(["unmerge-site", "merge-site"]);
    expect((await listSubjectHistory(db, "visit_site", from.id, 2)).map(({ action }) => action)).toEqual(["unmerge-sites", "merge-sites"]);
    expect(await listOpenMerges(db, into.id, [])).toEqual([]);
  });

  it("of one that was merged before is taken back in the order it was done", async () => {
    const [a, b, c] = [await site("dk-oj-jc-silkeborg"), await site("dk-oj-jc-skanderborg"), await site("dk-nj-jc-aalborg")];
    const merge = async (from: string, into: string) => {
      const [one, other] = [await site(from), await site(into)];
      const outcome = await mergeSites(db, actor, { from: one.id, into: other.id }, { from: one.version, into: other.version });
      return outcome.ok ? outcome.value.mergeId : outcome.reason.code;
    };
    const [first, second] = [await merge(a.code, b.code), await merge(b.code, c.code)];
    expect((await site(a.code)).mergedIntoId).toBe(c.id);
    const versions = async (from: string, into: string) => ({ from: (await site(from)).version, into: (await site(into)).version });
    expect(await undoMerge(db, actor, first, await versions(a.code, b.code))).toEqual({ ok: false, reason: { code: "merged-on" } });
    expect((await undoMerge(db, actor, second, await versions(b.code, c.code))).ok).toBe(true);
    expect((await site(a.code)).mergedIntoId).toBe(b.id);
    expect((await undoMerge(db, actor, first, await versions(a.code, b.code))).ok).toBe(true);
    expect((await site(a.code)).archived).toBe(false);
  });

  it("leaves what was moved on, or taken away, since", async () => {
    const [from, into] = [await site("dk-bi-erhverv"), await site("dk-bi-kompetencecenter")];
    const trip = await makeTrip(db, await createOrganisation(db), { destination: ["dk-billund"] });
    const stopId = await addStop(db, trip, { siteId: from.id, kind: "visit" });
    const merged = await mergeSites(db, actor, { from: from.id, into: into.id }, { from: from.version, into: into.version });
    if (!merged.ok) throw new Error(merged.reason.code);
    const third = await site("dk-oj-ikea");
    await db.updateTable("stop").set({ site_id: third.id }).where("id", "=", stopId).execute();
    const now = { from: from.version + 1, into: into.version + 1 };
    expect((await undoMerge(db, actor, merged.value.mergeId, now)).ok).toBe(true);
    expect(await db.selectFrom("stop").select("site_id").where("id", "=", stopId).executeTakeFirst()).toEqual({ site_id: third.id });
  });
});

describe("the round of verification", () => {
  it("counts what is confirmed, and takes it off the list for a year", async () => {
    const page = async (today: string) => presentVerification(await listVerificationRows(db, []), [], { destination: null, kind: null, reason: null }, today, () => true, translatorFor("da"));
    const before = await page("2026-11-25");
    expect(before.verified).toBe(0);
    expect(before.items).toHaveLength(before.total);
    const entry = await site("dk-oj-ikea");
    expect((await verifyEntry(db, actor, entry, entry.version, "Ringet til receptionen", "2026-11-25")).ok).toBe(true);
    expect((await page("2026-11-25")).verified).toBe(1);
    expect((await page("2027-11-25")).verified).toBe(1);
    expect((await page("2027-11-26")).verified).toBe(0);
    expect((await site("dk-oj-ikea")).facts).toMatchObject({ verified_on: "2026-11-25", verified_note: "Ringet til receptionen" });
  });
});
