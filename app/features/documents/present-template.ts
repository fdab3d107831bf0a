import type { PaperDocument } from "~/domain/documents/document";
import type { Translator } from "~/i18n/translator";
import { placeholderValues, presentRecommendation } from "./present-recommendation";
import type { LoadedRecommendation } from "./recommendation-queries.server";
import { placeholderCodes, placeholders, type Template } from "./template-schema";

/** The wording tried on a trip, and what each placeholder says there (null: the trip does not say). */
export type TemplatePreview = { paper: PaperDocument; values: Record<string, string | null> };

export function presentTemplatePreview(loaded: LoadedRecommendation, template: Template, translator: Translator, now: Date): TemplatePreview {
  const known = placeholderValues(loaded, translator);
  return { paper: presentRecommendation({ ...loaded, template }, translator, now).paper, values: Object.fromEntries(placeholderCodes.map((code) => [placeholders[code], known[code]])) };
}
