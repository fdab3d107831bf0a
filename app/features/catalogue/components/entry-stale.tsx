import { useTranslator } from "~/i18n/use-translator";
import { coordinateText } from "~/shared/form-fields";
import { Alert } from "~/ui/page-parts";
import { differingFields, entryFields, type EntryKind } from "../entry-schema";
import type { FormChoice } from "../present-entry";

type Values = Record<string, string | string[]>;

/** What somebody else has saved meanwhile beside what was typed, where the two differ. */
export function EntryStale({ kind, typed, stored, choices }: { kind: EntryKind; typed: Values; stored: Values; choices: Record<string, FormChoice[]> }) {
  const { t, tDynamic, locale } = useTranslator();
  const coordinates = new Set(entryFields[kind].filter(({ type }) => type === "coordinate").map(({ name }) => name));
  const asList = (values: Values, name: string) => [values[name] ?? []].flat().filter((text) => text !== "").map((text) => (coordinates.has(name) ? coordinateText(text, locale) : text));
  const show = (values: Values, name: string) => asList(values, name).map((text) => choices[name]?.find(({ value }) => value === text)?.label ?? text).join(", ") || t("history.value.empty");
  const caveats = (values: Values) => Object.keys(values).filter((name) => /^caveat-\d+-text_da$/.test(name)).sort().map((name) => values[name]).filter((text) => text !== "").join(" · ") || t("history.value.empty");
  const rows = (values: Values, name: string, parts: string[]) =>
    Object.keys(values).filter((key) => key.startsWith(`${name}-`) && key.endsWith(`-${parts[0]}`)).map((key) => parts.map((part) => values[key.replace(/[^-]+$/, part)]).filter(Boolean).join(" ")).filter(Boolean).join(" · ") || t("history.value.empty");
  const lists = entryFields[kind].flatMap((field) => (field.type === "rows" ? [{ name: field.name, parts: field.rows.parts.map((part) => part.name) }] : [])).filter(({ name, parts }) => rows(typed, name, parts) !== rows(stored, name, parts));
  const fields = differingFields(kind, (name) => [asList(typed, name), asList(stored, name)]);
  const differ = caveats(typed) !== caveats(stored);
  return (
    <Alert kind="warning">
      <p>{t("entry.stale")}</p>
      <table className="table table--extracompact">
        <thead><tr><th scope="col">{t("trip.stale.field")}</th><th scope="col">{t("trip.stale.yours")}</th><th scope="col">{t("trip.stale.theirs")}</th></tr></thead>
        <tbody>
          {fields.map((name) => <tr key={name}><th scope="row">{tDynamic(`entry.field.${name}`)}</th><td>{show(typed, name)}</td><td>{show(stored, name)}</td></tr>)}
          {lists.map(({ name, parts }) => <tr key={name}><th scope="row">{tDynamic(`entry.field.${name}`)}</th><td>{rows(typed, name, parts)}</td><td>{rows(stored, name, parts)}</td></tr>)}
          {differ ? <tr><th scope="row">{t("entry.field.caveats")}</th><td>{caveats(typed)}</td><td>{caveats(stored)}</td></tr> : null}
        </tbody>
      </table>
    </Alert>
  );
}
