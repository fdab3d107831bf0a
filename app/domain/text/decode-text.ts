/** What the bytes 0x80 to 0x9f mean in Windows-1252; the five it leaves open stand for themselves, as in the encoding standard. */
const windowsSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

// Node's own decoder reads these bytes as control signs, so that the dash of a name would be lost without a word.
const decodeWindows1252 = (bytes: Uint8Array) => Array.from(bytes, (byte) => windowsSigns[byte - 0x80] ?? String.fromCharCode(byte)).join("");

/** The text of a file: UTF-16 by its mark, UTF-8 where the bytes are, else Windows-1252, in which older Danish programs write. The mark itself is left out. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
