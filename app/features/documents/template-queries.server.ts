import type { Kysely } from "kysely";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { standardTemplate, textsOf, type Template } from "./template-schema";

type Db = Kysely<Database>;

export function getOrganisation(db: Db, organisationId: string) {
  return db.selectFrom("organisation").select(["id", "code", "name"]).where("id", "=", organisationId).executeTakeFirstOrThrow();
}

/** The wording of an organisation's recommendations in one language; the standard text where nobody has changed it. */
export async function findTemplate(db: Db, organisation: { id: string; code: string }, translator: Translator): Promise<Template> {
  const standard = standardTemplate(organisation.code, translator);
  const row = await db.selectFrom("recommendation_template").select(["sections", "with_duty", "version"]).where("organisation_id", "=", organisation.id).where("locale", "=", translator.locale).executeTakeFirst();
  return row ? { texts: textsOf((section) => row.sections[section] ?? standard.texts[section]), withDuty: row.with_duty, version: row.version } : standard;
}

/** Who changed the wording and when, the latest first. */
export async function listTemplateChanges(db: Db, organisationId: string) {
  const rows = await db
    .selectFrom("history_entry")
    .leftJoin("app_user", "app_user.id", "history_entry.actor_user_id")
    .select(["history_entry.id", "history_entry.action", "history_entry.happened_at as happenedAt", "app_user.display_name as name"])
    .where("history_entry.organisation_id", "=", organisationId)
    .where("history_entry.action", "in", ["save-template", "reset-template"])
    .orderBy("history_entry.id", "desc")
    .limit(10)
    .execute();
  return rows.map((row) => ({ ...row, happenedAt: row.happenedAt.toISOString() }));
}
