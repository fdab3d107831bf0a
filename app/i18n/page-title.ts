import { isLocale } from "./locale";
import type { MessageKey } from "./messages.da";
import { translatorFor } from "./translator";

/** The title of a page in the language of its document: the root's loader knows it; Danish when even that one failed. */
export function pageTitle(matches: readonly { id: string; data: unknown }[], key: MessageKey): string {
  const root = matches.find((match) => match.id === "root")?.data as { locale?: unknown } | undefined;
  const locale = isLocale(root?.locale) ? root.locale : "da";
  return `${translatorFor(locale).t(key)} – Studietur`;
}
