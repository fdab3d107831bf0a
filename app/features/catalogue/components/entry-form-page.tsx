import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import type { Flash } from "~/shared/flash.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, SelectField, TextAreaField, TextField } from "~/ui/field";
import type { MapTiles } from "~/ui/map/map-types";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { EntryReply } from "../entry-form-commands.server";
import { editPath, entryFields, entryGroups, entryPath, hasOwnPage, type EntryField } from "../entry-schema";
import type { EntryFormData, FormChoice } from "../present-entry";
import { cataloguePath } from "../schema";
import { ArchiveForm } from "./archive-form";
import { publicationFields } from "../case-schema";
import { CaveatFields } from "./caveat-fields";
import { EntryFlash } from "./entry-bar";
import { EntryStale } from "./entry-stale";
import { PublicationFields } from "./publication-fields";
import { RowFields } from "./row-fields";
import { PinField } from "./pin-field";

type Values = Record<string, string | string[]>;
const hinted = new Set(["present_name", "opening_hours", "verified_on", "country_code", "region_code", "contact_role_da", "source_line_from", "coordinate_confidence", "effort_kind_da", "sectors_da", "period_da", "area_da", "organised_by_da", "year_to", "alternatives", "alternatives_wording"]);

/** The form of one entry of the catalogue, in groups; `form` says of which kind. */
export function EntryFormPage({ form, reply, tiles, flash = null }: { form: EntryFormData; reply: EntryReply | undefined; tiles: MapTiles; flash?: Flash | null }) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().state === "submitting";
  const values: Values = reply?.form.values ?? form.values;
  const errors = reply?.form.errors ?? {};
  const fields = entryFields[form.kind];
  const labels = { ...Object.fromEntries([...fields.map(({ name }) => name), ...(form.kind === "case" ? Object.values(publicationFields) : []), "owner"].map((name) => [name, tDynamic(`entry.field.${name}`)])), ...rowLabels(fields, errors, tDynamic) };
  // A case says much: what repeats it in English is opened by those who write it.
  const isFolded = (field: EntryField) => form.kind === "case" && (("fallback" in field && field.fallback !== undefined) || (field.type === "lines" && field.with !== undefined));
  const control = (field: EntryField) => {
    if (field.name === "lon") return null;
    if (field.name === "lat") return <PinField key="pin" values={{ lat: oneOf(values, "lat"), lon: oneOf(values, "lon") }} errors={errors} tiles={tiles} />;
    if (field.type === "rows") return <RowFields key={field.name} name={field.name} spec={field.rows} values={values} errors={errors} />;
    const plain = <EntryControl key={field.name} field={field} values={values} error={errors[field.name]} choices={form.choices[field.name] ?? []} needed={form.kind === "case" && field.name === "source"} />;
    return form.kind === "case" && field.name === "source" ? [plain, <PublicationFields key="publication" values={values} errors={errors} />] : plain;
  };
  const heading = form.code === null ? tDynamic(`entry.new.${form.kind}`) : t("entry.edit", { title: form.title });
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[form.kind === "case" ? { label: t("library.title"), to: "/bibliotek" } : { label: t("catalogue.title"), to: cataloguePath }, ...(form.code === null ? [] : [{ label: form.title, to: form.backPath }]), { label: form.code === null ? heading : t("entry.edit-short") }]} />
      <PageHead title={heading} lead={form.code === null ? undefined : form.shared ? t("entry.shared-lead") : t("entry.private-lead")} actions={form.historyPath ? <Link to={form.historyPath}>{t("entry.history")}</Link> : null} />
      <EntryFlash flash={flash} />
      {form.archived ? <Alert kind="info">{t("entry.archived-note")}</Alert> : null}
      {form.code !== null && !hasOwnPage(form.kind) ? <div className="st-entry-bar"><ArchiveForm entry={{ kind: form.kind, code: form.code, version: form.version, archived: form.archived }} /></div> : null}
      {reply?.theirs ? <EntryStale kind={form.kind} typed={values} stored={reply.theirs.values} choices={form.choices} /> : null}
      <Form method="post" noValidate className="st-form st-entry-form">
        <ErrorSummary errors={reply && Object.keys(errors).length > 0 ? errors : undefined} labels={labels} />
        {reply?.twin ? (
          <Alert kind="warning" heading={t("entry.twin", { name: reply.twin.name, kind: form.kind })}>
            <p><Link to={hasOwnPage(form.kind) ? entryPath(form.kind, reply.twin.code) : editPath(form.kind, reply.twin.code)}>{reply.twin.name}</Link></p>
            <p>{t("entry.twin-help")}</p>
          </Alert>
        ) : null}
        <input type="hidden" name="version" value={reply?.theirs?.version ?? form.version} />
        {form.code === null ? <input type="hidden" name="requestKey" value={oneOf(values, "requestKey")} /> : null}
        {form.owners.length > 1
          ? <SelectField name="owner" label={t("entry.field.owner")} hint={t("entry.hint.owner")} required value={oneOf(values, "owner") || form.owners[0]!.value} choices={form.owners} error={errors.owner} />
          : form.owners.length === 1 ? <input type="hidden" name="owner" value={form.owners[0]!.value} /> : null}
        {entryGroups.filter((group) => fields.some((field) => field.group === group)).map((group) => (
          <section key={group} className="st-entry-group" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className="h4">{tDynamic(`entry.group.${group}`)}</h2>
            {group === "dates" || group === "alternatives" || (group === "results" && form.kind === "case") ? <p className="form-hint">{tDynamic(`entry.group-hint.${group}`)}</p> : null}
            {group === "alternatives" ? (
              <details className="st-disclosure st-entry-row" open={oneOf(values, "alternatives_reading") !== "" || fields.some((field) => field.group === group && errors[field.name]) || undefined}>
                <summary>{t("entry.alternatives.open")}</summary>
                {fields.filter((field) => field.group === group).map(control)}
              </details>
            ) : fields.filter((field) => field.group === group && !isFolded(field)).map(control)}
            {fields.some((field) => field.group === group && isFolded(field)) ? (
              <details className="st-disclosure st-entry-row" open={fields.some((field) => field.group === group && isFolded(field) && errors[field.name]) || undefined}>
                <summary>{t("entry.english")}</summary>
                {fields.filter((field) => field.group === group && isFolded(field)).map(control)}
              </details>
            ) : null}
          </section>
        ))}
        {reply?.twin ? <CheckboxField name="anyway" label={t("entry.anyway")} /> : null}
        <div className="st-row mt-6">
          <button type="submit" className="button button-primary" disabled={busy}>{busy ? t("form.saving") : form.code === null ? t("entry.add") : t("form.save")}</button>
          <Link to={form.backPath}>{t("form.cancel")}</Link>
        </div>
      </Form>
    </div>
  );
}

function oneOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value : "";
}

/** What the parts of rows are called where errors are listed: the list, the row's number, the part. */
function rowLabels(fields: EntryField[], errors: Record<string, string>, tDynamic: (key: string) => string): Record<string, string> {
  return Object.fromEntries(Object.keys(errors).flatMap((name) => {
    const [, list, index, part] = /^(\w+)-(\d+)-(\w+)$/.exec(name) ?? [];
    return fields.some((field) => field.type === "rows" && field.name === list) ? [[name, `${tDynamic(`entry.row.${list}.one`)} ${Number(index) + 1}, ${tDynamic(`entry.row.${list}.${part}`)}`]] : [];
  }));
}

/** `needed`: a choice that can only be left out where something else is written in its place. */
function EntryControl({ field, values, error, choices, needed = false }: { field: EntryField; values: Values; error?: string; choices: FormChoice[]; needed?: boolean }) {
  const { t, tDynamic } = useTranslator();
  const { name } = field;
  const required = field.required || needed;
  const hint = hinted.has(name) ? tDynamic(`entry.hint.${name}`) : "fallback" in field && field.fallback ? t("entry.hint.english") : field.type === "lines" ? t(field.with ? "entry.hint.english-lines" : "entry.hint.lines") : undefined;
  const common = { name, label: tDynamic(`entry.field.${name}`), hint, error, required, value: oneOf(values, name) };
  switch (field.type) {
    case "line":
      return <TextField {...common} maxLength={field.max} />;
    case "area":
      return <TextAreaField {...common} rows={5} maxLength={field.max} />;
    case "number":
      return <TextField {...common} inputMode="numeric" widthClass="input-width-s" />;
    case "date":
      return <DateField {...common} />;
    case "select":
      return <SelectField {...common} choices={[...(field.nullable || common.value === "" ? [{ value: "", label: name === "alternatives_reading" ? t("entry.alternatives.none") : field.nullable && !needed ? t("entry.none") : t("form.choose") }] : []), ...choices]} />;
    case "many":
      return <ManyField {...common} chosen={[values[name] ?? []].flat()} choices={choices} folded={field.folded} />;
    case "lines":
      return <TextAreaField {...common} rows={4} maxLength={field.max} />;
    case "check":
      return <CheckboxField name={name} label={common.label} checked={common.value !== ""} />;
    case "rows":
    case "caveats":
      return <CaveatFields values={values} error={error} />;
    case "coordinate":
      return null;
  }
}

function ManyField({ name, label, hint, error, required, chosen, choices, folded }: { name: string; label: string; hint?: string; error?: string; required?: boolean; chosen: string[]; choices: FormChoice[]; folded?: boolean }) {
  const { t, tDynamic } = useTranslator();
  const boxes = (
    <fieldset className={`st-fieldset${error ? " form-group form-error" : ""}`} aria-describedby={[hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined}>
      <legend className="form-label">{label}{required ? null : <span className="weight-normal"> ({t("form.optional")})</span>}</legend>
      {hint ? <span className="form-hint" id={`${name}-hint`}>{hint}</span> : null}
      {error ? <span className="form-error-message" id={`${name}-error`}>{tDynamic(error)}</span> : null}
      {choices.length === 0 ? <p className="st-muted">{t("entry.no-choices")}</p> : null}
      <div className="st-entry-choices">
        {choices.map((choice, index) => (
          <div key={choice.value} className="form-group-checkbox">
            <input type="checkbox" className="form-checkbox" id={`${name}-${choice.value}`} name={name} value={choice.value} defaultChecked={chosen.includes(choice.value)} aria-invalid={(error && index === 0) || undefined} />
            <label htmlFor={`${name}-${choice.value}`}>{choice.label}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
  if (!folded) return boxes;
  const names = choices.filter(({ value }) => chosen.includes(value)).map((choice) => choice.label);
  return <details className="st-disclosure st-entry-row" open={error ? true : undefined}><summary>{names.length > 0 ? `${label}: ${names.join(", ")}` : label}</summary>{boxes}</details>;
}
