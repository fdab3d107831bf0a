import { Link } from "@remix-run/react";
import { useCallback, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapTiles } from "~/ui/map/map-types";
import { EmptyState, PageHead } from "~/ui/page-parts";
import type { CataloguePageData, CatalogueSection } from "../present";
import { destinationPath } from "../schema";
import { CatalogueActions } from "./catalogue-actions";
import { FilterForm, ResetFilter } from "./filter-form";
import { SiteNumber, SiteRows } from "./site-rows";

/** All destinations with their visit sites, as a list and on a map that carries the same numbers. */
export function CataloguePage({ catalogue, tiles, plans, proposalPath }: { catalogue: CataloguePageData; tiles: MapTiles; plans: boolean; proposalPath: string }) {
  const { t } = useTranslator();
  const { sections, markers, filtered, shown, total } = catalogue;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const selected = markers.find(({ id }) => id === selectedId);
  const select = useCallback((id: string) => {
    setSelectedId(id);
    // A marker's id begins with the code of its destination.
    const heading = document.getElementById(headingId(id.split(" ")[0]!));
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  }, []);
  const destinations = sections.length;
  return (
    <div className="container st-wide">
      <PageHead title={t("catalogue.title")} lead={t("catalogue.lead")} actions={<CatalogueActions plans={plans} proposalPath={proposalPath} />} />
      <FilterForm filter={catalogue.filter} choices={catalogue.choices} />
      <div className="st-row st-filter-result">
        <p role="status">{filtered ? t("catalogue.count-of", { shown, total, destinations }) : t("catalogue.count", { shown, destinations })}</p>
        {filtered ? <ResetFilter /> : null}
      </div>
      {sections.length === 0 ? <EmptyState text={t("catalogue.empty")} action={<ResetFilter className="button button-primary" />} /> : (
        <div className="st-list-and-map">
          <section aria-label={t("catalogue.list")} className="st-list-and-map__list">
            {sections.map((section) => (
              <DestinationSection key={section.code} section={section} selected={selected?.destinationCode === section.code}
                onShow={() => setSelectedId(markers.find(({ destinationCode }) => destinationCode === section.code)?.id ?? null)} />
            ))}
          </section>
          <div className="st-list-and-map__map">
            <LeafletMap label={t("catalogue.map")} markers={markers} selectedId={selectedId} onSelect={select} fit="follow" crowding="group" {...tiles} />
          </div>
        </div>
      )}
    </div>
  );
}

const headingId = (code: string) => `destination-${code}`;

function DestinationSection({ section, selected, onShow }: { section: CatalogueSection; selected: boolean; onShow: () => void }) {
  const { t, tDynamic } = useTranslator();
  return (
    <section className={`st-destination${selected ? " st-destination--selected" : ""}`} aria-labelledby={headingId(section.code)}>
      <div className="st-destination__head">
        <SiteNumber number={section.number} />
        <div>
          <h2 id={headingId(section.code)} tabIndex={-1}><Link to={destinationPath(section.code)}>{section.name}</Link></h2>
          <p className="st-destination__headline">
            <span className="st-muted">{tDynamic(`reach.${section.reach}`)}</span>
            {section.headline ? ` · ${section.headline}` : null}
          </p>
        </div>
        <button type="button" className="st-link-button st-needs-script" aria-label={t("catalogue.show-on-map", { name: section.name })} onClick={onShow}>{t("catalogue.show-on-map-short")}</button>
      </div>
      <SiteRows sites={section.sites} />
    </section>
  );
}
