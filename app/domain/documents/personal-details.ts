const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
// Eight figures and more with the signs people put between them; a year, a time, a house number and a postal code are shorter.
const phone = /\(?(?:\+|\b00)?\(?\d(?:[\s().\-–/]{0,2}\d){7,14}(?![\d.]*\d)/gu;
const year = "(?:19|20)\\d{2}";
const clock = "(?:[01]?\\d|2[0-3])[.:][0-5]\\d";
/** Figures that look like a number to call and are none. */
const noPhone = [
  /^\d{4}-\d{1,2}-\d{1,2}$/,
  new RegExp(`^(?:\\d{1,2}\\.?\\s?[-–]\\s?)?\\d{1,2}[.\\-/]\\s?\\d{1,2}[.\\-/]\\s?${year}$`),
  new RegExp(`^${year}\\s?[-–/ ]\\s?${year}$`),
  new RegExp(`^${year}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])$`),
  // Clock times one after the other. Four pairs parted alike are a Danish number.
  new RegExp(`^${clock}(?:\\s?[-–/ ]\\s?${clock})+$`),
  /^\d{1,3}(?:\.\d{3})+$/,
];
const room = /(?<!\p{L})(?:mødelokale|lokale|værelse|vær\.|meeting room|room|suite)(?:\s*(?:nr\.?|no\.?|number))?\s*:?\s*\p{L}{0,2}\d(?:[.-]?[\p{L}\p{N}])*/giu;
const gap = "\ue000";
/** What stood before a number falls with it. */
const label = /(?:,\s*)?(?<!\p{L})(?:tlf\.?|telefon|mobil|mob\.?|mail|e-mail|email|tel\.?|phone|mobile)\s*:?\s*\ue000/giu;

/**
 * A text for everybody: without mail addresses, telephone numbers and room numbers; what is left is tidied. Dates, spans of
 * years and of hours and large amounts stay. Names of people cannot be known from their letters, and stay. Empty text stays empty.
 */
export function withoutPersonalDetails(text: string): string {
  const cut = text.replaceAll(gap, "").replaceAll(mail, gap).replaceAll(phone, (found) => (noPhone.some((one) => one.test(found.trim())) ? found : gap)).replaceAll(room, gap);
  if (cut === text) return text;
  return cut
    .replaceAll(label, "").replaceAll(/(?:,\s*)?\ue000/gu, "")
    .replaceAll(/\(\s*\)/g, "").replaceAll(/[ \t]{2,}/g, " ").replaceAll(/\s+([,.;:!?])/g, "$1").replaceAll(/^[,;:\s]+|[,;:\s]+$/gm, "").trim();
}
