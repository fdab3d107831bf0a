import { sql, type Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import { areLikelyOne } from "./duplicate-queries.server";
import type { Entry } from "./entry-queries.server";
import { offeredTo, visibleTo } from "./queries.server";

type Db = Kysely<Database>;
/** Things of one kind: those the reader sees by name, and how many more there are with others. */
export type MergeList = { names: string[]; hidden: number };
/** What goes along when a site is merged into another, and what both have, which then stands once. */
export type MergePlan = {
  stops: MergeList; ballotOptions: MergeList; caseLinks: MergeList; topics: MergeList; themes: MergeList; caveats: MergeList; eventDates: MergeList; contacts: MergeList; formerNames: MergeList;
  both: { trips: MergeList; ballots: MergeList; caseLinks: number; topics: number; themes: number; caveats: number; eventDates: number; contacts: number };
};

/** The condition that a link of a case says the same of the other site: only its site tells them apart. */
export const sameCaseLink = sql<boolean>`kept.case_id = case_link.case_id and kept.destination_id = case_link.destination_id and kept.relation = case_link.relation and kept.reason_da = case_link.reason_da`;
/** The condition that two contacts are one, whatever day they are to be deleted. */
export const sameContact = sql<boolean>`kept.committee_id = site_contact.committee_id and lower(kept.role) = lower(site_contact.role) and kept.display_name = site_contact.display_name and lower(kept.email) = lower(site_contact.email) and kept.phone = site_contact.phone`;

/** What would go from one site to the other. Trips, ballots and contacts of committees that are not named are counted only. */
export async function planMerge(db: Db, from: string, into: string, seenBy: string[], locale: "da" | "en" = "da"): Promise<MergePlan> {
  const seen = (committee: ReturnType<typeof sql>) => (seenBy.length === 0 ? sql<boolean>`false` : sql<boolean>`${committee} in (${sql.join(seenBy)})`);
  const list = async (query: ReturnType<typeof sql<{ name: string; seen: boolean }>>): Promise<MergeList> => {
    const { rows } = await query.execute(db);
    return { names: rows.filter((row) => row.seen).map((row) => row.name), hidden: rows.filter((row) => !row.seen).length };
  };
  const count = async (query: ReturnType<typeof sql<{ count: number }>>) => Number((await query.execute(db)).rows[0]!.count);
  const told = (column: string) => sql.ref(`${column}_${locale}`);
  const ofTrip = seen(sql`trip.committee_id`);
  const ofBallot = seen(sql`ballot.committee_id`);
  return {
    stops: await list(sql`select trip.title as name, ${ofTrip} as seen from stop join trip on trip.id = stop.trip_id where site_id = ${from} order by trip.title, stop.id`),
    ballotOptions: await list(sql`select ballot.question as name, ${ofBallot} as seen from ballot_option join ballot on ballot.id = ballot_option.ballot_id where site_id = ${from}
      and not exists (select from ballot_option kept where kept.ballot_id = ballot.id and kept.site_id = ${into}) order by ballot.question`),
    caseLinks: await list(sql`select distinct ${told("library_case.title")} as name, true as seen from case_link join library_case on library_case.id = case_id where site_id = ${from} and not exists (select from case_link kept where kept.site_id = ${into} and ${sameCaseLink}) order by name`),
    topics: await list(sql`select ${told("title")} as name, true as seen from dialogue_topic_site link join dialogue_topic on dialogue_topic.id = topic_id where site_id = ${from} and not exists (select from dialogue_topic_site kept where kept.site_id = ${into} and kept.topic_id = link.topic_id) order by position`),
    themes: await list(sql`select ${told("name")} as name, true as seen from site_theme link join theme on theme.id = theme_id where site_id = ${from} and not exists (select from site_theme kept where kept.site_id = ${into} and kept.theme_id = link.theme_id) order by link.position`),
    caveats: await list(sql`select ${told("text")} as name, true as seen from caveat where site_id = ${from} and not exists (select from caveat kept where kept.site_id = ${into} and kept.text_da = caveat.text_da) order by position`),
    eventDates: await list(sql`select starts_on::text as name, true as seen from site_event_date moved where site_id = ${from} and not exists (select from site_event_date kept where kept.site_id = ${into} and kept.starts_on = moved.starts_on) order by starts_on`),
    contacts: await list(sql`select role as name, ${seen(sql`committee_id`)} as seen from site_contact where site_id = ${from} and not exists (select from site_contact kept where kept.site_id = ${into} and ${sameContact}) order by role`),
    formerNames: await list(sql`select name, ${visibleTo("visit_site", seenBy)} as seen from visit_site where merged_into_id = ${from} order by name`),
    both: {
      trips: await list(sql`select title as name, ${ofTrip} as seen from trip where exists (select from stop where trip_id = trip.id and site_id = ${from}) and exists (select from stop where trip_id = trip.id and site_id = ${into}) order by title`),
      ballots: await list(sql`select question as name, ${ofBallot} as seen from ballot where exists (select from ballot_option where ballot_id = ballot.id and site_id = ${from}) and exists (select from ballot_option where ballot_id = ballot.id and site_id = ${into}) order by name`),
      caseLinks: await count(sql`select count(*)::integer as count from case_link where site_id = ${from} and exists (select from case_link kept where kept.site_id = ${into} and ${sameCaseLink})`),
      topics: await count(sql`select count(*)::integer as count from dialogue_topic_site link where site_id = ${from} and exists (select from dialogue_topic_site kept where kept.site_id = ${into} and kept.topic_id = link.topic_id)`),
      themes: await count(sql`select count(*)::integer as count from site_theme link where site_id = ${from} and exists (select from site_theme kept where kept.site_id = ${into} and kept.theme_id = link.theme_id)`),
      caveats: await count(sql`select count(*)::integer as count from caveat where site_id = ${from} and exists (select from caveat kept where kept.site_id = ${into} and kept.text_da = caveat.text_da)`),
      eventDates: await count(sql`select count(*)::integer as count from site_event_date moved where site_id = ${from} and exists (select from site_event_date kept where kept.site_id = ${into} and kept.starts_on = moved.starts_on)`),
      contacts: await count(sql`select count(*)::integer as count from site_contact where site_id = ${from} and ${seen(sql`committee_id`)} and exists (select from site_contact kept where kept.site_id = ${into} and ${sameContact})`),
    },
  };
}

export type MergeChoice = { code: string; name: string; place: { da: string; en: string }; destination: { da: string; en: string }; likeness: "likely" | "town" | "destination" | "other" };

/** What a site can be merged into: likely the same host first, then its town, its destination, and all others. */
export async function listMergeChoices(db: Db, entry: Entry, seenBy: string[]): Promise<MergeChoice[]> {
  const rows = await db.selectFrom("visit_site").innerJoin("place", "place.id", "visit_site.place_id").innerJoin("destination", "destination.id", "visit_site.destination_id")
    .select(["visit_site.code", "visit_site.name", "visit_site.present_name", "visit_site.committee_id", "place.code as placeCode", "place.name_da as placeDa", "place.name_en as placeEn", "destination.code as destinationCode", "destination.name_da as destinationDa", "destination.name_en as destinationEn"])
    .where("visit_site.id", "<>", entry.id).where(offeredTo("visit_site", seenBy))
    // A shared site never goes into a committee's own, which others could not see.
    .where((eb) => eb.or([eb("visit_site.committee_id", "is", null), eb("visit_site.committee_id", "=", entry.committeeId)]))
    .orderBy("destination.position").orderBy("visit_site.position").execute();
  const own = [entry.facts.name, entry.facts.present_name].filter((name): name is string => typeof name === "string");
  const order: MergeChoice["likeness"][] = ["likely", "town", "destination", "other"];
  return rows.map((row): MergeChoice => {
    const names = [row.name, ...(row.present_name ? [row.present_name] : [])];
    const isLikely = names.some((name) => own.some((mine) => areLikelyOne(name, mine)));
    const likeness = isLikely ? "likely" : row.placeCode === entry.facts.place ? "town" : row.destinationCode === entry.destinationCode ? "destination" : "other";
    return { code: row.code, name: row.present_name ?? row.name, place: { da: row.placeDa, en: row.placeEn }, destination: { da: row.destinationDa, en: row.destinationEn }, likeness };
  }).sort((one, other) => order.indexOf(one.likeness) - order.indexOf(other.likeness));
}

/** The merges that a site took part in and that can be taken back, by the entry of the history that tells them. */
export function listOpenMerges(db: Db, siteId: string, seenBy: string[]) {
  return db.selectFrom("site_merge").innerJoin("visit_site", "visit_site.id", "site_merge.from_site_id").innerJoin("visit_site as kept", "kept.id", "site_merge.into_site_id")
    .select(["site_merge.id as mergeId", "site_merge.history_entry_id as historyEntryId", "visit_site.code as fromCode", "visit_site.name as fromName", "visit_site.version as fromVersion", "kept.name as intoName", "kept.version as intoVersion"])
    .where("site_merge.undone_at", "is", null).where((eb) => eb.or([eb("site_merge.from_site_id", "=", siteId), eb("site_merge.into_site_id", "=", siteId)])).where(visibleTo("visit_site", seenBy))
    .orderBy("site_merge.merged_at", "desc").orderBy("site_merge.id").execute();
}
export type OpenMerge = Awaited<ReturnType<typeof listOpenMerges>>[number];

/** The two sites of a merge that has not been taken back; undefined when there is none of that id for the site. */
export function findOpenMerge(db: Db, mergeId: string, fromSiteId: string) {
  return db.selectFrom("site_merge").innerJoin("visit_site as kept", "kept.id", "site_merge.into_site_id").select(["site_merge.id", "kept.code as intoCode"])
    .where("site_merge.id", "=", mergeId).where("site_merge.from_site_id", "=", fromSiteId).executeTakeFirst();
}

/** Hosts of a destination that now stand under another one, since they were merged with one there. */
export function listHostsElsewhere(db: Db, destinationId: string, seenBy: string[]) {
  return db.selectFrom("visit_site").innerJoin("visit_site as kept", "kept.id", "visit_site.merged_into_id").innerJoin("destination", "destination.id", "kept.destination_id")
    .select(["kept.code", "kept.name", "kept.present_name", "destination.name_da as destinationDa", "destination.name_en as destinationEn"]).distinct()
    .where("visit_site.destination_id", "=", destinationId).whereRef("kept.destination_id", "<>", "visit_site.destination_id").where("kept.archived_at", "is", null).where(visibleTo("visit_site", seenBy))
    .where((eb) => eb.or([eb("kept.committee_id", "is", null), ...(seenBy.length > 0 ? [eb("kept.committee_id", "in", seenBy)] : [])])).orderBy("kept.name").execute();
}
