import { Form, Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { SelectField } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { MergePlan } from "../merge-commands.server";
import { cataloguePath, sitePath } from "../schema";

type Side = { code: string; name: string; version: number };
export type MergePageData = { from: Side; choices: { value: string; label: string }[]; preview: { into: Side; plan: MergePlan; fault: string | null } | null };

/** Two sites become one: first which, then what goes along, then the act. */
export function MergePage({ page, refusal }: { page: MergePageData; refusal: string | null }) {
  const { t, tDynamic } = useTranslator();
  const { from, preview } = page;
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: from.name, to: sitePath(from.code) }, { label: t("merge.short") }]} />
      <PageHead title={t("merge.title", { name: from.name })} lead={t("merge.lead")} />
      {refusal ? <Alert kind="error">{tDynamic(refusal)}</Alert> : null}
      {page.choices.length === 0 ? <p>{t("merge.no-other")}</p> : (
        <Form method="get" className="st-form">
          <SelectField name="med" label={t("merge.into")} required value={preview?.into.code ?? page.choices[0]!.value} choices={page.choices} />
          <button type="submit" className="button button-secondary">{t("merge.preview")}</button>
        </Form>
      )}
      {preview?.fault ? <Alert kind="warning">{tDynamic(preview.fault)}</Alert> : null}
      {preview && !preview.fault ? (
        <section className="mt-6">
          <h2>{t("merge.what-moves", { name: preview.into.name })}</h2>
          <ul>{Object.entries(preview.plan).filter(([, count]) => count > 0).map(([what, count]) => <li key={what}>{tDynamic(`merge.moves.${what}`, { count })}</li>)}</ul>
          {Object.values(preview.plan).every((count) => count === 0) ? <p>{t("merge.moves-nothing")}</p> : null}
          <Alert kind="warning">{t("merge.warning", { from: from.name, into: preview.into.name })}</Alert>
          <Form method="post" className="st-row">
            <input type="hidden" name="into" value={preview.into.code} />
            <input type="hidden" name="fromVersion" value={from.version} />
            <input type="hidden" name="intoVersion" value={preview.into.version} />
            <button type="submit" className="button button-primary">{t("merge.do")}</button>
            <Link to={sitePath(from.code)}>{t("form.cancel")}</Link>
          </Form>
        </section>
      ) : null}
    </div>
  );
}
