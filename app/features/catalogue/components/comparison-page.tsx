import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatAmountRange, formatDuration, formatNumber } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import { comparedGroupSize, comparedLeast, comparedMost } from "../comparison-schema";
import type { ComparedDestination } from "../present-comparison";
import { cataloguePath, destinationPath } from "../schema";

type Props = { compared: ComparedDestination[]; choices: { value: string; label: string }[]; /** How many were chosen beyond what a page holds. */ over: number; homeName: string };

/** Destinations side by side, to be read on a screen or on one sheet of paper. */
export function ComparisonPage({ compared, choices, over, homeName }: Props) {
  const { t, tDynamic, locale } = useTranslator();
  const list = (items: string[]) => (items.length > 0 ? items.join(", ") : t("compare.none"));
  const rows: [string, (one: ComparedDestination) => ReactNode][] = [
    ["reach", (one) => tDynamic(`reach.${one.reach}`)],
    ["towns", (one) => list(one.towns)],
    ["themes", (one) => list(one.themes)],
    ["named", (one) => <><strong>{formatNumber(one.namedHosts.length, locale)}</strong> {list(one.namedHosts)}</>],
    ["open", (one) => <><strong>{formatNumber(one.openHosts.length, locale)}</strong> {one.openHosts.join(", ")}</>],
    ["hours", (one) => formatDuration(one.visitMinutes, locale)],
    ["travel", (one) => (one.travel ? t("compare.travel", { duration: formatDuration(one.travel.minutes, locale), mode: tDynamic(`mode.${one.travel.mode}`), town: one.travel.town }) : t("compare.not-reckoned"))],
    ["climate", (one) => (one.travel?.kgEachWay == null ? t("compare.not-reckoned") : t("compare.kg", { kg: formatNumber(Math.round(one.travel.kgEachWay * 2), locale) }))],
    ["price", (one) => (one.price ? <>{formatAmountRange(one.price.lowOere, one.price.highOere, locale)} <Link to={`/ture/${one.price.tripId}`}>{one.price.title}</Link></> : t("compare.not-reckoned"))],
    ["cases", (one) => <><strong>{formatNumber(one.cases.length, locale)}</strong> {one.cases.slice(0, 3).map((entry, index) => <span key={entry.code}>{index > 0 ? ", " : ""}<Link to={`/bibliotek/${entry.code}`}>{entry.title}</Link></span>)}{one.cases.length > 3 ? ` ${t("compare.more", { count: one.cases.length - 3 })}` : null}</>],
    ["caveats", (one) => list(one.graveCaveats)],
    ["status", (one) => t("compare.status", { uncertain: one.uncertainSites, total: one.siteCount })],
  ];
  return (
    <div className="container st-page st-compare">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: t("compare.title") }]} />
      <PageHead title={t("compare.title")} lead={t("compare.lead", { home: homeName, people: comparedGroupSize })} />
      <details className="st-compare__choose" open={compared.length < comparedLeast || over > 0}>
        <summary>{t("compare.choose", { least: comparedLeast, most: comparedMost })}</summary>
        <Form method="get">
          <div className="st-entry-choices">
            {choices.map(({ value, label }) => (
              <div key={value} className="form-group-checkbox">
                <input type="checkbox" className="form-checkbox" id={`d-${value}`} name="d" value={value} defaultChecked={compared.some(({ code }) => code === value)} />
                <label htmlFor={`d-${value}`}>{label}</label>
              </div>
            ))}
          </div>
          <button type="submit" className="button button-primary">{t("compare.show")}</button>
        </Form>
      </details>
      {over > 0 ? <Alert kind="warning">{t("compare.too-many", { count: over, most: comparedMost })}</Alert> : null}
      {compared.length < comparedLeast ? <Alert kind="info">{t("compare.too-few", { least: comparedLeast })}</Alert> : (
        <div className="table--responsive-scroll st-compare__table" role="region" tabIndex={0} aria-label={t("compare.title")}>
          <table className="table table--extracompact">
            <caption className="sr-only">{t("compare.title")}</caption>
            <thead><tr><td />{compared.map((one) => <th key={one.code} scope="col"><Link to={destinationPath(one.code)}>{one.name}</Link>{one.headline ? <div className="st-small weight-normal">{one.headline}</div> : null}</th>)}</tr></thead>
            <tbody>{rows.map(([row, cell]) => <tr key={row}><th scope="row">{tDynamic(`compare.row.${row}`)}</th>{compared.map((one) => <td key={one.code}>{cell(one)}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </div>
  );
}
