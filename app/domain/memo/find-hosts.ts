import { hasHostWord, isEverydayWord, isNameToken, isOnlyPlaces } from "./name-shapes";
import { findPlace } from "./place-names";

/**
 * A host's name within running text, `at` its character. `cue` tells what led to it: `visit` the text speaks of visiting or
 * names an example; `list` it stands in a list after such a one; `shape` its own words only. `joined` is how it hangs on the one before.
 */
export type FoundHost = { name: string; at: number; cue: "visit" | "list" | "shape"; joined: "or" | "and" | null; exemplary: boolean; umbrella: boolean };

const connectorWords = new Set(["of", "for", "the", "in", "&", "+", "de", "del", "della", "di", "da", "der", "des", "du", "la", "le", "les", "für", "und", "van", "von", "het", "y"]);
const trailingNoun = /^(?:region|campus|ecosystem|support|district|area|centre|center|programme|house|museum|kommune|forvaltning|universitet|hospital|havn|bibliotek|park|innovation|lab|hub|network|ngos|ngo|foundation|fonden|stiftung)$/u;
const visitCue = /(?:besøg\w*(?:\s+(?:hos|på|ved|i|til|af|blandt andet|bl\.a\.|fx\.?))*|(?<!\p{L})hos|(?<!\p{L})ved|(?<!\p{L})fx\.?(?:\s+(?:med|hos|ved|på|besøg hos|besøge))*|f\.eks\.(?:\s+(?:hos|ved|med))?|for eksempel(?:\s+(?:hos|ved|med))?|eksempelvis(?:\s+(?:hos|ved|med))?|såsom|herunder|bl\.a\.|blandt andet|blandt andre|nævnes|foreslås|omfatter|inkluderer|include|kunne være|kan være|alternativt|(?:møde|mødes|samtale|dialog|tale)\s+med|værter(?:ne)?\s+(?:er|kan være)|(?<!\p{L})med|(?:^|\. )(?:eller|or)|visit(?:s|ing|ed)?(?:\s+to)?|meet(?:ing|ings|s)?(?:\s+with)?|such as|e\.g\.,?|for example,?|including|hosted by|at|alternatively,?|could be|samarbejde med)\s*:?\s*[«“”"'(]*(?:the\s+|det\s+|den\s+)?$/iu;
const exampleCue = /(?:fx\.?|f\.eks\.|eksempel|eksempelvis|såsom|such as|e\.g\.|for example|kunne være|kan være|blandt andet|bl\.a\.|including|could be)/iu;
const listJoint = /^[”"')]*\s*(?:,|;|\/)?\s*(?:(og\/eller|and\/or|eller|or|alternativt|alternatively|or else)|(og|samt|and|as well as|,|;))?\s*(?:(?:hos|ved|på|fx|besøg hos|at|the|også|evt\.|eventuelt|det|den)\s+)*[«“”"'(]*$/iu;
const roleWord = /^(?:borgmester|rådmand|direktør|mayor|director|minister|professor|chef|leder)$/iu;

type Token = { text: string; at: number; end: number };

/** Names of hosts in a text, in its order. Towns and countries alone are none, nor is the first word of a sentence that only happens to begin it. */
export function findHosts(text: string): FoundHost[] {
  const found: FoundHost[] = [];
  for (const span of nameSpans(text)) {
    const before = text.slice(Math.max(0, span.at - 90), span.at);
    const previous = found.at(-1);
    const between = previous ? text.slice(previous.at + previous.name.length, span.at) : "";
    const joint = previous && between.length < 40 ? listJoint.exec(between.replace(/^\s*\([^()]*\)/, "")) : null;
    const visited = visitCue.test(before);
    const offered = found.length > 0 && /(?<!\p{L})(?:eller|or)\s+(?:the\s+)?$/iu.test(before);
    const added = found.length > 0 && /(?<!\p{L})(?:samt|as well as)\s+(?:the\s+)?$/iu.test(before);
    const many = span.name.split(/[\s/]+/).filter(isNameToken).length;
    const strong = hasHostWord(span.name) && many >= 2 && !isMunicipality(span.name);
    const startsSentence = /(?:^|[.!?:]\s+)[«“"'(]*$/.test(before);
    const predicated = /^\s*(?:er|har|arbejder|tilbyder|viser|driver|kan|samler|is|has|are|offers|works|runs|,|–|\(|hvor|som|der)(?=\s|$)/u.test(text.slice(span.at + span.name.length));
    const accepted = visited ? many >= 2 || !startsSentence : joint || ((offered || added) && many >= 2) ? true : strong || (startsSentence && many >= 2 && predicated && !isMunicipality(span.name) && !/\s(?:og|and)\s/u.test(span.name));
    if (!accepted || roleWord.test(span.name.split(" ")[0]!)) continue;
    const either = joint?.[1] !== undefined || offered || /(?:^|[.;,]\s*)(?:eller|alternativt|or|alternatively)\s[^.]{0,40}$/iu.test(before);
    found.push({
      name: span.name, at: span.at, cue: visited ? "visit" : joint || offered || added ? "list" : "shape",
      joined: previous && either ? "or" : joint || added ? "and" : null,
      exemplary: exampleCue.test(before.slice(-45)) || (joint !== null && previous!.exemplary),
      umbrella: /^\s*(?:i \p{Lu}\p{L}+\s*)?\((?:fx|f\.eks|eksempelvis|e\.g|such as|for example)/iu.test(text.slice(span.at + span.name.length)),
    });
  }
  return found;
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({ text: match[0], at: match.index, end: match.index + match[0].length }));
}

const closes = /[,;:.!?)”"»]+$/;
const abbreviation = /^(?:St\.|Dr\.|e\.V\.|B\.V\.|N\.V\.|S\.A\.|Co\.|Inc\.|Ltd\.)$/;

/** Runs of words written as a name. */
function nameSpans(text: string): { name: string; at: number }[] {
  const tokens = tokensOf(text);
  const spans: { name: string; at: number }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]!;
    const lead = /^[«“”"'(]*/.exec(first.text)![0].length;
    if (!isNameToken(first.text)) continue;
    let last = i;
    let hasOf = false;
    while (last + 1 < tokens.length && !ends(tokens[last]!.text) && last - i < 14) {
      const next = tokens[last + 1]!.text;
      const after = tokens[last + 2]?.text;
      const joinsName = after !== undefined && isNameToken(after) && !/^[«“(]/.test(after);
      const bare = next.toLowerCase();
      if (isNameToken(next) && !/^[«“"(]/.test(next)) last += 1;
      else if (connectorWords.has(bare) && joinsName) {
        hasOf ||= ["of", "for", "de", "für", "des", "der"].includes(bare);
        last += 2;
      } else if (bare === "of" && after === "the" && isNameToken(tokens[last + 3]?.text ?? "")) last += 3;
      else if ((bare === "and" && hasOf && joinsName && !longEnough(after!)) || (bare === "og" && joinsName && tokens[last]!.text.endsWith("-"))) last += 2;
      else if (/^[–-]$/.test(next) && joinsName && shortTail(tokens, last + 2)) last = shortTail(tokens, last + 2)!;
      else if (/^\d{1,3}$/.test(next) && after !== undefined && (joinsName || trailingNoun.test(after.replace(closes, "")))) last += 2;
      else if (trailingNoun.test(next.replace(closes, "")) ) last += 1;
      else if (last === i && isForeignNoun(next, tokens[last + 2]?.text)) last += 1;
      else if (/^\(\p{Lu}[\p{Lu}\d-]{1,9}\)[,;.:]?$/u.test(next)) {
        last += 1;
        break;
      } else if (bare === "i" && joinsName && findPlace(after!.replace(closes, "")) && hasHostWord(text.slice(first.at, tokens[last]!.end))) last += 2;
      else break;
    }
    const at = first.at + lead;
    let name = text.slice(at, tokens[last]!.end);
    if (!/\([^()]*\)[,;.:]?$/.test(name)) name = name.replace(closes, "");
    else name = name.replace(/[,;.:]$/, "");
    name = withoutOrdinaryStart(name, text, at);
    const start = text.indexOf(name, at);
    if (isHostName(name, text.slice(tokens[last]!.end))) spans.push({ name, at: start });
    i = last;
  }
  return spans;
}

const ordinaryWord = /^(?:sammen|samt|også|igen|først|senere|herefter|bagefter|efter|inden|today|tomorrow|there|together|again|first|later|afterwards|which|who|where|that|som|hvor|eller|with|from|about|over|under|mellem|gennem|during|before|after)$/u;
/** "Tampereen kaupunki," is a name of which only the first word is written with a capital: it stands alone in a list. */
function isForeignNoun(token: string, next: string | undefined): boolean {
  const word = token.replace(closes, "");
  return /^\p{Ll}{5,}$/u.test(word) && !ordinaryWord.test(word) && (closes.test(token) ? /[,;]$/.test(token) : /^(?:og|and|samt|eller|or)$/u.test(next ?? ""));
}

const ends = (token: string) => closes.test(token) && !abbreviation.test(token);
/** A word so long that "and" before it more likely starts the next name than ends this one. */
const longEnough = (word: string) => /^(?:the|The)$/.test(word);

/** The last token of a short addition after a dash ("– Transition support."), if it is one. */
function shortTail(tokens: Token[], from: number): number | undefined {
  for (let i = from; i < Math.min(tokens.length, from + 6); i++) if (ends(tokens[i]!.text) || i === tokens.length - 1) return i;
  return undefined;
}

const ordinaryStart = /^(?:der|det|den|de|her|et|en|i|på|vi|udvalget|besøg\w*|dialog|møde\w*|samarbejde|eller|og|samt|også|alternativt|alternatively|fx|derudover|desuden|herefter|endelig|både|the|a|an|we|or|and|visits?|meetings?|meet|possible|also|there|in|at|this|these|committee|rundvisning|oplæg|frokost|mulige?|konkrete|forslag|byens|kommunens|when|while|hvor|hvis|når|kl|ved|hos|med)\s+(?=\S)/iu;

/** "Besøg Dokk1" at the start of a sentence is about Dokk1. */
function withoutOrdinaryStart(name: string, text: string, at: number): string {
  if (!/(?:^|[.!?:;–]\s+)[«“"'(]*$/.test(text.slice(Math.max(0, at - 6), at))) return name;
  let rest = name;
  while (ordinaryStart.test(rest) && !/^The \p{Lu}/u.test(rest)) rest = rest.replace(ordinaryStart, "");
  return rest;
}

/** A municipality receives guests when the text speaks of visiting it; else its name is only a place. */
const isMunicipality = (name: string) => /\s(?:kommune|kommun|municipality|stad)$/iu.test(name);

const noHost = /^(?:danish|european|nordic|english|british|german|dansk\w*|europæisk\w*|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|june|july|october|mandag|tirsdag|onsdag|torsdag|fredag|dag|day|udvalget|committee|studietur\w*|besøg\w*|dialog\w*|eller|or|der|det|den|her|alternativt|temaer?|themes?|europa|europe|begge|kommunen|byen|staten|covid-?\d*|\p{L}+-(?:området|egnen|regionen|kvarteret|modellen|area|region))$/iu;

function isHostName(name: string, after: string): boolean {
  if (name.length < 2 || name.length > 120) return false;
  const words = name.split(/[\s/]+/).filter((word) => /[\p{L}\d]/u.test(word));
  if (words.length === 0 || /[’']s$/u.test(name) || words.every((word) => isEverydayWord(word) || noHost.test(word))) return false;
  if (noHost.test(name) || (isOnlyPlaces(name) && !isMunicipality(name))) return false;
  // "LEGO-huset" is a name, "AI-" with a word that follows in small letters is not.
  if (/-$/.test(name) || (words.length === 1 && /^(?:AI|IT|EU|NGO|SMV|CO2)-/u.test(name))) return false;
  return !(words.length === 1 && /^['’]?\p{Ll}/u.test(after));
}
