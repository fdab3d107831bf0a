import type { Kysely } from "kysely";
import { wallClockOf } from "~/domain/time/wall-clock";
import type { TripVisitor } from "~/features/trips/gates.server";
import type { Locale } from "~/i18n/locale";
import { translatorFor } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { findHostLetter, getLetterSender, listHostStops } from "./host-queries.server";
import { presentLimits } from "./present";
import { presentLetter, replyByFor } from "./present-hosts";

/** The letter to one host as it stands: as somebody has edited it, else as the facts write it. Undefined: the trip has no such host. */
export async function findLetter(db: Kysely<Database>, { trip, viewer }: TripVisitor, stopId: string, locale: Locale, now: Date) {
  const stop = (await listHostStops(db, trip.id)).find((one) => one.id === stopId);
  if (!stop) return undefined;
  const [sender, kept] = await Promise.all([getLetterSender(db, viewer.organisationId, viewer.userId, stop.siteId), findHostLetter(db, stopId, locale)]);
  const replyByOn = replyByFor(stop.date, trip.startsOn, presentLimits(trip).confirmationDays, wallClockOf(now.getTime(), trip.homeTimeZone).date);
  const written = presentLetter({ stop, trip: { ...trip, committee: { da: trip.committeeNameDa, en: trip.committeeNameEn } }, sender, replyByOn }, translatorFor(locale));
  return { hostTitle: stop.title, organisation: sender.organisationName, written, body: kept?.body ?? written, version: kept?.version ?? 0, isOutdated: kept !== undefined && kept.basedOn !== written };
}
