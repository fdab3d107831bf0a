import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import { areNearNames } from "./addition-schema";
import type { EntryFacts, EntryKind } from "./entry-schema";
import { visibleTo } from "./queries.server";

type Db = Kysely<Database>;
type Named = { id: string; code: string; names: string[] };

/** A house without its short form in brackets and without the part of it after a dash. */
const houseOf = (name: string) => name.split(/\s[–-]\s|\s?\(/)[0]!;
/** So many letters of a house say more than a kind of host ("Jobcenter"). */
const tellingLetters = 12;

/** Near names, and two parts of one house ("Ministry of Manpower (MOM)", "Ministry of Manpower – a division"). */
export function areLikelyOne(one: string, other: string): boolean {
  return areNearNames(one, other) || (Math.min(houseOf(one).length, houseOf(other).length) >= tellingLetters && areNearNames(houseOf(one), houseOf(other)));
}

/** An entry of nearly the same name where this one is or goes: in the town, the destination, the country, or at all. */
export async function findTwin(db: Db, kind: EntryKind, facts: EntryFacts, own: { id: string | null; committeeId: string | null; destinationCode: string | null }): Promise<{ name: string; code: string } | undefined> {
  const seenBy = own.committeeId === null ? [] : [own.committeeId];
  const others = (await listNeighbours(db, kind, facts, seenBy, own.destinationCode)).filter((other) => other.id !== own.id);
  const names = ["name", "present_name", "name_da", "title_da"].map((field) => facts[field]).filter((name): name is string => typeof name === "string");
  const twin = others.find((other) => other.names.some((name) => names.some((mine) => areLikelyOne(name, mine))));
  return twin && { name: twin.names[0]!, code: twin.code };
}

async function listNeighbours(db: Db, kind: EntryKind, facts: EntryFacts, seenBy: string[], destinationCode: string | null): Promise<Named[]> {
  switch (kind) {
    case "site": {
      const rows = await db.selectFrom("visit_site").innerJoin("place", "place.id", "visit_site.place_id").select(["visit_site.id", "visit_site.code", "visit_site.name", "visit_site.present_name"])
        .where("place.code", "=", facts.place as string).where("visit_site.archived_at", "is", null).where(visibleTo("visit_site", seenBy)).orderBy("visit_site.position").execute();
      return rows.map((row) => ({ ...row, names: [row.name, ...(row.present_name ? [row.present_name] : [])] }));
    }
    case "destination":
      return (await db.selectFrom("destination").select(["id", "code", "name_da"]).where("archived_at", "is", null).where(visibleTo("destination", seenBy)).orderBy("position").execute()).map((row) => ({ ...row, names: [row.name_da] }));
    case "topic":
      return (await db.selectFrom("dialogue_topic").innerJoin("destination", "destination.id", "dialogue_topic.destination_id").select(["dialogue_topic.id", "dialogue_topic.code", "title_da"]).where("destination.code", "=", destinationCode).where("dialogue_topic.archived_at", "is", null).execute())
        .map((row) => ({ ...row, names: [row.title_da] }));
    case "place":
      return (await db.selectFrom("place").select(["id", "code", "name_da"]).where("country_code", "=", facts.country_code as string).where("archived_at", "is", null).execute()).map((row) => ({ ...row, names: [row.name_da] }));
    case "theme":
      return (await db.selectFrom("theme").select(["id", "code", "name_da"]).where("archived_at", "is", null).execute()).map((row) => ({ ...row, names: [row.name_da] }));
    case "case":
      return (await db.selectFrom("library_case").select(["id", "code", "title_da"]).where("archived_at", "is", null).where(visibleTo("library_case", seenBy)).orderBy("position").execute()).map((row) => ({ ...row, names: [row.title_da] }));
  }
}

export type TwinPair = { place: { da: string; en: string }; sites: { code: string; name: string; destination: { da: string; en: string } }[] };

/** Sites of nearly the same name in one town, two by two: likely one host. */
export async function listTwinSites(db: Db, seenBy: string[]): Promise<TwinPair[]> {
  const rows = await db.selectFrom("visit_site").innerJoin("place", "place.id", "visit_site.place_id").innerJoin("destination", "destination.id", "visit_site.destination_id")
    .select(["visit_site.code", "visit_site.name", "visit_site.present_name", "visit_site.place_id", "place.name_da as placeDa", "place.name_en as placeEn", "destination.name_da as destinationDa", "destination.name_en as destinationEn"])
    .where("visit_site.archived_at", "is", null).where("destination.archived_at", "is", null).where(visibleTo("visit_site", seenBy)).orderBy("destination.position").orderBy("visit_site.position").execute();
  const view = (row: (typeof rows)[number]) => ({ code: row.code, name: row.present_name ?? row.name, destination: { da: row.destinationDa, en: row.destinationEn } });
  const namesOf = (row: (typeof rows)[number]) => [row.name, ...(row.present_name ? [row.present_name] : [])];
  const pairs: TwinPair[] = [];
  for (const [index, one] of rows.entries()) {
    for (const other of rows.slice(index + 1)) {
      if (one.place_id === other.place_id && namesOf(one).some((name) => namesOf(other).some((second) => areLikelyOne(name, second)))) pairs.push({ place: { da: one.placeDa, en: one.placeEn }, sites: [view(one), view(other)] });
    }
  }
  return pairs;
}
