import countryData from "./data/countries.json";

/**
 * How travel in a country differs from Denmark. `roadFactor` minutes of a long drive against Denmark's; `windingFactor`
 * road length against the straight line, against Denmark's; `railKilometresPerHour` straight-line speed of the usual
 * long-distance train, `railStopMinutes` what local tracks and stops cost it; `congestionFactor` delay in city centres. Source: `data/countries.json`.
 */
export type Country = {
  code: string;
  roadFactor: number;
  windingFactor: number;
  railKilometresPerHour: number;
  railStopMinutes: number;
  congestionFactor: number;
  isSchengen: boolean;
};

type CountryRow = [code: string, road: number, winding: number, railKmh: number, railStops: number, congestion: number, schengen: number];

function toCountry([code, road, winding, railKmh, railStops, congestion, schengen]: CountryRow): Country {
  return {
    code,
    roadFactor: road,
    windingFactor: winding,
    railKilometresPerHour: railKmh,
    railStopMinutes: railStops,
    congestionFactor: congestion,
    isSchengen: schengen === 1,
  };
}

const countries = new Map((countryData.rows as unknown as CountryRow[]).map((row) => [row[0], toCountry(row)]));
const elsewhere = toCountry(countryData.default as unknown as CountryRow);

/** The country of an ISO 3166-1 alpha-2 code; cautious figures for one that is not in the table. */
export function countryOf(code: string): Country {
  return countries.get(code) ?? elsewhere;
}
