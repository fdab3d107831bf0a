import type { Kysely } from "kysely";
import type { PaperDocument } from "~/domain/documents/document";
import { wallClockOf } from "~/domain/time/wall-clock";
import { findLetter } from "~/features/planner/letter-queries.server";
import type { TripVisitor } from "~/features/trips/gates.server";
import type { Locale } from "~/i18n/locale";
import { translatorFor } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { presentLetterDocument } from "./present-letter-document";

/** The letter to one host as a document, with the name of its file. Undefined: the trip has no such host. */
export async function findLetterPaper(db: Kysely<Database>, visitor: TripVisitor, stopId: string, locale: Locale, now: Date): Promise<{ paper: PaperDocument; fileName: string } | undefined> {
  const letter = await findLetter(db, visitor, stopId, locale, now);
  if (!letter) return undefined;
  const { trip } = visitor;
  const translator = translatorFor(locale);
  const date = wallClockOf(now.getTime(), trip.homeTimeZone).date;
  const committee = { da: trip.committeeNameDa, en: trip.committeeNameEn };
  return { paper: presentLetterDocument({ ...letter, committee, date, writtenAt: now.toISOString() }, translator), fileName: translator.t("document.letter.file", { host: letter.hostTitle }) };
}
