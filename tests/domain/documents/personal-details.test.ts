import { describe, expect, it } from "vitest";
import { withoutPersonalDetails } from "~/domain/documents/personal-details";

describe("a text for everybody", () => {
  it.each([
    ["Vært: kontoret, tlf. 12 34 56 78.", "Vært: kontoret."],
    ["Ring +82 2-1234-5678 eller skriv til vaert@example.org", "Ring eller skriv til"],
    ["Kontakt (mail: a.b@example.org)", "Kontakt"],
    ["Hotel Byen, værelse 214", "Hotel Byen"],
    ["Mødested: 12345678", "Mødested"],
  ])("loses numbers, addresses and rooms: %s", (text, expected) => expect(withoutPersonalDetails(text)).toBe(expected));

  it.each(["2027 2028", "13.04.2027", "2027-04-13", "37 timer om ugen", "Flakhaven 2, 5000 Odense", "81.253,00 kr.", "Hvad skete der i 2019-2023?", ""])("keeps what is none: %s", (text) => expect(withoutPersonalDetails(text)).toBe(text));
});
