import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { SiteRow } from "../present";
import { sitePath } from "../schema";
import { HostBadge } from "./host-badge";

type Row = SiteRow & { number?: number; offer?: string };

/** Visit sites one below the other: name, what and where; themes; whom one visits and whether something is in doubt. */
export function SiteRows({ sites }: { sites: Row[] }) {
  return <ul className="st-sites no-max-width">{sites.map((site) => <SiteItem key={site.code} site={site} />)}</ul>;
}

function SiteItem({ site }: { site: Row }) {
  const { t, tDynamic } = useTranslator();
  const themes = <div className="st-site__themes st-small">{site.themes.join(" · ")}</div>;
  return (
    <li className={`st-site st-site--${site.concreteness}${site.number ? " st-site--numbered" : ""}`}>
      {site.number ? <SiteNumber number={site.number} dashed={site.concreteness === "type-only"} /> : null}
      <div className="st-site__what">
        <Link to={sitePath(site.code)} className="st-site__name">{site.name}</Link>
        {site.presentName ? <div className="st-small">{t("catalogue.present-name", { name: site.presentName })}</div> : null}
        <div className="st-small st-muted">{`${tDynamic(`catalogue.kind.${site.kind}`)} · ${site.place}`}</div>
        {site.offer ? <p className="st-site__offer">{site.offer}</p> : null}
        {site.number ? themes : null}
      </div>
      {site.number ? null : themes}
      <div className="st-site__host st-small">
        <HostBadge concreteness={site.concreteness} />
        {site.seriousCaveatCount > 0 ? <div className="st-doubt"><Icon name="warning" />{t("catalogue.to-verify", { count: site.seriousCaveatCount })}</div> : null}
      </div>
    </li>
  );
}

/** The number by which a site is found on the map. */
export function SiteNumber({ number, dashed }: { number: number; dashed?: boolean }) {
  const { t } = useTranslator();
  return (
    <span className={`st-number${dashed ? " st-number--dashed" : ""}`}>
      <span aria-hidden="true">{number}</span>
      <span className="sr-only">{t("catalogue.number", { number })}</span>
    </span>
  );
}
