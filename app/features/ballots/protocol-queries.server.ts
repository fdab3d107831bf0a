import type { Kysely } from "kysely";
import { translatorFor } from "~/i18n/translator";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import { presentProtocol } from "./present-protocol";
import { presentResult } from "./present-result";
import { listElectors, listLog, listOptions, listPapers, type BallotRow } from "./queries.server";

/** The protocol of a closed ballot with the figures that its page shows. */
export async function loadProtocol(db: Kysely<Database>, ballot: BallotRow, locale: Locale) {
  const rows = { ballot, options: await listOptions(db, ballot.id), papers: await listPapers(db, ballot.id), electors: await listElectors(db, ballot.id), log: await listLog(db, ballot.id) };
  const { t, pick } = translatorFor(locale);
  const protocol = presentProtocol(rows, pick({ da: ballot.committee_name_da, en: ballot.committee_name_en }), `${t("ballot.advisory-short")} ${t("ballot.advisory")}`);
  return { protocol, result: presentResult(ballot, rows.options, rows.papers, rows.electors) };
}

/** The closed ballots of a trip's committee that were about the trip or one of its destinations, the latest first. */
export async function listTripProtocols(db: Kysely<Database>, trip: { id: string; committeeId: string }): Promise<{ ballotId: string; question: string }[]> {
  return db
    .selectFrom("ballot")
    .select(["ballot.id as ballotId", "ballot.question"])
    .where("ballot.committee_id", "=", trip.committeeId)
    .where("ballot.state", "=", "closed")
    .where((eb) => eb.exists(
      eb.selectFrom("ballot_option").select("ballot_option.id").whereRef("ballot_option.ballot_id", "=", "ballot.id").where((option) => option.or([
        option("ballot_option.trip_id", "=", trip.id),
        option("ballot_option.destination_id", "in", option.selectFrom("trip_destination").select("trip_destination.destination_id").where("trip_destination.trip_id", "=", trip.id)),
      ])),
    ))
    .orderBy("ballot.closes_at", "desc")
    .execute();
}
