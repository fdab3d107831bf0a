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

/** What may tell of a person: where to write, where to call, where somebody sleeps or sits, and who it is. */
export const detailKinds = ["name", "mail", "phone", "room"] as const;
/** A detail as it is written in its text. */
export type PersonalDetail = { kind: (typeof detailKinds)[number]; text: string };

/** A letter or a figure on either side makes it another word; the s of a genitive does not. */
const nameEnd = "(?=['’]?s?(?![\\p{L}\\p{N}]))";
const nameStart = "(?<![\\p{L}\\p{N}])";
const quoted = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** Full names in any spelling of capitals, and their parts as they are written; parts of one or two letters are too common. */
function namePatterns(names: readonly string[]): RegExp[] {
  const full = [...new Set(names.map((name) => name.trim().replaceAll(/\s+/g, " ")).filter((name) => name.length > 2))].sort((a, b) => b.length - a.length);
  const parts = [...new Set(full.flatMap((name) => (name.includes(" ") ? name.split(" ") : [])).filter((part) => part.length > 2 && /^\p{Lu}|^\p{Lo}/u.test(part)))].sort((a, b) => b.length - a.length);
  return [
    ...(full.length > 0 ? [new RegExp(`${nameStart}(?:${full.map((name) => quoted(name).replaceAll(" ", "\\s+")).join("|")})${nameEnd}`, "giu")] : []),
    ...(parts.length > 0 ? [new RegExp(`${nameStart}(?:${parts.map(quoted).join("|")})${nameEnd}`, "gu")] : []),
  ];
}

/** The same detail, however its spaces and capitals are written. */
export const sameDetail = (one: string, other: string) => one.replaceAll(/\s+/g, " ").toLocaleLowerCase("da") === other.replaceAll(/\s+/g, " ").toLocaleLowerCase("da");

/**
 * A text with a mark for each mail address, telephone number, room and known name in it, but for the details that are to be
 * kept; and what was found, kept or not, each once, in the order in which the kinds are looked for. Names that are not known stay unseen.
 */
export function markPersonalDetails(text: string, { names, kept, mark }: { names: readonly string[]; kept: readonly string[]; mark(kind: PersonalDetail["kind"]): string }): { text: string; details: PersonalDetail[] } {
  const details: PersonalDetail[] = [];
  const held: string[] = [];
  // What was dealt with is put aside under its number, so that no later look finds a piece of it.
  const aside = (shown: string) => `\ue000${held.push(shown) - 1}\ue001`;
  const take = (kind: PersonalDetail["kind"]) => (found: string) => {
    const detail = found.trim();
    if (!details.some((one) => sameDetail(one.text, detail))) details.push({ kind, text: detail });
    const shown = kept.some((one) => sameDetail(one, detail)) ? detail : mark(kind);
    return found.replace(detail, () => aside(shown));
  };
  let rest = text.replaceAll(/[\ue000\ue001]/g, "").replaceAll(mail, take("mail")).replaceAll(phone, (found) => (noPhone.some((one) => one.test(found.trim())) ? found : take("phone")(found))).replaceAll(room, take("room"));
  for (const pattern of namePatterns(names)) rest = rest.replaceAll(pattern, take("name"));
  return { text: rest.replaceAll(/\ue000(\d+)\ue001/g, (_, at: string) => held[Number(at)]!), details };
}
