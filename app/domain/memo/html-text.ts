const blockTags = /^\/?(p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|header|footer|blockquote|pre|hr|body|title)$/;
const silentTags = ["script", "style", "noscript", "template"];

const entities: Record<string, string> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", shy: "\u00AD", ndash: "–", mdash: "—", bull: "•", middot: "·", hellip: "…",
  laquo: "«", raquo: "»", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", aelig: "æ", oslash: "ø", aring: "å", AElig: "Æ", Oslash: "Ø", Aring: "Å",
  eacute: "é", egrave: "è", uuml: "ü", ouml: "ö", auml: "ä", Uuml: "Ü", Ouml: "Ö", Auml: "Ä", szlig: "ß", ntilde: "ñ", ccedil: "ç",
};

/** Whether a text is a web page or a piece of one: it closes or breaks elements of HTML at least twice. */
export function looksLikeHtml(text: string): boolean {
  return (text.match(/<\/(p|div|li|ul|ol|h[1-6]|td|tr|table|span|b|strong|body|html)\s*>|<br\s*\/?>/gi)?.length ?? 0) >= 2 || /^\s*<(!doctype|html)\b/i.test(text);
}

/**
 * The readable text of HTML, cut into pieces by line, each with the line of the source it began on. Scripts and styles are
 * left out, a list item becomes a bullet and a cell ends with a tab. Reads the text once, whatever is left unclosed.
 */
export function readHtmlLines(source: string): { number: number; text: string }[] {
  const lines: { number: number; text: string }[] = [];
  const lowered = source.toLowerCase();
  let current = "";
  let number = 1;
  let startedOn = 1;
  const flush = () => {
    lines.push({ number: startedOn, text: current.trim() });
    current = "";
    startedOn = number;
  };
  for (let at = 0; at < source.length; ) {
    const opened = source.indexOf("<", at);
    const text = source.slice(at, opened < 0 ? undefined : opened);
    for (const [index, part] of text.split("\n").entries()) {
      // A line end within an element is a space to the reader of the page.
      if (index > 0) {
        number += 1;
        current += " ";
        if (current.trim() === "") startedOn = number;
      }
      current += decodeEntities(part);
    }
    if (opened < 0) break;
    const closed = source.indexOf(">", opened);
    if (closed < 0) break;
    const tag = source.slice(opened + 1, closed);
    const name = /^\/?[a-z][a-z0-9]*/i.exec(tag)?.[0].toLowerCase() ?? "";
    number += tag.split("\n").length - 1;
    at = closed + 1;
    if (tag.startsWith("!--")) {
      const end = source.indexOf("-->", opened);
      at = end < 0 ? source.length : end + 3;
      number += source.slice(closed, at).split("\n").length - 1;
    } else if (silentTags.includes(name)) {
      const end = lowered.indexOf(`</${name}`, at);
      const next = end < 0 ? source.length : end;
      number += source.slice(at, next).split("\n").length - 1;
      at = next;
    } else if (name === "/td" || name === "/th") current += "\t";
    else if (blockTags.test(name)) {
      flush();
      if (name === "li") current = "• ";
      if (/^h[1-6]$/.test(name)) lines.push({ number, text: "" });
    } else if (name === "" && !/^[!?]/.test(tag)) {
      // A sign of comparison, not the start of an element.
      current += "<";
      at = opened + 1;
      number -= tag.split("\n").length - 1;
    }
    if (current.trim() === "") startedOn = number;
  }
  flush();
  return lines;
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
