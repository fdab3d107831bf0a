import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import type { TextPair } from "~/i18n/locale";
import { FieldFrame, SelectField, useFieldIds } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import { cataloguePath } from "../schema";
import type { SiteFilePlan } from "../site-file-commands.server";
import { asNew, nameKey, type SiteFileFault, type UnknownName } from "../site-file-schema";

export type SiteImportReply = { faults: SiteFileFault[] } | { plan: SiteFilePlan; content: string; format: string; committeeId: string } | { imported: number };

/** What a name nobody knows shall be: something of nearly that name first, or new. */
function UnknownChoice({ one, index }: { one: UnknownName; index: number }) {
  const { t, tDynamic, pick } = useTranslator();
  const choices = [
    ...one.proposals.map(({ code, name }) => ({ value: code, label: t("site-file.use", { name: pick(name) }) })),
    ...(one.mayAdd ? [{ value: asNew, label: tDynamic(`site-file.add.${one.kind}`, { name: one.name }) }] : []),
  ];
  const label = tDynamic(`site-file.unknown.${one.kind}`, { name: one.name, rows: one.rows.join(", "), count: one.rows.length });
  if (choices.length === 0) return <Alert kind="warning"><p>{label} {t("site-file.keeper-adds")}</p></Alert>;
  return (
    <>
      <input type="hidden" name={`unknown.${index}`} value={nameKey(one.kind, one.name)} />
      <SelectField name={`choice.${index}`} label={label} required value={choices[0]!.value} choices={choices} />
    </>
  );
}

const doesNothing = ({ added, changed, unknown, fresh }: SiteFilePlan) => added.length + changed.length + unknown.length + fresh.length === 0;

/** A file of sites: first what it would do and what is wrong with it, row by row; then, once, all of it. */
export function SiteImportPage({ committees, reply }: { committees: { committeeId: string; name: TextPair }[]; reply: SiteImportReply | undefined }) {
  const { t, tDynamic, pick } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const file = useFieldIds({ name: "file", hint: t("site-file.hint") });
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: t("site-file.title") }]} />
      <PageHead title={t("site-file.title")} lead={t("site-file.lead")} />
      {reply && "imported" in reply ? <Alert kind="success"><p>{t("site-file.imported", { count: reply.imported })}</p></Alert> : null}
      {reply && "faults" in reply ? (
        <>
          <Alert kind="error"><p>{t("site-file.faults", { count: reply.faults.length })}</p></Alert>
          <div className="table--responsive-scroll">
            <table className="table">
              <caption className="sr-only">{t("site-file.faults-caption")}</caption>
              <thead><tr><th scope="col">{t("site-file.row")}</th><th scope="col">{t("site-file.column")}</th><th scope="col">{t("site-file.fault")}</th></tr></thead>
              <tbody>
                {reply.faults.slice(0, 200).map((fault, index) => (
                  <tr key={index}><td>{fault.row === 0 ? t("site-file.whole") : fault.row}</td><td>{fault.column}</td><td>{tDynamic(`site-file.fault.${fault.code}`)}{fault.value ? <> <q>{fault.value}</q></> : null}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
      {reply && "plan" in reply ? (
        <section aria-labelledby="site-plan">
          <h2 id="site-plan">{t("site-file.plan")}</h2>
          <ul>
            {(["added", "changed", "same", "shared"] as const).map((kind) => <li key={kind}>{tDynamic(`site-file.plan.${kind}`)}: <strong>{reply.plan[kind].length}</strong>{kind !== "same" && reply.plan[kind].length > 0 ? ` (${reply.plan[kind].slice(0, 20).join(", ")}${reply.plan[kind].length > 20 ? ", …" : ""})` : ""}</li>)}
          </ul>
          <Form method="post" encType="multipart/form-data">
            <input type="hidden" name="committeeId" value={reply.committeeId} />
            <input type="hidden" name="format" value={reply.format} />
            <input type="hidden" name="content" value={reply.content} />
            {reply.plan.unknown.length > 0 ? (
              <fieldset className="mt-6">
                <legend className="h3">{t("site-file.unknown")}</legend>
                <p>{t("site-file.unknown-lead")}</p>
                {reply.plan.unknown.map((one, index) => <UnknownChoice key={nameKey(one.kind, one.name)} one={one} index={index} />)}
              </fieldset>
            ) : null}
            {doesNothing(reply.plan) ? <p>{t("site-file.nothing")}</p> : <button className="button button-primary mt-4" type="submit" name="intent" value="import" disabled={busy}>{busy ? t("form.saving") : t("site-file.import")}</button>}
          </Form>
        </section>
      ) : null}
      <Form method="post" encType="multipart/form-data" className="st-form">
        {committees.length > 1
          ? <SelectField name="committeeId" label={t("trip.field.committee")} required choices={committees.map((one) => ({ value: one.committeeId, label: pick(one.name) }))} />
          : <input type="hidden" name="committeeId" value={committees[0]!.committeeId} />}
        <FieldFrame name="file" id={file.id} label={t("site-file.file")} hint={t("site-file.hint")} required>
          <input type="file" id={file.id} name="file" accept=".csv,.geojson,.json" className="form-input" aria-describedby={file.describedBy} />
        </FieldFrame>
        <div className="st-row mt-6">
          <button className="button button-secondary" type="submit" name="intent" value="preview" disabled={busy}>{busy ? t("memo.reading") : t("site-file.preview")}</button>
          <Link to={cataloguePath}>{t("form.cancel")}</Link>
        </div>
      </Form>
    </div>
  );
}
