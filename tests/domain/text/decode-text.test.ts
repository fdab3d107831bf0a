import { expect, it } from "vitest";
import { decodeText } from "~/domain/text/decode-text";

it("reads the dashes, quotes and the euro of Windows-1252, and the letters beside them", () => {
  expect(decodeText(Uint8Array.from([0xc5, 0x72, 0x68, 0x75, 0x73, 0x20, 0x96, 0x20, 0x84, 0xe6, 0x93, 0x92, 0x80, 0x85, 0x9f]))).toBe("Århus – „æ“’€…Ÿ");
});

it("reads UTF-8 with and without its mark, and UTF-16 by its mark", () => {
  const utf8 = [...new TextEncoder().encode("Århus – å")];
  expect(decodeText(Uint8Array.from(utf8))).toBe("Århus – å");
  expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toBe("Århus – å");
  expect(decodeText(Uint8Array.from([0xff, 0xfe, 0xc5, 0x00, 0x13, 0x20]))).toBe("Å–");
});
