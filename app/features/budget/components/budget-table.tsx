import { Form, Link } from "@remix-run/react";
import { formatAmount, formatDate, formatMoney, formatMoneyRange } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { BudgetTotalsView, BudgetView, LineView } from "../present";

type Group = BudgetView["groups"][number];
type Amounts = { lowOere: number; highOere: number; actualOere: number | null };

/** The lines by category with their sums. On a phone each figure stands under its line, with its name. */
export function BudgetTable({ groups, totals, path, mayEdit }: { groups: Group[]; totals: BudgetTotalsView; path: string; mayEdit: boolean }) {
  const { t, tDynamic } = useTranslator();
  return (
    <div className="table--responsive-scroll" role="region" tabIndex={0} aria-label={t("budget.table")}>
      <table className="table table--extracompact table--responsive-headers st-budget__table">
        <caption className="sr-only">{t("budget.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("budget.column.line")}</th>
            <th scope="col" className="align-text-right">{t("budget.column.low")}</th>
            <th scope="col" className="align-text-right">{t("budget.column.high")}</th>
            <th scope="col" className="align-text-right">{t("budget.column.actual")}</th>
            {mayEdit ? <th scope="col">{t("budget.column.acts")}</th> : null}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.category}>
            <tr className="st-budget__category">
              <th scope="rowgroup">{tDynamic(`budget.category.${group.category}`)}</th>
              <AmountCells amounts={group.figures} />
              {mayEdit ? <td className="st-budget__none" /> : null}
            </tr>
            {group.lines.map((line, index) => (
              <tr key={line.lineId} id={`linje-${line.lineId}`}>
                <th scope="row"><LineWords line={line} mayEdit={mayEdit} /></th>
                <AmountCells amounts={line.figures} />
                {mayEdit ? <td><LineActs line={line} path={path} isFirst={index === 0} isLast={index === group.lines.length - 1} /></td> : null}
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <SumRow label={t("budget.sum.total")} amounts={totals.total} mayEdit={mayEdit} isMain />
          <SumRow label={t("budget.sum.per-participant", { count: totals.participantCount })} amounts={totals.perParticipant} mayEdit={mayEdit} isMain />
          <SumRow label={t("budget.sum.members", { count: totals.memberCount })} amounts={totals.members} mayEdit={mayEdit} />
          {totals.staffCount > 0 ? <SumRow label={t("budget.sum.staff", { count: totals.staffCount })} amounts={totals.staff} mayEdit={mayEdit} /> : null}
          <SumRow label={t("budget.sum.per-member")} amounts={totals.perMember} mayEdit={mayEdit} />
        </tfoot>
      </table>
    </div>
  );
}

function SumRow({ label, amounts, mayEdit, isMain = false }: { label: string; amounts: Amounts; mayEdit: boolean; isMain?: boolean }) {
  return (
    <tr className={isMain ? "st-budget__sum" : undefined}>
      <th scope="row">{label}</th>
      <AmountCells amounts={amounts} />
      {mayEdit ? <td className="st-budget__none" /> : null}
    </tr>
  );
}

function AmountCells({ amounts }: { amounts: Amounts }) {
  const { t, locale } = useTranslator();
  return (
    <>
      <td className="align-text-right st-nowrap" data-title={t("budget.column.low")}>{formatAmount(amounts.lowOere, locale)}</td>
      <td className="align-text-right st-nowrap" data-title={t("budget.column.high")}>{formatAmount(amounts.highOere, locale)}</td>
      <td className={`align-text-right st-nowrap${amounts.actualOere === null ? " st-budget__none" : ""}`} data-title={t("budget.column.actual")}>{amounts.actualOere === null ? "–" : formatAmount(amounts.actualOere, locale)}</td>
    </>
  );
}

/** The line's name and how its estimate comes about. */
function LineWords({ line, mayEdit }: { line: LineView; mayEdit: boolean }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <>
      <span>{line.title}</span>
      <span className="st-budget__reckoning">
        {tDynamic(`budget.reckon.${line.unit}`, { people: line.people, quantity: line.quantity, rooms: line.rooms })}
        {line.units > 1 ? ` × ${formatMoneyRange(line.lowMinor, line.highMinor, line.currency, line.decimals, locale)}` : null}
        {line.audience === "both" ? null : ` · ${tDynamic(`budget.audience.${line.audience}`)}`}
        {line.currency === "DKK" ? null : ` · ${t("budget.rate", { amount: formatMoney(10 ** line.decimals, line.currency, line.decimals, locale), rate: locale === "da" ? line.rate.replace(".", ",") : line.rate, date: line.rateDate ? formatDate(line.rateDate, locale) : "" })}`}
        {line.vat === "unknown" ? null : ` · ${tDynamic(`budget.vat.${line.vat}`)}`}
        {line.invoiceCount > 0 ? ` · ${t("budget.invoice-count", { count: line.invoiceCount })}` : null}
      </span>
      {line.note ? <span className="st-budget__reckoning">{line.note}</span> : null}
      {line.planNow !== null && line.basis ? <Drift line={line} mayEdit={mayEdit} /> : null}
    </>
  );
}

/** The programme has moved on since the line was reckoned; the line waits for the officer. */
function Drift({ line, mayEdit }: { line: LineView; mayEdit: boolean }) {
  const { t, tDynamic } = useTranslator();
  const now = tDynamic(`budget.count.${line.basis}`, { count: line.planNow });
  return (
    <Form method="post" className="st-budget__drift">
      <Icon name="warning" /> <span>{t("budget.drift", { now, count: line.quantity })}</span>
      {mayEdit && (line.planNow ?? 0) > 0 ? (
        <>
          <input type="hidden" name="lineId" value={line.lineId} />
          <input type="hidden" name="version" value={line.version} />
          <button className="st-link-button" name="intent" value="update-quantity" aria-label={t("budget.update-quantity-of", { title: line.title, now })}>{t("budget.update-quantity")}</button>
        </>
      ) : null}
    </Form>
  );
}

function LineActs({ line, path, isFirst, isLast }: { line: LineView; path: string; isFirst: boolean; isLast: boolean }) {
  const { t } = useTranslator();
  return (
    <div className="st-row st-budget__acts">
      <Link to={`${path}/linje/${line.lineId}`} aria-label={t("budget.edit-of", { title: line.title })}>{t("budget.edit")}</Link>
      {isFirst && isLast ? null : (
        <Form method="post" preventScrollReset className="st-row">
          <input type="hidden" name="intent" value="move" />
          <input type="hidden" name="lineId" value={line.lineId} />
          {isFirst ? null : <button className="st-link-button" name="direction" value="up" aria-label={t("budget.up-of", { title: line.title })}>{t("budget.up")}</button>}
          {isLast ? null : <button className="st-link-button" name="direction" value="down" aria-label={t("budget.down-of", { title: line.title })}>{t("budget.down")}</button>}
        </Form>
      )}
      <Form method="post">
        <input type="hidden" name="lineId" value={line.lineId} />
        <input type="hidden" name="version" value={line.version} />
        <button className="st-link-button" name="intent" value="remove" aria-label={t("budget.remove-of", { title: line.title })}>{t("budget.remove")}</button>
      </Form>
    </div>
  );
}
