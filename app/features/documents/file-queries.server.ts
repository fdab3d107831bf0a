import type { Kysely } from "kysely";
import type { TripRow } from "~/features/trips/queries.server";
import { translatorFor } from "~/i18n/translator";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";
import { writeCalendar } from "./adapters/calendar.server";
import { presentCalendar } from "./present-calendar";
import type { Edition } from "./present-edition";
import { presentGeoJson, presentTrack } from "./present-track";
import { loadSchedule } from "./schedule-queries.server";

export type ProgrammeForm = "ics" | "gpx" | "kml" | "geojson";

const mediaTypes: Record<ProgrammeForm, string> = {
  ics: "text/calendar; charset=utf-8",
  gpx: "application/gpx+xml; charset=utf-8",
  kml: "application/vnd.google-earth.kml+xml; charset=utf-8",
  geojson: fileTypes.geojson,
};

type Wish = { form: ProgrammeForm; locale: Locale; now: Date; edition: Edition; isSubscription?: boolean };

/** The programme of a trip as a file that other programs read. The caller has proven the right to it. */
export async function writeProgrammeFile(db: Kysely<Database>, trip: TripRow, { form, locale, now, edition, isSubscription = false }: Wish): Promise<Response> {
  const { schedule, revisions } = await loadSchedule(db, trip, locale, now, edition);
  const translator = translatorFor(locale);
  const track = () => presentTrack(schedule, now, translator);
  const write: Record<ProgrammeForm, () => string | Promise<string>> = {
    ics: () => writeCalendar(presentCalendar(schedule, revisions, translator), { now, isSubscription }),
    gpx: async () => (await import("./adapters/gpx.server")).writeGpx(track()),
    kml: async () => (await import("./adapters/kml.server")).writeKml(track()),
    geojson: () => `${JSON.stringify(presentGeoJson(track()), null, 2)}\n`,
  };
  return fileResponse(await write[form](), { fileName: `${translator.t("document.programme.file", { title: trip.title })}.${form}`, contentType: mediaTypes[form], manner: isSubscription ? "inline" : "attachment" });
}
