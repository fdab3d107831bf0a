import { readDay, readDestinationHeading, type DestinationHeading } from "./headings";
import { findPlace } from "./place-names";
import type { Piece } from "./pieces";

/**
 * How one text is built: what its destinations' headings are marked with (`day`: they are days; `paragraph`: there are none and
 * a paragraph begins with its place), how they are cut from their headlines, and whether what is said under a bullet stands apart from it.
 */
export type MemoShape = { headings: "none" | "number" | "letter" | "bullet" | "day" | "paragraph"; cuts: DestinationHeading["form"][]; bodiesApart: boolean; bullets: number };

/** Learns the shape from the headings whose places are known. */
export function learnShape(pieces: Piece[]): MemoShape {
  const counts = { none: 0, number: 0, letter: 0, bullet: 0 };
  const cuts = new Set<DestinationHeading["form"]>();
  let [apart, marked, days] = [0, 0, 0];
  pieces.forEach((piece, index) => {
    const kind = piece.marker?.kind ?? "none";
    if (kind !== "none") {
      marked += 1;
      const next = pieces[index + 1];
      if (next && !next.marker && next.gap > 0) apart += 1;
    }
    if (kind === "time") return;
    if (placeOfDay(piece.text)) days += 1;
    const heading = readDestinationHeading(piece.text);
    if (!heading || (heading.support === "shape" && !heading.labelled)) return;
    counts[kind] += 1;
    cuts.add(heading.form);
  });
  const numbered = counts.number >= counts.letter ? ("number" as const) : ("letter" as const);
  const headings =
    counts[numbered] > counts.none * 2 && counts[numbered] > 1 ? numbered
    : counts.none > 0 ? "none"
    : counts[numbered] > 0 ? numbered
    : days > 0 ? "day"
    : counts.bullet > 0 ? "bullet"
    : "paragraph";
  return { headings, cuts: [...cuts], bodiesApart: apart * 2 > marked, bullets: headings === "number" || headings === "letter" ? marked - counts[headings] : marked };
}

/** The heading of a day that is spent in a known place: "Dag 2 – Gent"; undefined for other lines. */
export function placeOfDay(text: string): DestinationHeading | undefined {
  const day = readDay(text);
  const heading = day && day.rest !== "" ? readDestinationHeading(day.rest) : undefined;
  return heading && heading.support !== "shape" ? heading : undefined;
}

const paragraphStart = /^(?:(?:\d{1,2}[.)]\s*)?(?:i|in|til|to|et besøg i|besøg i|en (?:tur|rejse) til|a (?:visit|trip) to|turen kan gå til|turen går til|udvalget kan (?:rejse|tage|køre) til|(?:the )?committee (?:could|can|may) (?:visit|go to|travel to)|(?:den )?(?:første|anden|tredje|fjerde|femte) (?:mulighed|destination|forslag) er|et (?:andet|tredje|fjerde) forslag er|en (?:anden|tredje|fjerde) mulighed er|(?:a|the) (?:first|second|third|fourth) (?:option|proposal|destination) is|endelig|derudover|alternativt|desuden|finally|alternatively)[\s,:]+)*(?:(?:er|kan|is|could be)\s+)?/iu;

/** The place a paragraph begins with: "I Gent kan udvalget …"; undefined when it begins otherwise or the place is not known. */
export function placeOfParagraph(text: string): DestinationHeading | undefined {
  if (text.length < 60) return undefined;
  const rest = text.slice(paragraphStart.exec(text)![0].length);
  const start = /^(?:\p{Lu}[\p{L}'’-]+)(?:\s+(?:og|and|eller|or|am|de|la)\s+\p{Lu}[\p{L}'’-]+|\s+\p{Lu}[\p{L}'’-]+)*/u.exec(rest)?.[0];
  const words = start?.split(/\s+/) ?? [];
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count).join(" ");
    const parts = name.split(/\s+(?:og|and|eller|or)\s+/u);
    const places = parts.map((part) => findPlace(part.replace(/s$/u, "")) ?? findPlace(part));
    if (places.every((place) => place !== undefined)) return { name, headline: null, places: parts, countryCode: places[0]!.countryCode, support: "place", form: "alone", labelled: false };
  }
  return undefined;
}
