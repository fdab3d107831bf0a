import { sql, type Transaction } from "kysely";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { areNearNames, codeFor } from "./addition-schema";
import { offeredTo } from "./queries.server";
import type { SiteKind } from "./schema";

type Trx = Transaction<Database>;
type TextPair = { da: string; en: string };

export type NewPlace = { placeId: string | null; name: string; lon: number; lat: number };
export type SourceRef = { documentId: string; lineFrom: number; lineTo: number } | null;
/** Why nobody may rely on what was added: it stands as a grave doubt on its page until somebody has verified it. */
export type Doubt = { text: TextPair; source: TextPair; statedOn: string };

/** What is added belongs to one committee and is seen by its people only. */
type Common = { committeeId: string; requestKey: string; name: string; place: NewPlace; themeIds: string[]; source: SourceRef; doubt: Doubt; allowDuplicate: boolean };
export type NewSite = Common & { destinationId: string; kind: SiteKind; offer: TextPair; contactRole: TextPair };
export type NewDestination = Common & { headline: TextPair; reason: TextPair };

export type Added = { id: string; code: string; destinationId: string; wasThere: boolean };
export type AdditionRefusal = { code: "duplicate"; name: string; otherCode: string } | { code: "unknown-destination" };

/** A usual visit, and the languages of a Danish host, until somebody knows better. */
const usualVisitMinutes = 90;

/**
 * Adds a visit site that nobody has verified. A request that was carried out before answers with what it made. Refused when a
 * site of nearly the same name stands in the same town and the sender has not said that it is another.
 */
export async function addUnverifiedSite(trx: Trx, site: NewSite): Promise<Outcome<Added, AdditionRefusal>> {
  await lockAdditions(trx);
  const known = await trx.selectFrom("visit_site").select(["id", "code", "destination_id", "committee_id"]).where("id", "=", site.requestKey).executeTakeFirst();
  // A key that is another's row answers nothing about that row.
  if (known && known.committee_id !== site.committeeId) return refused({ code: "unknown-destination" });
  if (known) return done({ id: known.id, code: known.code, destinationId: known.destination_id, wasThere: true });
  if (!(await trx.selectFrom("destination").select("id").where("id", "=", site.destinationId).where(offeredTo("destination", [site.committeeId])).executeTakeFirst())) return refused({ code: "unknown-destination" });
  const place_id = await ensurePlace(trx, site.place, site.requestKey);
  const neighbours = await trx.selectFrom("visit_site").select(["code", "name", "present_name"]).where("place_id", "=", place_id).where(offeredTo("visit_site", [site.committeeId])).execute();
  const near = neighbours.find((other) => areNearNames(other.name, site.name) || (other.present_name !== null && areNearNames(other.present_name, site.name)));
  if (near && !site.allowDuplicate) return refused({ code: "duplicate", name: near.name, otherCode: near.code });
  const code = codeFor(site.name, site.requestKey);
  await trx
    .insertInto("visit_site")
    .values({
      id: site.requestKey, committee_id: site.committeeId, code, destination_id: site.destinationId, place_id, name: site.name, kind: site.kind, concreteness: "named", offer_da: site.offer.da, offer_en: site.offer.en,
      lon: site.place.lon, lat: site.place.lat, coordinate_confidence: "town", visit_minutes: usualVisitMinutes, languages: ["da", "en"], contact_role_da: site.contactRole.da, contact_role_en: site.contactRole.en,
      status: "not-verified", position: await nextPosition(trx, "visit_site"), ...sourceColumns(site.source),
    })
    .execute();
  if (site.themeIds.length > 0) await trx.insertInto("site_theme").values(site.themeIds.map((theme_id, position) => ({ site_id: site.requestKey, theme_id, position }))).execute();
  await addDoubt(trx, { site_id: site.requestKey, destination_id: null }, `${code}-added`, site.doubt);
  return done({ id: site.requestKey, code, destinationId: site.destinationId, wasThere: false });
}

/** Adds a Danish destination that nobody has verified; otherwise as {@link addUnverifiedSite}. */
export async function addUnverifiedDestination(trx: Trx, destination: NewDestination): Promise<Outcome<Added, AdditionRefusal>> {
  await lockAdditions(trx);
  const known = await trx.selectFrom("destination").select(["id", "code", "committee_id"]).where("id", "=", destination.requestKey).executeTakeFirst();
  if (known && known.committee_id !== destination.committeeId) return refused({ code: "unknown-destination" });
  if (known) return done({ id: known.id, code: known.code, destinationId: known.id, wasThere: true });
  const others = await trx.selectFrom("destination").select(["code", "name_da"]).where(offeredTo("destination", [destination.committeeId])).execute();
  const near = others.find((other) => areNearNames(other.name_da, destination.name));
  if (near && !destination.allowDuplicate) return refused({ code: "duplicate", name: near.name_da, otherCode: near.code });
  const id = destination.requestKey;
  const place_id = await ensurePlace(trx, destination.place, id);
  const code = codeFor(destination.name, id);
  await trx
    .insertInto("destination")
    .values({
      id, committee_id: destination.committeeId, code, reach: "denmark", name_da: destination.name, name_en: destination.name, headline_da: destination.headline.da, headline_en: destination.headline.en,
      reason_da: destination.reason.da, reason_en: destination.reason.en, position: await nextPosition(trx, "destination"), ...sourceColumns(destination.source),
    })
    .execute();
  await trx.insertInto("destination_place").values({ destination_id: id, place_id, position: 0 }).execute();
  if (destination.themeIds.length > 0) await trx.insertInto("destination_theme").values(destination.themeIds.map((theme_id, position) => ({ destination_id: id, theme_id, position }))).execute();
  await addDoubt(trx, { site_id: null, destination_id: id }, `${code}-added`, destination.doubt);
  return done({ id, code, destinationId: id, wasThere: false });
}

/** Two people who add the same host at once come one after the other, so that the second one is warned. The key is any number of our own. */
export async function lockAdditions(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(20261126)`.execute(trx);
}

async function ensurePlace(trx: Trx, place: NewPlace, requestKey: string): Promise<string> {
  if (place.placeId !== null) return place.placeId;
  const named = await trx.selectFrom("place").select("id").where("name_da", "=", place.name).where("country_code", "=", "DK").where("archived_at", "is", null).executeTakeFirst();
  if (named) return named.id;
  const row = await trx
    .insertInto("place")
    .values({ code: codeFor(place.name, requestKey), name_da: place.name, name_en: place.name, country_code: "DK", lon: place.lon, lat: place.lat, time_zone: "Europe/Copenhagen" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

async function nextPosition(trx: Trx, table: "visit_site" | "destination"): Promise<number> {
  const { last } = await trx.selectFrom(table).select((eb) => eb.fn.max("position").as("last")).executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

function sourceColumns(source: SourceRef) {
  return { source_document_id: source?.documentId ?? null, source_line_from: source?.lineFrom ?? null, source_line_to: source?.lineTo ?? null };
}

async function addDoubt(trx: Trx, owner: { site_id: string | null; destination_id: string | null }, code: string, doubt: Doubt): Promise<void> {
  await trx
    .insertInto("caveat")
    .values({ ...owner, code, severity: "high", text_da: doubt.text.da, text_en: doubt.text.en, source_da: doubt.source.da, source_en: doubt.source.en, stated_on: doubt.statedOn, position: 0 })
    .execute();
}
