/** Mail addresses; telephone numbers in the Danish way (pairs, fours, or eight in a row) or with a country code; rooms by their number. */
const mail = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const international = /(?<![\d.])(?:\+|00)\d(?:[ ().-]*\d){6,14}(?!\d)/g;
const pairs = /(?<![\d.,-])\d{2}(?:[ .-]?\d{2}){3}(?![\d-])/g;
const room = /(?<!\p{L})(?:værelse|vær\.|room|suite)(?:\s*(?:nr\.?|no\.?|number))?\s*\d+\p{L}?/giu;
/** Two years side by side, and dates, are written with eight digits as well. */
const isDate = (text: string) => /^(?:19|20)\d{2}[ .-]?(?:19|20)\d{2}$/.test(text) || /^\d{2}[.-]\d{2}[.-](?:19|20)\d{2}$/.test(text) || /^(?:19|20)\d{2}-?\d{2}-?\d{2}$/.test(text);

/**
 * A text for everybody: without mail addresses, telephone numbers and room numbers. What stood before them ("tlf.:") goes
 * with them. Names of people cannot be known from their letters, and stay. Empty text stays empty.
 */
export function withoutPersonalDetails(text: string): string {
  const gap = "\ue000";
  const cut = text.replaceAll(mail, gap).replaceAll(international, gap).replaceAll(pairs, (found) => (isDate(found) ? found : gap)).replaceAll(room, gap);
  if (cut === text) return text;
  return cut
    .replaceAll(/(?:,\s*)?(?<!\p{L})(?:tlf\.?|telefon|mobil|mail|e-mail|email|tel\.?|phone|mobile)?\s*:?\s*\ue000/giu, "")
    .replaceAll(/\(\s*\)/g, "").replaceAll(/[ \t]{2,}/g, " ").replaceAll(/\s+([,.;:!?])/g, "$1").replaceAll(/[,;:\s]+$/gm, "").trim();
}
