import type { Block, Inline } from "./document";

/** A name in braces; braces around anything that cannot be one are plain text. */
const placeholder = /\{([^{}\n]{1,40})\}/g;

/** The names in braces that are none of the known ones, each once, in the order of the text. Empty text has none. */
export function unknownPlaceholders(text: string, known: readonly string[]): string[] {
  const names = [...text.matchAll(placeholder)].map(([, name]) => name!);
  return [...new Set(names.filter((name) => !known.includes(name)))];
}

/** A filled text and the names whose value was missing, each once. */
export type FilledText = { blocks: Block[]; missing: string[] };

/**
 * A template as blocks, with values in place of the names. An empty line ends a paragraph; lines that all begin with "-" or
 * "1." are a list. A name without a value stands as the visible gap that `gapOf` gives. Values are filled in once and as
 * plain text: what looks like a name or a list in them stays as it is. Empty text gives no blocks.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string | null>>, gapOf: (name: string) => string): FilledText {
  const missing = new Set<string>();
  // "kr." ends the sentence that it stands last in: no second full stop.
  const isStopped = (part: string | undefined) => part !== undefined && part.startsWith("{") && Object.hasOwn(values, part.slice(1, -1)) && values[part.slice(1, -1)]?.endsWith(".");
  const fill = (line: string): Inline[] =>
    line.split(/(\{[^{}\n]{1,40}\})/).filter((part) => part !== "").map((part, index, parts): Inline => {
      const name = /^\{([^{}\n]{1,40})\}$/.exec(part)?.[1];
      if (name === undefined || !Object.hasOwn(values, name)) return { text: isStopped(parts[index - 1]) ? part.replace(/^\.(?!\.)/, "") : part };
      const value = values[name];
      if (value !== null && value !== undefined) return { text: value };
      missing.add(name);
      return { text: gapOf(name), bold: true };
    });
  const blocks = text.replaceAll("\r\n", "\n").split(/\n\s*\n/).flatMap((paragraph) => paragraphBlocks(paragraph.split("\n").map((line) => line.trim()).filter((line) => line !== ""), fill));
  return { blocks, missing: [...missing] };
}

const bullet = /^[-–•]\s+/;
const numeral = /^\d{1,2}[.)]\s+/;

/** Lines before a list are its introduction; the list begins at its first mark. */
function paragraphBlocks(lines: string[], fill: (line: string) => Inline[]): Block[] {
  const from = lines.findIndex((line) => bullet.test(line) || numeral.test(line));
  const mark = from >= 0 && numeral.test(lines[from]!) ? numeral : bullet;
  const isList = from >= 0 && lines.slice(from).every((line) => mark.test(line));
  const prose = isList ? lines.slice(0, from) : lines;
  return [
    ...(prose.length > 0 ? [{ kind: "paragraph" as const, text: fill(prose.join("\n")) }] : []),
    ...(isList ? [{ kind: "list" as const, ordered: mark === numeral, items: lines.slice(from).map((line) => fill(line.replace(mark, ""))) }] : []),
  ];
}
