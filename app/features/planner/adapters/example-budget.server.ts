import type { ExampleName } from "../example-schema";

const usual = { version: "0", unit: "group", audience: "both", quantity: "1", quantityBasis: "", roomCount: "", high: "", actual: "", currency: "DKK", rate: "", rateDate: "", vat: "included", note: "" } as const;

/*
 * The budgets of the worked examples, as their forms are typed. The amounts and the rates are made up and say so. The one for
 * Denmark comes to what a trip of three days costs: 81,253 kroner for eleven members and three staff, under a ceiling of
 * 12,000 each.
 */
export const exampleBudgets: Record<ExampleName, Record<string, string>[]> = {
  denmark: [
    { ...usual, category: "transport", title: "Bus med chauffør", unit: "day", quantity: "3", quantityBasis: "coach-days", low: "5.000", note: "Eksempel: Hent et tilbud fra en vognmand." },
    { ...usual, category: "transport", title: "Bro og parkering", low: "500" },
    { ...usual, category: "lodging", title: "Hotel med morgenmad", unit: "room-night", quantity: "2", quantityBasis: "nights", low: "1.200", note: "Eksempel: Ingen hoteller er spurgt." },
    { ...usual, category: "meals", title: "Frokost og middag", unit: "person", quantity: "5", quantityBasis: "meals", low: "248" },
    { ...usual, category: "allowances", title: "Diæter", unit: "person-day", audience: "members", quantity: "3", quantityBasis: "days", low: "108", vat: "unknown", note: "Eksempel: Brug kommunens egne satser." },
    { ...usual, category: "allowances", title: "Fraværsgodtgørelse", unit: "person", audience: "members", low: "82", vat: "unknown", note: "Eksempel: Brug kommunens egne satser." },
    { ...usual, category: "other", title: "Gaver, tolk og uforudsete udgifter", low: "10.327" },
  ],
  tallinn: [
    { ...usual, category: "transport", title: "Fly til og fra Tallinn", unit: "person", quantity: "1", low: "2.400", high: "3.200", note: "Eksempel: Hent tilbud på gruppebilletter." },
    { ...usual, category: "lodging", title: "Hotel med morgenmad", unit: "room-night", quantity: "2", quantityBasis: "nights", low: "130", currency: "EUR", rate: "7,46", rateDate: "20-11-2026", note: "Eksempel: Ingen hoteller er spurgt." },
    { ...usual, category: "meals", title: "Frokost og middag", unit: "person", quantity: "5", quantityBasis: "meals", low: "32", currency: "EUR", rate: "7,46", rateDate: "20-11-2026" },
  ],
  seoul: [
    { ...usual, category: "transport", title: "Fly til og fra Seoul", unit: "person", quantity: "1", low: "8.500", high: "9.900", note: "Eksempel: Hent tilbud på gruppebilletter." },
    { ...usual, category: "transport", title: "Bus med chauffør", unit: "day", quantity: "3", low: "900.000", currency: "KRW", rate: "0,0047", rateDate: "20-11-2026", note: "Eksempel: Hent et tilbud. Kursen er et eksempel." },
    { ...usual, category: "lodging", title: "Hotel med morgenmad", unit: "room-night", quantity: "3", quantityBasis: "nights", low: "210.000", high: "240.000", currency: "KRW", rate: "0,0047", rateDate: "20-11-2026", note: "Eksempel: Ingen hoteller er spurgt. Kursen er et eksempel." },
    { ...usual, category: "meals", title: "Frokost og middag", unit: "person", quantity: "6", low: "45.000", currency: "KRW", rate: "0,0047", rateDate: "20-11-2026" },
    { ...usual, category: "talks-visits", title: "Tolk", unit: "day", quantity: "3", low: "700.000", currency: "KRW", rate: "0,0047", rateDate: "20-11-2026", note: "Eksempel: Tre dage med tolk mellem dansk eller engelsk og koreansk (통역)." },
    { ...usual, category: "allowances", title: "Diæter", unit: "person-day", audience: "members", quantity: "5", quantityBasis: "days", low: "142,50", vat: "unknown", note: "Eksempel: Brug kommunens egne satser." },
  ],
};
