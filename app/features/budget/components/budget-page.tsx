import { Form, Link } from "@remix-run/react";
import { formatAmount } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Alert, EmptyState } from "~/ui/page-parts";
import type { BudgetView } from "../present";
import { BudgetSummaryBox } from "./budget-summary";
import { BudgetTable } from "./budget-table";
import { SuggestionList } from "./suggestion-list";

/** What the page's action answers when it did not do what was asked: the key of the reason. */
export type BudgetReply = { problem: string };

type Props = BudgetView & {
  tripId: string;
  committeeId: string;
  mayEdit: boolean;
  /** What the person has just done and can take back. */
  undo: { entryId: number; action: string; title: string } | null;
  requestKey: string;
  reply: BudgetReply | undefined;
};

/** A trip's budget and accounts on one page: the answer first, then the lines, then what the programme still calls for. */
export function BudgetPage({ tripId, committeeId, mayEdit, undo, requestKey, reply, ...view }: Props) {
  const { t, tDynamic, locale } = useTranslator();
  const path = `/ture/${tripId}/oekonomi`;
  const isEmpty = view.groups.length === 0;
  return (
    <div className="st-budget">
      {reply ? <Alert kind="error">{tDynamic(reply.problem)}</Alert> : null}
      {undo ? (
        <div role="status">
          <Alert kind="success">
            <Form method="post" className="st-row">
              <span>{tDynamic(`budget.done.${undo.action}`, { title: undo.title })}</span>
              <input type="hidden" name="entryId" value={undo.entryId} />
              <input type="hidden" name="requestKey" value={requestKey} />
              <button className="st-link-button" name="intent" value="undo">{t("budget.undo")}</button>
            </Form>
          </Alert>
        </div>
      ) : null}
      <div className="st-row st-budget__head">
        <h2>{t("budget.title")}</h2>
        <div className="st-row">
          {mayEdit ? <Link to={`${path}/linje/ny`} className="button button-primary">{t("budget.add-line")}</Link> : null}
          {mayEdit && !isEmpty ? <Link to={`${path}/bilag`} className="button button-secondary">{t("invoice.title")}</Link> : null}
        </div>
      </div>
      {isEmpty ? (
        <EmptyState text={t(mayEdit ? "budget.empty" : "budget.empty-reader")} action={mayEdit ? <Link to={`${path}/linje/ny`}>{t("budget.add-first")}</Link> : undefined} />
      ) : (
        <>
          <BudgetSummaryBox totals={view.totals} tripId={tripId} committeeId={committeeId} mayEdit={mayEdit} />
          <BudgetTable groups={view.groups} totals={view.totals} path={path} mayEdit={mayEdit} />
          <p className="st-small st-muted">
            {t("budget.rounding", { count: view.totals.participantCount, price: formatAmount(view.totals.perParticipant.expectedOere, locale) })}
            {" "}
            {view.vat.excluded > 0 ? t("budget.vat.excluded-lines", { count: view.vat.excluded }) : null}
            {" "}
            {view.vat.unknown > 0 ? t("budget.vat.unknown-lines", { count: view.vat.unknown }) : null}
          </p>
          <p className="st-row">
            <Link reloadDocument to={`${path}.xlsx`}>{t("budget.download-excel")}</Link>
            <Link reloadDocument to={`${path}.csv`}>{t("budget.download-csv")}</Link>
            <Link to={`/udvalg/regnskab?udvalg=${committeeId}`}>{t("budget.term-account")}</Link>
          </p>
        </>
      )}
      {mayEdit ? <SuggestionList suggestions={view.suggestions} path={path} committeeId={committeeId} requestKey={requestKey} /> : null}
    </div>
  );
}
