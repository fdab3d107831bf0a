// Control characters but tab and line break, code points that are none, and halves of a pair: no calendar and no XML can hold them.
// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/gu;

/** A text that every format can carry, with line breaks as one character. */
export function writableText(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(unwritable, "");
}

/** A name before figures: with the mark for left-to-right after a name that ends in letters read from the right, so that the figures stay in their order. */
export function beforeFigures(name: string): string {
  return /[\p{Script=Hebrew}\p{Script_Extensions=Arabic}]\P{L}*$/u.test(name) ? `${name}\u200e` : name;
}

/** Place and address on one line, empty without either: an address that names the place ("Valukoja 8, 11415 Tallinn") says where it is by itself. */
export function whereText({ place, address }: { place: string | null; address: string | null }): string {
  const plain = (text: string) => text.trim().toLocaleLowerCase("da");
  const named = (address ?? "").split(",").map((part) => plain(part.trim().replace(/^(?:[A-Z]{1,2}-)?\d[\d ]*\s/, "")));
  return [place && !named.includes(plain(place)) ? place : "", address].filter(Boolean).join(", ");
}

/** A coordinate in plain decimals: XML knows no exponents. */
export function decimalText(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(15).replace(/\.?0+$/, "") : text;
}
