import { describe, expect, it } from "vitest";
import { withoutPersonalDetails } from "~/domain/documents/personal-details";

describe("a text for everybody", () => {
  it.each([
    ["Vært: kontoret, tlf. 12 34 56 78.", "Vært: kontoret."],
    ["Ring +82 2-1234-5678 eller skriv til vaert@example.org", "Ring eller skriv til"],
    ["Kontakt (mail: a.b@example.org)", "Kontakt"],
    ["Hotel Byen, værelse 214", "Hotel Byen"],
    ["Mødested: 12345678", "Mødested"],
    ["Jobcenter, tlf. 12 34 56 78", "Jobcenter"],
    ["Rådhuset, mødelokale 3.14, 1550 København V", "Rådhuset, 1550 København V"],
    ["Mød op i lokale nr. 3.", "Mød op i."],
    ["Værelse 12, Flakhaven 2", "Flakhaven 2"],
    ["Ring (+45) 12 34 56 78, kl. 9.00-15.00", "Ring, kl. 9.00-15.00"],
    ["서울시청, +82-2-120-1234", "서울시청"],
  ])("loses numbers, addresses and rooms: %s", (text, expected) => expect(withoutPersonalDetails(text)).toBe(expected));

  it.each(["2027 2028", "13.04.2027", "2027-04-13", "37 timer om ugen", "Flakhaven 2, 5000 Odense", "81.253,00 kr.", "Hvad skete der i 2019-2023?", "13.04.2027, 10.30-12.00, 2026–2029, 12.000.000 kr.", "2027-04-13 og 13.-15.04.2027", "kl. 10.00-12.00 13.00-14.30", "Seebladsgade 1, 5000 Odense C", "Bloomberg har 14 værelser", ""])("keeps what is none: %s", (text) => expect(withoutPersonalDetails(text)).toBe(text));
});
