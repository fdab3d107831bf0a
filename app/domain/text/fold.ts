const letters: Record<string, string> = { "æ": "a", "Æ": "a", "ø": "o", "Ø": "o", "œ": "o", "Œ": "o", "ð": "d", "Ð": "d", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ı": "i", "ß": "ss" };

/**
 * A text as the search compares it: without marks, Latin letters small, punctuation as one space, every way of writing a
 * Danish letter alike (Århus, Aarhus and Arhus are "arhus"; København, Koebenhavn and Kobenhavn are "kobenhavn"). An empty
 * text stays empty. The twin of the database's function `search_fold`: both change together or nothing is found any more.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[ÆæØøŒœÐðĐđŁłıß]/g, (letter) => letters[letter]!)
    // eslint-disable-next-line no-control-regex -- a control character separates words as any other mark does
    .replace(/[\u0001-\u001f\u0021-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u3000-\u303f]+/g, " ")
    .replace(/ {2,}/g, " ")
    .replace(/a[ae]+/g, "a")
    .replace(/oe+/g, "o")
    .replace(/^ +| +$/g, "");
}
