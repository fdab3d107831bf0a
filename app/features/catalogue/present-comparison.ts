import { legEmissionsKg } from "~/domain/climate/emissions";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import type { TravelMode } from "~/domain/travel/leg-estimate";
import type { Translator } from "~/i18n/translator";
import type { findDestination, listSites } from "./queries.server";
import { comparedGroupSize } from "./comparison-schema";
import { themeNamesOf, type ThemeRow } from "./present";
import type { Reach } from "./schema";

type Destination = NonNullable<Awaited<ReturnType<typeof findDestination>>>;
type SiteRows = Awaited<ReturnType<typeof listSites>>;
export type ComparedRows = { destination: Destination; sites: SiteRows; cases: { code: string; title: { da: string; en: string } }[]; trip: { tripId: string; title: string; priceLowOere: number; priceHighOere: number } | null };

export type ComparedDestination = {
  code: string; name: string; reach: Reach; headline: string | null; towns: string[]; themes: string[]; namedHosts: string[]; openHosts: string[]; visitMinutes: number;
  /** One way from the home base to the first town; null where no mode is known. */
  travel: { mode: TravelMode; minutes: number; town: string; kgEachWay: number | null } | null;
  price: { tripId: string; title: string; lowOere: number; highOere: number } | null;
  cases: { code: string; title: string }[]; graveCaveats: string[]; uncertainSites: number; siteCount: number;
};

/** The destinations side by side, each reckoned alike. */
export function presentComparison(rows: ComparedRows[], home: { lon: number; lat: number; countryCode: string }, themes: ThemeRow[], translator: Translator): ComparedDestination[] {
  const { pick } = translator;
  const names = themeNamesOf(themes, translator);
  return rows.map(({ destination, sites, cases, trip }) => {
    const [open, named] = [sites.filter((site) => site.concreteness === "type-only" || site.concreteness === "area"), sites.filter((site) => site.concreteness !== "type-only" && site.concreteness !== "area")];
    const nameOf = (site: SiteRows[number]) => site.present_name ?? site.name;
    const themeCodes = new Set([...destination.theme_codes, ...sites.flatMap((site) => site.theme_codes)]);
    return {
      code: destination.code, name: pick({ da: destination.name_da, en: destination.name_en }), reach: destination.reach, headline: pick({ da: destination.headline_da ?? "", en: destination.headline_en ?? "" }) || null,
      towns: destination.places.map((place) => pick({ da: place.name_da, en: place.name_en })), themes: [...themeCodes].map((code) => names.get(code) ?? code), namedHosts: named.map(nameOf), openHosts: open.map(nameOf),
      visitMinutes: sites.reduce((sum, site) => sum + site.visit_minutes, 0), travel: travelTo(destination.places[0], home, translator),
      price: trip && { tripId: trip.tripId, title: trip.title, lowOere: trip.priceLowOere, highOere: trip.priceHighOere },
      cases: cases.map(({ code, title }) => ({ code, title: pick(title) })), graveCaveats: destination.caveats.filter(({ severity }) => severity === "high").map((caveat) => pick({ da: caveat.text_da, en: caveat.text_en })),
      uncertainSites: sites.filter((site) => Number(site.serious_caveat_count) > 0).length, siteCount: sites.length,
    };
  });
}

function travelTo(town: Destination["places"][number] | undefined, home: { lon: number; lat: number; countryCode: string }, { pick }: Translator): ComparedDestination["travel"] {
  if (!town) return null;
  const to = { lon: town.lon, lat: town.lat, countryCode: town.country_code };
  const options = { groupSize: comparedGroupSize };
  const estimate = embeddedTravelTimes.estimate(home, to, embeddedTravelTimes.propose(home, to, options), options);
  if (estimate.outcome !== "ok") return null;
  const kg = legEmissionsKg(estimate, home, to, comparedGroupSize);
  return { mode: estimate.mode, minutes: Math.round(estimate.travelSeconds / 60), town: pick({ da: town.name_da, en: town.name_en }), kgEachWay: kg === null ? null : kg / comparedGroupSize };
}
