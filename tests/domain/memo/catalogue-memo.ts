import { readCatalogueFiles } from "~db/seed/read-catalogue-files";
import type { MemoReach } from "~/domain/memo/memo-draft";

/*
 * The reviewed catalogue written out as a proposal memo: sections by reach with the committee's wishes as bullets,
 * destinations under "Place: headline" or "Town, country", hosts as bullets with their offer below; wrapped at the width of
 * a page, words hyphenated at line ends, every line followed by an empty one, page breaks anywhere.
 */
const sectionHeadings: Record<MemoReach, string> = { denmark: "STUDIETUR I DANMARK", europe: "EUROPÆISK STUDIETUR", overseas: "OVERSØISK STUDIETUR" };

/** The catalogue's files, and the memo made of them. */
export async function memoOfCatalogue(): Promise<{ text: string; destinations: { name: string; sites: string[] }[] }> {
  const files = await readCatalogueFiles();
  const themes = new Map(files.themes.map((theme) => [theme.code, theme.name.da]));
  const out: string[] = ["Forslag til studieture for udvalget", "", "PROBLEM", ...wrap("Udvalget har bedt om forslag til destinationer. Hermed følger de, som forvaltningen peger på.")];
  const destinations: { name: string; sites: string[] }[] = [];
  for (const reach of ["denmark", "europe", "overseas"] as const) {
    const brief = files["reach-briefs"].find((one) => one.reach === reach)!;
    out.push("\f", sectionHeadings[reach], ...wrap(brief.basis.da), ...brief.themes.map((code) => `• ${themes.get(code)}`), "");
    for (const destination of files.destinations.filter((one) => one.reach === reach)) {
      const sites = files.sites.filter((site) => site.destination === destination.code && site.concreteness !== "type-only");
      destinations.push({ name: destination.name.da, sites: sites.map((site) => site.name) });
      out.push("", ...wrap(destination.headline ? `${destination.name.da}: ${destination.headline.da}` : destination.name.da), ...wrap(destination.reason.da));
      for (const site of sites) out.push(...wrap(`• ${site.name}`), ...wrap(site.offer.da));
    }
  }
  return { text: out.flatMap((line) => [`${line} `, ""]).join("\r\n"), destinations };
}

/** Lines of at most 68 characters; a long word that does not fit is parted with a hyphen. */
function wrap(text: string, width = 68): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (`${line} ${word}`.trim().length <= width) line = `${line} ${word}`.trim();
    else {
      const room = width - line.length - 2;
      if (/^\p{L}{9,}/u.test(word) && room >= 4 && room < word.length - 3) {
        lines.push(`${line} ${word.slice(0, room)}-`);
        line = word.slice(room);
      } else {
        lines.push(line);
        line = word;
      }
    }
  }
  return [...lines, line];
}
