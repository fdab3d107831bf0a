import { Link } from "@remix-run/react";
import { useCallback, useMemo, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { FilterFrame, FilterSelect } from "~/ui/filter-frame";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapTiles } from "~/ui/map/map-types";
import { EmptyState, PageHead } from "~/ui/page-parts";
import type { CaseItem, LibraryPageData } from "../present";
import { casePath, chartsPath, libraryFilterNames, libraryPath } from "../schema";
import { AgeNote } from "./age-note";

/** All cases, as a list and on a map that carries the same numbers. */
export function LibraryPage({ library, tiles, newPath }: { library: LibraryPageData; tiles: MapTiles; /** The form of a new case, for those who may add one. */ newPath: string | null }) {
  const { t } = useTranslator();
  const { cases, markers, filtered, total } = library;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const select = useCallback((code: string) => {
    setSelectedId(code);
    const link = document.getElementById(linkId(code));
    link?.scrollIntoView({ block: "center" });
    link?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="container st-wide">
      <PageHead title={t("library.title")} lead={t("library.lead")} actions={<>{newPath ? <Link to={newPath} className="button button-primary">{t("entry.new.case")}</Link> : null}<Link to={chartsPath} className="button button-secondary">{t("library.charts")}</Link></>} />
      <AgeNote />
      <LibraryFilterForm library={library} />
      <div className="st-row st-filter-result">
        <p role="status">{filtered ? t("library.count-of", { shown: cases.length, total }) : t("library.count", { shown: cases.length })}</p>
        {filtered ? <ResetFilter /> : null}
      </div>
      {cases.length === 0 ? <EmptyState text={t(total > 0 ? "library.empty" : "library.empty-at-all")} action={<>{filtered ? <ResetFilter className="button button-primary" /> : null}{newPath ? <Link to={newPath} className={`button ${filtered ? "button-secondary" : "button-primary"}`}>{t("entry.new.case")}</Link> : null}</>} /> : (
        <div className="st-list-and-map">
          <section aria-label={t("library.list")} className="st-list-and-map__list">
            <ol className="st-cases no-max-width">
              {cases.map((item) => <CaseRow key={item.code} item={item} selected={item.code === selectedId} onShow={() => setSelectedId(item.code)} />)}
            </ol>
          </section>
          <div className="st-list-and-map__map">
            <LeafletMap label={t("library.map")} markers={markers} selectedId={selectedId} onSelect={select} fit="follow" crowding="group" {...tiles} />
          </div>
        </div>
      )}
    </div>
  );
}

const linkId = (code: string) => `case-${code}`;

function CaseRow({ item, selected, onShow }: { item: CaseItem; selected: boolean; onShow: () => void }) {
  const { t } = useTranslator();
  return (
    <li className={`st-case-row${selected ? " st-case-row--selected" : ""}`}>
      <span className={`st-number${item.onMap ? "" : " st-number--dashed"}`}>
        <span aria-hidden="true">{item.number}</span>
        <span className="sr-only">{item.onMap ? t("catalogue.number", { number: item.number }) : t("library.not-on-map")}</span>
      </span>
      <div className="st-case-row__what">
        <Link id={linkId(item.code)} to={casePath(item.code)} className="st-site__name">{item.title}</Link>
        <div className="st-small">{[item.where, item.period].filter(Boolean).join(" · ")}</div>
        <p className="st-case-row__purpose">{item.purpose}</p>
        <div className="st-small st-muted">{item.themes.join(" · ")}</div>
      </div>
      <div className="st-case-row__source st-small">
        <div>{item.source}</div>
        {item.figureCount > 0 ? <div className="st-muted">{t("library.figure-count", { count: item.figureCount })}</div> : null}
        {item.onMap ? <button type="button" className="st-link-button st-needs-script" aria-label={t("catalogue.show-on-map", { name: item.title })} onClick={onShow}>{t("catalogue.show-on-map-short")}</button> : null}
      </div>
    </li>
  );
}

function LibraryFilterForm({ library: { filter, choices } }: { library: LibraryPageData }) {
  const { t } = useTranslator();
  const values = useMemo(() => Object.fromEntries(Object.entries(libraryFilterNames).map(([key, name]) => [name, String(filter[key as keyof typeof libraryFilterNames] ?? "")])), [filter]);
  return (
    <FilterFrame action={libraryPath} label={t("catalogue.filter.label")} textName={libraryFilterNames.text} textLabel={t("library.filter.text")} values={values}>
      {(send) => (
        <>
          <FilterSelect name={libraryFilterNames.theme} label={t("catalogue.filter.theme")} value={filter.theme} choices={choices.theme} onChange={send} />
          <FilterSelect name={libraryFilterNames.purpose} label={t("library.filter.purpose")} value={filter.purpose} choices={choices.purpose} onChange={send} />
          <FilterSelect name={libraryFilterNames.municipality} label={t("library.filter.municipality")} value={filter.municipality} choices={choices.municipality} onChange={send} />
          <FilterSelect name={libraryFilterNames.year} label={t("library.filter.year")} value={filter.year === null ? null : String(filter.year)} choices={choices.year} onChange={send} />
          <FilterSelect name={libraryFilterNames.sector} label={t("library.filter.sector")} value={filter.sector} choices={choices.sector} onChange={send} />
          <FilterSelect name={libraryFilterNames.publication} label={t("library.filter.publication")} value={filter.publication} choices={choices.publication} onChange={send} />
        </>
      )}
    </FilterFrame>
  );
}

function ResetFilter({ className }: { className?: string }) {
  const { t } = useTranslator();
  return <Link to={libraryPath} replace preventScrollReset className={className}>{t("filter.reset")}</Link>;
}
