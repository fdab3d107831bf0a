import { sql, type Kysely, type Transaction } from "kysely";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { Template, TemplateRefusal } from "./template-schema";

type Actor = { userId: string; organisationId: string };
type Trx = Transaction<Database>;

/** The organisation's row is the lock: the template may have no row of its own yet. */
async function lockTemplate(trx: Trx, actor: Actor, locale: Locale) {
  const organisation = await trx.selectFrom("organisation").select(["id", "name"]).where("id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
  const row = await trx.selectFrom("recommendation_template").selectAll().where("organisation_id", "=", organisation.id).where("locale", "=", locale).executeTakeFirst();
  return { organisation, row };
}

/** Sets the wording of an organisation's recommendations in one language. Refused when somebody changed it after the form was opened. */
export async function saveTemplate(db: Kysely<Database>, actor: Actor, locale: Locale, form: Template): Promise<Outcome<null, TemplateRefusal>> {
  return db.transaction().execute(async (trx) => {
    const { organisation, row } = await lockTemplate(trx, actor, locale);
    if ((row?.version ?? 0) !== form.version) return refused({ code: "stale", version: row?.version ?? 0 });
    const sections = JSON.stringify(form.texts);
    const after = await trx
      .insertInto("recommendation_template")
      .values({ organisation_id: organisation.id, locale, sections, with_duty: form.withDuty })
      .onConflict((conflict) => conflict.columns(["organisation_id", "locale"]).doUpdateSet({ sections, with_duty: form.withDuty, version: sql`recommendation_template.version + 1`, updated_at: sql`now()` }))
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordHistory(trx, {
      organisationId: organisation.id, tripId: null, actorUserId: actor.userId, action: "save-template", subjectTitle: organisation.name,
      changes: [{ table: "recommendation_template", id: after.id, before: row ? snapshot(row) : null, after: snapshot(after) }], requestKey: null,
    });
    return done(null);
  });
}

/** Puts the standard text back; the own one stays in the history. */
export async function resetTemplate(db: Kysely<Database>, actor: Actor, locale: Locale, version: number): Promise<Outcome<null, TemplateRefusal>> {
  return db.transaction().execute(async (trx) => {
    const { organisation, row } = await lockTemplate(trx, actor, locale);
    if (!row || row.version !== version) return refused({ code: "stale", version: row?.version ?? 0 });
    await trx.deleteFrom("recommendation_template").where("id", "=", row.id).execute();
    await recordHistory(trx, {
      organisationId: organisation.id, tripId: null, actorUserId: actor.userId, action: "reset-template", subjectTitle: organisation.name,
      changes: [{ table: "recommendation_template", id: row.id, before: snapshot(row), after: null }], requestKey: null,
    });
    return done(null);
  });
}
