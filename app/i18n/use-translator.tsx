import { createContext, useContext, type ReactNode } from "react";
import type { Locale } from "./locale";
import { translatorFor, type Translator } from "./translator";

const TranslatorContext = createContext<Translator | null>(null);

export function TranslatorProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <TranslatorContext.Provider value={translatorFor(locale)}>{children}</TranslatorContext.Provider>;
}

/** The translator of the page's language. */
export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error("useTranslator needs a TranslatorProvider above it");
  return translator;
}
