import { Form, Link, useNavigation } from "@remix-run/react";
import { formatDate, formatMoment } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { TextAreaField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Alert } from "~/ui/page-parts";
import type { MissingThing, MoveChoice, TripLife } from "../present-life";
import { oneOf } from "./trip-fields";

/** What the overview gets back when a move was not made. */
export type MoveReply = { form: FormReply; problem?: string };

type Props = { tripId: string; life: TripLife; requestKey: string; reply: MoveReply | undefined };

/** Where the trip stands in its life, what comes next and what is missing for it, and the ways back. */
export function LifePanel({ tripId, life, requestKey, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  const [forward, otherForward] = life.moves.filter((move) => move.kind === "forward");
  const others = life.moves.filter((move) => move.kind !== "forward");
  return (
    <section className="st-life" aria-labelledby="life-heading">
      <h2 id="life-heading" className="sr-only">{t("life.heading")}</h2>
      <ol className="st-life__steps">
        {life.steps.map(({ state, place }) => (
          <li key={state} className={`st-life__step st-life__step--${place}`} aria-current={place === "current" ? "step" : undefined}>
            <span className="st-life__name">{place === "past" ? <Icon name="check" label={t("life.passed")} /> : null}{tDynamic(`trip.state.${state}`)}</span>
          </li>
        ))}
      </ol>
      {reply?.problem ? <Alert kind="error"><p>{tDynamic(reply.problem)}</p></Alert> : null}
      <LifeSentences life={life} />
      {forward ? <ForwardMove tripId={tripId} life={life} move={forward} requestKey={requestKey} reply={reply} /> : null}
      {life.moves.length > 0 ? (
        <div className="st-life__others">
          {otherForward ? <MoveForm life={life} move={otherForward} requestKey={requestKey} reply={reply} button="button-secondary" /> : null}
          {others.map((move) => <ReasonedMove key={move.to} life={life} move={move} requestKey={requestKey} reply={reply} />)}
        </div>
      ) : null}
    </section>
  );
}

function LifeSentences({ life }: { life: TripLife }) {
  const { t, tDynamic, locale } = useTranslator();
  const { lastMove } = life;
  const stands = life.state === "cancelled" ? t("life.cancelled") : t("life.stands", { step: life.stepNumber, of: life.steps.length, state: tDynamic(`trip.state.${life.state}`) });
  return (
    <>
      <p className="st-life__stands">
        <strong>{stands}</strong> {life.state === "cancelled" ? null : tDynamic(`life.meaning.${life.state}`)}
      </p>
      {lastMove ? (
        <p className="st-muted st-small">
          {t("life.since", { moment: formatMoment(lastMove.movedAt, locale), name: lastMove.movedBy ?? t("history.system") })}
          {lastMove.reason ? ` ${t("life.reason-was", { reason: lastMove.reason })}` : ""}
        </p>
      ) : null}
      {life.decisions.map((decision) => (
        <p key={decision.body} className="st-small">
          <Icon name={decision.outcome === "adopted" ? "success" : "error"} /> {t("life.decided", { body: tDynamic(`life.body.${decision.body}`), date: formatDate(decision.meetingOn, locale), item: decision.agendaItem, outcome: tDynamic(`life.outcome.${decision.outcome}`) })}
        </p>
      ))}
    </>
  );
}

function ForwardMove({ tripId, life, move, requestKey, reply }: Omit<Props, "reply"> & { move: MoveChoice; reply: MoveReply | undefined }) {
  const { t, tDynamic } = useTranslator();
  const to = tDynamic(`trip.state.${move.to}`);
  const blocking = move.missing.filter((one) => !one.isWaivable);
  const waivable = move.missing.filter((one) => one.isWaivable);
  if (blocking.length > 0) {
    return (
      <div className="st-life__missing">
        <p className="weight-semibold mb-2">{t("life.missing", { state: to })}</p>
        <ul className="nobullet-list">
          {[...blocking, ...waivable].map((thing) => <li key={thing.code}><Missing thing={thing} /></li>)}
        </ul>
        <p className="st-muted st-small">{t("life.missing-then", { state: to })}</p>
      </div>
    );
  }
  return (
    <>
      {waivable.length > 0 ? <ul className="nobullet-list st-life__missing">{waivable.map((thing) => <li key={thing.code}><Missing thing={thing} /></li>)}</ul> : null}
      <MoveForm life={life} move={move} requestKey={requestKey} reply={reply} button="button-primary" askReason={waivable.length > 0} />
      {move.to === "approved" ? <p className="st-small mt-3"><Link to={`/ture/${tripId}/beslutning`}>{t("life.correct-decision")}</Link></p> : null}
    </>
  );
}

function Missing({ thing }: { thing: MissingThing }) {
  const { t, tDynamic } = useTranslator();
  const text = tDynamic(`life.requirement.${thing.code}`, { count: thing.count });
  return <><Icon name={thing.isWaivable ? "warning" : "minus"} /> {text}{thing.path ? <> <Link to={thing.path} aria-label={`${tDynamic(`life.fill-in.${thing.code}`)}: ${text}`}>{tDynamic(`life.fill-in.${thing.code}`)}</Link></> : null}{thing.isWaivable ? <span className="st-muted"> {t("life.waivable")}</span> : null}</>;
}

type MoveFormProps = { life: TripLife; move: MoveChoice; requestKey: string; reply: MoveReply | undefined; button: string; askReason?: boolean };

function MoveForm({ life, move, requestKey, reply, button, askReason = false }: MoveFormProps) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const own = reply?.form.values.to === move.to ? reply.form : undefined;
  return (
    <Form method="post" className="st-life__form">
      <input type="hidden" name="requestKey" value={requestKey} />
      <input type="hidden" name="version" value={life.version} />
      <input type="hidden" name="to" value={move.to} />
      {askReason ? (
        <TextAreaField name="reason" label={t(move.kind === "forward" ? "life.word" : "life.reason")} hint={move.kind === "forward" ? t("life.word-hint") : undefined} required rows={2} maxLength={1000}
          value={own && oneOf(own.values, "reason")} error={own?.errors.reason} />
      ) : null}
      <button className={`button ${button}`} type="submit" disabled={busy}>{t(`life.act.${move.kind}`, { state: tDynamic(`trip.state.${move.to}`) })}</button>
    </Form>
  );
}

/** A move that has to be explained: folded away until somebody wants it, open when its reason was missing. */
function ReasonedMove(props: Omit<MoveFormProps, "button">) {
  const { t, tDynamic } = useTranslator();
  const { move, reply } = props;
  return (
    <details className="st-life__details" open={reply?.form.values.to === move.to || undefined}>
      <summary>{t(`life.open.${move.kind as "back"}`, { state: tDynamic(`trip.state.${move.to}`) })}</summary>
      {move.kind === "cancel" ? <p className="st-small">{t("life.cancel-lead")}</p> : null}
      <MoveForm {...props} button={move.kind === "cancel" ? "button-warning" : "button-secondary"} askReason />
    </details>
  );
}
