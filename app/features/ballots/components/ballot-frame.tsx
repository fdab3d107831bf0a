import { Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import { costText, momentText, type BallotHead } from "../present";
import { ballotPath, ballotsPath } from "../schema";

/** Head and tabs of every page of a ballot, with the sentence that it is advisory. */
export function BallotFrame({ head, page, children }: { head: BallotHead; page?: string; children: ReactNode }) {
  const { t } = useTranslator();
  const path = ballotPath(head.ballotId);
  const over = head.state === "closed";
  return (
    <div className="container st-ballot">
      <Breadcrumbs crumbs={[{ label: t("ballots.title"), to: ballotsPath }, ...(page ? [{ label: head.question, to: path }, { label: page }] : [{ label: head.question }])]} />
      <PageHead title={page ? `${page}: ${head.question}` : head.question} lead={<StateLine head={head} />} />
      {head.rights.mayManage || head.rights.maySeeResult ? (
        <nav className="st-tabs" aria-label={t("ballot.tabs")}>
          <ul>
            <li><NavLink to={path} end>{t("ballot.tab.ballot")}</NavLink></li>
            {head.rights.maySeeResult ? <li><NavLink to={`${path}/resultat`}>{t("ballot.tab.result")}</NavLink></li> : null}
            {over ? <li><NavLink to={`${path}/protokol`}>{t("ballot.tab.protocol")}</NavLink></li> : null}
            {over ? <li><NavLink to={`${path}/beslutning`}>{t("ballot.tab.decision")}</NavLink></li> : null}
            {head.rights.mayManage ? <li><NavLink to={`${path}/styring`}>{t("ballot.tab.manage")}</NavLink></li> : null}
          </ul>
        </nav>
      ) : null}
      <p className="st-advisory"><strong>{t("ballot.advisory-short")}</strong> {t("ballot.advisory")}</p>
      {head.state === "cancelled" ? <Alert kind="warning" heading={t("ballots.cancelled")}><p>{t("ballot.cancelled", { reason: head.cancelReason! })}</p></Alert> : null}
      {children}
    </div>
  );
}

function StateLine({ head }: { head: BallotHead }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  if (head.state === "draft") return <>{t("ballots.draft")}</>;
  if (head.state === "closed") return <>{t("ballots.closed-at", { moment: momentText(translator, head.closedAt!) })}</>;
  if (head.state === "cancelled") return <>{t("ballots.cancelled")}</>;
  const moment = momentText(translator, head.rights.isOpen ? head.closesAt : head.opensAt!);
  return <>{tDynamic(head.rights.isOpen ? "ballots.closes-at" : "ballots.opens-at", { moment })}</>;
}

/** The rules of a ballot in words: how one votes, who sees what, how it is counted. */
export function BallotRules({ head }: { head: BallotHead }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  return (
    <ul className="st-rules">
      <li>{tDynamic(`ballot.rule.method.${head.method}`)}</li>
      {head.budget !== null ? <li>{t("ballot.rule.budget", { budget: costText(translator, head.budget, head.budgetUnit!) })}</li> : null}
      <li>{tDynamic(`ballot.rule.secrecy.${head.secrecy}`)}</li>
      <li>{tDynamic(`ballot.rule.results.${head.results}`)}</li>
      {head.lotWanted ? <li>{t("ballot.rule.lot")}</li> : null}
    </ul>
  );
}

export function ManageLink({ head }: { head: BallotHead }) {
  const { t } = useTranslator();
  return <Link to={`${ballotPath(head.ballotId)}/styring`}>{t("ballots.manage")}</Link>;
}
