import type { Kysely } from "kysely";
import { listTripProtocols } from "~/features/ballots/protocol-queries.server";
import { listHostStops } from "~/features/planner/host-queries.server";
import type { TripVisitor } from "~/features/trips/gates.server";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { presentIssue } from "./present-versions";
import { loadPlannedProgramme } from "./queries.server";
import { tripDocuments, type TripDocument } from "./schema";
import { listIssuedPages, listVersions } from "./version-queries.server";

/** What a person can have of a trip's documents: the letters are the secretariat's own. */
export async function loadDocuments(db: Kysely<Database>, { trip, mayEdit }: TripVisitor, translator: Translator, now: Date) {
  const [{ pageIn }, issued, rows, stops, ballots] = await Promise.all([
    loadPlannedProgramme(db, trip, now), listIssuedPages(db, trip.id, translator.locale), listVersions(db, trip.id), mayEdit ? listHostStops(db, trip.id) : null, listTripProtocols(db, trip),
  ]);
  return {
    documents: tripDocuments.filter((one: TripDocument) => mayEdit || !one.forSecretariatOnly),
    letters: stops && stops.map((stop) => ({ stopId: stop.id, host: stop.title })),
    ballots,
    versions: { issue: presentIssue(pageIn(translator), issued), items: rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() })) },
  };
}
