import { describe, expect, it } from "vitest";
import { plainText } from "~/domain/documents/document";
import { fillTemplate, unknownPlaceholders } from "~/domain/documents/template-text";

const gapOf = (name: string) => `[${name}!]`;

describe("unknown placeholders", () => {
  it("are told by name, each once, and braces around nothing are text", () => {
    expect(unknownPlaceholders("{udvalg} {udvlag} {x y} {udvlag} { {} {a\nb}", ["udvalg"])).toEqual(["udvlag", "x y"]);
    expect(unknownPlaceholders("", ["udvalg"])).toEqual([]);
  });
});

describe("a filled template", () => {
  it("has paragraphs and lists, and names what is missing once", () => {
    const filled = fillTemplate("Til {udvalg}\n1. at {formål}\n2. at {formål} {pris}\r\n\r\n\n- a\n- b\n\nEnd", { udvalg: "BIU", formål: null, pris: null }, gapOf);
    expect(filled.missing).toEqual(["formål", "pris"]);
    expect(filled.blocks).toEqual([
      { kind: "paragraph", text: [{ text: "Til " }, { text: "BIU" }] },
      { kind: "list", ordered: true, items: [[{ text: "at " }, { text: "[formål!]", bold: true }], [{ text: "at " }, { text: "[formål!]", bold: true }, { text: " " }, { text: "[pris!]", bold: true }]] },
      { kind: "list", ordered: false, items: [[{ text: "a" }], [{ text: "b" }]] },
      { kind: "paragraph", text: [{ text: "End" }] },
    ]);
  });

  it("writes no second full stop after a value that ends with one", () => {
    const text = (template: string) => fillTemplate(template, { pris: "5 kr.", titel: "Rejsen" }, gapOf).blocks.map((block) => (block.kind === "paragraph" ? plainText(block.text) : ""));
    expect(text("Det koster {pris}. Og {pris}, {titel}. {pris}...\n\n{pris}.")).toEqual(["Det koster 5 kr. Og 5 kr., Rejsen. 5 kr....", "5 kr."]);
  });

  it("takes a value as it is, whatever it looks like", () => {
    expect(fillTemplate("{a}", { a: "{b}\n- <x> = \"서울\" 🎉", b: "no" }, gapOf)).toEqual({ blocks: [{ kind: "paragraph", text: [{ text: "{b}\n- <x> = \"서울\" 🎉" }] }], missing: [] });
    expect(fillTemplate("{toString} {other}", {}, gapOf).blocks).toEqual([{ kind: "paragraph", text: [{ text: "{toString}" }, { text: " " }, { text: "{other}" }] }]);
    expect(fillTemplate("  \n\n ", {}, gapOf)).toEqual({ blocks: [], missing: [] });
  });
});
