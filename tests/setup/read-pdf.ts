import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A part of a PDF's structure tree with the text that belongs to it. */
export type PdfPart = { role: string; text: string; alt?: string; children: PdfPart[] };
export type ReadPdf = { info: Record<string, unknown>; xml: string; language: string | null; pages: string[]; parts: PdfPart[]; outline: { title: string; items: unknown[] }[]; links: string[] };

type Node = { role?: string; type?: string; id?: string; alt?: string; children?: Node[] };

/** Reads a PDF with another party's reader: text by page, the structure tree with its text, bookmarks, links and properties. */
export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0, isEvalSupported: false, useSystemFonts: false, disableFontFace: true }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const pages: string[] = [];
  const parts: PdfPart[] = [];
  const links: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const texts = new Map<string, string>();
    const open: string[] = [];
    let whole = "";
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ("str" in item) {
        const text = item.str + (item.hasEOL ? "\n" : "");
        whole += text;
        const id = open.findLast((one) => one !== "");
        if (id) texts.set(id, (texts.get(id) ?? "") + text);
      } else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? "");
    }
    pages.push(whole);
    const tree = (await page.getStructTree()) as Node | null;
    const read = (node: Node): PdfPart => {
      const children = (node.children ?? []).filter((child) => child.role).map(read);
      const own = (node.children ?? []).map((child) => (child.type === "content" ? (texts.get(child.id!) ?? "") : "")).join("");
      return { role: node.role!, text: own.replaceAll(/\s+/g, " ").trim(), ...(node.alt ? { alt: node.alt } : {}), children };
    };
    if (tree) parts.push(...read({ ...tree, role: "Root" }).children.flatMap((one) => one.children));
    links.push(...(await page.getAnnotations()).flatMap((one: { url?: string }) => (one.url ? [one.url] : [])));
  }
  const outline = ((await pdf.getOutline()) ?? []) as ReadPdf["outline"];
  const language = (info as { Language?: string }).Language ?? null;
  await pdf.destroy();
  return { info: info as Record<string, unknown>, xml: metadata?.getRaw() ?? "", language, pages, parts, outline, links };
}

/** Every part of a kind, wherever it stands. */
export function partsOf(parts: PdfPart[], role: string): PdfPart[] {
  return parts.flatMap((part) => [...(part.role === role ? [part] : []), ...partsOf(part.children, role)]);
}

/** A table as its rows of cell texts. */
export function rowsOf(table: PdfPart): string[][] {
  return partsOf([table], "TR").map((row) => row.children.map((cell) => cell.text));
}
