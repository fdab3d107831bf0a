import table from "../data/entry-rules.json";
import type { Finding } from "../finding";
import type { CalendarDate } from "../itinerary";
import { makeFinding } from "../make-finding";
import type { Reading } from "../read-plan";

/** What is needed at a border: `rule` is the word its sentence chooses by, `validUntilOn` the last date of an exemption. */
export type EntryRule = { rule: string; validUntilOn: CalendarDate | null };

const freeCountries = new Set(table.freeCountries.countryCodes);

/**
 * What a Danish citizen needs to enter a country on a date. Null: nothing but the usual identification (the Nordic passport
 * union and Schengen). A country that the table does not know gives `unknown`: somebody has to look it up. The table has
 * its sources and is to be verified.
 */
export function entryRuleFor(countryCode: string, date: CalendarDate): EntryRule | null {
  if (freeCountries.has(countryCode)) return null;
  const row = table.rules.find((one) => one.countryCode === countryCode && (one.from === null || one.from <= date) && (one.until === null || date <= one.until));
  if (!row) return { rule: "unknown", validUntilOn: null };
  return { rule: row.rule, validUntilOn: row.rule === "exempt" ? row.until : null };
}

/**
 * `entry-rules`: one notice for each country outside the Nordic passport union and Schengen that the plan sets foot in,
 * home's own left out, in the order in which the group comes there.
 */
export function findEntryRules(reading: Reading): Finding[] {
  const home = reading.itinerary.home?.countryCode;
  const visited = new Map<string, { date: CalendarDate; stopIds: string[] }>();
  for (const one of reading.days) {
    for (const stop of one.stops) {
      const from = stop.place?.countryCode;
      const to = stop.arrival?.countryCode;
      for (const countryCode of from === to ? [from] : [from, to]) {
        if (countryCode === undefined || countryCode === home || freeCountries.has(countryCode)) continue;
        const known = visited.get(countryCode);
        if (known) known.stopIds.push(stop.id);
        else visited.set(countryCode, { date: one.day.date, stopIds: [stop.id] });
      }
    }
  }
  return [...visited].flatMap(([countryCode, { date, stopIds }]) => {
    const needed = entryRuleFor(countryCode, date);
    if (!needed) return [];
    const until: Record<string, string> = needed.validUntilOn === null ? {} : { validUntilOn: needed.validUntilOn };
    return [makeFinding("entry-rules", "notice", { type: "trip" }, stopIds, { countryCode, rule: needed.rule, date, checkedOn: table.checkedOn, ...until }, countryCode)];
  });
}
