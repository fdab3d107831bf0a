import { Link } from "@remix-run/react";
import { formatAmount, formatDateShort, formatDateSpan, formatDistance, formatDuration } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { MessageValues } from "~/i18n/translator";
import { Icon } from "~/ui/icon";
import { Alert, EmptyState } from "~/ui/page-parts";
import type { Overview } from "../present-overview";
import type { TripLife } from "../present-life";
import { LifePanel, type MoveReply } from "./life-panel";
import { TripFrame } from "./trip-frame";

type Props = Overview & { life: TripLife; requestKey: string; reply: MoveReply | undefined; flash: { key: string; values: MessageValues } | null };

export function TripOverview({ trip, facts, days, themes, findings, life, requestKey, reply, flash }: Props) {
  const { t, tDynamic } = useTranslator();
  const programme = `/ture/${trip.tripId}/program`;
  // One main act a page: moving on, once nothing stands in its way.
  const mayMoveOn = life.moves.some((move) => move.kind === "forward" && move.missing.every((one) => one.isWaivable));
  const actions = (
    <>
      <Link to={programme} className={`button ${mayMoveOn ? "button-secondary" : "button-primary"}`}>{t("trip.open-programme")}</Link>
      {trip.mayEdit ? <Link to={`/ture/${trip.tripId}/ret`} className="button button-secondary">{t("trip.edit")}</Link> : null}
    </>
  );
  return (
    <TripFrame trip={trip} actions={actions}>
      {flash ? <div role="status"><Alert kind="success">{tDynamic(flash.key, flash.values)}</Alert></div> : null}
      <LifePanel tripId={trip.tripId} life={life} requestKey={requestKey} reply={reply} />
      <div className="st-overview">
        <div>
          <section aria-labelledby="days-heading">
            <h2 id="days-heading">{t("trip.days.heading")}</h2>
            {trip.stopCount === 0 ? <EmptyState text={t("trip.no-stops")} action={<Link to={programme}>{t("trip.open-programme")}</Link>} /> : <DayTable days={days} />}
          </section>
          <TripFacts trip={trip} facts={facts} />
          <p><Link reloadDocument to={`/ture/${trip.tripId}/plan.json`}>{t("check.download")}</Link></p>
        </div>
        <div>
          <FindingCounts findings={findings} programme={programme} />
          <ThemeBars themes={themes} />
        </div>
      </div>
    </TripFrame>
  );
}

function DayTable({ days }: { days: Overview["days"] }) {
  const { t, locale } = useTranslator();
  return (
    <div className="table--responsive-scroll" role="group" tabIndex={0} aria-labelledby="days-heading">
      <table className="table table--extracompact">
        <thead>
          <tr>
            <th scope="col">{t("trip.days.day")}</th>
            <th scope="col" className="align-text-right">{t("trip.days.visits")}</th>
            <th scope="col" className="align-text-right">{t("trip.days.visit-hours")}</th>
            <th scope="col" className="align-text-right">{t("trip.days.travel")}</th>
            <th scope="col" className="align-text-right">{t("trip.days.distance")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.dayId}>
              <th scope="row" className="st-nowrap">{formatDateShort(day.date, locale)}</th>
              {day.stopCount === 0 ? <td colSpan={4} className="st-muted">{t("trip.days.empty")}</td> : (
                <>
                  <td className="align-text-right">{day.visits}</td>
                  <td className="align-text-right st-nowrap">{formatDuration(day.visitMinutes, locale)}</td>
                  <td className="align-text-right st-nowrap">{formatDuration(day.travelSeconds / 60, locale)}</td>
                  <td className="align-text-right st-nowrap">{formatDistance(day.distanceMetres, locale)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TripFacts({ trip, facts }: Pick<Overview, "trip" | "facts">) {
  const { t, pick, locale } = useTranslator();
  const amount = (oere: number | null) => (oere === null ? t("trip.fact.none") : formatAmount(oere, locale));
  return (
    <section aria-labelledby="facts-heading">
      <h2 id="facts-heading">{t("trip.facts.heading")}</h2>
      <dl className="st-facts">
        <dt>{t("trip.fact.purpose")}</dt>
        <dd>{facts.purpose || <span className="st-muted">{t("trip.fact.purpose-missing")}</span>}</dd>
        <dt>{t("trip.fact.question")}</dt>
        <dd>{facts.overallQuestion || <span className="st-muted">{t("trip.fact.none")}</span>}</dd>
        <dt>{t("trip.fact.dates")}</dt>
        <dd>{formatDateSpan(trip.startsOn, trip.endsOn, locale)}</dd>
        <dt>{t("trip.fact.destinations")}</dt>
        <dd>{facts.destinations.map((one, index) => <span key={one.code}>{index > 0 ? ", " : ""}<Link to={`/destinationer/${one.code}`}>{pick(one.name)}</Link></span>)}</dd>
        <dt>{t("trip.fact.participants")}</dt>
        <dd>{t("trip.participants", { members: trip.memberCount, staff: trip.staffCount })}</dd>
        <dt>{t("trip.fact.home")}</dt>
        <dd>{facts.homeName}</dd>
        <dt>{t("trip.fact.ceiling")}</dt>
        <dd>{amount(facts.ceilingParticipantOere)}</dd>
        <dt>{t("trip.fact.ceiling-trip")}</dt>
        <dd>{amount(facts.ceilingTripOere)}</dd>
        <dt>{t("trip.fact.ceiling-term")}</dt>
        <dd>{amount(facts.ceilingTermOere)}</dd>
        {facts.contactNote ? <><dt>{t("trip.fact.contact")}</dt><dd>{facts.contactNote}</dd></> : null}
      </dl>
    </section>
  );
}

function FindingCounts({ findings, programme }: { findings: Overview["findings"]; programme: string }) {
  const { t } = useTranslator();
  const total = findings.errors + findings.warnings + findings.notices + findings.accepted;
  return (
    <section aria-labelledby="findings-heading">
      <h2 id="findings-heading">{t("trip.findings.heading")}</h2>
      <ul className="nobullet-list">
        <li><Icon name={findings.errors > 0 ? "error" : "success"} /> {findings.errors > 0 ? t("trip.findings.errors", { count: findings.errors }) : t("trip.findings.clear")}</li>
        {findings.warnings > 0 ? <li><Icon name="warning" /> {t("trip.findings.warnings", { count: findings.warnings })}</li> : null}
        {findings.notices > 0 ? <li><Icon name="info" /> {t("trip.findings.notices", { count: findings.notices })}</li> : null}
        {findings.accepted > 0 ? <li><Icon name="check" /> {t("trip.findings.accepted", { count: findings.accepted })}</li> : null}
      </ul>
      {total > 0 ? <Link to={programme}>{t("trip.findings.see")}</Link> : null}
    </section>
  );
}

function ThemeBars({ themes }: { themes: Overview["themes"] }) {
  const { t, pick, locale } = useTranslator();
  const most = Math.max(1, ...themes.map((theme) => theme.visitMinutes));
  return (
    <section aria-labelledby="themes-heading">
      <h2 id="themes-heading">{t("trip.themes.heading")}</h2>
      {themes.length === 0 ? <p className="st-muted">{t("trip.themes.none")}</p> : (
        <ul className="st-bars">
          {themes.map((theme) => (
            <li key={theme.code}>
              <span>{pick(theme.name)}</span>
              <span className={theme.visits === 0 ? "weight-semibold" : "st-muted"}>
                {theme.visits === 0 ? t("trip.themes.missing") : t("trip.themes.hours", { duration: formatDuration(theme.visitMinutes, locale), visits: theme.visits })}
              </span>
              <div className="st-bars__track" aria-hidden="true"><div className="st-bars__fill" style={{ width: `${(theme.visitMinutes / most) * 100}%` }} /></div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
