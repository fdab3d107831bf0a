import type { Translator } from "~/i18n/translator";
import { presentCaveats, presentProvenance, siteMarkers, siteNumbers, type CaveatView, type Provenance, type SiteMarker } from "./present-destination";
import { presentSiteRow, themeNamesOf, type SiteListRow, type SiteRow, type ThemeRow } from "./present";
import type { findSite, listTripsWithSite } from "./queries.server";
import type { Concreteness, Reach, SiteKind } from "./schema";

type SiteDetail = NonNullable<Awaited<ReturnType<typeof findSite>>>;
type TripRow = Awaited<ReturnType<typeof listTripsWithSite>>[number];

/** Opening hours in words; `plain`: the rule as it is stored, where there are no words for it. */
export type HoursView = { text: string; plain: boolean; basis: "published" | "assumed" | null } | null;

export type SitePageData = {
  code: string;
  name: string;
  presentName: string | null;
  kind: SiteKind;
  concreteness: Concreteness;
  status: SiteDetail["status"];
  offer: string;
  themes: string[];
  place: string;
  country: string;
  destination: { code: string; name: string; reach: Reach };
  address: string | null;
  confidence: SiteDetail["coordinate_confidence"];
  hours: HoursView;
  eventDates: { startsOn: string; endsOn: string; confirmed: boolean; source: string }[];
  visitMinutes: number;
  groupLimit: number | null;
  languages: string[];
  contactRole: string;
  caveats: CaveatView[];
  alternatives: { wording: string; reading: "choose-one" | "either-or-both" | "example" | "same-host"; explanation: string; sites: SiteRow[] } | null;
  topics: { code: string; title: string; description: string }[];
  /** All sites of the destination under the numbers they have there; the others are muted on the map. */
  neighbours: { code: string; name: string; number: number; place: string; concreteness: Concreteness }[];
  markers: SiteMarker[];
  trips: { tripId: string; title: string; startsOn: string; endsOn: string }[];
  provenance: Provenance;
};

export function presentSite(
  rows: { site: SiteDetail; neighbours: SiteListRow[]; trips: TripRow[]; themes: ThemeRow[] },
  translator: Translator,
): SitePageData {
  const { pick, locale } = translator;
  const { site } = rows;
  const themeNames = themeNamesOf(rows.themes, translator);
  const others = rows.neighbours.filter(({ code }) => code !== site.code);
  const languageNames = new Intl.DisplayNames(locale, { type: "language" });
  const place = pick({ da: site.place_name_da, en: site.place_name_en });
  const group = site.alternative_group;
  const numbers = siteNumbers(rows.neighbours);
  return {
    code: site.code,
    name: site.name,
    presentName: site.present_name,
    kind: site.kind,
    concreteness: site.concreteness,
    status: site.status,
    offer: pick({ da: site.offer_da, en: site.offer_en }),
    themes: site.theme_codes.map((code) => themeNames.get(code) ?? code),
    place,
    country: new Intl.DisplayNames(locale, { type: "region" }).of(site.country_code) ?? site.country_code,
    destination: { code: site.destination_code, name: pick({ da: site.destination_name_da, en: site.destination_name_en }), reach: site.reach },
    address: site.address,
    confidence: site.coordinate_confidence,
    hours: site.opening_hours === null ? null : presentHours(site.opening_hours, site.opening_hours_basis, translator),
    eventDates: site.event_dates.map((date) => ({ startsOn: date.starts_on, endsOn: date.ends_on, confirmed: date.confirmed, source: pick({ da: date.source_da, en: date.source_en }) })),
    visitMinutes: site.visit_minutes,
    groupLimit: site.group_limit,
    languages: site.languages.map((code) => languageNames.of(code) ?? code),
    contactRole: pick({ da: site.contact_role_da, en: site.contact_role_en }),
    caveats: presentCaveats(site.caveats, translator),
    alternatives: group && {
      wording: group.wording, reading: group.reading, explanation: pick({ da: group.explanation_da, en: group.explanation_en }),
      sites: others.filter((other) => other.alternative_group_id === site.alternative_group_id).map((other) => presentSiteRow(other, themeNames, translator)),
    },
    topics: site.topics.map((topic) => ({ code: topic.code, title: pick({ da: topic.title_da, en: topic.title_en }), description: pick({ da: topic.description_da, en: topic.description_en }) })),
    neighbours: rows.neighbours
      .map((one) => ({
        code: one.code, name: one.present_name ?? one.name, number: numbers.get(one.code)!, concreteness: one.concreteness,
        place: pick({ da: one.place_name_da, en: one.place_name_en }),
      }))
      .sort((one, other) => one.number - other.number),
    markers: siteMarkers(rows.neighbours, translator).map((marker) => (marker.id === site.code ? marker : { ...marker, tone: "muted" })),
    trips: rows.trips.map((trip) => ({ tripId: trip.id, title: trip.title, startsOn: trip.starts_on, endsOn: trip.ends_on })),
    provenance: presentProvenance(site, translator),
  };
}

const dayOrder = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

function presentHours(rule: string, basis: "published" | "assumed" | null, translator: Translator): HoursView {
  const words = describeHours(rule, translator);
  return { text: words ?? rule, plain: words === null, basis };
}

/**
 * A rule of OpenStreetMap's opening hours in words: days or spans of days with hours, and closed holidays. Null for any rule
 * that says more than that: half a rule in words would mislead.
 */
export function describeHours(rule: string, translator: Translator): string | null {
  const pieces = rule.split(";").map((piece) => piece.trim()).filter(Boolean).map((piece) => describePiece(piece, translator));
  return pieces.length === 0 || pieces.includes(null) ? null : pieces.join("; ");
}

function describePiece(piece: string, { t, tDynamic, locale }: Translator): string | null {
  if (piece === "PH off") return t("catalogue.hours.holidays-closed");
  const match = /^([A-Z][a-z](?:[-,][A-Z][a-z])*) (\d{2}:\d{2}-\d{2}:\d{2}(?:, ?\d{2}:\d{2}-\d{2}:\d{2})*)$/.exec(piece);
  if (!match) return null;
  const spans = match[1]!.split(",").map((span) => span.split("-"));
  if (spans.some((days) => days.length > 2 || days.some((day) => !dayOrder.includes(day)))) return null;
  const days = spans.map((span) => span.map((day) => tDynamic(`catalogue.weekday.${day.toLowerCase()}`)).join("–")).join(", ");
  const clock = (text: string) => (locale === "da" ? text.replace(/^0/, "").replace(":", ".") : text.replace(/^0/, ""));
  const hours = match[2]!.split(",").map((span) => span.trim().split("-").map(clock).join("–")).join(", ");
  return t("catalogue.hours.days", { days, hours });
}
