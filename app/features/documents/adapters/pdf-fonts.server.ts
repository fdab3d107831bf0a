import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type PDFDocument from "pdfkit";

/*
 * The fonts of a PDF: Noto Sans, and its sisters for the letters that it lacks. A font is read and parsed when the first text
 * asks for it, and serves every document after that; a document embeds the letters it uses and no others.
 */
type Pdf = InstanceType<typeof PDFDocument>;

/** What a font of pdfkit and the parsed font behind it are asked for. */
type Glyph = { id: number; codePoints: number[]; advanceWidth: number };
type DrawnGlyph = Glyph & { path: { toSVG(): string } };
type ParsedFont = {
  unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  getGlyph(id: number, codePoints?: number[]): Glyph;
  layout(text: string): { glyphs: DrawnGlyph[]; positions: { xAdvance: number; xOffset: number; yOffset: number }[] };
};
type EmbeddedFont = {
  font: ParsedFont;
  scale: number;
  subset: { glyphs: number[] };
  widths: number[];
  unicode: number[][];
  layoutCache: Record<string, unknown>;
  layout(text: string): { glyphs: Glyph[]; positions: unknown[] };
  encode(text: string): [string[], unknown[]];
  widthOfString(text: string, sizePt: number): number;
};
type FontOwner = { _font: EmbeddedFont };

const files = {
  sans: "noto-sans/400Regular/NotoSans_400Regular",
  "sans-bold": "noto-sans/700Bold/NotoSans_700Bold",
  "sans-italic": "noto-sans/400Regular_Italic/NotoSans_400Regular_Italic",
  "sans-bold-italic": "noto-sans/700Bold_Italic/NotoSans_700Bold_Italic",
  arabic: "noto-sans-arabic/400Regular/NotoSansArabic_400Regular",
  "arabic-bold": "noto-sans-arabic/700Bold/NotoSansArabic_700Bold",
  hebrew: "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular",
  "hebrew-bold": "noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold",
  korean: "noto-sans-kr/400Regular/NotoSansKR_400Regular",
  "korean-bold": "noto-sans-kr/700Bold/NotoSansKR_700Bold",
  emoji: "noto-emoji/400Regular/NotoEmoji_400Regular",
} as const;

export type FontKey = keyof typeof files;
export type FontManner = { bold: boolean; italic: boolean };

const requireHere = createRequire(import.meta.url);
const parsed = new Map<FontKey, ParsedFont>();
/** Words with their glyphs, by font; the same words come again in every document. */
const layouts = new Map<FontKey, Record<string, unknown>>();
const layoutCounts = new Map<FontKey, number>();
const keptLayouts = 20_000;

const simple = /^[\x20-\x7e\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026]*$/;
// Question mark, comma and digits of Arabic belong to several scripts.
const scripts: [RegExp, "arabic" | "hebrew" | "emoji" | "korean"][] = [
  [/\p{Script_Extensions=Arabic}/u, "arabic"], [/\p{Script=Hebrew}/u, "hebrew"], [/\p{Extended_Pictographic}|\p{Regional_Indicator}/u, "emoji"], [/./su, "korean"],
];
const boldFaces = { arabic: "arabic-bold", hebrew: "hebrew-bold", korean: "korean-bold", emoji: "emoji" } as const;

/** The fonts of one document. */
export class PdfFonts {
  private readonly used = new Map<FontKey, EmbeddedFont>();

  constructor(private readonly pdf: Pdf) {}

  /** Makes a font the current one of the document, and gives it. */
  use(key: FontKey): EmbeddedFont {
    const owner = this.pdf as unknown as FontOwner;
    const known = this.used.get(key);
    if (known) {
      owner._font = known;
      return known;
    }
    const font = parsed.get(key) ?? readFileSync(requireHere.resolve(`@expo-google-fonts/${files[key]}.ttf`));
    this.pdf.font(font as Buffer);
    const embedded = owner._font;
    if (!parsed.has(key)) {
      remembersLetters(embedded.font);
      parsed.set(key, embedded.font);
    }
    embedded.layoutCache = layoutsOf(key);
    encodesByLetter(embedded);
    this.used.set(key, embedded);
    return embedded;
  }

  widthOf(text: string, key: FontKey, sizePt: number): number {
    return this.use(key).widthOfString(text, sizePt);
  }

  /** The letters of a text as SVG paths, y up, with where each stands; in units of the font, of which `perEm` are its size. */
  outlines(text: string, key: FontKey): { perEm: number; letters: { path: string; shift: { x: number; y: number } }[] } {
    const { font } = this.use(key);
    const { glyphs, positions } = font.layout(text);
    let pen = 0;
    const letters = glyphs.map((glyph, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      const shift = { x: pen + xOffset, y: yOffset };
      pen += xAdvance;
      return { path: glyph.path.toSVG(), shift };
    });
    return { perEm: font.unitsPerEm, letters };
  }

  /** Text in stretches of one font each. Letters that no font has become the sign for such a letter. */
  split(text: string, manner: FontManner): { text: string; key: FontKey }[] {
    const sans = sansKey(manner);
    if (simple.test(text)) return [{ text, key: sans }];
    const runs: { text: string; key: FontKey }[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const last = runs.at(-1);
      // The space of the emoji is two letters wide.
      const key = segment === " " && last && last.key !== "emoji" ? last.key : this.keyOf(segment, sans, manner);
      const drawn = this.drawable(segment, key);
      if (last?.key === key) last.text += drawn;
      else runs.push({ text: drawn, key });
    }
    return runs;
  }

  private keyOf(grapheme: string, sans: FontKey, { bold }: FontManner): FontKey {
    const codePoint = grapheme.codePointAt(0)!;
    const isSign = grapheme.includes("\ufe0f") || grapheme.includes("\u20e3");
    if (!isSign && this.has(sans, codePoint)) return sans;
    const first = scripts.find(([script]) => script.test(grapheme))![1];
    const order = [first, "korean", "emoji"] as const;
    const found = order.find((face) => this.has(face, codePoint));
    return found ? (bold ? boldFaces[found] : found) : sans;
  }

  private drawable(grapheme: string, key: FontKey): string {
    const drawn = [...grapheme].filter((char) => this.has(key, char.codePointAt(0)!)).join("");
    return drawn === "" ? "\ufffd" : drawn;
  }

  private has(key: FontKey, codePoint: number): boolean {
    return (parsed.get(key) ?? this.use(key).font).hasGlyphForCodePoint(codePoint);
  }
}

/**
 * Letters of one shape share a glyph: Arabic zain is ra with a dot, a no-break space is a space. A glyph is kept with the
 * letters that it was first drawn for, and whoever copied text out of a file would get those. Here each is given its own.
 */
function remembersLetters(font: ParsedFont): void {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = getGlyph(id, codePoints);
    const isSame = codePoints.length === glyph.codePoints.length && codePoints.every((one, index) => one === glyph.codePoints[index]);
    return isSame ? glyph : (Object.create(glyph, { codePoints: { value: codePoints } }) as Glyph);
  };
}

/** In a file, too, a glyph has one number for each of the letters that it stands for. */
function encodesByLetter(embedded: EmbeddedFont): void {
  const numbers = new Map<string, number>();
  embedded.encode = (text) => {
    const { glyphs, positions } = embedded.layout(text);
    const codes = glyphs.map((glyph) => {
      const letters = `${glyph.id} ${glyph.codePoints.join(" ")}`;
      let number = numbers.get(letters);
      if (number === undefined) {
        number = embedded.subset.glyphs.push(glyph.id) - 1;
        numbers.set(letters, number);
        embedded.widths[number] = glyph.advanceWidth * embedded.scale;
        // The dots of a letter say nothing by themselves; a joiner is read as nothing.
        embedded.unicode[number] = glyph.codePoints.length > 0 ? glyph.codePoints : [0x200d];
      }
      return number.toString(16).padStart(4, "0");
    });
    return [codes, positions];
  };
}

const graphemes = new Intl.Segmenter("da", { granularity: "grapheme" });

const sansKey = ({ bold, italic }: FontManner): FontKey => (bold ? (italic ? "sans-bold-italic" : "sans-bold") : italic ? "sans-italic" : "sans");

function layoutsOf(key: FontKey): Record<string, unknown> {
  const count = (layoutCounts.get(key) ?? 0) + 1;
  layoutCounts.set(key, count);
  const known = layouts.get(key);
  // Counting keys costs; a look now and then is enough to keep the words of years from piling up.
  if (known && (count % 50 !== 0 || Object.keys(known).length < keptLayouts)) return known;
  const fresh = Object.create(null) as Record<string, unknown>;
  layouts.set(key, fresh);
  return fresh;
}
