import { formatDateSpan, formatExactNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { RowFact, RowSpec } from "./row-schema";

/** What a choice within a row is called. */
export function rowChoice(part: string, value: string, tDynamic: Translator["tDynamic"]): string {
  return part === "precision_code" ? tDynamic(`entry.precision.${value}`) : tDynamic(`library.figure-kind.${value}`);
}

/** A row in one line: its parts one after the other, first and last day as one, without those that only repeat another. */
export function rowText(field: string, spec: RowSpec, row: RowFact, { locale, tDynamic }: Translator): string {
  const texts = spec.parts.flatMap((part): string[] => {
    const value = row[part.name] ?? null;
    if (value === null || value === "" || value === false) return [];
    if (part.type === "date") {
      if (part.fallback) return [];
      const end = spec.parts.find((one) => one.type === "date" && one.fallback === part.name);
      return [formatDateSpan(String(value), String((end && row[end.name]) ?? value), locale)];
    }
    if ("fallback" in part && part.fallback && value === row[part.fallback]) return [];
    if (part.type === "check") return [tDynamic(`entry.row.${field}.${part.name}`)];
    if (part.type === "select") return [rowChoice(part.name, String(value), tDynamic)];
    if (part.type === "number" && part.decimals) return [formatExactNumber(Number(value), locale)];
    return [String(value)];
  });
  return texts.join(", ");
}
