import type { ProgrammePage, ProgrammeStop } from "./present-programme";

/** Who reads: the members with contacts, or anybody, without phone numbers, mail addresses and rooms. */
export const editions = ["members", "public"] as const;
export type Edition = (typeof editions)[number];

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
// Eight figures and more with the signs people put between them; a year, a time, a house number and a postal code are shorter.
const phone = /(?:(?:tlf|tel|telefon|mobil|mob|phone|mobile)\.?:?\s*)?(?:\+|\b00)?\(?\d(?:[\s().\-–/]{0,2}\d){7,14}(?![\d.]*\d)/giu;
// Figures that look like a number to call and are none: dates and spans of dates, spans of hours and of years, large amounts.
const noPhone = /^(?:\d{4}-\d{1,2}-\d{1,2}|(?:\d{1,2}\.?\s?[-–]\s?)?\d{1,2}[.\-/]\s?\d{1,2}[.\-/]\s?\d{4}|\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}|(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}|\d{1,3}(?:\.\d{3})+)$/;
const room = /(?:,\s*)?\b(?:mødelokale|lokale|værelse|vær\.|room|meeting room|suite)\s*:?\s*[\p{L}]{0,2}\d[\p{L}\p{N}.\-]*/giu;

/** A text without phone numbers, mail addresses and numbers of rooms; what is left is tidied. */
export function withoutContacts(text: string): string {
  const bare = text.replace(mail, "").replace(phone, (found) => (noPhone.test(found.trim()) ? found : "")).replace(room, "");
  if (bare === text) return text;
  return bare.replace(/\(\s*\)/g, "").replace(/[ \t]{2,}/g, " ").replace(/\s+([,.;:])/g, "$1").replace(/[,;:]\s*(?=[,;:]|$)/gm, "").trim();
}

/** A programme for anybody to read: who receives the group and how to call is left out. */
export function presentPublicEdition(page: ProgrammePage): ProgrammePage {
  const bare = (stop: ProgrammeStop): ProgrammeStop => ({
    ...stop, contact: null, title: withoutContacts(stop.title) || stop.place || "–", address: stop.address && (withoutContacts(stop.address) || null),
    place: stop.place && (withoutContacts(stop.place) || null), questions: stop.questions.map(withoutContacts).filter((question) => question !== ""),
  });
  return {
    ...page, contactLines: [], openPoints: [], purpose: withoutContacts(page.purpose), overallQuestion: withoutContacts(page.overallQuestion),
    days: page.days.map((day) => ({
      ...day,
      items: day.items.map((item) => (item.type === "stop" ? { ...item, stop: bare(item.stop) } : { ...item, leg: { ...item.leg, toTitle: item.leg.toTitle && withoutContacts(item.leg.toTitle) } })),
      untimed: day.untimed.map(bare),
      bed: day.bed && { ...day.bed, title: withoutContacts(day.bed.title) || day.bed.title },
    })),
  };
}
