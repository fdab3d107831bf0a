import type { Kysely, Transaction } from "kysely";
import { addUnverifiedDestination, addUnverifiedSite, type Added, type AdditionRefusal } from "~/features/catalogue/addition-commands.server";
import { entryTables, findEntry } from "~/features/catalogue/entry-queries.server";
import { offeredTo } from "~/features/catalogue/queries.server";
import { destinationPath, sitePath } from "~/features/catalogue/schema";
import { recordHistory } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { Adoption } from "./adoption-schema";
import { findCase } from "./queries.server";

export type AdoptionRefusal = AdditionRefusal | { code: "unknown-case" } | { code: "unknown-place" };

/**
 * Makes a visit site or a destination of a case for one committee, whose secretariat the caller's gate has proven, with its place, themes and source lines, and links the two. What is made is
 * marked as not verified: the case is old, and nobody has asked the host. Refused when it seems to be there already.
 */
export async function adoptCase(
  db: Kysely<Database>,
  actor: { userId: string; organisationId: string },
  caseCode: string,
  form: Adoption,
  today: string,
): Promise<Outcome<{ path: string }, AdoptionRefusal>> {
  return db.transaction().execute(async (trx): Promise<Outcome<{ path: string }, AdoptionRefusal>> => {
    const entry = await findCase(trx, caseCode, [form.committeeId]);
    if (!entry) return refused({ code: "unknown-case" });
    const place = entry.places.find(({ position }) => position === form.place);
    if (!place) return refused({ code: "unknown-place" });
    const told = entry.sources.find((source) => source.contradiction_id === null && source.code === entry.source_code);
    const themes = await trx.selectFrom("case_theme").select("theme_id").where("case_id", "=", entry.id).orderBy("position").execute();
    const common = {
      committeeId: form.committeeId, requestKey: form.requestKey, name: form.name, place: { placeId: place.place_id, name: place.name, lon: place.lon, lat: place.lat }, themeIds: themes.map(({ theme_id }) => theme_id),
      source: told ? { documentId: entry.source_document_id, lineFrom: told.line_from, lineTo: told.line_to } : null,
      doubt: {
        text: {
          da: `Oprettet ud fra eksemplet ”${entry.title_da}”. Ingen har spurgt værten. Kontrollér, om indsatsen findes endnu, hvem der er vært, og hvor besøget foregår.`,
          en: `Made from the case “${entry.title_en}”. Nobody has asked the host. Check whether the effort still exists, who the host is and where the visit takes place.`,
        },
        source: { da: `Biblioteket: ${entry.publisher_da}, ${entry.published_year ?? entry.year_to}`, en: `The library: ${entry.publisher_en}, ${entry.published_year ?? entry.year_to}` },
        statedOn: today,
      },
      allowDuplicate: form.anyway,
    };
    const outcome = form.as === "site" ? await makeSite(trx, entry, form, common) : await makeDestination(trx, entry, common);
    if (!outcome.ok) return outcome;
    const path = form.as === "site" ? sitePath(outcome.value.code) : destinationPath(outcome.value.code);
    if (outcome.value.wasThere) return done({ path });
    await trx
      .insertInto("case_link")
      .values({
        case_id: entry.id, destination_id: outcome.value.destinationId, site_id: form.as === "site" ? outcome.value.id : null, relation: "place", position: entry.links.length, added_by_person: true,
        reason_da: "Oprettet ud fra dette eksempel.", reason_en: "Made from this case.",
      })
      .execute();
    const { facts } = (await findEntry(trx, form.as, outcome.value.code, "all"))!;
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: form.as === "site" ? "add-site" : "add-destination", subjectTitle: form.name, requestKey: form.requestKey,
      changes: [{ table: entryTables[form.as], id: outcome.value.id, before: null, after: facts }],
    });
    return done({ path });
  });
}

type Entry = NonNullable<Awaited<ReturnType<typeof findCase>>>;
type Common = Omit<Parameters<typeof addUnverifiedDestination>[1], "headline" | "reason">;

async function makeSite(trx: Transaction<Database>, entry: Entry, form: Adoption, common: Common): Promise<Outcome<Added, AdditionRefusal>> {
  const destination = await trx.selectFrom("destination").select("id").where("code", "=", form.destination).where(offeredTo("destination", [form.committeeId])).executeTakeFirst();
  if (!destination) return refused({ code: "unknown-destination" });
  return addUnverifiedSite(trx, {
    ...common, destinationId: destination.id, kind: form.kind!,
    offer: { da: `${entry.activities_da} ${entry.results_da}`, en: `${entry.activities_en} ${entry.results_en}` },
    contactRole: { da: `Den, der står for indsatsen i dag (${entry.title_da})`, en: `Whoever runs the effort today (${entry.title_en})` },
  });
}

function makeDestination(trx: Transaction<Database>, entry: Entry, common: Common): Promise<Outcome<Added, AdditionRefusal>> {
  return addUnverifiedDestination(trx, {
    ...common, headline: { da: entry.title_da, en: entry.title_en }, reason: { da: `${entry.purpose_da} ${entry.results_da}`, en: `${entry.purpose_en} ${entry.results_en}` },
  });
}
