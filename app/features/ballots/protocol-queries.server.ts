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
