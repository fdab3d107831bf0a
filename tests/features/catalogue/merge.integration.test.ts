import { describe, expect, it } from "vitest";
import { findEntry } from "~/features/catalogue/entry-queries.server";
import { mergeSites, planMerge } from "~/features/catalogue/merge-commands.server";
import { listTwinSites } from "~/features/catalogue/duplicate-queries.server";
import { findSite, getSiteCode, listSites } from "~/features/catalogue/queries.server";
import { presentVerification } from "~/features/catalogue/present-verification";
import { verifyEntry } from "~/features/catalogue/verification-commands.server";
import { listVerificationRows } from "~/features/catalogue/verification-queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { createOrganisation, firstOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
registerMessages("da", messagesDa);
const keeper = await firstOrganisation(db);
const actor = { userId: keeper.secretaryId, organisationId: keeper.organisationId };
const site = async (code: string) => (await findEntry(db, "site", code, "all"))!;

describe("two sites that are one host", () => {
  it("are pointed out, by their names in one town", async () => {
    const pairs = (await listTwinSites(db, [])).map(({ sites }) => sites.map(({ code }) => code));
    expect(pairs).toContainEqual(["ov-si-mom", "ov-si-mom-fwpd"]);
  });

  it("become one, with every reference, in one step", async () => {
    const organisation = await createOrganisation(db);
    const trip = await makeTrip(db, organisation, { destination: ["ov-singapore"] });
    const [from, into] = [await site("ov-si-mom-fwpd"), await site("ov-si-mom")];
    const stopId = await addStop(db, trip, { siteId: from.id, kind: "visit" });
    const plan = await planMerge(db, from.id);
    expect(plan.stops).toBe(1);
    const held = async (id: string) => ({
      caveats: (await db.selectFrom("caveat").select("code").where("site_id", "=", id).execute()).map(({ code }) => code),
      cases: (await db.selectFrom("case_link").select("id").where("site_id", "=", id).execute()).map(({ id: link }) => link),
      topics: (await db.selectFrom("dialogue_topic_site").select("topic_id").where("site_id", "=", id).execute()).map(({ topic_id }) => topic_id),
      themes: (await db.selectFrom("site_theme").select("theme_id").where("site_id", "=", id).execute()).map(({ theme_id }) => theme_id),
    });
    const [before, others] = [await held(from.id), await held(into.id)];

    expect(await mergeSites(db, actor, { from: from.id, into: into.id }, { from: from.version + 1, into: into.version })).toEqual({ ok: false, reason: { code: "stale" } });
    // Two rivals: the second finds the first one's work done.
    const outcomes = await Promise.all([1, 2].map(() => mergeSites(db, actor, { from: from.id, into: into.id }, { from: from.version, into: into.version })));
    expect(outcomes.filter((one) => one.ok)).toEqual([{ ok: true, value: { code: "ov-si-mom" } }]);

    const [gone, after] = [await held(from.id), await held(into.id)];
    expect({ caveats: gone.caveats, cases: gone.cases, topics: gone.topics }).toEqual({ caveats: [], cases: [], topics: [] });
    for (const what of ["caveats", "cases", "topics", "themes"] as const) expect(new Set(after[what]), what).toEqual(new Set([...others[what], ...before[what]]));
    expect(await db.selectFrom("stop").select("site_id").where("id", "=", stopId).executeTakeFirst()).toEqual({ site_id: into.id });
    expect(await db.selectFrom("history_entry").select(["action", "actor_user_id"]).where("trip_id", "=", trip.tripId).orderBy("id", "desc").executeTakeFirst()).toEqual({ action: "merge-site", actor_user_id: null });
    const old = (await findSite(db, "ov-si-mom-fwpd"))!;
    expect(await getSiteCode(db, old.merged_into_id!)).toBe("ov-si-mom");
    expect((await listSites(db)).map(({ code }) => code)).not.toContain("ov-si-mom-fwpd");
  });

  it("stay two across destinations", async () => {
    const [one, other] = [await site("dk-oj-ikea"), await site("ov-si-mom")];
    expect(await mergeSites(db, actor, { from: one.id, into: other.id }, { from: one.version, into: other.version })).toEqual({ ok: false, reason: { code: "destination" } });
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
