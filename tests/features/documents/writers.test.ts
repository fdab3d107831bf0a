import PDFDocument from "pdfkit";
import { beforeAll, describe, expect, it } from "vitest";
import { drawBars } from "~/domain/documents/bar-chart";
import type { Block, PaperDocument } from "~/domain/documents/document";
import { PdfFonts } from "~/features/documents/adapters/pdf-fonts.server";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { writeWord } from "~/features/documents/adapters/word.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { partsOf, readPdf, rowsOf, type ReadPdf } from "../../setup/read-pdf";
import { readWord, type ReadWord } from "../../setup/read-word";

beforeAll(() => {
  registerMessages("da", messagesDa);
  registerMessages("en", messagesEn);
});

const title = `Rejse til "Seoul" 서울 & <Ærø> = 5 🎉`;
const paper = (blocks: Block[], changes: Partial<PaperDocument> = {}): PaperDocument => ({
  language: "da", title, subtitle: "13.–15. april 2027", sender: "Kommunen", organisation: "Øster Kommune", subject: "Program", runningHead: "Rejse", foot: "Version 7",
  hasContents: true, writtenAt: "2026-11-25T10:00:00.000Z", blocks, ...changes,
});
/** Readers put letters that are joined from the right together in more than one way; which letters they find is the same. */
const letters = (text: string) => [...text.replaceAll(/\s/g, "")].sort().join("");
const words = (count: number) => Array.from({ length: count }, (_, index) => `ord${index}`).join(" ");

const everything: Block[] = [
  { kind: "paragraph", text: [{ text: "Fed", bold: true }, { text: " og " }, { text: "et sted at læse", href: "https://example.org/a?b=1&c=2" }, { text: "." }] },
  { kind: "heading", level: 1, text: "Økonomi", startsPage: true },
  { kind: "table", caption: "Budget", hasRowHeadings: true, sumRows: 1, columns: [{ heading: "Linje" }, { heading: "Kroner", align: "right" }], rows: [["Hotel", "15.500"], ["Tog = billigt", "4.466"], ["I alt", "19.966"]] },
  { kind: "heading", level: 2, text: "مركز التوظيف" },
  { kind: "list", ordered: true, items: ["Først", "שלום עולם"] },
  { kind: "facts", rows: [{ term: "Udvalg", text: "청년 고용" }] },
  { kind: "note", tone: "warning", heading: "Husk", blocks: [{ kind: "paragraph", text: "Pas" }] },
  { kind: "entry", level: 3, margin: ["09.30–11.30", "lokal tid"], number: "4", title: "Jobcenter", mark: "Bekræftet", blocks: [{ kind: "paragraph", text: "Flakhaven 2" }] },
  { kind: "passage", text: "Bus, 20 min" },
  { kind: "figure", drawing: drawBars([{ label: "Odense", value: 7, figure: "7 stemmer" }]), alt: "Odense fik 7 stemmer", caption: "Stemmer" },
];

describe("a document as PDF", () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await readPdf(await writePdf(paper(everything)));
  });

  it("says what it is, in which language, and that it can be read aloud", () => {
    expect(pdf.info).toMatchObject({ Title: title, Author: "Øster Kommune", Subject: "Program", Language: "da-DK" });
    expect(pdf.xml).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  it("has a tree of headings, lists, tables, notes and figures with their texts", () => {
    expect(partsOf(pdf.parts, "H1").map((one) => one.text)).toEqual([title]);
    expect(partsOf(pdf.parts, "H2").map((one) => one.text)).toEqual(["Økonomi"]);
    expect(partsOf(pdf.parts, "H3").map((one) => letters(one.text))).toEqual([letters("مركز التوظيف")]);
    expect(partsOf(pdf.parts, "H4").map((one) => one.text)).toEqual(["4 Jobcenter"]);
    expect(partsOf(pdf.parts, "Link").map((one) => one.text)).toEqual(["et sted at læse"]);
    expect(pdf.links).toEqual(["https://example.org/a?b=1&c=2"]);
    expect(partsOf(pdf.parts, "LI").map((one) => one.children.map((child) => letters(child.text)))).toEqual([["1.", "Først"], ["2.", "שלום עולם"], ["Udvalg", "청년 고용"]].map((texts) => texts.map(letters)));
    expect(partsOf(pdf.parts, "Figure").map((one) => one.alt)).toEqual(["Odense fik 7 stemmer"]);
    const [table] = partsOf(pdf.parts, "Table");
    expect(partsOf([table!], "Caption").map((one) => one.text)).toEqual(["Budget"]);
    expect(rowsOf(table!)).toEqual([["Linje", "Kroner"], ["Hotel", "15.500"], ["Tog = billigt", "4.466"], ["I alt", "19.966"]]);
    expect(partsOf([table!], "TR")[1]!.children.map((cell) => cell.role)).toEqual(["TH", "TD"]);
  });

  it("has bookmarks that nest, and page numbers", () => {
    expect(pdf.outline.map((one) => [one.title, (one.items as { title: string }[]).map((item) => item.title)])).toEqual([["Økonomi", ["مركز التوظيف"]]]);
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.pages.map((text) => text.match(/Side \d af \d/)?.[0])).toEqual(["Side 1 af 2", "Side 2 af 2"]);
  });

  it("repeats column headings on every page of a table, once in the tree", async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`Nr. ${index}`, String(index)]);
    const long = await readPdf(await writePdf(paper([{ kind: "table", caption: "Lang", columns: [{ heading: "Navn" }, { heading: "Tallet", align: "right" }], rows }])));
    expect(long.pages.length).toBeGreaterThan(2);
    expect(long.pages.map((text) => text.split("Tallet").length - 1)).toEqual(long.pages.map(() => 1));
    expect(partsOf(long.parts, "TR").flatMap((row) => row.children).filter((cell) => cell.text === "Tallet")).toHaveLength(1);
    expect(partsOf(long.parts, "TD").filter((cell) => cell.text.startsWith("Nr.")).map((cell) => cell.text)).toEqual(rows.map(([name]) => name));
  });

  it("splits no entry, and leaves no heading alone at the foot of a page", async () => {
    const entry = (index: number): Block => ({ kind: "entry", level: 2, margin: ["10.00"], number: String(index), title: `Begynder${index}.`, mark: null, blocks: [{ kind: "paragraph", text: words(60 + (index % 7) * 15) }, { kind: "paragraph", text: `slutter${index}.` }] });
    const blocks = Array.from({ length: 40 }, (_, index): Block[] => [...(index % 5 === 0 ? [{ kind: "heading", level: 1, text: `Kapitel${index}.` } as const] : []), entry(index)]).flat();
    const { pages } = await readPdf(await writePdf(paper(blocks)));
    const pageOf = (text: string) => pages.findIndex((page) => page.includes(text));
    for (let index = 0; index < 40; index += 1) {
      expect(pageOf(`slutter${index}.`)).toBe(pageOf(`Begynder${index}.`));
      if (index % 5 === 0) expect(pageOf(`Kapitel${index}.`)).toBe(pageOf(`Begynder${index}.`));
    }
  });

  it("keeps a figure that leads in with what follows", async () => {
    const drawing = drawBars([{ label: "Odense", value: 7, figure: "7 stemmer" }]);
    const days = Array.from({ length: 24 }, (_, index): Block[] => [
      { kind: "heading", level: 1, text: `Dag${index}.` }, { kind: "figure", drawing, alt: "Kort", caption: `Kilde${index}.`, leadsIn: true },
      { kind: "passage", text: `Bus${index}.` }, { kind: "entry", level: 2, margin: ["10.00"], number: null, title: `Stop${index}.`, mark: null, blocks: [{ kind: "paragraph", text: words(20 + (index % 7) * 30) }] },
    ]).flat();
    const { pages } = await readPdf(await writePdf(paper(days)));
    expect(pages.length).toBeGreaterThan(4);
    for (let index = 0; index < 24; index += 1) expect(new Set(["Dag", "Kilde", "Bus", "Stop"].map((word) => pages.findIndex((page) => page.includes(`${word}${index}.`)))).size).toBe(1);
    const word = await readWord(Buffer.from(await writeWord(paper(days))));
    expect(word.body.split("<w:p>").find((one) => one.includes(">Kilde7.<"))).toContain("<w:keepNext/>");
  });

  it("draws the marks and digits of Arabic, and no wide gap after an emoji", async () => {
    const text = "ماذا نتعلم؟ نعم، لا؛ ٣٤";
    const { pages } = await readPdf(await writePdf(paper([{ kind: "paragraph", text }, { kind: "paragraph", text: "그래 🎉 ja" }])));
    expect(letters(pages[0]!)).not.toContain("\ufffd");
    for (const sign of "؟،؛٣٤") expect(pages[0]).toContain(sign);
    // The mark that keeps figures in their order is no box.
    const marked = await readPdf(await writePdf(paper([{ kind: "paragraph", text: "Bus til مركز\u200e, 2 t 18 min" }])));
    expect(letters(marked.pages[0]!)).not.toContain("\ufffd");
    expect(marked.pages[0]).toContain("2 t 18 min");
    const fonts = new PdfFonts(new PDFDocument());
    expect(fonts.split("🎉 ja", { bold: false, italic: false })).toEqual([{ text: "🎉", key: "emoji" }, { text: " ja", key: "sans" }]);
    const word = await readWord(Buffer.from(await writeWord(paper([{ kind: "paragraph", text: "ماذا نتعلم؟" }]))));
    expect(word.body).toContain(">ماذا نتعلم؟<");
  });

  it("leaves no line that leads into a list alone at the foot of a page", async () => {
    const blocks = Array.from({ length: 60 }, (_, index): Block[] => [{ kind: "paragraph", text: `Spørgsmål${index}.`, leadsIn: true }, { kind: "list", ordered: false, items: [`Svar${index}.`, words(index % 9)] }]).flat();
    const { pages } = await readPdf(await writePdf(paper(blocks)));
    expect(pages.length).toBeGreaterThan(3);
    const pageOf = (text: string) => pages.findIndex((page) => page.includes(text));
    for (let index = 0; index < 60; index += 1) expect(pageOf(`Svar${index}.`)).toBe(pageOf(`Spørgsmål${index}.`));
    const word = await readWord(Buffer.from(await writeWord(paper(blocks))));
    expect(word.body.split("<w:p>").find((one) => one.includes(">Spørgsmål7.<"))).toContain("<w:keepNext/>");
  });

  it("breaks what is taller than a page, and words that are wider than a line", async () => {
    const hash = "b3f1".repeat(60);
    const { pages } = await readPdf(await writePdf(paper([{ kind: "group", blocks: [{ kind: "paragraph", text: words(1500) }] }, { kind: "paragraph", text: hash }])));
    const all = pages.join(" ");
    expect(all.match(/ord\d+/g)).toEqual(words(1500).split(" "));
    expect(all.replaceAll(/\s/g, "")).toContain(hash);
  });

  it("writes an empty document as one page", async () => {
    const { pages } = await readPdf(await writePdf(paper([])));
    expect(pages).toHaveLength(1);
  });
});

describe("a document as Word file", () => {
  let word: ReadWord;
  beforeAll(async () => {
    word = await readWord(await writeWord(paper([...everything, { kind: "heading", level: 1, text: "Slut" }])));
  });

  it("has the headings, lists and tables of Word", () => {
    expect(word.messages).toEqual([]);
    expect(word.html).toContain(`<h1 class="title">Rejse til "Seoul" 서울 &amp; &lt;Ærø&gt; = 5 🎉</h1>`);
    for (const heading of [/<h1>(<a[^>]*><\/a>)?Økonomi<\/h1>/, /<h2>(<a[^>]*><\/a>)?مركز التوظيف<\/h2>/, /<h3>(<a[^>]*><\/a>)?4\. Jobcenter<\/h3>/]) expect(word.html).toMatch(heading);
    expect(word.html).toContain("<ol><li>Først</li><li>שלום עולם</li></ol>");
    expect(word.html.replaceAll(/<\/?(p|strong)>/g, "")).toContain("<table><thead><tr><th>Linje</th><th>Kroner</th></tr></thead><tbody><tr><td>Hotel</td><td>15.500</td></tr><tr><td>Tog = billigt</td><td>4.466</td></tr><tr><td>I alt</td><td>19.966</td></tr></tbody></table>");
    expect(word.html).toContain(`<a href="https://example.org/a?b=1&amp;c=2">et sted at læse</a>`);
  });

  it("sets language, direction, properties, alternative text and page numbers", () => {
    expect(word.styles).toContain('w:lang w:val="da-DK"');
    expect(word.body).toMatch(/<w:bidi\/>/);
    expect(word.body).toMatch(/<w:rtl\/>/);
    expect(word.body).toContain('descr="Odense fik 7 stemmer"');
    expect(word.core).toContain("<dc:creator>Øster Kommune</dc:creator>");
    expect(word.core).toContain("<dc:title>Rejse til &quot;Seoul&quot; 서울 &amp; &lt;Ærø&gt; = 5 🎉</dc:title>");
    expect(word.footer).toMatch(/>PAGE<.*>NUMPAGES</s);
    expect(word.footer).toContain("Version 7");
  });

  it("has contents that are there without an update, and lead to the headings", () => {
    expect(word.body).toContain('TOC \\o &quot;1-2&quot; \\h');
    expect(word.body).toContain('w:anchor="afsnit-1"');
    expect(word.body).toContain('w:name="afsnit-1"');
    expect(word.body).not.toContain('w:dirty="true"');
  });

  it("keeps what belongs together on one page: heads of tables, and every paragraph of an entry but its last", () => {
    expect(word.body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    const paragraph = (text: string) => word.body.split("<w:p>").find((one) => one.includes(`>${text}<`))!;
    for (const text of ["4. Jobcenter", "09.30–11.30 · lokal tid · Bekræftet"]) expect(paragraph(text)).toMatch(/<w:keepNext\/>|Heading3/);
    expect(paragraph("Flakhaven 2")).toContain("<w:keepLines/>");
    expect(paragraph("Flakhaven 2")).not.toContain("<w:keepNext/>");
  });

  it("has a picture of dots beside each drawing, for programs that do not read SVG", () => {
    const pictures = word.names.filter((name) => name.startsWith("word/media/") && !name.endsWith("/")).map((name) => name.split(".").pop());
    expect(pictures.sort()).toEqual(["png", "svg"]);
  });

  it("leaves out signs that XML has no place for", async () => {
    const { text } = await readWord(await writeWord(paper([{ kind: "paragraph", text: "før\u0000\u000befter\nny linje" }])));
    expect(text).toContain("førefter");
  });
});
