import { foldName } from "./fold-name";
import type { MemoReach } from "./memo-draft";
import { findPlace, splitPlaces } from "./place-names";

/** What a heading of a section says of the journeys below it; `abroad` leaves open how far. */
export type SectionReach = MemoReach | "abroad";

const reachWords: [SectionReach, RegExp][] = [
  ["overseas", /\b(overs(?:oe|o)isk\w*|overseas|interkontinental\w*|intercontinental|uden for europa|outside (?:of )?europe|beyond europe|fjernrejse\w*|langdistance\w*|long haul|resten af verden|rest of the world|asien|asia|nordamerika|north america|sydamerika|amerika|afrika|africa|oceanien|verden)\b/],
  ["europe", /\b(europa\w*|europ(?:ae|a)isk\w*|europe|european|norden|nordisk\w*|nordic|skandinavi\w*|scandinavia\w*|naboland\w*|nabolande\w*)\b/],
  ["denmark", /\b(danmark\w*|dansk\w*|indland\w*|indenlandsk\w*|denmark|danish|domestic|herhjemme|nationale?|hjemlige?)\b/],
  ["abroad", /\b(udland\w*|udenlandsk\w*|abroad|foreign|internationale?|udlandet|international)\b/],
];
const sectionFiller = /\b(studie\w*|inspirations\w*|study|trips?|tours?|travel|visits?|journeys?|rejse\w*|ture?n?e?|besoeg\w*|destination\w*|maal|muligheder?|muligheds?\w*|mulige|options?|proposals?|proposed|suggest\w*|forslag|to|til|for|i|in|within|af|en|et|a|an|the|og|and|of|del|part|kategori\w*|category|section|afsnit|kapitel|chapter|spor|track|reach|omraade|region|inden|uden|ud|over|lande|land|countries|kort|kortere|lang|laengere|long|short|dage?s?|days?|one|two|three|uge|week|about|ca|around|longer|shorter|[a-e]|[ivx]+|\d+)\b/g;

/** The reach a heading opens a section for; undefined when the text is no such heading. */
export function readSectionHeading(text: string): SectionReach | undefined {
  const plain = text.replace(/[:.]$/, "");
  if (plain.length > 90 || /[.!?]\s/.test(plain) || plain.includes("\t")) return undefined;
  const folded = foldName(plain);
  if (folded.split(" ").length > 10) return undefined;
  const found = reachWords.find(([, words]) => words.test(folded));
  if (!found) return undefined;
  // "Udland – Europa" and "Ud af Europa, Asien" say one reach in two words.
  const reaches = reachWords.filter(([reach]) => reach !== "denmark").reduce((left, [, words]) => left.replaceAll(new RegExp(words, "g"), " "), folded.replace(new RegExp(found[1], "g"), " "));
  const rest = reaches.replaceAll(sectionFiller, " ").replaceAll(/\s+/g, " ").trim();
  return rest === "" ? found[0] : undefined;
}

/** What a label such as "Tema:" or "Forslag til konkrete besøg:" says of the lines after it. */
export type LabelKind = "headline" | "reason" | "hosts" | "topics" | "themes" | "alternatives" | "note" | "name";

const labelWords: [LabelKind, RegExp][] = [
  ["alternatives", /^(alternativ\w*|reserve|backup|plan b|fallback)\b/],
  ["hosts", /\b(konkrete besoeg\w*|besoegssted\w*|besoegsmaal\w*|vaert\w*|hosts?|site visits?|visits?|places to visit|besoeg|besoegsmulighed\w*|mulige besoeg|virksomhedsbesoeg|institutioner|sites|who to meet|organisations?|organisationer|aktoerer|modtagere?|program)$/],
  ["hosts", /^(forslag til (konkrete )?(besoeg|vaerter|steder)|mulige (vaerter|besoeg|steder)|suggested (visits?|hosts?|sites)|possible (visits?|hosts?|sites)|proposed (visits?|hosts?)|steder at besoege|hvem kan vi besoege|besoeg hos|besoeg)\b/],
  ["topics", /^(emner?|dialog\w*|droeftelse\w*|samtaleemner?|spoergsmaal\w*|topics?|discussion\w*|dialogue\w*|questions?|talking points|faglige emner|issues)\b/],
  ["themes", /^((de |udvalgets |overordnede? |faglige? |relevante |mulige )*temae?r?n?e?|tema|focus|fokus\w*|themes?|main themes?|oensker|udvalgets oensker|wishes|committee s wishes|indsatsomraader|priorities)\b/],
  ["headline", /^(overskrift|headline|titel|title|motto|undertitel)\b/],
  ["reason", /^(begrundelse|hvorfor|formaal|baggrund|reason|why|rationale|background|purpose|relevans|relevance|beskrivelse|description|udbytte|motivation)\b/],
  ["name", /^(destination|by|sted|town|city|place|lokation|location|rejsemaal)\b/],
  ["note", /^(transport|rejsetid|varighed|pris|oekonomi|kontakt\w*|overnatning|hotel|fly|tog|duration|travel|cost|price|budget|accommodation|bemaerk\w*|note|obs|land|country|sprog|language|tidspunkt|dato\w*|period\w*|deltagere)\b/],
];

/** A label, what kind of lines it opens, and what stands on its own line after the colon. */
export function readLabel(text: string, marked = false): { kind: LabelKind; rest: string; label: string } | undefined {
  const cut = /^([^:\t]{2,60}):\s*(.*)$/su.exec(text);
  const label = cut ? cut[1]! : !marked && text.length <= 40 && !/[.!?,]/.test(text) ? text : undefined;
  if (label === undefined) return undefined;
  const folded = foldName(label);
  const words = folded.split(" ").length;
  if (words > 8) return undefined;
  const kind = labelWords.find(([, pattern]) => pattern.test(folded))?.[0];
  // Without its colon a label is at most four plain words; "Besøg i Lund" is more than one.
  if (!kind || (!cut && (words > 4 || /\s(?:om|med|about|with|af|of)\s/u.test(label) || kind === "name" || kind === "note" || /\p{Lu}/u.test(label.slice(1))))) return undefined;
  if (cut && kind === "hosts" && words > 1 && splitPlaces(label).some((part) => findPlace(part.replace(/^besøg i /i, "")))) return undefined;
  return { kind, rest: cut?.[2]?.trim() ?? "", label };
}

const administrative = /^(indstilling|problem|problemstilling|loesning|oekonomi|oekonomiske konsekvenser|budget|videre proces|naeste skridt|proces|bilag|tidsplan|konklusion|afslutning|opsummering|praktisk\w*|praktiske forhold|next steps|conclusion|summary|timeline|finances|economy|appendix|annex|attachments|recommendation|procedure|kontakt|contact|sagsbehandling|beslutning|indstillinger|lovgrundlag|resume|indledning|introduction|baggrund|background|formaal|purpose)$/;

/** A heading of the memo's own frame: money, procedure, appendices. Below it no destination is described. */
export function isFrameHeading(text: string): boolean {
  return text.length <= 50 && administrative.test(foldName(text.replace(/^\d+[.)]?\s*/, "")));
}

/** A heading that names where to go. `support` is how the name is known: `country`, `place`, `municipality`, or by its shape only. */
export type DestinationHeading = {
  name: string; headline: string | null; places: string[]; countryCode: string | undefined;
  support: "country" | "place" | "shape"; form: "colon" | "dash" | "alone"; labelled: boolean;
};

const prefix = /^(?:(?:destination|rejsemål|forslag|mulighed|option|proposal|bud|stop|tur|trip|by|city|sted)\s*(?:nr\.?\s*)?(?:\d{1,2}|[A-ZÆØÅ](?![\p{L}]))?\s*[:.)–—-]\s*)(?=\S)/iu;
const dayPrefix = /^(?:(?:\d{1,2}\.\s*)?(?:dag|day|tag)\s*(?:\d{1,2}|et|to|tre|one|two|three)?(?:\s*(?:og|and|-|–|\+|&)\s*\d{1,2})?|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?:\s*(?:den\s*)?\d{1,2}\.?\s*\p{L}*)?\s*[:.–—-]?\s*/iu;

/** "Dag 2: Lund" without its day; undefined when the text names no day. */
export function readDay(text: string): { rest: string; label: string } | undefined {
  const found = dayPrefix.exec(text);
  return found && text.length <= 120 && !/^\p{Ll}/u.test(text) ? { rest: text.slice(found[0].length).trim(), label: found[0].replace(/[\s:.–—-]+$/, "") } : undefined;
}

const nameConnector = /^(?:og|and|und|samt|eller|or|og\/eller|and\/or|&|\/|\+|–|-|de|del|la|le|am|an|der|den|upon|of|the|i|in|von|van|sur|el|al|ved|nær|near|via|til|to|med|with|omegn|omegnen|området|regionen|kommune|kommuner|region|municipality|area)$/u;

/** A destination's heading: "Lund og Malmö, Sverige: Grønne byer", "Destination 2 – Gent", "Wien"; undefined for other lines. */
export function readDestinationHeading(text: string): DestinationHeading | undefined {
  if (text.length > 240 || text.includes("\t")) return undefined;
  const labelled = prefix.test(text);
  const plain = text.replace(prefix, "").replace(/^(?:[A-E]|[IVX]{1,4}|\d{1,2})[.)]\s+/, "").trim();
  const colon = outsideBrackets(plain, /:\s+|:$/u);
  const dash = outsideBrackets(plain, /\s+[–—-]{1,2}\s+|\s+\|\s+/u);
  const candidates = [
    colon && ({ name: plain.slice(0, colon.at), rest: plain.slice(colon.end), form: "colon" } as const),
    dash && ({ name: plain.slice(0, dash.at), rest: plain.slice(dash.end), form: "dash" } as const),
    ({ name: plain.replace(/\.$/, ""), rest: "", form: "alone" } as const),
  ];
  for (const candidate of candidates) {
    const heading = candidate && fromName(candidate, labelled);
    if (heading) return heading;
  }
  return undefined;
}

function fromName({ name, rest, form }: { name: string; rest: string; form: DestinationHeading["form"] }, labelled: boolean): DestinationHeading | undefined {
  const trimmed = name.trim();
  if (trimmed.length < 2 || trimmed.length > 110 || /[.!?;"”]/.test(trimmed.replace(/\bSt\./g, "St"))) return undefined;
  const outer = trimmed.replaceAll(/\([^()]*\)/g, " ");
  const words = outer.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0 || words.length > 10 || !/^[\p{Lu}\d]/u.test(words[0]!)) return undefined;
  if (!words.every((word) => /^[\p{Lu}]/u.test(word) || nameConnector.test(word) || /^\d{4}$/.test(word))) return undefined;
  const parts = splitPlaces(trimmed);
  const known = parts.map(findPlace);
  const places = known.filter((place) => place !== undefined);
  const municipal = /\b(kommuner?|kommun|municipality|region(en)?)\b/iu.test(outer);
  const hasCountry = places.some(({ kind }) => kind === "country") && parts.length > 1;
  // "Aalborg Forsyning" ends in no place: each part of a name has to be one, save for what stands beside a country or in brackets.
  const support = hasCountry ? "country" : places.length > 0 && (known[0] || places.length * 2 >= parts.length) ? "place" : municipal && words.length <= 4 ? "place" : "shape";
  if (support === "shape" && form === "alone" && !labelled) return undefined;
  const countryCode = places.find(({ kind }) => kind === "country")?.countryCode ?? places[0]?.countryCode ?? (municipal ? "DK" : undefined);
  const headline = rest.trim().replace(/[.\s]+$/, "") || null;
  const bracketed = headline === null && support !== "shape" ? headlineInBrackets(trimmed) : undefined;
  if (bracketed) return { name: bracketed.name, headline: bracketed.headline, places: splitPlaces(bracketed.name), countryCode, support, form, labelled };
  return { name: trimmed, headline, places: parts, countryCode, support, form, labelled };
}

/** "Malmø (Klimatilpasning)" says why in brackets; "Cambridge (England)" and "Bergen (evt.)" do not. */
function headlineInBrackets(text: string): { name: string; headline: string } | undefined {
  const [, name, headline] = /^([^()]+?)\s*\((\p{Lu}[^()]{4,})\)$/u.exec(text) ?? [];
  return name && headline && splitPlaces(headline).every((part) => !findPlace(part)) ? { name, headline } : undefined;
}

function outsideBrackets(text: string, separator: RegExp): { at: number; end: number } | undefined {
  const blanked = text.replaceAll(/\([^()]*\)/g, (bracket) => "x".repeat(bracket.length));
  const found = separator.exec(blanked);
  return found ? { at: found.index, end: found.index + found[0].length } : undefined;
}

/** Whether a line opens something of its own, so that no line before it runs on into it. */
export function startsNewThing(text: string): boolean {
  if (readSectionHeading(text) || isFrameHeading(text) || (text.endsWith(":") && readLabel(text)?.rest === "")) return true;
  const heading = readDestinationHeading(text);
  return heading !== undefined && heading.support !== "shape" && (heading.form !== "alone" || heading.support === "country");
}
