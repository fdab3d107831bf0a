import { z } from "zod";
import { unknownPlaceholders } from "~/domain/documents/template-text";
import type { Translator } from "~/i18n/translator";
import { checkbox, optionalText, wholeNumber } from "~/shared/form-fields";

/** What a template may name, by the code of its meaning. The names are the same in every language. */
export const placeholders = {
  committee: "udvalg", council: "kommunalbestyrelse", title: "titel", destinations: "destinationer", dates: "datoer", days: "dage", length: "varighed", purpose: "formål", question: "spørgsmål", themes: "temaer",
  hosts: "vaerter", members: "antal_medlemmer", staff: "antal_medarbejdere", participants: "antal_deltagere", group: "deltagere", total: "pris_i_alt", each: "pris_pr_deltager", ceiling: "ramme",
} as const;
export type PlaceholderCode = keyof typeof placeholders;
export const placeholderCodes = Object.keys(placeholders) as PlaceholderCode[];
export const placeholderNames = Object.values(placeholders);

/** The texts of a recommendation, in its order. */
export const templateSections = ["recommendation", "problem", "solution", "duty", "economy", "process"] as const;
export type TemplateSection = (typeof templateSections)[number];
export type TemplateTexts = Record<TemplateSection, string>;
export type Template = { texts: TemplateTexts; withDuty: boolean; version: number };

/** The organisation whose council asks its members to take part unless somebody turns that off. */
const copenhagen = "koebenhavn";
export const isCopenhagen = (organisationCode: string) => organisationCode === copenhagen;

/** The wording an organisation starts with. */
export function standardTemplate(organisationCode: string, { tDynamic }: Translator): Template {
  const itself = Object.fromEntries(placeholderNames.map((name) => [name, `{${name}}`]));
  return { texts: textsOf((section) => tDynamic(`template.standard.${section}`, itself)), withDuty: isCopenhagen(organisationCode), version: 0 };
}

export function textsOf(make: (section: TemplateSection) => string): TemplateTexts {
  return Object.fromEntries(templateSections.map((section) => [section, make(section)])) as TemplateTexts;
}

const sectionText = optionalText(6000).refine((text) => unknownPlaceholders(text, placeholderNames).length === 0, "error.unknown-placeholder");

/** The form of a template. Version 0: the standard text has not been changed yet. */
export const templateFormSchema = z
  .object({
    version: wholeNumber(0, 1_000_000_000), withDuty: checkbox,
    recommendation: sectionText.pipe(z.string().min(1, "error.required")), problem: sectionText, solution: sectionText, duty: sectionText, economy: sectionText, process: sectionText,
  })
  .transform(({ version, withDuty, ...texts }): Template => ({ version, withDuty, texts }));

export const resetTemplateSchema = z.object({ version: wholeNumber(1, 1_000_000_000) });

export type TemplateRefusal = { code: "stale"; version: number };

/** The stored wording as the fields of the form. */
export function templateValues({ texts, withDuty, version }: Template): Record<string, string> {
  return { version: String(version), withDuty: withDuty ? "on" : "", ...texts };
}
