import { describe, expect, it } from "vitest";
import { fold } from "~/domain/text/fold";
import { excerptOf, markWords } from "~/domain/text/mark-words";

const wanted = (words: string[], stems: string[] = []) => ({ words, stems });
const marked = (text: string, ...given: Parameters<typeof wanted>) => markWords(text, wanted(...given)).map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");

describe("fold", () => {
  it.each([
    ["Århus", "arhus"], ["Aarhus", "arhus"], ["ARHUS", "arhus"], ["København", "kobenhavn"], ["Koebenhavn", "kobenhavn"], ["Kobenhavn", "kobenhavn"],
    ["Ærø", "aro"], ["Aeroe", "aro"], ["München", "munchen"], ["Weißensee", "weissensee"], ["  Job- og  integrationshuset! ", "job og integrationshuset"], ["%_'\\:*&|!()", ""], ["", ""],
  ])("%s is %s", (text, folded) => expect(fold(text)).toBe(folded));
});

describe("marking", () => {
  it("marks beginnings and other forms of a word, however it is written", () => {
    expect(marked("IKEA Aarhus, Århus C", ["arhus"])).toBe("IKEA [Aarhus], [Århus] C");
    expect(marked("Opkvalificering af ledige", ["opkval"])).toBe("[Opkvalificering] af ledige");
    expect(marked("virksomheder og virksomhedskonsulenter", ["virksomhedernes"], ["virksom"])).toBe("[virksomheder] og virksomhedskonsulenter");
  });

  it("gives back the whole text, markup and all, as text", () => {
    const text = "<b>Job</b> & \"job\" 😀 job";
    expect(markWords(text, wanted(["job"])).map((piece) => piece.text).join("")).toBe(text);
    expect(marked(text, ["job"])).toBe("<b>[Job]</b> & \"[job]\" 😀 [job]");
  });

  it("cuts the part around the first word that was found, at words", () => {
    const text = `${"lang tekst ".repeat(30)}om jobcenter ${"og mere ".repeat(30)}`.trim();
    const excerpt = excerptOf(text, wanted(["jobcenter"]), 100)!;
    expect(excerpt).toMatch(/^… (lang|tekst) .*om jobcenter og mere .* …$/);
    expect(excerpt.length).toBeLessThanOrEqual(104);
    expect(excerptOf("Kort tekst", wanted(["jobcenter"]), 100)).toBeNull();
  });
});
