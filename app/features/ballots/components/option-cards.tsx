import { Form, Link } from "@remix-run/react";
import { formatAmount, formatDuration, formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { OptionCard, TripCard } from "../card-queries.server";
import { costText, type BallotHead } from "../present";

/** What there is to choose between: a card each, of which two or three can be laid side by side. */
export function OptionCards({ head, cards, compared }: { head: BallotHead; cards: OptionCard[]; compared: string[] }) {
  const { t } = useTranslator();
  const shown = cards.filter((card) => compared.includes(card.optionId)).slice(0, 3);
  return (
    <section aria-labelledby="options-heading" className="st-options">
      <h2 id="options-heading">{t("ballot.options")}</h2>
      {shown.length > 1 ? <CompareTable head={head} cards={shown} /> : null}
      <Form method="get" preventScrollReset>
        <div className="st-options__grid">
          {cards.map((card) => <Card key={card.optionId} head={head} card={card} isCompared={compared.includes(card.optionId)} />)}
        </div>
        {cards.length > 2 ? <p className="st-row"><button className="button button-secondary" type="submit">{t("ballot.compare")}</button><span className="st-muted">{t("ballot.compare-hint")}</span></p> : null}
      </Form>
    </section>
  );
}

function Card({ head, card, isCompared }: { head: BallotHead; card: OptionCard; isCompared: boolean }) {
  const translator = useTranslator();
  const { t, locale } = translator;
  return (
    <article className={`st-option${card.removedReason ? " st-option--removed" : ""}`}>
      <h3>{card.title}</h3>
      {card.removedReason ? <p><strong>{t("ballot.option-removed", { reason: card.removedReason })}</strong></p> : null}
      {card.headline ? <p className="st-option__headline">{card.headline}</p> : null}
      {card.reason ? <p>{card.reason}</p> : null}
      <ul className="st-option__facts">
        {card.cost !== null && head.budgetUnit ? <li><strong>{t("ballot.fact.cost")}:</strong> {costText(translator, card.cost, head.budgetUnit)}</li> : null}
        {card.themes.length > 0 ? <li><strong>{t("ballot.fact.themes")}:</strong> {card.themes.join(", ")}</li> : null}
        {card.hosts ? <li><strong>{t("ballot.fact.hosts")}:</strong> {t("ballot.hosts", card.hosts)}</li> : null}
        {card.trip ? <li><strong>{t("ballot.fact.hours")}:</strong> {t("ballot.hours", { visit: formatDuration(card.trip.visitMinutes, locale), travel: formatDuration(card.trip.travelMinutes, locale) })}</li> : null}
        {card.trip && priceText(card.trip, translator) ? <li><strong>{t("ballot.fact.price")}:</strong> {priceText(card.trip, translator)}</li> : null}
        {card.trip && card.trip.emissionsKg !== null ? <li><strong>{t("ballot.fact.climate")}:</strong> {t("ballot.climate", { kg: formatNumber(card.trip.emissionsKg, locale) })}</li> : null}
        {card.trip && card.trip.visits.total > 0 ? <li><strong>{t("ballot.fact.agreements")}:</strong> {t("ballot.agreements", card.trip.visits)}</li> : null}
        {card.cases.length > 0 ? <li><strong>{t("ballot.fact.cases")}:</strong> <CaseLinks card={card} /></li> : null}
      </ul>
      {card.caveats.length > 0 ? (
        <details className="st-option__caveats">
          <summary><Icon name="warning" /> {t("ballot.caveat-count", { count: card.caveats.length })}<span className="sr-only">: {card.title}</span></summary>
          <ul>{card.caveats.map((caveat) => <li key={caveat}>{caveat}</li>)}</ul>
        </details>
      ) : null}
      <div className="st-option__foot">
        {card.path ? <Link to={card.path} aria-label={t("ballot.read-more-about", { title: card.title })}>{t("ballot.read-more")}</Link> : <span />}
        <span className="form-group-checkbox">
          <input type="checkbox" className="form-checkbox" id={`compare-${card.optionId}`} name="sammenlign" value={card.optionId} defaultChecked={isCompared} />
          <label htmlFor={`compare-${card.optionId}`}>{t("ballot.compare-this")}<span className="sr-only"> {card.title}</span></label>
        </span>
      </div>
    </article>
  );
}

/** "9.800 kr. – 2.200 kr. under rammen på 12.000 kr."; null where neither is known. */
function priceText({ priceOere, ceilingOere }: TripCard, { t, locale }: Translator): string | null {
  if (priceOere === null) return ceilingOere === null ? null : t("ballot.price.unknown", { ceiling: formatAmount(ceilingOere, locale) });
  const price = formatAmount(priceOere, locale);
  if (ceilingOere === null) return price;
  return t(priceOere <= ceilingOere ? "ballot.price.under" : "ballot.price.over", { price, by: formatAmount(Math.abs(ceilingOere - priceOere), locale), ceiling: formatAmount(ceilingOere, locale) });
}

function CaseLinks({ card }: { card: OptionCard }) {
  return card.cases.map((one, index) => <span key={one.path}>{index > 0 ? "; " : null}<Link to={one.path}>{one.title}</Link> ({one.year})</span>);
}

function CompareTable({ head, cards }: { head: BallotHead; cards: OptionCard[] }) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const unknown = <span className="st-muted">{t("ballot.unknown")}</span>;
  const rows: [string, (card: OptionCard) => React.ReactNode][] = [
    [t("ballot.fact.headline"), (card) => card.headline ?? unknown],
    [t("ballot.fact.themes"), (card) => (card.themes.length > 0 ? card.themes.join(", ") : unknown)],
    [t("ballot.fact.hosts"), (card) => (card.hosts ? t("ballot.hosts", card.hosts) : unknown)],
    [t("ballot.fact.visit"), (card) => (card.trip ? formatDuration(card.trip.visitMinutes, locale) : unknown)],
    [t("ballot.fact.travel"), (card) => (card.trip ? formatDuration(card.trip.travelMinutes, locale) : unknown)],
    [t("ballot.fact.price"), (card) => (card.trip && priceText(card.trip, translator)) ?? unknown],
    [t("ballot.fact.climate"), (card) => (card.trip && card.trip.emissionsKg !== null ? t("ballot.climate", { kg: formatNumber(card.trip.emissionsKg, locale) }) : unknown)],
    [t("ballot.fact.agreements"), (card) => (card.trip && card.trip.visits.total > 0 ? t("ballot.agreements", card.trip.visits) : unknown)],
    [t("ballot.fact.cases"), (card) => (card.cases.length > 0 ? <CaseLinks card={card} /> : unknown)],
    ...(head.budgetUnit ? [[t("ballot.fact.cost"), (card: OptionCard) => (card.cost === null ? unknown : costText(translator, card.cost, head.budgetUnit!))] as [string, (card: OptionCard) => React.ReactNode]] : []),
    [t("ballot.fact.caveats"), (card) => (card.caveats.length > 0 ? <ul className="st-plain-list">{card.caveats.map((caveat) => <li key={caveat}>{caveat}</li>)}</ul> : t("ballot.no-caveats"))],
  ];
  return (
    <div className="st-compare" role="region" tabIndex={0} aria-labelledby="compare-heading">
      <h3 id="compare-heading">{t("ballot.compared")}</h3>
      <table className="table table--extracompact">
        <thead><tr><td />{cards.map((card) => <th key={card.optionId} scope="col">{card.title}</th>)}</tr></thead>
        <tbody>{rows.map(([name, cell]) => <tr key={name}><th scope="row">{name}</th>{cards.map((card) => <td key={card.optionId}>{cell(card)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}
