import { Form } from "@remix-run/react";
import { formatDate, formatMoment, formatNumber } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { EmptyState, PageHead } from "~/ui/page-parts";
import type { EngineStatus } from "../present";

/** Where travel times come from on this installation, and how well the engines answer. */
export function EngineStatusPage({ since, modes, engines }: EngineStatus) {
  const { t, tDynamic, locale } = useTranslator();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className="container st-stack">
      <PageHead title={t("engines.title")} lead={t("engines.lead")} />
      <h2>{t("engines.modes")}</h2>
      <dl className="st-facts">
        {modes.map(({ mode, engine }) => (
          <div key={mode} className="st-facts__row">
            <dt>{tDynamic(`mode.${mode}`)}</dt>
            <dd>{engine ?? t("engines.model")}</dd>
          </div>
        ))}
      </dl>
      <h2 id="engines-heading">{t("engines.answers", { since: formatDate(since, locale) })}</h2>
      {engines.length === 0 ? <EmptyState text={t("engines.none")} /> : (
        <>
          <div className="table--responsive-scroll" role="region" tabIndex={0} aria-labelledby="engines-heading">
            <table className="table table--extracompact">
              <thead>
                <tr>
                  <th scope="col">{t("engines.engine")}</th>
                  <th scope="col" className="align-text-right">{t("engines.answered")}</th>
                  <th scope="col" className="align-text-right">{t("engines.no-route")}</th>
                  <th scope="col">{t("engines.failed")}</th>
                  <th scope="col" className="align-text-right">{t("engines.mean")}</th>
                  <th scope="col">{t("engines.last-fault")}</th>
                  <th scope="col" className="align-text-right">{t("engines.cached")}</th>
                </tr>
              </thead>
              <tbody>
                {engines.map((engine) => (
                  <tr key={engine.engine}>
                    <th scope="row">{engine.engine}</th>
                    <td className="align-text-right">{number(engine.answered)}</td>
                    <td className="align-text-right">{number(engine.noRoute)}</td>
                    <td>
                      {engine.faults.length === 0 ? t("engines.no-fault") : (
                        engine.faults.map(({ kind, count }) => <div key={kind}>{t("engines.fault-count", { fault: t(`engines.fault.${kind}`), count })}</div>)
                      )}
                    </td>
                    <td className="align-text-right">{engine.meanMilliseconds === null ? "–" : t("engines.milliseconds", { count: number(engine.meanMilliseconds) })}</td>
                    <td>{engine.lastFault ? t("engines.fault-at", { fault: t(`engines.fault.${engine.lastFault.kind}`), moment: formatMoment(engine.lastFault.at, locale) }) : t("engines.no-fault")}</td>
                    <td className="align-text-right">{number(engine.cachedLegs)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Form method="post">
            <button type="submit" className="button button-secondary">{t("engines.clear")}</button>
            <p className="st-muted st-small">{t("engines.clear-hint")}</p>
          </Form>
        </>
      )}
    </div>
  );
}
