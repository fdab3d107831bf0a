import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { EmptyState, PageHead } from "~/ui/page-parts";
import { momentText, type BallotList as List, type BallotListItem } from "../present";
import { ballotPath } from "../schema";

/** The ballots of a person's committees: what waits for a vote comes first. */
export function BallotList({ open, coming, closed, mayManage, showCommittee }: List) {
  const { t } = useTranslator();
  const action = mayManage ? <Link to="/afstemninger/ny" className="button button-primary">{t("ballots.new")}</Link> : null;
  const isEmpty = open.length + coming.length + closed.length === 0;
  return (
    <div className="container">
      <PageHead title={t("ballots.title")} lead={t("ballots.lead")} actions={isEmpty ? null : action} />
      {isEmpty ? <EmptyState text={t(mayManage ? "ballots.empty" : "ballots.empty-reader")} action={action} /> : null}
      <Section id="open" title={t("ballots.open")} items={open} showCommittee={showCommittee} empty={isEmpty ? null : t("ballots.none-open")} />
      <Section id="coming" title={t("ballots.coming")} items={coming} showCommittee={showCommittee} empty={null} />
      <Section id="closed" title={t("ballots.closed")} items={closed} showCommittee={showCommittee} empty={null} />
    </div>
  );
}

function Section({ id, title, items, showCommittee, empty }: { id: string; title: string; items: BallotListItem[]; showCommittee: boolean; empty: string | null }) {
  if (items.length === 0 && empty === null) return null;
  return (
    <section aria-labelledby={`ballots-${id}`} className="st-ballots">
      <h2 id={`ballots-${id}`}>{title}</h2>
      {items.length === 0 ? <p className="st-muted">{empty}</p> : <ul className="st-ballots__list">{items.map((item) => <Row key={item.ballotId} item={item} showCommittee={showCommittee} />)}</ul>}
    </section>
  );
}

function Row({ item, showCommittee }: { item: BallotListItem; showCommittee: boolean }) {
  const translator = useTranslator();
  const { t, tDynamic, pick } = translator;
  const path = ballotPath(item.ballotId);
  const when = item.state === "draft" ? t("ballots.draft") : item.state === "closed" ? t("ballots.closed-at", { moment: momentText(translator, item.closesAt) }) : item.state === "cancelled" ? t("ballots.cancelled") : t("ballots.closes-at", { moment: momentText(translator, item.closesAt) });
  const isWaiting = item.state === "open" && item.opensAt !== null && item.ownVote === null && !item.mayManage;
  return (
    <li className="st-ballots__row">
      <div>
        <Link to={item.state === "closed" ? `${path}/resultat` : item.state === "draft" ? `${path}/styring` : path} className="st-ballots__question">{item.question}</Link>
        <p className="st-muted">
          {showCommittee ? `${pick(item.committee)} · ` : null}
          {isWaiting ? t("ballots.opens-at", { moment: momentText(translator, item.opensAt!) }) : when}
        </p>
        {(item.state === "open" && !isWaiting) || item.state === "closed" ? (
          <p className="st-turnout">
            <span className="st-turnout__track" aria-hidden="true"><span className="st-turnout__fill" style={{ width: `${(item.voted / Math.max(1, item.eligible)) * 100}%` }} /></span>
            {t("ballots.turnout", { voted: item.voted, eligible: item.eligible })}
          </p>
        ) : null}
      </div>
      {item.ownVote ? (
        <Link to={path} className={`button ${item.ownVote === "due" ? "button-primary" : "button-secondary"}`} aria-label={tDynamic(`ballots.own.${item.ownVote}-for`, { question: item.question })}>{tDynamic(`ballots.own.${item.ownVote}`)}</Link>
      ) : item.mayManage && item.state === "open" ? (
        <Link to={`${path}/styring`} className="button button-secondary" aria-label={t("ballots.manage-for", { question: item.question })}>{t("ballots.manage")}</Link>
      ) : null}
    </li>
  );
}
