import { sql, type Kysely, type Transaction } from "kysely";
import { randomUUID } from "node:crypto";
import tzLookup from "tz-lookup";
import { foldName } from "~/domain/memo/fold-name";
import { readMemo } from "~/domain/memo/read-memo";
import { recordHistory } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { entryTables, findEntry } from "./entry-queries.server";
import { listKnownNames, listTowns, type Town } from "./memo-queries.server";
import { reviewOf, type MemoAcceptRefusal, type MemoDraftRefusal, type MemoReview, type MemoWithdrawRefusal } from "./memo-review-schema";
import type { SiteKind } from "./schema";

type Trx = Transaction<Database>;
type Actor = { userId: string; organisationId: string };

/** Reads a memo and keeps the text with what was read, for the committee's secretariat to correct. The caller has proven the right to it. */
export async function createMemoDraft(db: Kysely<Database>, actor: Actor, form: { committeeId: string; title: string; text: string }): Promise<Outcome<{ draftId: string }, MemoDraftRefusal>> {
  const answer = readMemo(form.text);
  if (!answer.ok) return refused({ code: answer.reason });
  const towns = await listTowns(db);
  const review = reviewOf(answer.draft, (name) => towns.get(foldName(name).replace(/ kommune$/, ""))?.name);
  // What the catalogue has already is not taken in twice unless the officer asks for it.
  const known = await listKnownNames(db, form.committeeId);
  for (const one of [...review.destinations, ...review.items.filter((item) => item.kind === "site")]) one.keep = !known.has(foldName(one.name));
  // PostgreSQL keeps no NUL in a text.
  const { id } = await db.insertInto("memo_draft")
    .values({ committee_id: form.committeeId, title: form.title, source_text: form.text.replaceAll("\u0000", ""), draft: JSON.stringify(review), created_by: actor.userId })
    .returning("id").executeTakeFirstOrThrow();
  return done({ draftId: id });
}

/** Keeps a review for later. Refused when somebody saved it since. */
export async function saveMemoDraft(db: Kysely<Database>, draftId: string, version: number, review: MemoReview): Promise<Outcome<null, MemoAcceptRefusal>> {
  return db.transaction().execute(async (trx) => {
    const draft = await lockOpen(trx, draftId, version);
    if (!draft.ok) return draft;
    await store(trx, draftId, { draft: JSON.stringify(review) });
    return done(null);
  });
}

/** Throws an open draft away. An accepted one is withdrawn instead. */
export async function discardMemoDraft(db: Kysely<Database>, draftId: string): Promise<void> {
  await db.deleteFrom("memo_draft").where("id", "=", draftId).where("state", "<>", "accepted").execute();
}

async function lockOpen(trx: Trx, draftId: string, version: number) {
  const draft = await trx.selectFrom("memo_draft").selectAll().where("id", "=", draftId).forUpdate().executeTakeFirstOrThrow();
  if (draft.state === "accepted") return refused({ code: "not-open" as const });
  if (draft.version !== version) return refused({ code: "stale" as const, version: draft.version });
  return done(draft);
}

function store(trx: Trx, draftId: string, values: { draft?: string; state?: "accepted" | "withdrawn"; source_document_id?: string | null }) {
  return trx.updateTable("memo_draft").set({ ...values, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", draftId).execute();
}

/** Puts what is kept into the catalogue as the committee's own, to be verified, with the memo's lines as source: all of it or nothing. */
export async function acceptMemoDraft(db: Kysely<Database>, actor: Actor, draftId: string, version: number, review: MemoReview): Promise<Outcome<{ destinations: number; sites: number }, MemoAcceptRefusal>> {
  const towns = await listTowns(db);
  const fault = findFault(review, towns);
  if (fault) return refused(fault);
  return db.transaction().execute(async (trx) => {
    const locked = await lockOpen(trx, draftId, version);
    if (!locked.ok) return locked;
    const draft = locked.value;
    const title = draft.title;
    const document = await trx.insertInto("source_document").values({ code: `memo-${draftId}`, committee_id: draft.committee_id, title_da: title, title_en: title, publisher_da: "Udvalgets sekretariat", publisher_en: "The committee's secretariat", published_year: null, year_note_da: null, year_note_en: null })
      .onConflict((conflict) => conflict.column("code").doUpdateSet({ title_da: title })).returning("id").executeTakeFirstOrThrow();
    const themes = new Map((await trx.selectFrom("theme").select(["id", "name_da", "name_en"]).where("archived_at", "is", null).execute()).flatMap(({ id, name_da, name_en }) => [[foldName(name_da), id], [foldName(name_en), id]] as const));
    const made: Made[] = [];
    for (const brief of review.briefs) {
      if (!brief.keep || (brief.basis === "" && brief.wishes.length === 0)) continue;
      const values = { basis: brief.basis, wishes: brief.wishes, source_line_from: brief.lines[0], source_line_to: brief.lines[1] };
      await trx.insertInto("memo_brief").values({ source_document_id: document.id, reach: brief.reach, ...values }).onConflict((conflict) => conflict.columns(["source_document_id", "reach"]).doUpdateSet(values)).execute();
    }
    const suffix = randomUUID().slice(0, 8);
    const source = (lines: [number, number]) => ({ source_document_id: document.id, source_line_from: lines[0], source_line_to: lines[1] });
    let [position, sites] = [Number((await trx.selectFrom("destination").select(sql<number>`coalesce(max(position), 0)`.as("last")).executeTakeFirstOrThrow()).last), 0];
    for (const [index, one] of review.destinations.entries()) {
      if (!one.keep) continue;
      position += 1;
      const town = await ensurePlace(trx, towns.get(foldName(one.place))!, suffix);
      const destination = await trx.insertInto("destination")
        .values({ code: `${slug(one.name)}-${suffix}-${index}`, committee_id: draft.committee_id, reach: one.reach, name_da: one.name, name_en: one.name, headline_da: one.headline || null, headline_en: one.headline || null, reason_da: one.reason, reason_en: one.reason, position, ...source(one.lines) })
        .returning(["id", "code"]).executeTakeFirstOrThrow();
      made.push({ kind: "destination", code: destination.code });
      await trx.insertInto("destination_place").values({ destination_id: destination.id, place_id: town.placeId, position: 0 }).execute();
      const themeIds = [...new Set(one.themes.map((theme) => themes.get(foldName(theme))).filter((id) => id !== undefined))];
      if (themeIds.length > 0) await trx.insertInto("destination_theme").values(themeIds.map((theme_id, at) => ({ destination_id: destination.id, theme_id, position: at }))).execute();
      const kept = review.items.map((item, at) => ({ item, at })).filter(({ item }) => item.keep && item.destination === index);
      const groups = await insertGroups(trx, kept, { committee_id: draft.committee_id, destination_id: destination.id }, suffix, source);
      for (const { item, at } of kept) {
        if (item.kind === "topic") {
          await trx.insertInto("dialogue_topic").values({ code: `${slug(item.name)}-${suffix}-${at}`, destination_id: destination.id, title_da: item.name, title_en: item.name, description_da: item.offer, description_en: item.offer, position: at, ...source(item.lines) }).execute();
          continue;
        }
        sites += 1;
        const site = await trx.insertInto("visit_site").values({
          code: `${slug(item.name)}-${suffix}-${at}`, committee_id: draft.committee_id, destination_id: destination.id, place_id: town.placeId, name: item.name, kind: kindOf(item.name), concreteness: "named",
          offer_da: item.offer, offer_en: item.offer, lon: town.lon, lat: town.lat, coordinate_confidence: "town", visit_minutes: 90, languages: [town.countryCode === "DK" ? "da" : "en"],
          contact_role_da: "Ikke oplyst", contact_role_en: "Not stated", status: "to-verify", alternative_group_id: groups.get(at) ?? null, position: at, ...source(item.lines),
        }).returning("code").executeTakeFirstOrThrow();
        made.push({ kind: "site", code: site.code });
      }
    }
    await store(trx, draftId, { draft: JSON.stringify(review), state: "accepted", source_document_id: document.id });
    // Told when all of it stands: who stands in whose place is known then.
    const changes = (await readMade(trx, made)).map(({ facts, ...one }): RowChange => ({ ...one, before: null, after: facts }));
    await recordHistory(trx, { organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "accept-memo", subjectTitle: title, changes, requestKey: null });
    return done({ destinations: made.length - sites, sites });
  });
}

type Made = { kind: "destination" | "site"; code: string };

/** What is said of entries, as their forms hold it: this is what history compares. */
async function readMade(trx: Trx, made: Made[]) {
  const read = [];
  for (const { kind, code } of made) {
    const { id, facts } = (await findEntry(trx, kind, code, "all"))!;
    read.push({ table: entryTables[kind], id, facts });
  }
  return read;
}

function findFault(review: MemoReview, towns: Map<string, Town>): MemoAcceptRefusal | undefined {
  const kept = review.destinations.map((one, index) => ({ one, index })).filter(({ one }) => one.keep);
  if (kept.length === 0) return { code: "nothing-kept" };
  for (const { one, index } of kept) {
    if (one.name === "") return { code: "no-name", field: `d${index}.name` };
    if (!towns.has(foldName(one.place))) return { code: "unknown-town", field: `d${index}.place` };
  }
  const nameless = review.items.findIndex((item) => item.keep && review.destinations[item.destination]!.keep && item.name === "");
  return nameless >= 0 ? { code: "no-name", field: `i${nameless}.name` } : undefined;
}

/** Hosts that stand in each other's place become one group of alternatives. Gives the group's id by the place of the item. */
async function insertGroups(trx: Trx, kept: { item: MemoReview["items"][number]; at: number }[], owner: { committee_id: string; destination_id: string }, suffix: string, source: (lines: [number, number]) => object): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  const sites = kept.filter(({ item }) => item.kind === "site");
  for (const { item, at } of sites) {
    const others = sites.filter((other) => other.at !== at && item.alternatives.some((name) => foldName(name) === foldName(other.item.name)));
    if (others.length === 0 || ids.has(at)) continue;
    const known = others.map((other) => ids.get(other.at)).find((id) => id !== undefined);
    const id = known ?? (await trx.insertInto("alternative_group").values({
      code: `memo-${suffix}-${at}`, ...owner, wording: "eller", reading: "choose-one",
      explanation_da: "Forslaget nævner værterne i stedet for hinanden.", explanation_en: "The proposal names the hosts in each other's place.", ...source(item.lines),
    }).returning("id").executeTakeFirstOrThrow()).id;
    for (const one of [{ at }, ...others]) ids.set(one.at, ids.get(one.at) ?? id);
  }
  return ids;
}

async function ensurePlace(trx: Trx, town: Town, suffix: string): Promise<Town & { placeId: string }> {
  if (town.placeId) return { ...town, placeId: town.placeId };
  const { id } = await trx.insertInto("place").values({ code: `${slug(town.name)}-${suffix}`, name_da: town.name, name_en: town.name, country_code: town.countryCode, lon: town.lon, lat: town.lat, time_zone: tzLookup(town.lat, town.lon) }).returning("id").executeTakeFirstOrThrow();
  town.placeId = id;
  return { ...town, placeId: id };
}

/** Takes an accepted import out of the catalogue again. Refused as soon as a trip, a ballot or another row refers to it. */
export async function withdrawMemoDraft(db: Kysely<Database>, actor: Actor, draftId: string): Promise<Outcome<null, MemoWithdrawRefusal>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const draft = await trx.selectFrom("memo_draft").selectAll().where("id", "=", draftId).forUpdate().executeTakeFirstOrThrow();
      if (draft.state !== "accepted" || !draft.source_document_id) return refused({ code: "not-accepted" });
      const of = draft.source_document_id;
      const listed = async (kind: Made["kind"]) => (await trx.selectFrom(entryTables[kind]).select("code").where("source_document_id", "=", of).execute()).map(({ code }): Made => ({ kind, code }));
      const changes = (await readMade(trx, [...(await listed("site")), ...(await listed("destination"))])).map(({ facts, ...one }): RowChange => ({ ...one, before: facts, after: null }));
      await trx.deleteFrom("visit_site").where("source_document_id", "=", of).execute();
      await trx.deleteFrom("memo_brief").where("source_document_id", "=", of).execute();
      await trx.deleteFrom("dialogue_topic").where("source_document_id", "=", of).execute();
      await trx.deleteFrom("destination").where("source_document_id", "=", of).execute();
      await store(trx, draftId, { state: "withdrawn" });
      await recordHistory(trx, { organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "withdraw-memo", subjectTitle: draft.title, changes, requestKey: null });
      return done(null);
    });
  } catch (error) {
    if ((error as { code?: string }).code === foreignKeyViolation) return refused({ code: "in-use" });
    throw error;
  }
}

/** PostgreSQL's code when a row is still referred to. */
const foreignKeyViolation = "23503";

const slug = (name: string) => foldName(name).replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 50) || "sted";

const kindWords: [SiteKind, RegExp][] = [
  ["jobcentre", /jobcent/], ["ministry", /minist|departement/], ["education", /universit|school|skole|college|hochschule|academy|akademi|institut/], ["district", /district|kvarter|corridor|valley|campus/],
  ["conference", /week|conference|konference|festival/], ["municipal-service", /kommune|municipal|city of|stad\b|council|borough|forvaltning|center\b|centret/], ["public-agency", /agency|styrelse|board|authority|agentur/],
  ["ngo", /ngo|forening|legion|charit|foundation|fond|caritas|e v$/], ["company", /a s$|aps$|gmbh|ltd|inc|group|solutions|energi|energy|forsyning/], ["network", /network|netvaerk|partner|federation|chamber|erhverv/], ["hub", /hub|lab|museum|hus|house|bibliotek|library/],
];

/** What a name says of its bearer; a network where it says nothing, for the officer to set right. */
function kindOf(name: string): SiteKind {
  const folded = foldName(name);
  return kindWords.find(([, words]) => words.test(folded))?.[0] ?? "network";
}
