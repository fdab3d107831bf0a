import type { Kysely } from "kysely";
import { getReachBrief, listAlternativeGroups, listDestinations, listSites, listThemes, listTopics } from "~/features/catalogue/queries.server";
import { reaches } from "~/features/catalogue/schema";
import { membershipIn } from "~/features/people/permissions";
import type { Viewer } from "~/features/people/queries.server";
import type { Database } from "~/shared/db.server";
import { notFound } from "~/shared/http.server";
import type { ProposalWish } from "./proposal-schema";

type Db = Kysely<Database>;

/** What is in doubt about destinations and their sites, the gravest first. */
async function listCaveats(db: Db, destinationIds: string[]) {
  if (destinationIds.length === 0) return [];
  const rows = await db
    .selectFrom("caveat")
    .leftJoin("visit_site", "visit_site.id", "caveat.site_id")
    .select(["caveat.destination_id", "caveat.site_id", "caveat.severity", "caveat.text_da", "caveat.text_en", "caveat.source_da", "caveat.source_en", "caveat.stated_on", "visit_site.destination_id as site_destination_id"])
    .where((eb) => eb.or([eb("caveat.destination_id", "in", destinationIds), eb("visit_site.destination_id", "in", destinationIds)]))
    .orderBy("caveat.position")
    .execute();
  const weight = { high: 0, medium: 1, low: 2 };
  return rows.sort((a, b) => weight[a.severity] - weight[b.severity]);
}

/**
 * The catalogue as one committee sees it, for a proposal: the shared part and its own additions. Somebody who belongs to
 * another committee as well carries nothing of that one over. Throws 404 for a committee of others.
 */
export async function loadProposal(db: Db, viewer: Viewer, wish: ProposalWish) {
  const membership = wish.committeeId ? membershipIn(viewer, wish.committeeId) : viewer.memberships[0];
  if (wish.committeeId && !membership) throw notFound();
  const seenBy = membership ? [membership.committeeId] : [];
  const [destinations, sites, themes, briefs] = await Promise.all([
    listDestinations(db, seenBy), listSites(db, undefined, seenBy), listThemes(db), Promise.all(reaches.map((reach) => getReachBrief(db, reach))),
  ]);
  const chosen = destinations.filter(({ code }) => wish.codes === null || wish.codes.includes(code));
  const ids = chosen.map(({ id }) => id);
  const [caveats, destinationThemes, ...details] = await Promise.all([
    listCaveats(db, ids),
    ids.length === 0 ? [] : db
      .selectFrom("destination_theme").innerJoin("theme", "theme.id", "destination_theme.theme_id").select(["destination_theme.destination_id", "theme.code"])
      .where("destination_theme.destination_id", "in", ids).orderBy("destination_theme.position").execute(),
    ...chosen.map(async ({ id }) => ({ id, groups: await listAlternativeGroups(db, id, seenBy), topics: await listTopics(db, id, seenBy) })),
  ]);
  return {
    organisation: viewer.organisationName,
    committee: membership ? { committeeId: membership.committeeId, da: membership.committeeNameDa, en: membership.committeeNameEn } : null,
    committees: viewer.memberships.map((one) => ({ committeeId: one.committeeId, name: { da: one.committeeNameDa, en: one.committeeNameEn } })),
    choices: destinations.map(({ code, reach, name_da, name_en }) => ({ code, reach, name: { da: name_da, en: name_en }, isChosen: ids.length > 0 && chosen.some((one) => one.code === code) })),
    isWhole: chosen.length === destinations.length,
    themes, briefs,
    destinations: chosen.map((destination, index) => ({
      ...destination,
      themeCodes: destinationThemes.filter((one) => one.destination_id === destination.id).map((one) => one.code),
      sites: sites.filter((site) => site.destination_id === destination.id),
      groups: details[index]!.groups,
      topics: details[index]!.topics,
      caveats: caveats.filter((one) => one.destination_id === destination.id || (one.site_destination_id === destination.id && sites.some(({ id }) => id === one.site_id)))
        .map(({ site_id, ...one }) => ({ ...one, site: sites.find(({ id }) => id === site_id)?.name ?? null })),
    })),
  };
}
export type LoadedProposal = Awaited<ReturnType<typeof loadProposal>>;
