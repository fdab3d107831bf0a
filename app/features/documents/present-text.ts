// Control characters but tab and line break, code points that are none, and halves of a pair: no calendar and no XML can hold them.
// eslint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/gu;

/** A text that every format can carry, with line breaks as one character. */
export function writableText(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(unwritable, "");
}

/** A coordinate in plain decimals: XML knows no exponents. */
export function decimalText(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(15).replace(/\.?0+$/, "") : text;
}
