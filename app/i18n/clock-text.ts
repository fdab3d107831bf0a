/** `10:30`, `10.30`, `1030`, `9` or `kl. 9.30` to minutes since midnight; null for anything else. */
export function readClock(text: string): number | null {
  const match = /^(?:kl\.?\s*)?(\d{1,2})(?:[:.]?(\d{2}))?$/i.exec(text.trim());
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}
