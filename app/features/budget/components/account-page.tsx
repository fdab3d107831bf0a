import { Form, Link } from "@remix-run/react";
import { formatAmount, formatDateSpan } from "~/i18n/format";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Alert, Breadcrumbs, EmptyState, PageHead } from "~/ui/page-parts";
import type { AccountView } from "../present-account";

export type AccountReply = { form: FormReply };

type Term = { termId: string; startsOn: string; endsOn: string };

type Props = {
  committee: TextPair;
  committeeId: string;
  committees: { committeeId: string; name: TextPair }[];
  mayEdit: boolean;
  term: Term;
  terms: Term[];
  account: AccountView;
  reply: AccountReply | undefined;
};

/** What the trips of a term have cost each member, and what the ceiling leaves. */
export function AccountPage({ committee, committeeId, committees, mayEdit, term, terms, account, reply }: Props) {
  const { t, pick, locale } = useTranslator();
  const years = (one: Term) => `${one.startsOn.slice(0, 4)}–${one.endsOn.slice(0, 4)}`;
  return (
    <div className="container st-stack">
      <Breadcrumbs crumbs={[{ label: t("trips.title"), to: "/ture" }, { label: t("account.title") }]} />
      <PageHead title={`${t("account.title")} ${years(term)}`} lead={pick(committee)} />
      <nav aria-label={t("account.choose")} className="st-row">
        {committees.filter((one) => one.committeeId !== committeeId).map((one) => <Link key={one.committeeId} to={`?udvalg=${one.committeeId}`}>{pick(one.name)}</Link>)}
        {terms.filter((one) => one.termId !== term.termId).map((one) => <Link key={one.termId} to={`?udvalg=${committeeId}&periode=${one.termId}`}>{years(one)}</Link>)}
      </nav>
      <section className="st-budget__summary" aria-label={t("account.summary")}>
        <p className="st-budget__price"><strong>{formatAmount(account.perMemberOere, locale)}</strong> {t("account.per-member")}</p>
        <p>{t("account.in-all", { amount: formatAmount(account.totalOere, locale) })}</p>
        <p>
          {account.leftOere === null || account.ceilingOere === null ? t("account.no-ceiling") : (
            <><Icon name={account.leftOere < 0 ? "error" : "success"} /> {t("account.left", { over: account.leftOere < 0 ? "yes" : "no", left: formatAmount(Math.abs(account.leftOere), locale), ceiling: formatAmount(account.ceilingOere, locale) })}</>
          )}
        </p>
      </section>
      {account.rows.length === 0 ? <EmptyState text={t("account.empty")} action={<Link to="/ture">{t("trips.title")}</Link>} /> : <AccountTable account={account} />}
      <p className="st-muted st-small">{t("account.note")}</p>
      {mayEdit ? <CeilingForm committeeId={committeeId} termId={term.termId} ceilingOere={account.ceilingOere} reply={reply} key={account.ceilingOere} /> : null}
    </div>
  );
}

function AccountTable({ account }: { account: AccountView }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <div className="table--responsive-scroll" role="region" tabIndex={0} aria-label={t("account.table")}>
      <table className="table table--extracompact table--responsive-headers st-budget__table">
        <caption className="sr-only">{t("account.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("trips.column.title")}</th>
            <th scope="col">{t("trips.column.dates")}</th>
            <th scope="col">{t("trips.column.state")}</th>
            <th scope="col">{t("account.column.basis")}</th>
            <th scope="col" className="align-text-right">{t("account.column.total")}</th>
            <th scope="col" className="align-text-right">{t("account.column.per-member")}</th>
          </tr>
        </thead>
        <tbody>
          {account.rows.map((row) => (
            <tr key={row.tripId}>
              <th scope="row"><Link to={`/ture/${row.tripId}/oekonomi`}>{row.title}</Link>{row.counts ? null : <span className="st-budget__reckoning">{t(row.isExample ? "account.example" : "account.not-counted")}</span>}</th>
              <td data-title={t("trips.column.dates")}>{formatDateSpan(row.startsOn, row.endsOn, locale)}</td>
              <td data-title={t("trips.column.state")}>{tDynamic(`trip.state.${row.state}`)}</td>
              <td data-title={t("account.column.basis")}>{tDynamic(`account.basis.${row.basis}`)}</td>
              <td data-title={t("account.column.total")} className="align-text-right st-nowrap">{row.basis === "none" ? "–" : formatAmount(row.totalOere, locale)}</td>
              <td data-title={t("account.column.per-member")} className="align-text-right st-nowrap">{row.basis === "none" ? "–" : formatAmount(row.perMemberOere, locale)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="st-budget__sum">
            <th scope="row" colSpan={4}>{t("account.sum")}</th>
            <td data-title={t("account.column.total")} className="align-text-right st-nowrap">{formatAmount(account.totalOere, locale)}</td>
            <td data-title={t("account.column.per-member")} className="align-text-right st-nowrap">{formatAmount(account.perMemberOere, locale)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function CeilingForm({ committeeId, termId, ceilingOere, reply }: { committeeId: string; termId: string; ceilingOere: number | null; reply: AccountReply | undefined }) {
  const { t, locale } = useTranslator();
  const typed = reply?.form.values.ceiling;
  const stale = reply?.form.errors.ceiling === "account.stale";
  return (
    <Form method="post" noValidate className="st-form">
      <h2>{t("account.ceiling")}</h2>
      {stale ? <Alert kind="warning">{t("account.stale-now", { amount: ceilingOere === null ? t("account.none") : formatAmount(ceilingOere, locale) })}</Alert> : null}
      <ErrorSummary errors={reply?.form.errors} labels={{ ceiling: t("account.ceiling-field") }} />
      <input type="hidden" name="committeeId" value={committeeId} />
      <input type="hidden" name="termId" value={termId} />
      <input type="hidden" name="known" value={ceilingOere ?? ""} />
      <TextField name="ceiling" inputMode="decimal" label={t("account.ceiling-field")} hint={t("account.ceiling-hint")} value={typeof typed === "string" ? typed : ceilingOere === null ? "" : String(ceilingOere / 100).replace(".", ",")} error={reply?.form.errors.ceiling} />
      <div className="st-row mt-5"><button className="button button-secondary">{t("form.save")}</button><Link to={`/udvalg/priser?udvalg=${committeeId}`}>{t("budget.prices")}</Link></div>
    </Form>
  );
}
