import { towns } from "~/domain/travel/towns";
import placeData from "./data/place-names.json";
import { foldName } from "./fold-name";
import type { MemoReach } from "./memo-draft";

/** A town, area or country a text may name, with the country it lies in (ISO 3166-1 alpha-2). */
export type KnownPlace = { kind: "place" | "country"; countryCode: string };

const landscape = /^(nord|syd|oest|vest|midt|soender|nordoest|nordvest|sydoest|sydvest|central)(jylland|sjaelland|fyn)$/;

let known: Map<string, KnownPlace> | undefined;

function knownPlaces(): Map<string, KnownPlace> {
  if (known) return known;
  const places = new Map<string, KnownPlace>();
  const add = (name: string, place: KnownPlace) => void (places.has(foldName(name)) || places.set(foldName(name), place));
  for (const { name, countryCode } of towns) add(name, { kind: "place", countryCode });
  for (const name of [...placeData.municipalities, ...placeData.landscapes]) add(name, { kind: "place", countryCode: "DK" });
  for (const [countryCode, names] of Object.entries(placeData.countries)) for (const name of names) add(name, { kind: "country", countryCode });
  for (const [countryCode, names] of Object.entries(placeData.foreign)) for (const name of names) add(name, { kind: "place", countryCode });
  for (const locale of ["da", "en"]) {
    const countries = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
    for (const first of letters) {
      for (const second of letters) {
        const name = countries.of(first + second);
        if (name && !groupings.includes(first + second) && isCodeOfToday(first + second)) add(name, { kind: "country", countryCode: first + second });
      }
    }
  }
  return (known = places);
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Codes that name no country: the European Union, the euro area, the United Nations, Europe's odd ends and the unknown. */
const groupings = ["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"];

/** East Germany and others that are gone bear the name of the country that took their place: its code is the one that counts. */
const isCodeOfToday = (code: string) => new Intl.Locale(`und-${code}`).region === code;

/** The place of exactly this name; undefined when nobody knows one. "X Kommune", "City of X" and a genitive s count as X. */
export function findPlace(name: string): KnownPlace | undefined {
  const folded = foldName(name);
  if (folded === "" || folded.length > 40) return undefined;
  const places = knownPlaces();
  const plain = folded.replace(/^(?:the )?(?:city of|municipality of|region|byen) /, "").replace(/ (?:kommune|kommun|municipality|region|regionen|omraadet|by|city|amt)$/, "");
  const found = places.get(folded) ?? places.get(plain) ?? (plain.length > 4 && plain.endsWith("s") && folded !== plain ? places.get(plain.slice(0, -1)) : undefined);
  if (found) return found;
  return landscape.test(plain) ? { kind: "place", countryCode: "DK" } : undefined;
}

/** The reach a journey from Denmark to this country belongs to. Greenland is overseas, the Faroe Islands are Europe. */
export function reachOfCountry(countryCode: string): MemoReach {
  if (countryCode === "DK") return "denmark";
  return placeData.european.includes(countryCode) ? "europe" : "overseas";
}

/** The parts of a name of several places: "Lund og Malmö, Sverige" has three. Words in brackets are parts too. */
export function splitPlaces(name: string): string[] {
  return name
    .replaceAll(/\s(?:og\/eller|and\/or)\s/gu, " / ")
    .split(/\s*(?:,|;|\/|\+|&|\(|\)|\s(?:og|and|und|samt|eller|or|et|y|til|via)\s|\s[–—-]\s)\s*/u)
    .map((part) => part.replace(/^(?:og|and|samt|eller|or)\s/u, "").trim())
    .filter((part) => part !== "");
}
