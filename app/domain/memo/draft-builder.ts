import { foldName } from "./fold-name";
import type { DestinationHeading, SectionReach } from "./headings";
import { memoReaches, type LineRange, type MemoDestination, type MemoDraft, type MemoReach, type MemoReachDraft, type MemoSite, type MemoTheme, type MemoTopic, type MemoWarningCode, type ReadingReason } from "./memo-draft";
import { findPlace, reachOfCountry } from "./place-names";
import { inferThemes } from "./read-themes";
import { sameName } from "./read-items";

const mostShown = 160;

/** Gathers the draft while the text is read from its first line to its last. */
export class DraftBuilder {
  readonly #reaches: MemoReachDraft[] = [];
  readonly #warnings: MemoDraft["warnings"] = [];
  #section: { reach: SectionReach; lines: LineRange } | null = null;
  #basis: string[] = [];
  #wishes: MemoTheme[] = [];
  /** The warning that the next line of its kind extends, until something was read between them. */
  #running: MemoDraft["warnings"][number] | null = null;
  destination: MemoDestination | null = null;

  /** Begins a section; what follows until the first destination is its basis and the committee's wishes. */
  openSection(reach: SectionReach, lines: LineRange): void {
    this.#section = { reach, lines };
    this.#running = null;
    this.#basis = [];
    this.#wishes = [];
    this.destination = null;
    if (reach !== "abroad") this.#reachDraft(reach, lines, 0.95, "section-heading");
  }

  get inSection(): boolean {
    return this.#section !== null;
  }

  addBasis(text: string, lines: LineRange): void {
    this.#basis.push(text);
    this.#fill(lines);
  }

  addWish(wish: MemoTheme): void {
    this.#wishes.push(wish);
    this.#fill(wish.lines);
  }

  #fill(lines: LineRange): void {
    const section = this.#section;
    if (!section || section.reach === "abroad") return;
    const draft = this.#reachDraft(section.reach, lines, 0.95, "section-heading");
    draft.basis = this.#basis.join("\n") || null;
    draft.wishes = [...this.#wishes];
  }

  openDestination(heading: DestinationHeading, lines: LineRange, certainty: number, why: ReadingReason): void {
    this.#running = null;
    const countryReach = heading.countryCode ? reachOfCountry(heading.countryCode) : undefined;
    const section = this.#section?.reach;
    const previous = this.#reaches.findLast((one) => one.destinations.length > 0)?.reach;
    const reach: MemoReach = section && section !== "abroad" ? section : (countryReach ?? previous ?? "denmark");
    if (!countryReach && (!section || section === "abroad")) this.warn("reach-guessed", lines, heading.name);
    else if (section && section !== "abroad" && countryReach && countryReach !== reach && (reach === "denmark" || countryReach === "denmark")) this.warn("reach-doubtful", lines, heading.name);
    const draft = this.#reachDraft(reach, lines, section === reach ? 0.95 : countryReach ? 0.8 : 0.3, section === reach ? "section-heading" : countryReach ? "inferred-from-country" : "guessed");
    if (section === "abroad" && this.#basis.length > 0 && !draft.basis) draft.basis = this.#basis.join("\n");
    if (section === "abroad" && draft.wishes.length === 0) draft.wishes = [...this.#wishes];
    const same = draft.destinations.find((one) => foldName(one.name) === foldName(heading.name));
    if (same) {
      same.headline ??= heading.headline;
      this.destination = same;
      this.reach(lines);
      return;
    }
    this.destination = { name: heading.name, headline: heading.headline, reason: "", places: heading.places, lines: [...lines], certainty, why, sites: [], topics: [], themes: [] };
    draft.destinations.push(this.destination);
  }

  /** The destination now also covers these lines. */
  reach(lines: LineRange): void {
    const one = this.destination;
    if (!one) return;
    one.lines = [Math.min(one.lines[0], lines[0]), Math.max(one.lines[1], lines[1])];
    const draft = this.#reaches.find((reach) => reach.destinations.includes(one))!;
    draft.lines = [Math.min(draft.lines[0], lines[0]), Math.max(draft.lines[1], lines[1])];
  }

  addReason(text: string, lines: LineRange): void {
    const one = this.destination!;
    one.reason = one.reason === "" ? text : `${one.reason}\n${text}`;
    this.reach(lines);
  }

  addTheme(theme: MemoTheme): void {
    const one = this.destination!;
    if (!one.themes.some((known) => foldName(known.name) === foldName(theme.name))) one.themes.push(theme);
    this.reach(theme.lines);
  }

  addTopic(topic: MemoTopic): void {
    this.destination!.topics.push(topic);
    this.reach(topic.lines);
  }

  /**
   * A host under the heading of concrete visits that stood among the subjects above it as something to do there ("Besøg X"):
   * what stood above is a subject about the host, which begins where it is listed.
   */
  takeAsTopic(name: string, title: string, lines: LineRange): void {
    const one = this.destination!;
    one.sites = one.sites.filter((site) => !(site.name === name && site.lines[0] === lines[0]));
    one.topics.push({ name: title, description: "", sites: [name], lines, certainty: 0.8, why: "bulleted" });
    one.topics.sort((a, b) => a.lines[0] - b.lines[0]);
  }

  /** Adds a host, or adds to one that stands there already what the text says here. */
  addSite(site: MemoSite): MemoSite {
    const one = this.destination!;
    this.reach(site.lines);
    const passing = (reading: MemoSite) => reading.why === "named-in-text" || reading.why === "umbrella";
    const known = one.sites.find((other) => foldName(other.name) === foldName(site.name) || ((passing(site) || passing(other)) && sameName(other.name, site.name)));
    if (!known) {
      one.sites.push(site);
      return site;
    }
    const replaces = passing(known) && !passing(site);
    const [kept, other] = replaces ? [site, { ...known }] : [{ ...known }, site];
    const formerName = known.name;
    Object.assign(known, kept, {
      offer: kept.offer === "" || kept.offer.includes(other.offer) ? kept.offer || other.offer : passing(other) ? kept.offer : `${kept.offer}\n${other.offer}`.trim(),
      alternatives: [...new Map([...kept.alternatives, ...other.alternatives].map((name) => [foldName(name), name])).values()].filter((name) => !sameName(name, kept.name) || kept.name.includes("/")),
    });
    if (replaces) for (const topic of one.topics) topic.sites = topic.sites.map((name) => (name === formerName ? site.name : name));
    return known;
  }

  warn(code: MemoWarningCode, lines: LineRange, text: string): void {
    if (this.#running?.code === code) return void (this.#running.lines = [this.#running.lines[0], lines[1]]);
    const warning = { code, lines: [...lines] as LineRange, text: text.length > mostShown ? `${text.slice(0, mostShown - 1)}…` : text };
    this.#warnings.push(warning);
    if (code === "introduction" || code === "other-section") this.#running = warning;
  }

  finish(): MemoDraft {
    for (const reach of this.#reaches) {
      for (const destination of reach.destinations) {
        inferThemes(destination, reach.wishes);
        destination.places = destination.places.filter((place) => findPlace(place)?.kind !== "country" || destination.places.length === 1 || destination.places.indexOf(place) > 0);
        if (destination.sites.length === 0 && destination.topics.length === 0) this.warn("empty-destination", destination.lines, destination.name);
      }
    }
    const order = (one: MemoReachDraft) => memoReaches.indexOf(one.reach);
    return { reaches: this.#reaches.filter((one) => one.destinations.length > 0 || one.basis !== null || one.wishes.length > 0).sort((a, b) => order(a) - order(b)), warnings: this.#warnings.sort((a, b) => a.lines[0] - b.lines[0]) };
  }

  #reachDraft(reach: MemoReach, lines: LineRange, certainty: number, why: ReadingReason): MemoReachDraft {
    const known = this.#reaches.find((one) => one.reach === reach);
    if (known) {
      known.lines = [Math.min(known.lines[0], lines[0]), Math.max(known.lines[1], lines[1])];
      return known;
    }
    const draft: MemoReachDraft = { reach, lines: [...lines], certainty, why, basis: null, wishes: [], destinations: [] };
    this.#reaches.push(draft);
    return draft;
  }
}
