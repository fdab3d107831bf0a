import { Link, useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapTiles } from "~/ui/map/map-types";
import { Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { AlternativeView, DestinationPageData, TopicView } from "../present-destination";
import { cataloguePath, newTripPath, sitePath } from "../schema";
import { BriefSection } from "./brief-section";
import { CaveatList } from "./caveat-list";
import { ProvenanceNote } from "./provenance-note";
import { SiteRows } from "./site-rows";

/** One destination: why it is worth the journey, whom one can visit, and what is in doubt. `background`: what the library says of it. */
export function DestinationPage({ destination, tiles, plans, bar, background }: { destination: DestinationPageData; tiles: MapTiles; plans: boolean; bar: ReactNode; background: ReactNode }) {
  const { t, tDynamic } = useTranslator();
  const navigate = useNavigate();
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: destination.name }]} />
      <PageHead title={destination.name} lead={destination.headline}
        actions={plans ? <Link to={newTripPath(destination.code)} className="button button-primary">{t("catalogue.plan")}</Link> : null} />
      {bar}
      <div className="st-reading">
        <div className="st-reading__intro">
          <h2>{t("destination.why")}</h2>
          <p>{destination.reason}</p>
          <dl className="st-facts">
            <dt>{t("destination.reach")}</dt>
            <dd>{tDynamic(`reach.${destination.reach}`)}</dd>
            <dt>{t("destination.towns")}</dt>
            <dd>{destination.places.map((place) => t("destination.town", place)).join(", ")}</dd>
            <dt>{t("destination.themes")}</dt>
            <dd>{destination.themes.join(" · ")}</dd>
          </dl>
        </div>
        <div className="st-reading__map">
          <LeafletMap label={t("destination.map", { name: destination.name })} markers={destination.markers} onSelect={(code) => navigate(sitePath(code))} {...tiles} />
        </div>
        <div className="st-reading__rest st-sections">
          <section>
            <h2>{t("destination.sites")}</h2>
            {destination.townChoices.map((choice) => <TownChoice key={choice.places.join()} choice={choice} />)}
            {destination.blocks.map((block) =>
              block.group ? (
                <div key={block.sites[0]!.code} className="st-alternatives">
                  <GroupNote group={block.group} />
                  <SiteRows sites={block.sites} />
                </div>
              ) : (
                <SiteRows key={block.sites[0]!.code} sites={block.sites} />
              ),
            )}
            {destination.elsewhere.length > 0 ? (
              <p className="st-small">{t("destination.elsewhere")} {destination.elsewhere.map((site, index) => <span key={site.code}>{index > 0 ? ", " : ""}<Link to={sitePath(site.code)}>{site.name}</Link> ({site.destination})</span>)}</p>
            ) : null}
          </section>
          {background}
          <section>
            <h2>{t("destination.caveats")}</h2>
            {destination.caveats.length > 0 ? <CaveatList caveats={destination.caveats} /> : <p className="st-muted">{t("destination.no-caveats")}</p>}
          </section>
          {destination.topics.length > 0 ? (
            <section>
              <h2>{t("destination.topics")}</h2>
              <p className="st-muted">{t("destination.topics-lead")}</p>
              {destination.topics.map((topic) => <Topic key={topic.code} topic={topic} />)}
            </section>
          ) : null}
          <BriefSection brief={destination.brief} reach={destination.reach} />
          <ProvenanceNote provenance={destination.provenance} />
        </div>
      </div>
    </div>
  );
}

/** What the proposal's own word for the choice means. */
export function GroupNote({ group }: { group: Omit<AlternativeView, "places"> }) {
  const { t, tDynamic } = useTranslator();
  return (
    <p className="st-alternatives__note">
      <strong>{tDynamic(`destination.group.${group.reading}`)}</strong>{" "}
      {group.explanation} <span className="st-muted">{t("destination.group.wording", { wording: group.wording })}</span>
    </p>
  );
}

function TownChoice({ choice }: { choice: AlternativeView }) {
  const { t } = useTranslator();
  return (
    <div className="st-alternatives">
      <p className="st-alternatives__note"><strong>{t("destination.town-choice", { towns: choice.places.join(", ") })}</strong></p>
      <GroupNote group={choice} />
    </div>
  );
}

function Topic({ topic }: { topic: TopicView }) {
  const { t } = useTranslator();
  return (
    <div className="st-topic" id={`emne-${topic.code}`}>
      <h3>{topic.title}</h3>
      <p>{topic.description}</p>
      {topic.sites.length > 0 ? (
        <p className="st-small">
          {`${t("destination.topic-sites")} `}
          {topic.sites.map((site, index) => <span key={site.code}>{index > 0 ? ", " : ""}<Link to={sitePath(site.code)}>{site.name}</Link></span>)}
        </p>
      ) : (
        <p className="st-small st-muted">{t("destination.topic-no-site")}</p>
      )}
    </div>
  );
}
