import { cleanLines } from "./clean-lines";
import { DraftBuilder } from "./draft-builder";
import { foldName } from "./fold-name";
import { isFrameHeading, readDay, readDestinationHeading, readLabel, readSectionHeading, type DestinationHeading, type LabelKind } from "./headings";
import type { LineRange, MemoAnswer, MemoSite, ReadingReason } from "./memo-draft";
import { learnShape, placeOfDay, placeOfParagraph, type MemoShape } from "./memo-shape";
import { hasHostWord, isHostList, isSentence, isSubject, nameLikeness, withoutActivity } from "./name-shapes";
import { proposesJourneys, wordsOfProposal } from "./proposal-check";
import { joinLines, type Piece } from "./pieces";
import { cutOffer, hostsOf, listedHosts, readItem, sameName, tidy, type Item } from "./read-items";
import { takeTables, type TableRow } from "./read-tables";
import { splitThemes, splitTopics, themesOf, themesOfText, wishesOfText } from "./read-themes";
import { splitPlaces } from "./place-names";

/**
 * Reads a proposal for a study trip: the reaches and the committee's wishes, destinations with headline and reason, hosts with
 * what they offer and their alternatives, subjects for dialogue and themes, each with its lines and how sure it is. What was
 * read nowhere stands in the warnings. A text that proposes no journey is refused with the reason. Takes text of any origin:
 * a copy from Word, a PDF, a mail or a web page. Names nothing by heart: it goes by headings, bullets, labels and the shapes of names.
 */
export function readMemo(text: string): MemoAnswer {
  const clean = cleanLines(text);
  if (!clean.ok) return clean;
  const { rest, tables } = takeTables(clean.lines);
  const pieces = joinLines(rest);
  const shape = learnShape(pieces);
  const words = wordsOfProposal(text);
  if (shape.headings === "paragraph" && words === 0 && tables.length === 0) return { ok: false, reason: "no-proposal" };
  const builder = new DraftBuilder();
  for (const { lines, text: shown } of clean.furniture) builder.warn("repeated-line", lines, shown);
  const reader = new MemoReader(builder, shape);
  const entries = [...pieces.map((piece) => ({ at: piece.lines[0], piece, rows: null })), ...tables.map((table) => ({ at: table.lines[0], piece: null, rows: table.rows }))].sort((a, b) => a.at - b.at);
  for (const entry of entries) {
    if (entry.piece) reader.read(entry.piece);
    else for (const row of entry.rows) reader.readRow(row);
  }
  reader.closeItem();
  const draft = builder.finish();
  return proposesJourneys(draft, words, text.length) ? { ok: true, draft } : { ok: false, reason: "no-proposal" };
}

class MemoReader {
  #label: LabelKind | null = null;
  #item: (Item & { level: number }) | null = null;
  #levels: { sign: string; indent: number }[] = [];
  #outside = false;
  #lastSite: MemoSite | null = null;
  #parentTopic: { sites: string[] } | null = null;
  /** Visits proposed before any heading of hosts: "Besøg X". */
  #visits: { name: string; title: string; lines: LineRange }[] = [];

  constructor(readonly builder: DraftBuilder, readonly shape: MemoShape) {}

  read(piece: Piece): void {
    const { builder } = this;
    const section = piece.marker?.kind === "bullet" ? undefined : readSectionHeading(piece.text);
    if (section && !this.#isPlainDestination(piece)) {
      this.closeItem();
      builder.openSection(section, piece.lines);
      this.#begin();
      return;
    }
    const label = readLabel(piece.text, piece.marker !== null);
    if (isFrameHeading(piece.text.replace(/:$/, "")) && piece.marker?.kind !== "bullet" && !(builder.destination && label && label.kind !== "note")) {
      this.closeItem();
      this.#outside = true;
      builder.destination = null;
      builder.warn("other-section", piece.lines, piece.text);
      return;
    }
    const heading = this.#destinationOf(piece);
    if (heading) return this.#openDestination(piece, heading.heading, heading.certainty, heading.why);
    if (this.#outside || (!builder.destination && !builder.inSection)) return builder.warn(this.#outside ? "other-section" : "introduction", piece.lines, piece.text);
    if (!builder.destination) return this.#readBasis(piece, label?.kind ?? null);
    if (label && !this.#isHostLine(piece, label.label)) return this.#readLabelled(piece, label);
    const day = piece.marker ? undefined : readDay(piece.text);
    if (day) {
      this.closeItem();
      this.#label = null;
      if (day.rest !== "") this.read({ ...piece, text: day.rest, starts: [{ at: 0, line: piece.lines[0] }] });
      else builder.reach(piece.lines);
      return;
    }
    if (piece.marker) this.#readMarked(piece);
    else this.#readPlain(piece);
  }

  #begin(): void {
    this.#outside = false;
    this.#label = null;
    this.#levels = [];
    this.#lastSite = null;
    this.#parentTopic = null;
    this.#visits = [];
  }

  /** "København, Danmark" names a reach's word but is a destination. */
  #isPlainDestination(piece: Piece): boolean {
    return readDestinationHeading(piece.text)?.places.length === 2 && /,/.test(piece.text);
  }

  /** "Malmö stad: grøn omstilling" and "Rådhus: …" are hosts although a label's word stands in them. */
  #isHostLine(piece: Piece, label: string): boolean {
    return nameLikeness(label) >= 0.75 && hasHostWord(label) && piece.text.length > label.length + 1 && !/^(besøg|værter|vært|hosts?|visits?)/iu.test(label);
  }

  #destinationOf(piece: Piece): { heading: DestinationHeading; certainty: number; why: ReadingReason } | undefined {
    const { shape, builder } = this;
    const kind = piece.marker?.kind ?? "none";
    if (shape.headings === "day" && kind === "none") {
      const heading = placeOfDay(piece.text);
      if (heading) return { heading, certainty: 0.7, why: "day" };
    }
    if (shape.headings === "paragraph" && kind === "none") {
      const heading = placeOfParagraph(piece.text);
      if (heading && !this.#isHere(heading)) return { heading, certainty: 0.5, why: "paragraph" };
    }
    const heading = readDestinationHeading(piece.text);
    if (!heading || heading.name.length > 90) return undefined;
    if (heading.labelled) return { heading, certainty: heading.support === "shape" ? 0.7 : 0.95, why: heading.support === "country" ? "heading-with-country" : heading.support === "place" ? "heading-known-place" : "labelled" };
    if (kind !== shape.headings) return undefined;
    if (heading.support === "country") return { heading, certainty: 0.97, why: "heading-with-country" };
    if (heading.support === "place") {
      if (this.#isHere(heading) && builder.destination) return undefined;
      return { heading, certainty: heading.form === "alone" ? 0.8 : 0.9, why: "heading-known-place" };
    }
    const alike = shape.cuts.includes(heading.form) && heading.headline !== null && heading.headline.length > 8 && (kind !== "none" || piece.gap > 0 || !builder.destination);
    const labelled = readLabel(piece.text) !== undefined || readDay(piece.text) !== undefined;
    return alike && !labelled && !hasHostWord(heading.name) && builder.inSection && heading.name.split(" ").length <= 4 && !isSubject(heading.name) && (kind !== "none" || nameLikeness(heading.name) < 0.75)
      ? { heading, certainty: 0.5, why: "like-the-others" }
      : undefined;
  }

  /** Whether a heading names the open destination again, as its municipality may stand among its hosts. */
  #isHere(heading: DestinationHeading): boolean {
    const here = new Set(this.builder.destination?.places.map(plainPlace));
    return heading.places.every((place) => here.has(plainPlace(place)));
  }

  #openDestination(piece: Piece, heading: DestinationHeading, certainty: number, why: ReadingReason): void {
    this.closeItem();
    const listed = why !== "paragraph" && heading.headline && isHostList(heading.headline) ? heading.headline : null;
    this.builder.openDestination(listed ? { ...heading, headline: null } : heading, piece.lines, certainty, why);
    this.#begin();
    if (piece.marker) this.#levels = [{ sign: signOf(piece), indent: piece.indent }];
    if (listed) this.#readHostList(listed, piece);
    if (why === "paragraph") this.#readParagraph(piece);
  }

  #readBasis(piece: Piece, label: LabelKind | null): void {
    if (piece.marker) for (const name of piece.text.length < 60 ? [tidy(piece.text)] : splitThemes(piece.text)) this.builder.addWish({ name, lines: piece.lines, certainty: 0.9, why: "bulleted" });
    else if (label === "themes" && readLabel(piece.text)!.rest) for (const theme of themesOf(readLabel(piece.text)!.rest, piece.lines, "labelled", 0.9)) this.builder.addWish(theme);
    else {
      this.builder.addBasis(piece.text, piece.lines);
      for (const theme of [...themesOfText(piece), ...wishesOfText(piece)]) this.builder.addWish(theme);
    }
  }

  #readLabelled(piece: Piece, { kind, rest }: { kind: LabelKind; rest: string }): void {
    const { builder } = this;
    const destination = builder.destination!;
    this.closeItem();
    if (!piece.marker || rest === "") this.#label = kind;
    if (piece.marker) this.#level(piece);
    builder.reach(piece.lines);
    if (rest === "") return;
    if (kind === "headline") destination.headline ??= tidy(rest);
    else if (kind === "themes") for (const theme of themesOf(rest, piece.lines, "labelled", 0.95)) builder.addTheme(theme);
    else if (kind === "hosts") this.#readHostList(rest, piece);
    else if (kind === "alternatives") this.#readHostList(rest, piece, this.#lastSite);
    else if (kind === "topics") {
      for (const name of splitTopics(rest)) builder.addTopic({ name: tidy(name), description: "", sites: [], lines: piece.lines, certainty: 0.9, why: "labelled" });
    } else if (kind === "name" || kind === "note") builder.warn("not-placed", piece.lines, piece.text);
    else builder.addReason(rest, piece.lines);
  }

  /** Names in a row, as a label or a heading lists them. */
  #readHostList(list: string, piece: Piece, alternativeTo: MemoSite | null = null): void {
    const listed = listedHosts(list, piece);
    const sites = listed.length > 0 ? listed : readItem({ title: { ...piece, text: list }, body: [], under: "hosts", why: "labelled", amongHosts: true }).sites;
    if (sites.length === 0) return this.builder.warn("not-placed", piece.lines, piece.text);
    for (const site of sites) {
      const added = this.builder.addSite(site);
      if (alternativeTo && alternativeTo !== added) exchange(alternativeTo, added);
      else this.#lastSite = added;
    }
  }

  /** How deep a bullet stands: by its sign and how far in it begins. */
  #level(piece: Piece): number {
    const sign = signOf(piece);
    let level = this.#levels.findIndex((one) => one.sign === sign && Math.abs(one.indent - piece.indent) < 2);
    if (level < 0) {
      const above = this.#levels.findLastIndex((one) => one.sign !== sign ? one.indent <= piece.indent : one.indent < piece.indent);
      this.#levels = [...this.#levels.slice(0, above + 1), { sign, indent: piece.indent }];
      level = above + 1;
    }
    return level;
  }

  #readMarked(piece: Piece): void {
    const level = this.#level(piece);
    const parent = this.#item;
    if (this.#label === "themes") {
      for (const theme of piece.text.length < 60 ? [{ name: tidy(piece.text), lines: piece.lines, certainty: 0.95, why: "labelled" as const }] : themesOf(piece.text, piece.lines, "labelled", 0.9)) this.builder.addTheme(theme);
      return;
    }
    if (parent && level > parent.level) {
      const name = cutOffer(withoutActivity(parent.title.text).rest).name;
      const child = nameLikeness(cutOffer(withoutActivity(piece.text).rest).name);
      if (nameLikeness(name) >= 0.6 && !isSubject(parent.title.text) && child < 0.8) {
        parent.body.push(piece);
        this.builder.reach(piece.lines);
        return;
      }
      this.closeItem();
      const topic = this.builder.destination!.topics.at(-1);
      this.#parentTopic = topic?.lines[0] === parent.title.lines[0] ? topic : this.#parentTopic;
    } else {
      this.closeItem();
      if (!parent || level < parent.level) this.#parentTopic = null;
    }
    this.#item = { title: piece, body: [], under: this.#label, why: "bulleted", level, amongHosts: this.#amongHosts() };
    this.builder.reach(piece.lines);
  }

  #readPlain(piece: Piece): void {
    const { builder, shape } = this;
    if (this.#item && (piece.gap === 0 || (shape.bodiesApart && this.#item.body.length === 0))) {
      const startsHost = this.#item.why === "no-bullet" && this.#looksLikeHost(piece);
      if (!startsHost) {
        this.#item.body.push(piece);
        builder.reach(piece.lines);
        return;
      }
    }
    if (this.#label === "headline") {
      builder.destination!.headline ??= tidy(piece.text);
      this.#label = null;
      return builder.reach(piece.lines);
    }
    if (this.#label === "themes") return themesOf(piece.text, piece.lines, "labelled", 0.9).forEach((theme) => builder.addTheme(theme));
    if (this.#looksLikeHost(piece) || (this.#label === "topics" && piece.text.length < 200)) {
      this.closeItem();
      this.#item = { title: piece, body: [], under: this.#label, why: "no-bullet", level: 0, amongHosts: this.#amongHosts() };
      return builder.reach(piece.lines);
    }
    const open = this.#item !== null;
    this.closeItem();
    if (this.#label === "hosts" || this.#label === "alternatives") {
      const before = builder.destination!.sites.length;
      this.#readHostList(piece.text, piece, this.#label === "alternatives" ? this.#lastSite : null);
      if (builder.destination!.sites.length > before) return;
    }
    if (open || builder.destination!.sites.length + builder.destination!.topics.length > 0) this.#readAfterthought(piece);
    else this.#readParagraph(piece);
  }

  /** A line of its own that is written as a name, alone or with what follows after a dash or a colon. */
  #looksLikeHost(piece: Piece): boolean {
    if (piece.text.length > 260) return false;
    const { rest, acted } = withoutActivity(piece.text);
    const { name, offer } = cutOffer(rest);
    const likeness = nameLikeness(name);
    const sentence = (/[.!?]$/.test(piece.text) && offer === "") || isSentence(name);
    if (name.length > 110 || sentence) return false;
    return likeness >= 0.75 || (likeness >= 0.4 && (this.#label === "hosts" || acted));
  }

  #readParagraph(piece: Piece): void {
    const { builder, shape } = this;
    builder.addReason(piece.text, piece.lines);
    for (const theme of themesOfText(piece)) builder.addTheme(theme);
    const hosts = hostsOf(piece, piece.lines, shape.bullets === 0 ? "shape" : "visit").filter((site) => shape.bullets === 0 || /besøg|visit/i.test(site.offer));
    for (const site of hosts) this.#lastSite = builder.addSite(site);
    for (const sentence of shape.bullets === 0 ? piece.text.split(/(?<=[.!?])\s+(?=\p{Lu})/u) : []) {
      if (/\b(?:dialog|drøfte|drøftelse|samtale|discuss\w*|dialogue|talk)\b/iu.test(sentence)) {
        builder.addTopic({ name: tidy(sentence), description: "", sites: hosts.filter((site) => sentence.includes(site.name)).map((site) => site.name), lines: piece.lines, certainty: 0.5, why: "named-in-text" });
      }
    }
  }

  /** A paragraph after the bullets of a destination: hosts it offers are taken, the rest is left to the officer. */
  #readAfterthought(piece: Piece): void {
    const hosts = hostsOf(piece, piece.lines, "visit");
    for (const site of hosts) {
      const added = this.builder.addSite(site);
      if (/^(?:alternativt|eller|alternatively|or)\b/iu.test(piece.text) && this.#lastSite && this.#lastSite !== added) exchange(this.#lastSite, added);
    }
    for (const theme of themesOfText(piece)) this.builder.addTheme(theme);
    if (hosts.length === 0) this.builder.warn("not-placed", piece.lines, piece.text);
  }

  #amongHosts(): boolean {
    const { sites, topics } = this.builder.destination!;
    return sites.filter((site) => site.why !== "named-in-text" && site.why !== "umbrella").length > topics.length;
  }

  /** Ends the open bullet and takes what it says into the destination. */
  closeItem(): void {
    const item = this.#item;
    this.#item = null;
    if (!item || !this.builder.destination) return;
    const { sites, topic, alternativeToPrevious } = readItem(item);
    const before = this.#lastSite;
    const { acted } = withoutActivity(item.title.text);
    if (item.under === "hosts") for (const site of sites) for (const visit of this.#visits.filter((one) => sameName(one.name, site.name))) this.builder.takeAsTopic(visit.name, visit.title, visit.lines);
    const added = sites.map((site) => this.builder.addSite(site));
    if (item.under === null && acted && !topic && added.length === 1 && added[0]!.lines[0] === item.title.lines[0]) this.#visits.push({ name: added[0]!.name, title: tidy(item.title.text), lines: added[0]!.lines });
    if (topic) this.builder.addTopic({ ...topic, sites: added.map((site) => site.name) });
    else if (this.#parentTopic) this.#parentTopic.sites.push(...added.map((site) => site.name));
    if ((alternativeToPrevious || item.under === "alternatives") && before) for (const site of added) if (site !== before) exchange(before, site);
    this.#lastSite = added.at(-1) ?? before;
  }

  readRow({ line, cells }: TableRow): void {
    const { builder } = this;
    this.closeItem();
    const section = cells.reach ? readSectionHeading(cells.reach) : undefined;
    if (section) builder.openSection(section, [line, line]);
    if (section && Object.keys(cells).length === 1) return;
    const named = cells.destination ?? (cells.country && !cells.host ? cells.country : undefined);
    if (named) {
      const name = cells.country && cells.destination ? `${cells.destination}, ${cells.country}` : named;
      const heading = readDestinationHeading(name) ?? { name: tidy(name), headline: null, places: splitPlaces(name), countryCode: undefined, support: "shape" as const, form: "alone" as const, labelled: false };
      builder.openDestination({ ...heading, headline: cells.headline ?? heading.headline }, [line, line], heading.support === "shape" ? 0.6 : 0.9, "table-cell");
      this.#begin();
    }
    const shown = Object.values(cells).join(" · ");
    if (!builder.destination) return builder.warn("not-placed", [line, line], shown);
    builder.reach([line, line]);
    const piece = (text: string): Piece => ({ text, lines: [line, line], gap: 0, indent: 0, marker: null, starts: [{ at: 0, line }] });
    if (cells.reason) builder.addReason(cells.reason, [line, line]);
    for (const theme of cells.theme ? themesOf(cells.theme, [line, line], "table-cell", 0.9) : []) builder.addTheme(theme);
    const sites = (cells.host?.split(/\s*;\s*/) ?? []).flatMap((host) => readItem({ title: piece(host), body: cells.offer ? [piece(cells.offer)] : [], under: "hosts", why: "table-cell", amongHosts: true }).sites);
    const added = sites.map((site) => builder.addSite({ ...site, why: "table-cell" }));
    for (const site of cells.alternative && added[0] ? listedHosts(cells.alternative, piece(cells.alternative)) : []) exchange(added[0]!, builder.addSite({ ...site, why: "table-cell" }));
    if (cells.host && added.length === 0) builder.addTopic({ name: tidy(cells.host), description: cells.offer ?? "", sites: [], lines: [line, line], certainty: 0.5, why: "table-cell" });
    if (!cells.host && cells.offer) builder.addReason(cells.offer, [line, line]);
    for (const topic of cells.topic?.split(/\s*;\s*/) ?? []) builder.addTopic({ name: tidy(topic), description: "", sites: added.map((site) => site.name), lines: [line, line], certainty: 0.9, why: "table-cell" });
  }
}

const plainPlace = (place: string) => foldName(place).replace(/^(city of|municipality of|stad|stadt) /, "").replace(/ (kommune|stad|by|city|region)$/, "");
const signOf = (piece: Piece) => (piece.marker!.kind === "bullet" ? piece.marker!.sign : piece.marker!.kind);

function exchange(one: MemoSite, other: MemoSite): void {
  for (const [site, name] of [[one, other.name], [other, one.name]] as const) if (!site.alternatives.includes(name)) site.alternatives.push(name);
}
