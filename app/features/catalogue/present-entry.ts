import type { Translator } from "~/i18n/translator";
import type { Entry, EntryChoices, NamedChoice } from "./entry-queries.server";
import { entryFields, entryHistoryPath, entryPath, formOfFacts, hostLanguages, type EntryFacts, type EntryKind } from "./entry-schema";

export type FormChoice = { value: string; label: string };
export type EntryFormData = {
  kind: EntryKind;
  /** Null: a new one. */
  code: string | null;
  title: string;
  version: number;
  archived: boolean;
  shared: boolean;
  values: Record<string, string | string[]>;
  /** What each choice is made among, by field. */
  choices: Record<string, FormChoice[]>;
  owners: FormChoice[];
  backPath: string;
  historyPath: string | null;
};

/** The form of an entry, or of a new one where `entry` is null. `withArchived`: choices also name what can no longer be chosen. */
export function presentEntryForm(
  { kind, entry, facts, choices, owners = [], backPath, withArchived = false }: { kind: EntryKind; entry: Entry | null; facts: EntryFacts; choices: EntryChoices; owners?: FormChoice[]; backPath?: string; withArchived?: boolean },
  translator: Translator,
): EntryFormData {
  const lists: EntryFormData["choices"] = {};
  for (const field of entryFields[kind]) if (field.type === "select" || field.type === "many") lists[field.name] = choicesOf(field, facts, choices, withArchived, translator).filter(({ value }) => field.name !== "alternatives" || value !== entry?.code);
  return {
    kind, code: entry?.code ?? null, title: titleOf(facts, translator), version: entry?.version ?? 0, archived: entry?.archived ?? false, shared: entry ? entry.committeeId === null : false,
    values: formOfFacts(kind, facts), choices: lists, owners,
    backPath: backPath ?? (kind === "topic" && entry ? entryPath("destination", entry.destinationCode!) : entryPath(kind, entry?.code ?? "")),
    historyPath: entry ? entryHistoryPath(kind, entry.code) : null,
  };
}

export function titleOf(facts: EntryFacts, { pick }: Translator): string {
  if (typeof facts.name === "string") return facts.name;
  const [da, en] = [facts.name_da ?? facts.title_da, facts.name_en ?? facts.title_en];
  return pick({ da: String(da ?? ""), en: String(en ?? da ?? "") });
}

/** What the choices of fields are called that no other page shows. */
const wordsOf: Record<string, (value: string, tDynamic: Translator["tDynamic"]) => string> = {
  theme_group: (value, tDynamic) => tDynamic(`entry.theme-group.${value}`),
  period_basis: (value, tDynamic) => tDynamic(`entry.period-basis.${value}`),
  alternatives_reading: (value, tDynamic) => tDynamic(`entry.alternatives.${value}`),
};

function choicesOf(field: Extract<(typeof entryFields)[EntryKind][number], { type: "select" | "many" }>, facts: EntryFacts, choices: EntryChoices, withArchived: boolean, { pick, tDynamic, locale }: Translator): FormChoice[] {
  const chosen = [facts[field.name] ?? []].flat();
  if (typeof field.choices === "string") return (choices[field.choices] as NamedChoice[]).filter(({ code, archived }) => withArchived || !archived || chosen.includes(code)).map(({ code, da, en }) => ({ value: code, label: pick({ da, en }) }));
  if (field.name === "languages") {
    const names = new Intl.DisplayNames(locale, { type: "language" });
    return [...new Set([...hostLanguages, ...((facts.languages ?? []) as string[])])].map((code) => ({ value: code, label: names.of(code) ?? code }));
  }
  const words = "words" in field ? field.words : undefined;
  return field.choices.map((value) => ({ value, label: wordsOf[field.name]?.(value, tDynamic) ?? (words ? tDynamic(`${words}.${value}`) : value) }));
}

/** What a new site starts with: the destination's first town, a usual visit. */
export function blankSite(destinationCode: string, place: { code: string; lon: number; lat: number } | undefined): EntryFacts {
  return {
    kind: "municipal-service", concreteness: "named", status: "not-verified", destination: destinationCode, place: place?.code ?? null, lat: place?.lat ?? null, lon: place?.lon ?? null, coordinate_confidence: "town",
    visit_minutes: 90, languages: ["en"], caveats: [],
  };
}

