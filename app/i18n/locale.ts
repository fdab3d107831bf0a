export const locales = ["da", "en"] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** A text the catalogue holds in both languages. */
export type TextPair = { da: string; en: string };
