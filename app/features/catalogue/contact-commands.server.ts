import { sql, type Kysely, type Transaction } from "kysely";
import { addMonths } from "~/domain/time/calendar-date";
import { recordHistory } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { mostMonthsKept, type ContactAct, type ContactRefusal } from "./contact-schema";
import type { CatalogueActor } from "./entry-commands.server";

type Trx = Transaction<Database>;
type SaveAct = Extract<ContactAct, { intent: "save-contact" }>;
const noPerson = { display_name: "", email: "", phone: "", delete_on: null };
type HistoryActor = Pick<CatalogueActor, "organisationId"> & { userId: string | null };
type Change = "added" | "changed" | "removed";

/**
 * Carries out one act on whom committees write to at a site. `committeeIds`: those the caller's gate has proven the person to be
 * the secretariat of; a contact of any other is not there. What has expired loses its person and keeps its role. History tells
 * that a contact was changed and nothing of what it said: what is deleted is gone. `today` decides what has expired.
 */
export async function changeContact(db: Kysely<Database>, actor: CatalogueActor, siteId: string, committeeIds: string[], act: ContactAct, today: string): Promise<Outcome<null, ContactRefusal>> {
  return db.transaction().execute(async (trx) => {
    // Held while the contact is written, so that no merge leaves it behind on a site that has become a signpost.
    const site = await trx.selectFrom("visit_site").select(["id", "name"]).where("id", "=", siteId).where("merged_into_id", "is", null).forShare().executeTakeFirst();
    if (!site || committeeIds.length === 0) return refused({ code: "gone" });
    if (act.intent === "delete-expired") {
      const cleared = await trx
        .updateTable("site_contact")
        .set({ ...noPerson, version: sql`version + 1` })
        .where("site_id", "=", site.id).where("committee_id", "in", committeeIds).where("delete_on", "<=", today)
        .returning("id").execute();
      if (cleared.length > 0) await record(trx, actor, "delete-site-person", site.name, cleared.map(({ id }) => id), "changed");
      return done(null);
    }
    const before = await trx.selectFrom("site_contact").select(["id", "site_id", "committee_id", "version"]).where("id", "=", act.contactId).forUpdate().executeTakeFirst();
    const isOurs = before !== undefined && before.site_id === site.id && committeeIds.includes(before.committee_id);
    if (act.intent === "save-contact") {
      const fault = findDateFault(act, today);
      if (fault) return refused(fault);
      if (!before && act.version === 0) return addContact(trx, actor, site, committeeIds, act);
    }
    if (!isOurs) return refused({ code: "gone" });
    // The same form once more: its answer was lost, not its work.
    if (act.intent === "save-contact" && act.version === 0) return done(null);
    if (before.version !== act.version) return refused({ code: "stale" });
    if (act.intent === "delete-contact") {
      await trx.deleteFrom("site_contact").where("id", "=", before.id).execute();
      await record(trx, actor, "delete-site-contact", site.name, [before.id], "removed");
      return done(null);
    }
    await trx.updateTable("site_contact").set({ ...valuesOf(act), version: sql`version + 1` }).where("id", "=", before.id).execute();
    await record(trx, actor, "save-site-contact", site.name, [before.id], "changed");
    return done(null);
  });
}

/**
 * Takes every person away whose day has come, of every committee; the roles stay. Each organisation's history tells of it
 * without a name, as done by the installation itself. Two processes that do so at once share the work. Returns how many.
 */
export async function deleteExpiredContacts(db: Kysely<Database>, today: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const expired = await trx
      .selectFrom("site_contact").innerJoin("visit_site", "visit_site.id", "site_contact.site_id").innerJoin("committee", "committee.id", "site_contact.committee_id")
      .select(["site_contact.id", "visit_site.name", "committee.organisation_id as organisationId"])
      .where("site_contact.delete_on", "<=", today).orderBy("site_contact.id").forUpdate("site_contact").skipLocked().execute();
    if (expired.length === 0) return 0;
    await trx.updateTable("site_contact").set({ ...noPerson, version: sql`version + 1` }).where("id", "in", expired.map(({ id }) => id)).execute();
    const acts = new Map<string, { actor: HistoryActor; name: string; ids: string[] }>();
    for (const { id, name, organisationId } of expired) {
      const key = `${organisationId} ${name}`;
      const act = acts.get(key) ?? { actor: { organisationId, userId: null }, name, ids: [] };
      act.ids.push(id);
      acts.set(key, act);
    }
    for (const { actor, name, ids } of acts.values()) await record(trx, actor, "delete-site-person", name, ids, "changed");
    return expired.length;
  });
}

async function addContact(trx: Trx, actor: CatalogueActor, site: { id: string; name: string }, committeeIds: string[], act: SaveAct): Promise<Outcome<null, ContactRefusal>> {
  if (!committeeIds.includes(act.committeeId)) return refused({ code: "gone" });
  const added = await trx.insertInto("site_contact").values({ id: act.contactId, site_id: site.id, committee_id: act.committeeId, ...valuesOf(act) }).onConflict((conflict) => conflict.doNothing()).returning("id").executeTakeFirst();
  if (added) await record(trx, actor, "save-site-contact", site.name, [added.id], "added");
  return done(null);
}

const namesPerson = (act: SaveAct) => act.displayName !== "" || act.email !== "" || act.phone !== "";

/** A role alone is kept without a date. */
function valuesOf(act: SaveAct) {
  return { role: act.role, display_name: act.displayName, email: act.email, phone: act.phone, delete_on: namesPerson(act) ? act.deleteOn : null };
}

/** A person is kept until a day that is to come, and for so many months at most. */
function findDateFault(act: SaveAct, today: string): ContactRefusal | null {
  if (!namesPerson(act)) return null;
  if (act.deleteOn === null) return { code: "field", field: "deleteOn", message: "error.required" };
  if (act.deleteOn <= today) return { code: "field", field: "deleteOn", message: "contact.refusal.passed" };
  return act.deleteOn > addMonths(today, mostMonthsKept) ? { code: "field", field: "deleteOn", message: "contact.refusal.too-late" } : null;
}

async function record(trx: Trx, actor: HistoryActor, action: string, siteName: string, contactIds: string[], change: Change): Promise<void> {
  const changes = contactIds.map((id) => ({ table: "site_contact" as const, id, before: change === "added" ? null : {}, after: change === "removed" ? null : {} }));
  await recordHistory(trx, { organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action, subjectTitle: siteName, changes, requestKey: null });
}
