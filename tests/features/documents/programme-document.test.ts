import { beforeAll, describe, expect, it } from "vitest";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { writeWord } from "~/features/documents/adapters/word.server";
import type { ProgrammePage, ProgrammeStop } from "~/features/documents/present-programme";
import { presentProgrammeDocument, presentPublicProgrammeDocument } from "~/features/documents/present-programme-document";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { makeProgramme, stretched } from "../../factories/programmes";
import { partsOf, readPdf, rowsOf } from "../../setup/read-pdf";
import { readWord } from "../../setup/read-word";

beforeAll(() => {
  registerMessages("da", messagesDa);
  registerMessages("en", messagesEn);
});

const da = () => translatorFor("da");
const stopsOf = (page: ProgrammePage): ProgrammeStop[] => page.days.flatMap((day) => [...day.items.flatMap((item) => (item.type === "stop" ? [item.stop] : [])), ...day.untimed]);
/** What a reader of pages makes of spaces and breaks is its own; the letters count. */
const squeezed = (text: string) => text.replaceAll(/\s/g, "");

describe("the Danish example as PDF", () => {
  it("says every stop with its number, place and questions in the tree, each day as a chapter", async () => {
    const made = await makeProgramme("denmark");
    const pdf = await readPdf(await writePdf(presentProgrammeDocument(made, da())));
    const stops = stopsOf(made.page);
    expect(partsOf(pdf.parts, "H3").map((one) => one.text)).toEqual(stops.map((stop) => `${stop.number} ${stop.title}`));
    expect(partsOf(pdf.parts, "H2").map((one) => one.text)).toEqual(["Turen i overblik", "Dag 1 · tirsdag den 13. april 2027", "Dag 2 · onsdag den 14. april 2027", "Dag 3 · torsdag den 15. april 2027"]);
    expect(pdf.outline.map((one) => one.title)).toEqual(partsOf(pdf.parts, "H2").map((one) => one.text));
    const text = squeezed(pdf.pages.join(""));
    for (const question of stops.flatMap((stop) => stop.questions)) expect(text).toContain(squeezed(question));
    expect(partsOf(pdf.parts, "P").map((one) => one.text)).toContain("Bus, 2 t 25 min, 173 km, anslået.");
    const [overview] = partsOf(pdf.parts, "Table");
    expect(rowsOf(overview!).map((row) => row[0])).toEqual(["Dag", "1. tirsdag den 13. april", "2. onsdag den 14. april", "3. torsdag den 15. april"]);
    expect(partsOf(pdf.parts, "Figure").map((one) => one.alt)).toEqual(["Kort over hele turen. Numrene er de samme som i programmet. Dag 1, ti. 13/4: nr. 1–7. Dag 2, on. 14/4: nr. 8–13. Dag 3, to. 15/4: nr. 14–17."]);
    expect(pdf.info).toMatchObject({ Title: "Odense, Billund og Østjylland", Author: "Københavns Kommune" });
    expect(pdf.pages[0]).toContain("Foreløbigt program");
    expect(pdf.pages[0]).toContain("tlf. 12 34 56 78");
  });

  it("is final, or cancelled, as the trip is", async () => {
    for (const [state, words] of [["approved", "Endeligt program"], ["cancelled", "Aflyst"]] as const) {
      expect(JSON.stringify(presentProgrammeDocument(await makeProgramme("denmark", { trip: { state } }), da()).blocks[0])).toContain(words);
    }
  });

  it("splits no stop over two pages, however many there are", async () => {
    const made = await makeProgramme("denmark", { plan: (one) => stretched(one, 10, 60) });
    const { pages } = await readPdf(await writePdf(presentProgrammeDocument(made, da())));
    const stops = stopsOf(made.page);
    expect(stops).toHaveLength(60);
    const squeezedPages = pages.map(squeezed);
    const last = squeezed("Hvad virker bedst for de borgere, der har været længst ledige?");
    expect(squeezedPages.map((page) => page.split(last).length - 1).reduce((sum, count) => sum + count, 0)).toBe(60);
    // On every page there are as many ends of stops as there are beginnings.
    const starts = squeezedPages.slice(2).map((page) => page.split(squeezed("Det vil vi spørge om")).length - 1);
    expect(squeezedPages.slice(2).map((page) => page.split(last).length - 1)).toEqual(starts);
  });
});

describe("the Korean example", () => {
  const hostile = `서울시청 "Hall" = <b>청년</b> 🎉`;
  const make = () => makeProgramme("seoul", {
    plan: (one) => ({ ...one, stops: one.stops.map((stop, index) => (index === 2 ? { ...stop, title: hostile, questions: "ماذا تعلمتم؟\nשלום = ?" } : stop)) }),
    source: { entrySentences: ["Sydkorea: Danske statsborgere skal have pas."] },
  });

  it("keeps Korean, Arabic and Hebrew letters, signs and local time in PDF", async () => {
    const made = await make();
    const pdf = await readPdf(await writePdf(presentProgrammeDocument(made, da())));
    const text = squeezed(pdf.pages.join(""));
    expect(partsOf(pdf.parts, "H1").map((one) => one.text)).toEqual(["Seoul 서울"]);
    expect(partsOf(pdf.parts, "H3").map((one) => squeezed(one.text))).toContain(squeezed(`${stopsOf(made.page).find((stop) => stop.title === hostile)!.number} ${hostile}`));
    expect(text).toContain("שלום");
    expect(text).toContain("lokaltid");
    expect(text).toContain(squeezed("Sydkorea: Danske statsborgere skal have pas."));
    expect(text).toContain(squeezed("10.30 (næste dag, lokal tid), Incheon lufthavn"));
  });

  it("says the same in Word, under headings of Word, in English too", async () => {
    const made = await make();
    const word = await readWord(await writeWord(presentProgrammeDocument(made, da())));
    expect(word.messages).toEqual([]);
    for (const stop of stopsOf(made.page)) expect(word.text).toContain(`${stop.number}. ${stop.title}`);
    expect(word.text).toContain("ماذا تعلمتم؟");
    expect(word.html).toContain("Dag 1 · mandag den 8. november 2027</h1>");
    const english = await readWord(await writeWord(presentProgrammeDocument(await makeProgramme("seoul", { locale: "en" }), translatorFor("en"))));
    expect(english.styles).toContain('w:lang w:val="en-GB"');
    expect(english.html).toContain("Day 1 · Monday 8 November 2027</h1>");
  });
});

describe("the edition for everybody", () => {
  it("has no phone number, mail address, host, room or open point", async () => {
    const made = await makeProgramme("denmark", {
      trip: { purpose: "Skriv til vaert@example.org eller ring 87 65 43 21." },
      source: { sentenceOf: () => "Hemmelig bemærkning" },
    });
    const stop = stopsOf(made.page)[1]!;
    Object.assign(stop, { contact: "Vært Værtsen", address: "Værelse 12, Flakhaven 2" });
    const own = await readPdf(await writePdf(presentProgrammeDocument(made, da())));
    const open = await readPdf(await writePdf(presentPublicProgrammeDocument(made, da())));
    const secrets = ["12 34 56 78", "87 65 43 21", "vaert@example.org", "Vært Værtsen", "Værelse 12", "Hemmelig bemærkning"];
    expect(secrets.filter((secret) => squeezed(own.pages.join("")).includes(squeezed(secret)))).toEqual(secrets);
    expect(secrets.filter((secret) => squeezed(open.pages.join("")).includes(squeezed(secret)))).toEqual([]);
    expect(partsOf(open.parts, "H3").map((one) => one.text)).toEqual(partsOf(own.parts, "H3").map((one) => one.text));
    expect(open.pages[0]).toContain("Offentlig udgave");
  });
});
