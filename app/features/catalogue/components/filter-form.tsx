import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { FilterFrame, FilterSelect } from "~/ui/filter-frame";
import type { CataloguePageData } from "../present";
import { cataloguePath, filterNames } from "../schema";

/** The list of visit sites, narrowed down. */
export function FilterForm({ filter, choices }: Pick<CataloguePageData, "filter" | "choices">) {
  const { t } = useTranslator();
  const values = useMemo(() => Object.fromEntries(Object.entries(filterNames).map(([key, name]) => [name, filter[key as keyof typeof filterNames] ?? ""])), [filter]);
  return (
    <FilterFrame action={cataloguePath} label={t("catalogue.filter.label")} textName={filterNames.text} textLabel={t("catalogue.filter.text")} values={values}>
      {(send) => (
        <>
          <fieldset className="st-filter__reach">
            <legend className="form-label">{t("catalogue.filter.reach")}</legend>
            <div className="st-chips">
              {[{ value: "", label: t("filter.any"), count: choices.reach.reduce((sum, { count }) => sum + count, 0) }, ...choices.reach].map((choice) => (
                <label key={choice.value} className="st-chip">
                  <input type="radio" name={filterNames.reach} value={choice.value} defaultChecked={(filter.reach ?? "") === choice.value} onChange={send} />
                  <span>{t("filter.choice", choice)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <FilterSelect name={filterNames.theme} label={t("catalogue.filter.theme")} value={filter.theme} choices={choices.theme} onChange={send} />
          <FilterSelect name={filterNames.kind} label={t("catalogue.filter.kind")} value={filter.kind} choices={choices.kind} onChange={send} />
          <FilterSelect name={filterNames.concreteness} label={t("catalogue.filter.concreteness")} value={filter.concreteness} choices={choices.concreteness} onChange={send} />
        </>
      )}
    </FilterFrame>
  );
}

/** Leads back to the whole list. */
export function ResetFilter({ className }: { className?: string }) {
  const { t } = useTranslator();
  return <Link to={cataloguePath} replace preventScrollReset className={className}>{t("filter.reset")}</Link>;
}
