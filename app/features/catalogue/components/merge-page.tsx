import { Form, Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { SelectField } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { MergeChoice, MergeList, MergePlan } from "../merge-queries.server";
import { cataloguePath, sitePath } from "../schema";

type Side = { code: string; name: string; version: number; destination: { da: string; en: string } };
export type MergePageData = { from: Side; choices: MergeChoice[]; preview: { into: Side; plan: MergePlan; fault: string | null } | null };

/** Two sites become one: first which, then what goes along, then the act. */
export function MergePage({ page, refusal }: { page: MergePageData; refusal: string | null }) {
  const { t, tDynamic, pick } = useTranslator();
  const { from, preview } = page;
  const choices = page.choices.map((site) => ({ value: site.code, label: t("merge.choice", { name: site.name, place: pick(site.place), destination: pick(site.destination) }), group: tDynamic(`merge.likeness.${site.likeness}`) }));
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: from.name, to: sitePath(from.code) }, { label: t("merge.short") }]} />
      <PageHead title={t("merge.title", { name: from.name })} lead={t("merge.lead")} />
      {refusal ? <Alert kind="error">{tDynamic(refusal)}</Alert> : null}
      {choices.length === 0 ? <p>{t("merge.no-other")}</p> : (
        <Form method="get" className="st-form">
          <SelectField key={preview?.into.code} name="med" label={t("merge.into")} required value={preview?.into.code ?? choices[0]!.value} choices={choices} />
          <button type="submit" className="button button-secondary mt-4">{t("merge.preview")}</button>
        </Form>
      )}
      {preview?.fault ? <Alert kind="warning">{tDynamic(preview.fault)}</Alert> : null}
      {preview && !preview.fault ? <Preview from={from} into={preview.into} plan={preview.plan} /> : null}
    </div>
  );
}

const kinds = ["stops", "ballotOptions", "caseLinks", "topics", "themes", "caveats", "eventDates", "contacts", "formerNames"] as const;
const onceKinds = ["caseLinks", "topics", "themes", "caveats", "eventDates", "contacts"] as const;
const isEmpty = (list: MergeList) => list.names.length + list.hidden === 0;

function Preview({ from, into, plan }: { from: Side; into: Side; plan: MergePlan }) {
  const { t, tDynamic, pick } = useTranslator();
  const moving = kinds.filter((kind) => !isEmpty(plan[kind]));
  const once = onceKinds.filter((kind) => plan.both[kind] > 0);
  const isAcross = pick(from.destination) !== pick(into.destination);
  return (
    <section className="mt-6 st-sections">
      <section>
        <h2>{t("merge.what-moves", { name: into.name })}</h2>
        {moving.length === 0 ? <p>{t("merge.moves-nothing")}</p> : (
          <ul>{moving.map((kind) => <li key={kind}><Moved words={tDynamic(`merge.moves.${kind}`, { count: plan[kind].names.length + plan[kind].hidden })} list={plan[kind]} /></li>)}</ul>
        )}
        <p>{t("merge.search", { from: from.name, into: into.name })}</p>
      </section>
      {once.length > 0 || !isEmpty(plan.both.trips) || !isEmpty(plan.both.ballots) ? (
        <section>
          <h2>{t("merge.both")}</h2>
          <ul>
            {isEmpty(plan.both.trips) ? null : <li><Moved words={t("merge.both.trips", { count: plan.both.trips.names.length + plan.both.trips.hidden })} list={plan.both.trips} /></li>}
            {isEmpty(plan.both.ballots) ? null : <li><Moved words={t("merge.both.ballots", { count: plan.both.ballots.names.length + plan.both.ballots.hidden })} list={plan.both.ballots} /></li>}
            {once.map((kind) => <li key={kind}>{t("merge.both.once", { what: tDynamic(`merge.moves.${kind}`, { count: plan.both[kind] }) })}</li>)}
          </ul>
        </section>
      ) : null}
      <Alert kind="info">
        {t("merge.warning", { from: from.name, into: into.name })}
        {isAcross ? ` ${t("merge.across", { from: pick(from.destination), into: pick(into.destination) })}` : null}
      </Alert>
      <Form method="post" className="st-row">
        <input type="hidden" name="intent" value="merge" />
        <input type="hidden" name="into" value={into.code} />
        <input type="hidden" name="fromVersion" value={from.version} />
        <input type="hidden" name="intoVersion" value={into.version} />
        <button type="submit" className="button button-primary">{t("merge.do")}</button>
        <Link to={sitePath(from.code)}>{t("form.cancel")}</Link>
      </Form>
    </section>
  );
}

/** How many, and which of them the reader may see by name. */
function Moved({ words, list }: { words: string; list: MergeList }) {
  const { t } = useTranslator();
  const counted = new Map<string, number>();
  for (const name of list.names) counted.set(name, (counted.get(name) ?? 0) + 1);
  const names = [...counted].map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
  if (list.hidden > 0 && list.names.length > 0) names.push(t("merge.hidden", { count: list.hidden }));
  return <>{words}{names.length > 0 ? <span className="st-muted">: {names.map((name) => name.replace(/\.$/, "")).join("; ")}</span> : null}</>;
}
