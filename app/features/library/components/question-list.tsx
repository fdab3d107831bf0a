import { Form, Link, useLocation, useNavigation } from "@remix-run/react";
import { useId } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { QuestionView, StopChoices } from "../present-questions";
import { sendQuestionPath } from "../schema";

export type QuestionGroup = { key: string; heading: string | null; questions: QuestionView[] };

/** What to ask. Whoever plans a trip chooses a stop once and sends each question there in one click. */
export function QuestionList({ groups, stopChoices, plans, folded = false }: { groups: QuestionGroup[]; stopChoices: StopChoices | null; plans: boolean; folded?: boolean }) {
  const { t } = useTranslator();
  const { pathname } = useLocation();
  const sending = useNavigation().formAction === sendQuestionPath;
  const selectId = useId();
  const list = groups.map((group) => <Group key={group.key} group={group} sends={stopChoices !== null} sending={sending} folded={folded} />);
  if (!stopChoices) return <>{list}{plans ? <p className="st-small st-muted">{t("library.send.no-stop")} <Link to="/ture">{t("library.send.to-trips")}</Link></p> : null}</>;
  return (
    <Form method="post" action={sendQuestionPath} preventScrollReset>
      <input type="hidden" name="next" value={pathname} />
      <div className="st-send">
        <label className="form-label" htmlFor={selectId}>{t("library.send.stop")}</label>
        <select id={selectId} name="stopId" className="form-select" defaultValue={stopChoices.defaultStopId}>
          {stopChoices.trips.map((trip) => (
            <optgroup key={trip.tripId} label={trip.title}>
              {trip.stops.map((stop) => <option key={stop.stopId} value={stop.stopId}>{stop.label}</option>)}
            </optgroup>
          ))}
        </select>
      </div>
      {list}
    </Form>
  );
}

function Group({ group, sends, sending, folded }: { group: QuestionGroup; sends: boolean; sending: boolean; folded: boolean }) {
  const { t } = useTranslator();
  if (folded && group.heading) {
    return (
      <details className="st-fold" open={group.questions.some((question) => question.at.length > 0)}>
        <summary>{t("library.questions-of", { title: group.heading, count: group.questions.length })}</summary>
        <Group group={{ ...group, heading: null }} sends={sends} sending={sending} folded={false} />
      </details>
    );
  }
  return (
    <div className="st-questions">
      {group.heading ? <h3 className="st-questions__heading">{group.heading}</h3> : null}
      <ul className="no-max-width">
        {group.questions.map((question) => (
          <li key={question.questionId}>
            <div className="st-questions__text">
              {question.text}
              {question.at.map((stop) => (
                <div key={stop.stopId} className="st-small st-questions__at">
                  <Icon name="check" /><Link to={`/ture/${stop.tripId}/program#stop-${stop.stopId}`}>{t("library.send.at", { stop: stop.title, trip: stop.tripTitle })}</Link>
                </div>
              ))}
            </div>
            {sends ? (
              <button type="submit" name="questionId" value={question.questionId} className="button button-secondary st-questions__send" disabled={sending} aria-label={t("library.send.label", { question: question.text })}>
                <Icon name="forward" />{t("library.send.button")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
