const usual = { version: "0", unit: "group", audience: "both", quantity: "1", quantityBasis: "", roomCount: "", high: "", actual: "", currency: "DKK", rate: "", rateDate: "", vat: "included", note: "" } as const;

/*
 * The budget of the worked example, as its forms are typed. The amounts are made up and say so; they come to what a trip of
 * three days in Denmark costs: 81,253 kroner for eleven members and three staff, under a ceiling of 12,000 each.
 */
export const exampleBudget = [
  { ...usual, category: "transport", title: "Bus med chauffør", unit: "day", quantity: "3", quantityBasis: "coach-days", low: "5.000", note: "Eksempel: Hent et tilbud fra en vognmand." },
  { ...usual, category: "transport", title: "Bro og parkering", low: "500" },
  { ...usual, category: "lodging", title: "Hotel med morgenmad", unit: "room-night", quantity: "2", quantityBasis: "nights", low: "1.200", note: "Eksempel: Ingen hoteller er spurgt." },
  { ...usual, category: "meals", title: "Frokost og middag", unit: "person", quantity: "5", quantityBasis: "meals", low: "248" },
  { ...usual, category: "allowances", title: "Diæter", unit: "person-day", audience: "members", quantity: "3", quantityBasis: "days", low: "108", vat: "unknown", note: "Eksempel: Brug kommunens egne satser." },
  { ...usual, category: "allowances", title: "Fraværsgodtgørelse", unit: "person", audience: "members", low: "82", vat: "unknown", note: "Eksempel: Brug kommunens egne satser." },
  { ...usual, category: "other", title: "Gaver, tolk og uforudsete udgifter", low: "10.327" },
];
