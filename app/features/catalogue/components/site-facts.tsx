import { formatDateSpan, formatDuration, formatNumber } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { SitePageData } from "../present-site";
import { HostBadge } from "./host-badge";

/** What a planner needs to know of a visit site, each fact with how sure it is. */
export function SiteFacts({ site }: { site: SitePageData }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <dl className="st-facts">
      <dt>{t("site.host")}</dt>
      <dd><HostBadge concreteness={site.concreteness} /> <span className="st-muted">{tDynamic(`catalogue.concreteness-help.${site.concreteness}`)}</span></dd>
      <dt>{t("site.kind")}</dt>
      <dd>{tDynamic(`catalogue.kind.${site.kind}`)}</dd>
      <dt>{t("site.status")}</dt>
      <dd>{tDynamic(`site.status.${site.status}`)}</dd>
      <dt>{t("site.address")}</dt>
      <dd>{site.address ?? t("site.no-address")}</dd>
      <dt>{t("site.confidence")}</dt>
      <dd>{tDynamic(`site.confidence.${site.confidence}`)}</dd>
      <dt>{t("site.hours")}</dt>
      <dd>
        {site.hours ? (site.hours.plain ? <code>{site.hours.text}</code> : site.hours.text) : t("site.no-hours")}
        {site.hours?.basis ? <div className="st-small st-muted">{tDynamic(`site.hours-basis.${site.hours.basis}`)}</div> : null}
      </dd>
      {site.eventDates.length > 0 ? (
        <>
          <dt>{t("site.dates")}</dt>
          <dd>
            <ul className="nobullet-list">
              {site.eventDates.map((date) => (
                <li key={date.startsOn}>
                  {t("site.date", { span: formatDateSpan(date.startsOn, date.endsOn, locale), state: date.confirmed ? t("site.date-confirmed") : t("site.date-unconfirmed"), source: date.source })}
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      <dt>{t("site.minutes")}</dt>
      <dd>{formatDuration(site.visitMinutes, locale)}</dd>
      <dt>{t("site.group-limit")}</dt>
      <dd>{site.groupLimit === null ? t("site.group-limit-unknown") : formatNumber(site.groupLimit, locale)}</dd>
      <dt>{t("site.languages")}</dt>
      <dd>{site.languages.join(", ")}</dd>
      <dt>{t("site.contact")}</dt>
      <dd>{site.contactRole}</dd>
    </dl>
  );
}
