/** Letters as one may type them: case and accents do not count, and æ, ø and å may be written ae, oe and aa. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "");
}

/** True when every word of the typed text begins or stands within the searched text (folded before), in any order. */
export function matchesText(searched: string, text: string): boolean {
  return foldText(text).split(/\s+/).filter(Boolean).every((word) => searched.includes(word));
}
