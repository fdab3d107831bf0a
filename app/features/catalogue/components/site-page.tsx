import { Link, useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatDateSpan } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapTiles } from "~/ui/map/map-types";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import { cataloguePath, destinationPath, newTripPath, sitePath } from "../schema";
import type { SitePageData } from "../present-site";
import { CaveatList } from "./caveat-list";
import { GroupNote } from "./destination-page";
import { ProvenanceNote } from "./provenance-note";
import { SiteFacts } from "./site-facts";
import { SiteNumber, SiteRows } from "./site-rows";

/** One visit site: why go, what to ask, the facts and what is in doubt about them. `background`: what the library says of it; `contacts`: whom the reader's own committees write to. */
export function SitePage({ site, tiles, plans, bar, background, contacts }: { site: SitePageData; tiles: MapTiles; plans: boolean; bar: ReactNode; background: ReactNode; contacts: ReactNode }) {
  const { t, tDynamic, locale } = useTranslator();
  const navigate = useNavigate();
  const kind = tDynamic(`catalogue.kind.${site.kind}`);
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: site.destination.name, to: destinationPath(site.destination.code) }, { label: site.name }]} />
      <PageHead
        title={site.name}
        lead={<>{site.presentName ? <strong className="st-present-name">{t("catalogue.present-name", { name: site.presentName })}</strong> : null}{t("site.kind-in-town", { kind, town: site.place, country: site.country })}</>}
        actions={plans ? <Link to={newTripPath(site.destination.code)} className="button button-primary">{t("catalogue.plan")}</Link> : null}
      />
      {bar}
      {site.concreteness === "type-only" || site.concreteness === "area" ? (
        <div className="st-find-host"><Alert kind="info" heading={t("catalogue.concreteness.type-only")}>{tDynamic(`catalogue.concreteness-help.${site.concreteness}`)}</Alert></div>
      ) : null}
      <div className="st-reading">
        <div className="st-reading__intro st-sections">
          <section>
            <h2>{t("site.offer")}</h2>
            <p>{site.offer}</p>
            <p className="st-small"><strong>{t("site.why")}:</strong> {site.themes.join(" · ")}</p>
          </section>
          {site.topics.length > 0 ? (
            <section>
              <h2>{t("site.topics")}</h2>
              {site.topics.map((topic) => <div key={topic.code} className="st-topic"><h3>{topic.title}</h3><p>{topic.description}</p></div>)}
            </section>
          ) : null}
        </div>
        <div className="st-reading__map">
          <LeafletMap label={t("site.map", { name: site.name })} markers={site.markers} selectedId={site.code} onSelect={(code) => navigate(sitePath(code))} {...tiles} />
          <h2 className="st-neighbours__heading">{t("site.neighbours", { destination: site.destination.name })}</h2>
          <ol className="st-neighbours no-max-width">
            {site.neighbours.map((one) => (
              <li key={one.code}>
                <SiteNumber number={one.number} dashed={one.concreteness === "type-only"} />
                {one.code === site.code
                  ? <span aria-current="page"><strong>{one.name}</strong> {t("site.this-one")}</span>
                  : <span><Link to={sitePath(one.code)}>{one.name}</Link> <span className="st-muted">{one.place}</span></span>}
              </li>
            ))}
          </ol>
        </div>
        <div className="st-reading__rest st-sections">
          {background}
          <section>
            <h2>{t("site.caveats")}</h2>
            {site.caveats.length > 0
              ? <><p className="st-muted">{t("site.caveats-lead")}</p><CaveatList caveats={site.caveats} /></>
              : <p className="st-muted">{t("site.no-caveats")}</p>}
          </section>
          <section>
            <h2>{t("site.facts")}</h2>
            <SiteFacts site={site} />
          </section>
          {contacts}
          {site.alternatives ? (
            <section>
              <h2>{t("site.alternatives")}</h2>
              <GroupNote group={site.alternatives} />
              {site.alternatives.sites.length > 0 ? <SiteRows sites={site.alternatives.sites} /> : <p className="st-muted">{t("site.no-other-alternative")}</p>}
            </section>
          ) : null}
          {site.trips.length > 0 ? (
            <section>
              <h2>{t("site.trips")}</h2>
              <ul>
                {site.trips.map((trip) => <li key={trip.tripId}><Link to={`/ture/${trip.tripId}`}>{trip.title}</Link> <span className="st-muted">{formatDateSpan(trip.startsOn, trip.endsOn, locale)}</span></li>)}
              </ul>
            </section>
          ) : null}
          <ProvenanceNote provenance={site.provenance} />
        </div>
      </div>
    </div>
  );
}
