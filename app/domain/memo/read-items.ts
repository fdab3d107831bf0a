import { findHosts, type FoundHost } from "./find-hosts";
import { foldName } from "./fold-name";
import type { LabelKind } from "./headings";
import type { LineRange, MemoSite, MemoTopic, ReadingReason } from "./memo-draft";
import { hasHostWord, isNameToken, isSubject, nameLikeness, withoutActivity } from "./name-shapes";
import { linesAt, type Piece } from "./pieces";

/** A bullet, or a line that stands for one: its title, and the pieces under it. `under` is the label it stands below. */
export type Item = { title: Piece; body: Piece[]; under: LabelKind | null; why: ReadingReason; /** Whether the items before it are hosts. */ amongHosts: boolean };

/** What one item says: hosts, or a subject and the hosts mentioned under it. */
export type ReadItem = { sites: MemoSite[]; topic: MemoTopic | null; alternativeToPrevious: boolean };

const offerCut = /\s+[–—]\s+|\s+-\s+|:\s+|,\s+(?=(?:som|der|hvor|hvis|med|en|et|who|which|where|a|an|with)\s)|\s+(?=(?:som|der)\s+(?:er|har|kan|arbejder|tilbyder|viser|driver|samler|står)\s)|\.\s+(?=\p{Lu})/u;
const choice = /\s*(?:,\s*)?(?<![\p{L}])(?:og\/eller|and\/or|eller|or|alternativt|alternatively|samt|as well as)\s+(?:(?:hos|ved|på|at|evt\.|besøg hos)\s+)?/iu;

/** Reads an item as hosts when its title is written as a name, else as a subject with the hosts its text names. */
export function readItem(item: Item): ReadItem {
  const { title, body, under } = item;
  const whole: LineRange = [title.lines[0], (body.at(-1) ?? title).lines[1]];
  const { rest, acted, alternative } = withoutActivity(withoutQuotes(title.text));
  const { name, offer } = withoutRemark(cutOffer(rest));
  const likeness = isDivision(name) ? Math.max(nameLikeness(name), nameLikeness(name.split(",")[0]!)) : nameLikeness(name);
  const bodyText = body.map((piece) => piece.text).join(" ").trim();
  const said = [offer, bodyText].filter(Boolean).join(" ");
  const hostly = likeness >= 0.6 || (likeness >= 0.4 && (under === "hosts" || acted || (item.amongHosts && said === "") || /^(?:\p{Ll}|kendt|known)/iu.test(offer))) || (under === "hosts" && likeness > 0 && name.split(" ").length <= 8 && /^\p{Lu}/u.test(name));
  if (hostly && !(under === "topics" || under === "themes") && !isSubject(title.text)) {
    const certainty = Math.min(0.97, Math.max(likeness, under === "hosts" ? 0.7 : 0) + (under === "hosts" ? 0.05 : 0));
    const reading = { lines: whole, certainty: round(item.why === "no-bullet" ? certainty - 0.2 : certainty), why: item.why };
    const names = splitChoice(name);
    const exchangeable = isOffered(name) || choiceInBrackets.test(name);
    const sites = names.map((one): MemoSite => ({ name: one, offer: said, alternatives: alternativesOf(one, names, exchangeable), ...reading }));
    return { sites: [...sites, ...hostsBelow(item, offer, sites)], topic: null, alternativeToPrevious: alternative };
  }
  const listed = under === "hosts" ? [] : hostsOf(title, whole);
  const sites = [...listed, ...body.flatMap((piece) => hostsOf(piece, whole))];
  const topicTitle = tidy(title.text);
  const topic: MemoTopic = {
    name: topicTitle, description: bodyText, sites: sites.map((site) => site.name), lines: whole,
    certainty: isSubject(title.text) || under === "topics" ? 0.9 : likeness < 0.2 ? 0.75 : 0.5, why: item.why,
  };
  return { sites, topic, alternativeToPrevious: alternative };
}

/** Hosts that the text of one piece names. Those it offers in each other's place name each other as alternatives. */
export function hostsOf(piece: Piece, whole: LineRange, least: FoundHost["cue"] = "shape"): MemoSite[] {
  const found = findHosts(piece.text).filter((host) => least === "shape" || host.cue !== "shape");
  const groups = groupAlternatives(found);
  return found.map((host, index): MemoSite => {
    const group = groups.find((one) => one.includes(index)) ?? [index];
    const lines = linesAt(piece, host.at, host.name.length);
    return {
      name: host.name, offer: sentenceAround(piece.text, host), alternatives: unique([...group.filter((one) => one !== index).flatMap((one) => [found[one]!.name, ...slashParts(found[one]!.name)]), ...slashParts(host.name)], host.name),
      lines: lines[0] >= whole[0] ? lines : whole,
      certainty: host.umbrella ? 0.4 : { visit: 0.8, list: 0.75, shape: 0.6 }[host.cue], why: host.umbrella ? "umbrella" : "named-in-text",
    };
  });
}

/**
 * Names in a row, as a label or a cell lists them: each as it stands when they are short, else those a sentence names.
 * A list with "eller" offers them in each other's place.
 */
export function listedHosts(list: string, piece: Piece): MemoSite[] {
  const parts = list.split(/\s*;\s*|,\s+(?=[\p{Lu}\d])|(?<!-)\s+(?:og\/eller|and\/or|eller|samt|or|og|alternativt)\s+(?=[\p{Lu}\d])/u).map(tidy).filter(Boolean);
  const asTheyStand = parts.length > 0 && parts.every((part) => /^[\p{Lu}\d]/u.test(part) && part.split(" ").length <= 6 && !isSubject(part) && !withoutActivity(part).acted && cutOffer(part).offer === "");
  if (asTheyStand && !isDivision(list)) {
    return parts.map((name) => ({ name, offer: "", alternatives: alternativesOf(name, parts, isOffered(list)), lines: linesAt(piece, Math.max(0, piece.text.indexOf(name)), name.length), certainty: round(Math.max(0.7, nameLikeness(name))), why: "labelled" }));
  }
  const lead = "Besøg hos ";
  const shift = piece.text.indexOf(list) - lead.length;
  const shifted: Piece = { ...piece, text: lead + list, starts: piece.starts.map(({ at, line }) => ({ at: Math.max(0, at - shift), line })) };
  return hostsOf(shifted, piece.lines).map((site) => ({ ...site, offer: site.offer === lead + list ? "" : site.offer.replace(lead, ""), why: "labelled", certainty: Math.max(site.certainty, 0.8) }));
}

/** Hosts that the offer of a host offers in its place: "eller Vandmuseet". */
function hostsBelow({ title, body }: Item, offer: string, main: MemoSite[]): MemoSite[] {
  const pieces = [...(offer === "" ? [] : [{ ...title, text: title.text }]), ...body];
  const found = pieces.flatMap((piece) => hostsOf(piece, piece.lines, "visit").map((site) => ({ site, piece })));
  const offered = found.filter(({ site, piece }) => {
    const before = piece.text.slice(Math.max(0, piece.text.indexOf(site.name) - 60), piece.text.indexOf(site.name));
    return /(?:eller|alternativt|or|alternatively|besøg(?:es)?(?: også)?(?: hos)?|reserve)[\s:]+(?:(?:besøg\s+)?(?:hos|ved|på|at|the)\s+)?$/iu.test(before) && !main.some((one) => sameName(one.name, site.name));
  });
  for (const { site } of offered) {
    site.alternatives = unique([...site.alternatives, ...main.map((one) => one.name)], site.name);
    for (const one of main) one.alternatives = unique([...one.alternatives, site.name], one.name);
  }
  return offered.map(({ site }) => site);
}

/** The name a title begins with and what it goes on to say. A dash before more capitals belongs to the name. */
export function cutOffer(title: string): { name: string; offer: string } {
  const blanked = title.replaceAll(/\([^()]*\)/g, (bracket) => "x".repeat(bracket.length));
  let from = 0;
  for (;;) {
    const cut = offerCut.exec(blanked.slice(from));
    if (!cut) return { name: tidy(title), offer: "" };
    const at = from + cut.index;
    const end = at + cut[0].length;
    const rest = title.slice(end);
    const words = rest.split(/[\s/]+/).filter((word) => /\p{L}/u.test(word) && word.length > 2);
    const names = words.filter(isNameToken).length;
    const partOfName = /[–—-]/.test(cut[0]) && isNameToken(rest) && words.length <= 6 && names * 3 >= words.length * 2 && (names > 1 || words.length === 1);
    if (!partOfName) return { name: tidy(title.slice(0, at)), offer: rest.trim() };
    from = end;
  }
}

/** A remark in brackets is said of the name; an abbreviation or a place in them belongs to it. */
function withoutRemark({ name, offer }: { name: string; offer: string }): { name: string; offer: string } {
  const remark = /^(.{3,}?)\s*\(([^()]{12,})\)$/u.exec(name);
  if (!remark || !/^\p{Ll}/u.test(remark[2]!) || /^(?:fx|f\.eks|e\.g|eller|or|alternativt|evt)/u.test(remark[2]!)) return { name, offer };
  return { name: remark[1]!, offer: [remark[2], offer].filter(Boolean).join(" ") };
}

/** "A (alternativt B)", "A (fx B eller C)" and "A, fx B" offer the others beside A. */
const choiceInBrackets = /\s*\((?:fx|f\.eks\.?|e\.g\.|eller|or|alternativt|alternatively|evt\.?|eventuelt)[\s:]+([^()]+)\)|,\s+(?:fx|f\.eks\.?|for eksempel|e\.g\.|for example)\s+(?=\p{Lu})([^()]+)$/iu;

function splitChoice(name: string): string[] {
  const bracket = choiceInBrackets.exec(name);
  if (bracket) return [...splitChoice(name.replace(choiceInBrackets, "")), ...splitChoice((bracket[1] ?? bracket[2])!)];
  const parts = name.split(choice).map(tidy).filter(Boolean);
  if (parts.length > 1 && parts.every((part) => nameLikeness(part) >= 0.4 || hasHostWord(part))) return parts.flatMap(splitList);
  return splitList(name);
}

/** "Bo01, Sege Park og Malmö Live" are three when each is written as a name; a single comma may belong to one name. */
function splitList(name: string): string[] {
  const parts = name.split(/\s*[,;]\s*|(?<!-)\s+og\s+|\s+and\s+|\s+\+\s+/u).map(tidy).filter(Boolean);
  const isList = /[,;]/.test(name.replaceAll(/\([^()]*\)/g, "")) && parts.length >= 2;
  const isPair = parts.length === 2 && /(?<!-) og /u.test(name) && parts.every((part) => nameLikeness(part) >= 0.75);
  const splits = !isDivision(name) && !/\([^)]*[,;][^)]*\)/.test(name) && (isList || isPair) && parts.every((part) => /^[\p{Lu}\d]/u.test(part) && nameLikeness(part) >= 0.4);
  return splits && !/\b(?:of|for)\b/u.test(name) ? parts : [name];
}

/** "Lund kommune, Kultur- og fritidsförvaltningen" is one host: an authority and its division. */
function isDivision(name: string): boolean {
  const [whole, ...divisions] = name.split(/\s*,\s*/);
  return divisions.length === 1 && /(?:^|\s)(?:kommune|kommun|municipality|stad|stadt|city|gemeente|region|universit\p{L}+|ministry|senat\p{L}*|council)(?:\s|$)/iu.test(whole!);
}

const isOffered = (name: string) => /(?<!\p{L})(?:evt\.?|eventuelt|eller|or|alternativt|alternatively)\s/iu.test(name);

function alternativesOf(name: string, names: string[], exchangeable: boolean): string[] {
  return unique([...(exchangeable ? names.filter((one) => one !== name) : []), ...slashParts(name)], name);
}

/** The parts of a name written with a slash between names; a slash within a word such as "A/S" parts nothing. */
export function slashParts(name: string): string[] {
  const outside = name.replaceAll(/\([^()]*\)/g, " ");
  const parts = outside.split(/\s+\/\s+|(?<=[\p{L}\d]{3,})\/(?=\p{Lu}[\p{L}\d]{2,})/u).map(tidy).filter(Boolean);
  return parts.length > 1 ? parts : [];
}

function groupAlternatives(found: FoundHost[]): number[][] {
  const groups: number[][] = [];
  found.forEach((host, index) => {
    const group = groups.at(-1);
    if (index > 0 && group && !found[index - 1]!.umbrella && (host.joined === "or" || (host.joined === "and" && host.exemplary))) group.push(index);
    else groups.push([index]);
  });
  return groups;
}

function sentenceAround(text: string, { at, name }: FoundHost): string {
  const start = Math.max(0, ...[...text.slice(0, at).matchAll(/(?<!\b(?:evt|fx|f\.eks|bl\.a|inkl|ca|kl))[.!?]\s+(?=\p{Lu})/gu)].map((match) => match.index + match[0].length));
  const after = text.slice(at + name.length);
  const end = /(?<!\b(?:evt|fx|f\.eks|bl\.a|inkl|ca|kl))[.!?](?=\s+\p{Lu}|$)/u.exec(after);
  return text.slice(start, end ? at + name.length + end.index + 1 : undefined).trim();
}

/** Whether two names are the same host: equal when folded, or one the beginning of the other by whole words. */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [foldName(one), foldName(other)];
  return a === b || (a.length > 5 && b.startsWith(`${a} `)) || (b.length > 5 && a.startsWith(`${b} `));
}

/** A title without the quotes it stands in; one that only ends with a quote, such as 'Cooperativa "La Collina"', keeps it. */
const withoutQuotes = (text: string) => (/^[«“”"]/.test(text) || !/[«“”"].*[»“”"]$/.test(text) ? text.replace(/^[«“”"]|[»“”"]$/g, "") : text);
const unique = (names: string[], except: string) => [...new Map(names.filter((one) => foldName(one) !== foldName(except)).map((one) => [foldName(one), one])).values()];
const round = (value: number) => Math.round(Math.max(0.1, value) * 100) / 100;
/** A title without the point, comma or colon it ends with. */
export const tidy = (text: string): string => text.trim().replace(/(?<!\b(?:[A-Z]|Ltd|Inc|Co|e\.V|B\.V|N\.V|S\.A))[.,;:\s]+$/u, "").replace(/^[–—\-:,\s]+/, "").trim();
