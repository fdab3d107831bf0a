import { Form, Link } from "@remix-run/react";
import { formatAmountRange } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { SuggestionView } from "../present";

/** What the programme calls for and the budget has not: taken over at the committee's price, or edited first. */
export function SuggestionList({ suggestions, path, committeeId, requestKey }: { suggestions: SuggestionView[]; path: string; committeeId: string; requestKey: string }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <section aria-labelledby="suggestions-heading" className="st-budget__suggestions">
      <h2 id="suggestions-heading">{t("budget.suggestions")}</h2>
      <p className="st-muted">
        {suggestions.length === 0 ? t("budget.suggestions-none") : t("budget.suggestions-lead")} <Link to={`/udvalg/priser?udvalg=${committeeId}`}>{t("budget.prices")}</Link>
      </p>
      {suggestions.length > 0 ? (
        <ul className="nobullet-list">
          {suggestions.map((one) => {
            const title = tDynamic(`budget.basis.${one.basis}`);
            return (
              <li key={one.basis} className="st-budget__suggestion">
                <div>
                  <strong>{title}</strong>
                  <span className="st-budget__reckoning">
                    {tDynamic(`budget.reckon.${one.unit}`, { people: one.people, quantity: one.quantity, rooms: one.rooms })}
                    {one.price ? ` × ${formatAmountRange(one.price.lowOere, one.price.highOere, locale)}${one.price.source ? ` (${one.price.source})` : ""}` : ` · ${t("budget.no-price")}`}
                  </span>
                </div>
                {one.lowOere === null || one.highOere === null ? null : <span className="st-nowrap">{formatAmountRange(one.lowOere, one.highOere, locale)}</span>}
                <Form method="post" className="st-row">
                  <input type="hidden" name="basis" value={one.basis} />
                  <input type="hidden" name="requestKey" value={requestKey} />
                  {one.price ? <button className="button button-secondary" name="intent" value="accept" aria-label={t("budget.accept-of", { title })}>{t("budget.accept")}</button> : null}
                  <Link to={`${path}/linje/ny?fra=${one.basis}`} aria-label={t("budget.adjust-of", { title })}>{t(one.price ? "budget.adjust" : "budget.fill-price")}</Link>
                </Form>
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}
