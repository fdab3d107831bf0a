import { sql, type Kysely } from "kysely";
import { compareProgrammes, countChanges } from "~/domain/documents/programme-changes";
import { recordHistory, wasRequestDone } from "~/features/history/commands.server";
import { findTrip } from "~/features/trips/queries.server";
import { translatorFor } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { programmeFacts, type ProgrammeSnapshot } from "./present-versions";
import { loadPlannedProgramme } from "./queries.server";
import { listIssuedPages } from "./version-queries.server";
import type { IssueVersion, VersionRefusal } from "./version-schema";

type Actor = { userId: string; organisationId: string };

/**
 * Sends out the programme as it is now, as the next version. The plan is read before the lock is taken, because reading may
 * wait for a routing engine; every change of a trip is told in its history, so that the newest entry says whether what was
 * read still holds. The caller has proven the right to the trip.
 */
export async function issueVersion(db: Kysely<Database>, actor: Actor, tripId: string, form: IssueVersion, now: Date): Promise<Outcome<{ number: number }, VersionRefusal>> {
  const entryBefore = await findLastEntry(db, tripId);
  const snapshot = await takeSnapshot(db, tripId, now);
  const { da: page } = snapshot.pages;
  if (page.days.every((day) => day.items.length === 0 && day.untimed.length === 0)) return refused({ code: "empty" });
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom("trip").select("id").where("id", "=", tripId).forUpdate().executeTakeFirstOrThrow();
    if (await wasRequestDone(trx, tripId, form.requestKey)) return done({ number: form.number });
    const [newest] = await listIssuedPages(trx, tripId, "da");
    if ((newest?.number ?? 0) + 1 !== form.number) return refused({ code: "issued-by-other" });
    if ((await findLastEntry(trx, tripId)) !== entryBefore) return refused({ code: "changed-meanwhile" });
    if (newest && countChanges(compareProgrammes(programmeFacts(newest.page), programmeFacts(page))) === 0) return refused({ code: "unchanged" });
    await trx
      .insertInto("programme_version")
      .values({ trip_id: tripId, number: form.number, status: page.status, note: form.note, issued_at: now, issued_by: actor.userId, snapshot: JSON.stringify(snapshot) })
      .execute();
    await recordHistory(trx, { organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: "issue-version", subjectTitle: String(form.number), changes: [], requestKey: form.requestKey });
    return done({ number: form.number });
  });
}

async function takeSnapshot(db: Kysely<Database>, tripId: string, now: Date): Promise<ProgrammeSnapshot> {
  const trip = await findTrip(db, tripId);
  if (!trip) throw new Error(`No trip ${tripId}`);
  const { pageIn, overviewPlan, dayPlans } = await loadPlannedProgramme(db, trip, now);
  return { pages: { da: pageIn(translatorFor("da")), en: pageIn(translatorFor("en")) }, overviewPlan, dayPlans };
}

async function findLastEntry(db: Kysely<Database>, tripId: string): Promise<number | null> {
  const row = await db.selectFrom("history_entry").select(sql<number | null>`max(id)::int`.as("id")).where("trip_id", "=", tripId).executeTakeFirst();
  return row?.id ?? null;
}
