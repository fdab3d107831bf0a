import { Link } from "@remix-run/react";
import type { FactorUse } from "~/domain/climate/factor-set";
import { countryName, formatDateShort, formatDistance, formatDuration, formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { Alert, EmptyState } from "~/ui/page-parts";
import type { ClimatePage as Page, FactorItem, SavingItem } from "../present";

/** What a trip emits, what could be saved, and the figure behind each figure. */
export function ClimatePage({ tripId, page }: { tripId: string; page: Page }) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const source = t("climate.source", { name: page.set.name, year: String(page.set.year) });
  if (page.ways.length === 0 && page.nights.length === 0) {
    return <EmptyState text={t("climate.empty")} action={<Link className="button button-primary" to={`/ture/${tripId}/program`}>{t("climate.to-programme")}</Link>} />;
  }
  return (
    <div className="st-stack">
      <dl className="st-climate-figures">
        <div><dt>{t("climate.total", { people: page.groupSize })}</dt><dd>{kgText(page.totalKg, translator)}</dd></div>
        <div><dt>{t("climate.per-person")}</dt><dd>{kgText(page.kgPerPerson, translator)}</dd></div>
        <div><dt>{t("climate.ways-total")}</dt><dd>{kgText(page.waysKg, translator)}</dd></div>
        <div><dt>{t("climate.nights-total")}</dt><dd>{kgText(page.nightsKg, translator)}</dd></div>
      </dl>
      <p className="st-muted">{t("climate.scope")} {source}</p>
      {page.uncounted > 0 ? <Alert kind="warning"><p>{t("climate.uncounted", { count: page.uncounted })}</p></Alert> : null}
      <section aria-labelledby="savings-heading">
        <h2 id="savings-heading">{t("climate.savings")}</h2>
        {page.savings.length === 0 ? <p>{t("climate.no-savings")}</p> : (
          <ul className="st-savings">{page.savings.map((saving, index) => <Saving key={index} saving={saving} />)}</ul>
        )}
      </section>
      <section>
        <h2 id="ways-heading">{t("climate.ways")}</h2>
        <div className="table--responsive-scroll" role="region" tabIndex={0} aria-labelledby="ways-heading">
          <table className="table table--extracompact">
            <thead>
              <tr>
                <th scope="col">{t("climate.day")}</th><th scope="col">{t("climate.way")}</th>
                <th scope="col" className="align-text-right">{t("climate.kg-group")}</th><th scope="col" className="align-text-right">{t("climate.kg-person")}</th>
              </tr>
            </thead>
            <tbody>
              {page.ways.map((way, index) => (
                <tr key={index}>
                  <td className="st-nowrap">{way.date ? formatDateShort(way.date, locale) : "–"}</td>
                  <th scope="row">
                    {t("climate.from-to", { from: way.from, to: way.to })}
                    <span className="st-under">{translator.tDynamic(`mode.${way.mode}`)}{way.kg === null ? "" : ` · ${formatDistance(way.kilometres * 1000, locale)}`}</span>
                  </th>
                  <td className="align-text-right">{way.kg === null ? t("climate.unknown") : numberText(way.kg, translator)}</td>
                  <td className="align-text-right">{way.kg === null ? "–" : numberText(way.kg / page.groupSize, translator)}</td>
                </tr>
              ))}
              {page.walks.count > 0 ? (
                <tr>
                  <td>–</td>
                  <th scope="row">{t("climate.walks", { count: page.walks.count })}<span className="st-under">{formatDistance(page.walks.kilometres * 1000, locale)}</span></th>
                  <td className="align-text-right">0</td>
                  <td className="align-text-right">0</td>
                </tr>
              ) : null}
              {page.nights.map((night, index) => (
                <tr key={`night-${index}`}>
                  <td>{t("climate.night")}</td>
                  <th scope="row">{night.title}<span className="st-under">{t("climate.room-nights", { nights: night.nights, rooms: night.rooms })}</span></th>
                  <td className="align-text-right">{numberText(night.kg, translator)}</td>
                  <td className="align-text-right">{numberText(night.kg / page.groupSize, translator)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>{t("climate.sum")}</th>
                <td className="align-text-right"><strong>{numberText(page.totalKg, translator)}</strong></td>
                <td className="align-text-right"><strong>{numberText(page.kgPerPerson, translator)}</strong></td>
              </tr>
            </tfoot>
          </table>
        </div>
      </section>
      <section>
        <h2 id="factors-heading">{t("climate.factors")}</h2>
        <p className="st-muted">{source} <a href={page.set.address}>{t("climate.to-source")}</a></p>
        <div className="table--responsive-scroll" role="region" tabIndex={0} aria-labelledby="factors-heading">
          <table className="table table--extracompact">
            <thead><tr><th scope="col">{t("climate.factor")}</th><th scope="col" className="align-text-right">{t("climate.factor-kg")}</th><th scope="col">{t("climate.factor-per")}</th><th scope="col">{t("climate.factor-year")}</th></tr></thead>
            <tbody>{page.factors.map((item) => <FactorRow key={item.code} item={item} year={page.set.year} />)}</tbody>
          </table>
        </div>
      </section>
    </div>
  );
}

/** "Tog i stedet for fly, København – Tallinn: −412 kg CO2e for gruppen, +3 t 10 min". */
function Saving({ saving }: { saving: SavingItem }) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  const time = saving.extraMinutes === 0 ? t("climate.same-time") : t(saving.extraMinutes > 0 ? "climate.slower" : "climate.quicker", { duration: formatDuration(Math.abs(saving.extraMinutes), locale) });
  return (
    <li>
      <strong>{t("climate.instead", { mode: tDynamic(`planner.mode.${saving.mode}`), other: tDynamic(`mode.${saving.insteadOf}`) })}</strong>{" "}
      {t("climate.from-to", { from: saving.from, to: saving.to })}{saving.date ? ` (${formatDateShort(saving.date, locale)})` : ""}: {t("climate.saves", { kg: numberText(saving.savedKg, translator) })}, {time}
    </li>
  );
}

function FactorRow({ item: { code, use }, year }: { item: FactorItem; year: number }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <tr>
      <th scope="row">
        {use.kind === "way" ? tDynamic(`climate.factor.${code}`) : t("climate.factor.room", { country: countryName(use.country, locale) })}
        {use.kind === "night" ? <NightNote use={use} /> : null}
      </th>
      <td className="align-text-right">{formatNumber(use.kg, locale, use.kind === "way" ? 5 : 1)}</td>
      <td>{tDynamic(`climate.per.${use.per}`)}</td>
      <td>{year}</td>
    </tr>
  );
}

function NightNote({ use }: { use: Extract<FactorUse, { kind: "night" }> }) {
  const { t, locale } = useTranslator();
  const notes = [use.standsInFor ? t("climate.stands-in", { country: countryName(use.standsInFor, locale) }) : null, use.toVerify ? t("climate.to-verify") : null].filter((note) => note !== null);
  return notes.length > 0 ? <span className="st-muted st-small"> {notes.join(" ")}</span> : null;
}

/** Whole kilograms; below ten with a decimal, so that a short ride is not nothing. */
function numberText(kg: number, { locale }: Translator): string {
  return formatNumber(kg, locale, kg > 0 && kg < 9.95 ? 1 : 0);
}

function kgText(kg: number, translator: Translator): string {
  return translator.t("planner.leg.climate", { kg: numberText(kg, translator) });
}
