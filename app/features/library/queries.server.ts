import { sql, type Kysely } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { offeredTo, visibleTo } from "~/features/catalogue/queries.server";
import type { Database } from "~/shared/db.server";

type Db = Kysely<Database>;

const themeCodes = sql<string[]>`array(
  select theme.code from case_theme join theme on theme.id = case_theme.theme_id where case_theme.case_id = library_case.id order by case_theme.position)`;
const municipalities = sql<string[]>`array(
  select case_municipality.name from case_municipality where case_municipality.case_id = library_case.id order by case_municipality.position)`;

const headColumns = [
  "library_case.id", "library_case.code", "library_case.number_in_source", "library_case.title_da", "library_case.title_en", "library_case.period_da", "library_case.period_en",
  "library_case.year_from", "library_case.year_to", "library_case.period_basis", "library_case.position",
  "source_document.code as source_code", "source_document.publisher_da", "source_document.publisher_en", "source_document.published_year",
] as const;

/** A case that the committees see and that nobody has archived. */
const openCase = (seenBy: string[]) => sql<boolean>`(${visibleTo("library_case", seenBy)} and library_case.archived_at is null)`;

/** Every case that the committees see, as a list shows it, in the order of the publications. */
export function listCases(db: Db, seenBy: string[]) {
  return db
    .selectFrom("library_case")
    .innerJoin("source_document", "source_document.id", "library_case.source_document_id")
    .select((eb) => [
      ...headColumns, "library_case.purpose_code", "library_case.effort_kind_da", "library_case.effort_kind_en", "library_case.purpose_da", "library_case.purpose_en",
      "library_case.results_da", "library_case.results_en", "library_case.regional", "library_case.area_da", "library_case.area_en",
      themeCodes.as("theme_codes"), municipalities.as("municipalities"),
      jsonArrayFrom(eb.selectFrom("case_sector").select(["name_da", "name_en"]).whereRef("case_sector.case_id", "=", "library_case.id").orderBy("position")).as("sectors"),
      jsonArrayFrom(eb.selectFrom("case_target_group").select(["name_da", "name_en"]).whereRef("case_target_group.case_id", "=", "library_case.id").orderBy("position")).as("target_groups"),
      jsonArrayFrom(eb.selectFrom("case_place").select(["name", "lon", "lat"]).whereRef("case_place.case_id", "=", "library_case.id").orderBy("position")).as("places"),
      eb.selectFrom("case_figure").select((count) => count.fn.countAll<number>().as("count")).whereRef("case_figure.case_id", "=", "library_case.id").as("figure_count"),
    ])
    .where(openCase(seenBy))
    .orderBy("library_case.position")
    .execute();
}

/** One case with all of its parts, linked to what the reader's committees may see; undefined when there is none. */
export function findCase(db: Db, code: string, seenBy: string[]) {
  return db
    .selectFrom("library_case")
    .innerJoin("source_document", "source_document.id", "library_case.source_document_id")
    .selectAll("library_case")
    .select((eb) => [
      "source_document.code as source_code", "source_document.title_da as source_title_da", "source_document.title_en as source_title_en",
      "source_document.publisher_da", "source_document.publisher_en", "source_document.published_year", "source_document.year_note_da", "source_document.year_note_en",
      themeCodes.as("theme_codes"), municipalities.as("municipalities"),
      jsonArrayFrom(eb.selectFrom("case_sector").select(["name_da", "name_en"]).whereRef("case_sector.case_id", "=", "library_case.id").orderBy("position")).as("sectors"),
      jsonArrayFrom(eb.selectFrom("case_target_group").select(["name_da", "name_en"]).whereRef("case_target_group.case_id", "=", "library_case.id").orderBy("position")).as("target_groups"),
      jsonArrayFrom(eb.selectFrom("case_place").select(["name", "lon", "lat", "place_id", "position"]).whereRef("case_place.case_id", "=", "library_case.id").orderBy("position")).as("places"),
      jsonArrayFrom(eb.selectFrom("case_figure").selectAll("case_figure").whereRef("case_figure.case_id", "=", "library_case.id").orderBy("position")).as("figures"),
      jsonArrayFrom(eb.selectFrom("case_learning").select(["id", "text_da", "text_en"]).whereRef("case_learning.case_id", "=", "library_case.id").orderBy("position")).as("lessons"),
      jsonArrayFrom(eb.selectFrom("case_question").select(["id", "text_da", "text_en"]).whereRef("case_question.case_id", "=", "library_case.id").orderBy("position")).as("questions"),
      jsonArrayFrom(eb.selectFrom("case_contradiction").select(["id", "text_da", "text_en"]).whereRef("case_contradiction.case_id", "=", "library_case.id").orderBy("position")).as("contradictions"),
      jsonArrayFrom(
        eb.selectFrom("case_source").innerJoin("source_document as told_in", "told_in.id", "case_source.source_document_id")
          .select(["case_source.contradiction_id", "case_source.line_from", "case_source.line_to", "told_in.code", "told_in.publisher_da", "told_in.publisher_en", "told_in.published_year"])
          .whereRef("case_source.case_id", "=", "library_case.id").orderBy("case_source.position"),
      ).as("sources"),
      jsonArrayFrom(
        eb.selectFrom("case_link").innerJoin("destination", "destination.id", "case_link.destination_id").leftJoin("visit_site", "visit_site.id", "case_link.site_id")
          .select(["case_link.id", "case_link.site_id", "case_link.relation", "case_link.reason_da", "case_link.reason_en", "destination.code as destination_code", "destination.name_da as destination_name_da",
            "destination.name_en as destination_name_en", "visit_site.code as site_code", "visit_site.name as site_name"])
          .whereRef("case_link.case_id", "=", "library_case.id").where(offeredTo("destination", seenBy)).where((link) => link.or([link("case_link.site_id", "is", null), offeredTo("visit_site", seenBy)]))
          .orderBy("case_link.position"),
      ).as("links"),
      jsonArrayFrom(
        eb.selectFrom("case_relation").innerJoin("library_case as other", "other.id", "case_relation.other_case_id").innerJoin("source_document as other_source", "other_source.id", "other.source_document_id")
          .select(["other.code", "other.title_da", "other.title_en", "other.period_da", "other.period_en", "other.period_basis", "other_source.publisher_da", "other_source.publisher_en", "other_source.published_year"])
          .whereRef("case_relation.case_id", "=", "library_case.id").where("other.archived_at", "is", null).where("other.committee_id", "is", null).orderBy("other.position"),
      ).as("tells_also"),
    ])
    .where("library_case.code", "=", code)
    .where(visibleTo("library_case", seenBy))
    .executeTakeFirst();
}

/** The series of numbers, in the order of the publications; with `caseId` those of one case. */
export function listCharts(db: Db, caseId?: string) {
  return db
    .selectFrom("chart_series")
    .leftJoin("library_case", "library_case.id", "chart_series.case_id")
    .selectAll("chart_series")
    .select(["library_case.code as case_code", "library_case.title_da as case_title_da", "library_case.title_en as case_title_en"])
    .$if(caseId !== undefined, (query) => query.where("chart_series.case_id", "=", caseId!))
    .orderBy("chart_series.position")
    .execute();
}

/** Publications that the committees see, by code, as a source is named: publisher and year. */
export function listPublications(db: Db, seenBy: string[]) {
  return db.selectFrom("source_document").where(visibleTo("source_document", seenBy)).select(["code", "title_da", "title_en", "publisher_da", "publisher_en", "published_year", "year_note_da", "year_note_en"]).orderBy("code").execute();
}

/**
 * The cases that point to a destination or to one of its sites, hard links (same place, partner) before those of a theme.
 * A case that names several sites of a destination stands once for the destination, with its hardest reason.
 */
export async function listLinkedCases(db: Db, target: { destinationId: string } | { siteId: string }, seenBy: string[]) {
  const rows = await db
    .selectFrom("case_link")
    .innerJoin("library_case", "library_case.id", "case_link.case_id")
    .innerJoin("source_document", "source_document.id", "library_case.source_document_id")
    .leftJoin("visit_site", "visit_site.id", "case_link.site_id")
    .select((eb) => [
      ...headColumns, "case_link.relation", "case_link.reason_da", "case_link.reason_en",
      jsonArrayFrom(eb.selectFrom("case_question").select(["case_question.id", "case_question.text_da", "case_question.text_en"]).whereRef("case_question.case_id", "=", "library_case.id").orderBy("case_question.position")).as("questions"),
      jsonArrayFrom(eb.selectFrom("case_figure").selectAll("case_figure").whereRef("case_figure.case_id", "=", "library_case.id").where("case_figure.kind", "=", "result").orderBy("case_figure.position")).as("figures"),
    ])
    .where((eb) => ("siteId" in target ? eb("case_link.site_id", "=", target.siteId) : eb("case_link.destination_id", "=", target.destinationId)))
    .where((eb) => eb.or([eb("case_link.site_id", "is", null), offeredTo("visit_site", seenBy)]))
    .where(openCase(seenBy))
    .orderBy(sql`case case_link.relation when 'place' then 1 when 'partner' then 2 else 3 end`)
    .orderBy("library_case.position")
    .orderBy("case_link.position")
    .execute();
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}
