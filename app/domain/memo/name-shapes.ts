import { foldName } from "./fold-name";
import { findPlace, splitPlaces } from "./place-names";

/** Words that a host is called by, in the languages hosts are written in. Whole words, or the end of a compound. */
const hostWord = new RegExp(
  `(?:^|[\\s(/-])(?:${[
    "jobcent(?:er|re|ret)", "kommune", "kommun", "gemeente", "comune", "ayuntamiento", "ajuntament", "rathaus", "bezirksamt", "senatsverwaltung", "city of", "city council", "county council", "council", "borough", "town hall", "stad", "stadt",
    "ministry", "department", "directorate", "agency", "authority", "administration", "embassy", "ambassade", "consulate", "parliament", "chamber", "board", "bureau", "office", "commission", "federation", "confederation", "association", "union", "alliance", "forum", "league", "legion", "council",
    "university", "universit[äàé]t?", "universitet", "universidad", "universitat", "universiteit", "hochschule", "fachhochschule", "college", "academy", "akademi(?:e|et)?", "school", "schule", "skole", "gymnasium", "kindergarten", "kita", "polytechnic", "institute?", "instituttet", "instituto?",
    "foundation", "fonden", "fond", "stiftung", "stiftelsen", "fundaci[óo]n?", "trust", "charity", "charities", "ngos?", "society", "museum", "library", "bibliotek(?:et)?", "archive", "theatre", "opera", "hospital", "hospitalet", "clinic", "klinik(?:ken)?", "klinikum", "health", "sundhedshus(?:et)?",
    "centre", "center", "centret", "zentrum", "centro", "hub", "lab", "labs", "campus", "park", "parken", "house", "haus", "huset", "hus", "cluster", "klynge", "network", "netværk(?:et)?", "innovation", "incubator", "accelerator", "ecosystem", "district", "quarter", "corridor", "valley", "programme", "initiative", "scene", "partnership", "partners?",
    "company", "group", "holding", "solutions", "energy", "energi", "systems?", "technologies", "consulting", "bank", "works", "stadtwerke", "werke", "forces", "police", "politi", "port", "havn", "airport", "lufthavn", "forsyning", "transport", "metro",
  ].join("|")})(?=$|[\\s),./’'&-])`,
  "iu",
);
const hostCompound = /\p{L}{3,}(?:center|centre|centret|huset|hus|ministeriet|ministerium|styrelsen|styrelse|forvaltningen|forvaltning|universitetet|universitet|højskolen|højskole|skolen|skole|gymnasiet|gymnasium|hospitalet|hospital|sygehuset|sygehus|museet|museum|biblioteket|bibliotek|foreningen|forening|forbundet|forbund|fonden|fond|instituttet|institut|rådet|kammeret|kammer|selskabet|selskab|værket|værk|havnen|forsyning|agentur|agenturet|amt|behörde|zentrum|schule|hochschule|kammern?|verket|sekretariatet|sekretariat|børnehave|børnehaven|plejehjem|plejehjemmet|afdelingen|erhverv|parken|kvarteret|laboratoriet|klinikken|netværket|alliancen|erhvervsråd|förvaltningen|departement|etaten|borg)(?=$|[\s),./’'&-])/iu;
const companySign = /(?:^|\s)(?:A\/S|ApS|P\/S|I\/S|K\/S|a\.m\.b\.a\.?|GmbH|AG|SE|e\.V\.|mbH|KG|Ltd\.?|plc|LLC|LLP|Inc\.?|Corp\.?|Co\.|B\.V\.|N\.V\.|AB|Oy|OÜ|AS|ASA|SA|S\.A\.|S\.L\.|S\.p\.A\.|SpA|SAS|CIC|SpA)(?=$|[\s),./])/u;

/** Beginnings of a subject or an activity, which is not a host although it may mention one. */
const subjectStart = /^(?:dialog(?:ue)?|drøft\w*|samtale|debat|discussions?|emne|tema|theme|topic|spørgsmål|hvordan|hvorfor|hvad|how|why|what|oplæg om|præsentation af|introduktion til|møder? (?:med|om)|meetings? (?:with|about|on)|workshop|erfaringer med|erfaringsudveksling|experiences?|indblik i|inspiration til|viden om|fokus på|focus on|deling af|udveksling|samarbejde om|integration af|indkvartering af|udvikling af|brug af|use of)(?=$|[\s:,])/iu;
const activityStart = /^(?:evt\.|eventuelt|muligvis|possibly|alternativt|alternatively|eller|or|derudover|desuden|samt|også|herefter|dernæst|then|(?:studie|virksomheds)?besøg(?: og \p{Ll}+)?(?: hos| på| ved| i| til| af)?|vi besøger|udvalget besøger|visit(?:s|ing)?(?: to| at)?|site visit(?: to| at)?|møde (?:hos|på|ved)|meeting (?:at)|rundvisning(?: hos| på| i| ved| af)?|guided tour (?:of|at)|tour of|frokost(?: hos| på| i| ved)|lunch at|middag (?:hos|på)|oplæg (?:ved|fra|hos|af)|præsentation (?:ved|hos|fra)|presentation (?:by|at)|velkomst (?:hos|på|ved)|welcome (?:at|by)|ophold (?:hos|på)|byvandring i|tag(?:e)? til)\s*:?\s+/iu;
const abstractEnding = /(?:ering|else|elser|hed|tion|tioner|skab|ning|ninger|politik|indsats|indsatser|ment|isme|perspektiver|strategi|velfærd|arbejdskraft|læring|trivsel|økonomi|ance|ency|ing|ity|ship)$/iu;
const ordinaryAcronyms = new Set(["ai", "it", "eu", "ngo", "ngos", "ngoer", "ngo er", "smv", "cv", "co2", "ikt", "iot", "vr", "hr", "rd", "sme", "smes", "ppp", "sdg", "stem", "usa", "uk", "tv", "phd", "mba", "kl", "kr", "dkk", "eur"]);

/** A name begins with a capital, a figure before a letter, or has a capital or sign within: "Ministry", "3F", "e-Estonia", "22@". */
export function isNameToken(token: string): boolean {
  const bare = token.replace(/^[«“”"'(]+/, "");
  return /^\p{Lu}/u.test(bare) || /^\d+(?:\p{Lu}|@|-?\p{Lu})/u.test(bare) || /^\p{Ll}+[-.]?\p{Lu}/u.test(bare) || /^\p{Lu}?\p{L}*\d+$/u.test(bare) && /\p{L}/u.test(bare) || /^\d+@/.test(bare);
}

const connectors = new Set(["of", "and", "for", "the", "in", "&", "+", "de", "del", "della", "di", "da", "der", "des", "du", "la", "le", "les", "für", "und", "van", "von", "den", "het", "et", "y", "e", "i", "og", "och", "på", "ved", "til", "with", "at", "–", "-", "/"]);

/** Whether a word says that this is somebody who receives guests. */
export function hasHostWord(text: string): boolean {
  return hostWord.test(text) || hostCompound.test(text) || companySign.test(text);
}

/** Whether a text is nothing but places: towns, areas and countries, joined. Empty text is none. */
export function isOnlyPlaces(text: string): boolean {
  const parts = splitPlaces(text.replaceAll(/[.’']s?$/g, ""));
  return parts.length > 0 && parts.every((part) => findPlace(part) !== undefined);
}

/** Whether a single capitalised word is an everyday abbreviation, a language, a people or a day rather than a name. */
export function isEverydayWord(word: string): boolean {
  const folded = foldName(word);
  return ordinaryAcronyms.has(folded) || folded.length < 2;
}

/** The words of a title that its activity leaves over: "Besøg hos Dokk1" is about "Dokk1". `acted` tells that there was one. */
export function withoutActivity(title: string): { rest: string; acted: boolean; alternative: boolean } {
  const found = activityStart.exec(title);
  if (!found || subjectStart.test(title)) return { rest: title, acted: false, alternative: false };
  const again = withoutActivity(title.slice(found[0].length).trim());
  return { rest: again.rest, acted: true, alternative: /^(?:alternativ|eller|or\s)/iu.test(found[0]) || again.alternative };
}

/** Whether a text says something of somebody, as a sentence does and a name does not. */
export const isSentence = (text: string): boolean => /\p{L}\s(?:er|har|arbejder|tilbyder|viser|driver|samler|kan|is|has|are|have|works|work|offers|runs|receives|can|could|supports)\s\p{L}/u.test(text);

/** Whether a text begins as a subject for talk. */
export const isSubject = (text: string): boolean => subjectStart.test(text);

/** How much a title looks like a host's name, 0 to 1: 0.9 by a word hosts are called by, 0.8 by its capitals, 0 by a subject's words. */
export function nameLikeness(title: string): number {
  const plain = title.replaceAll(/\([^()]*\)/g, " ").trim();
  if (plain === "" || isSubject(plain) || plain.length > 140) return 0;
  if (companySign.test(plain)) return 0.95;
  const words = plain.split(/[\s/]+/).filter((word) => /[\p{L}\d]/u.test(word) && !connectors.has(word.toLowerCase()));
  if (words.length === 0 || words.length > 14) return 0;
  const names = words.filter(isNameToken);
  const later = words.slice(1);
  const laterNames = later.filter((word) => isNameToken(word) && !isEverydayWord(word));
  const joined = /\s(?:og|and)\s/u.test(plain);
  if (/[.!?]\s/.test(plain)) return 0;
  if (words.length === 1) {
    const word = words[0]!;
    if (!isNameToken(word)) return 0;
    if (hasHostWord(word)) return 0.8;
    if (/\d|\p{Ll}\p{Lu}/u.test(word) || (/^\p{Lu}{3,}$/u.test(word) && !isEverydayWord(word))) return 0.75;
    return abstractEnding.test(word) || isEverydayWord(word) ? 0 : 0.4;
  }
  if (hasHostWord(plain) && (laterNames.length * 2 > later.length || (!joined && laterNames.length * 2 >= later.length) || later.some((word) => findPlace(word)) || /\si\s\p{Lu}/u.test(plain))) return 0.9;
  if (laterNames.length === later.length) return joined && !names.some((word) => findPlace(word)) ? 0.55 : 0.85;
  if (hasHostWord(plain) && words.length <= 3 && !joined && !abstractEnding.test(words[0]!)) return 0.6;
  if (laterNames.length > 0 && laterNames.length * 2 >= later.length && !joined) return 0.6;
  return 0.1;
}

/** A headline is a list of hosts when it names at least two and says nothing else; between semicolons one in three may be a meeting or a subject. */
export function isHostList(text: string): boolean {
  // What brackets say of a name parts no list: "LEGO Fonden (leg og læring), Playful Minds".
  const parts = text.replaceAll(/\s*\([^()]*\)/g, "").split(text.includes(";") ? /\s*;\s*/ : /\s*,\s*|\s+(?:og|and|samt|eller|or)\s+/u).filter(Boolean).map((part) => withoutActivity(part).rest);
  const named = parts.filter((part) => /^[\p{Lu}\d]/u.test(part) && nameLikeness(part) >= 0.4);
  const enough = text.includes(";") ? named.length * 3 >= parts.length * 2 : named.length === parts.length;
  return named.length >= 2 && enough && named.some((part) => nameLikeness(part) >= 0.6);
}
