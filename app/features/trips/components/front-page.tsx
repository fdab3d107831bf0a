import { Link } from "@remix-run/react";
import { useId } from "react";
import type { ReactNode } from "react";
import { formatClock, formatDate, formatDateShort, formatDateSpan, formatMoment } from "~/i18n/format";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { EmptyState, PageHead } from "~/ui/page-parts";
import type { DueTask, presentTripsByState, Reminder, TimedView } from "../present-front";
import { nearnessText, taskTitle } from "../present-tasks";

type BallotItem = { ballotId: string; question: string; closesAt: string; eligible: number; voted: number; ownVote: "due" | "done" | null };
type Plans = { due: DueTask[]; hiddenCount: number; reminders: Reminder[]; byState: ReturnType<typeof presentTripsByState>; toVerify: { code: string; title: string; status: string; tripId: string; tripTitle: string }[] };
type NextTrip = { tripId: string; title: string; startsOn: string; endsOn: string; isOn: boolean; now: TimedView | null; next: TimedView | null };

export type FrontPageProps = { displayName: string; ballots: BallotItem[]; plans: Plans | null; nextTrip: NextTrip | null; toRead: { code: string; name: TextPair; headline: { da: string | null; en: string | null } }[] };

/** The first page: what waits for this person. Who plans sees the work; a member sees the vote, the programme and what to read. */
export function FrontPage({ displayName, ballots, plans, nextTrip, toRead }: FrontPageProps) {
  const { t } = useTranslator();
  return (
    <div className="container">
      <PageHead title={t("front.title", { name: displayName })} lead={t(plans ? "front.lead-secretariat" : "front.lead-member")} actions={plans ? <Link to="/ture/ny" className="button button-primary">{t("trips.new")}</Link> : null} />
      <div className="st-overview">
        <div>
          {plans ? <DueTasks plans={plans} /> : <><Ballots ballots={ballots} /><NextProgramme nextTrip={nextTrip} /></>}
          {plans ? <TripsByState groups={plans.byState} /> : null}
        </div>
        <div>
          {plans ? <Ballots ballots={ballots} /> : null}
          {plans ? <ToVerify sites={plans.toVerify} /> : <ToRead destinations={toRead} />}
        </div>
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return <section aria-labelledby={id}><h2 id={id}>{title}</h2>{children}</section>;
}

function DueTasks({ plans: { due, hiddenCount, reminders } }: { plans: Plans }) {
  const translator = useTranslator();
  const { t, locale } = translator;
  return (
    <Part title={t("front.due")}>
      {due.length === 0 ? <EmptyState text={t("front.due-none")} action={<Link to="/ture">{t("trips.title")}</Link>} /> : (
        <ul className="st-tasks">
          {due.map((task) => (
            <li key={`${task.tripId}-${task.key}`} className={`st-task st-task--${task.nearness}`}>
              <div>
                <p className="weight-semibold"><Link to={`/ture/${task.tripId}/opgaver`}>{taskTitle(task, translator)}</Link></p>
                <p className="st-small">{task.nearness === "overdue" ? <><Icon name="warning" /> </> : null}{formatDate(task.dueOn, locale)}, <strong>{nearnessText(task, translator)}</strong> <span className="st-muted">· {task.tripTitle} · {task.assigneeName ?? t("task.nobody")}</span></p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {hiddenCount > 0 ? <p className="st-small">{t("front.due-more", { count: hiddenCount })}</p> : null}
      {reminders.map((reminder) => (
        <details key={reminder.tripId} className="st-life__details">
          <summary>{t("front.reminder", { trip: reminder.tripTitle })}</summary>
          <label className="form-label" htmlFor={`reminder-${reminder.tripId}`}>{t("front.reminder-text")}</label>
          <textarea id={`reminder-${reminder.tripId}`} className="form-input st-front__reminder" readOnly rows={Math.min(14, reminder.text.split("\n").length + 1)} value={reminder.text} />
          <p><a href={`mailto:?subject=${encodeURIComponent(reminder.subject)}&body=${encodeURIComponent(reminder.text.replaceAll("\n", "\r\n"))}`}>{t("front.reminder-mail")}</a></p>
        </details>
      ))}
    </Part>
  );
}

function TripsByState({ groups }: { groups: Plans["byState"] }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <Part title={t("front.by-state")}>
      {groups.length === 0 ? <p className="st-muted">{t("trips.empty")}</p> : (
        <dl className="st-facts">
          {groups.map((group) => [
            <dt key={group.state}>{tDynamic(`trip.state.${group.state}`)}</dt>,
            <dd key={`${group.state}-trips`}>{group.trips.map((trip) => <div key={trip.id}><Link to={`/ture/${trip.id}`}>{trip.title}</Link> <span className="st-muted">{formatDateSpan(trip.startsOn, trip.endsOn, locale)}</span></div>)}</dd>,
          ])}
        </dl>
      )}
    </Part>
  );
}

function Ballots({ ballots }: { ballots: BallotItem[] }) {
  const { t, locale } = useTranslator();
  return (
    <Part title={t("front.ballots")}>
      {ballots.length === 0 ? <p className="st-muted">{t("front.ballots-none")}</p> : (
        <ul className="st-plain-list">
          {ballots.map((ballot) => (
            <li key={ballot.ballotId}>
              <p className="weight-semibold"><Link to={`/afstemninger/${ballot.ballotId}`}>{ballot.question}</Link></p>
              <p className="st-small">{t("front.turnout", { voted: ballot.voted, eligible: ballot.eligible })} {t("front.closes", { moment: formatMoment(ballot.closesAt, locale) })}</p>
              {ballot.ownVote === "due" ? <Link to={`/afstemninger/${ballot.ballotId}`} className="button button-primary" aria-label={t("front.vote-for", { question: ballot.question })}>{t("front.vote")}</Link> : null}
              {ballot.ownVote === "done" ? <p className="st-small"><Icon name="success" /> {t("front.voted")}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function NextProgramme({ nextTrip }: { nextTrip: NextTrip | null }) {
  const { t, locale } = useTranslator();
  const stop = (one: TimedView) => `${formatDateShort(one.date, locale)} ${formatClock(one.startsAtMinute, locale, true)} ${one.title}${one.placeName ? `, ${one.placeName}` : ""}`;
  return (
    <Part title={t("front.programme")}>
      {nextTrip === null ? <p className="st-muted">{t("front.programme-none")}</p> : (
        <>
          <p className="weight-semibold"><Link to={`/ture/${nextTrip.tripId}`}>{nextTrip.title}</Link></p>
          <p>{formatDateSpan(nextTrip.startsOn, nextTrip.endsOn, locale)}</p>
          {nextTrip.isOn ? (
            <dl className="st-facts">
              <dt>{t("front.now")}</dt><dd>{nextTrip.now ? stop(nextTrip.now) : t("front.now-none")}</dd>
              <dt>{t("front.next")}</dt><dd>{nextTrip.next ? stop(nextTrip.next) : t("front.next-none")}</dd>
            </dl>
          ) : null}
          <p><Link to={`/ture/${nextTrip.tripId}/udskriv`}>{t("front.see-programme")}</Link></p>
        </>
      )}
    </Part>
  );
}

function ToVerify({ sites }: { sites: Plans["toVerify"] }) {
  const { t } = useTranslator();
  return (
    <Part title={t("front.verify")}>
      {sites.length === 0 ? <p className="st-muted">{t("front.verify-none")}</p> : (
        <>
          <p className="st-small st-muted">{t("front.verify-lead")}</p>
          <ul className="st-plain-list">{sites.slice(0, 6).map((site) => <li key={`${site.code}-${site.tripId}`}><Link to={`/besoegssteder/${site.code}`}>{site.title}</Link> <span className="st-muted st-small">{site.tripTitle}</span></li>)}</ul>
          <p className="st-small"><Link to="/destinationer/efterproev">{t("verify.title")}</Link></p>
          {sites.length > 6 ? <p className="st-small">{t("front.verify-more", { count: sites.length - 6 })}</p> : null}
        </>
      )}
    </Part>
  );
}

function ToRead({ destinations }: { destinations: FrontPageProps["toRead"] }) {
  const { t, pick, locale } = useTranslator();
  return (
    <Part title={t("front.read")}>
      {destinations.length === 0 ? <p><Link to="/destinationer">{t("front.read-all")}</Link></p> : (
        <ul className="st-plain-list">{destinations.map((one) => <li key={one.code}><Link to={`/destinationer/${one.code}`}>{pick(one.name)}</Link>{one.headline[locale] ? <p className="st-small st-muted">{one.headline[locale]}</p> : null}</li>)}</ul>
      )}
    </Part>
  );
}
