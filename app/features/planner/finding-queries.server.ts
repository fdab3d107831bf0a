import type { Finding } from "~/domain/itinerary/finding";
import type { TextPair } from "~/i18n/locale";
import type { Translator } from "~/i18n/translator";
import { presentFinding } from "./present-findings";

/** A finding as the sentence that the board shows. `themes`: names by theme code. */
export function getFindingSentence(finding: Finding, translator: Translator, themes: Record<string, TextPair>): string {
  return presentFinding(finding, translator, themes).sentence;
}
