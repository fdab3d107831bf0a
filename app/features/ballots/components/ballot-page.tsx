import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";
import type { OptionCard } from "../card-queries.server";
import { momentText, type BallotHead } from "../present";
import type { Extension } from "../present-log";
import { ballotPath } from "../schema";
import { BallotFrame, BallotRules, ManageLink } from "./ballot-frame";
import { OptionCards } from "./option-cards";
import { VoteSection, type VoteData, type VoteReply } from "./vote-section";

type Props = { head: BallotHead; cards: OptionCard[]; compared: string[]; vote: VoteData | null; turnout: { eligible: number; voted: number }; extension: Extension | null; reply: VoteReply | undefined };

/** A ballot: the question, what there is to choose between, and the vote. */
export function BallotPage({ head, cards, compared, vote, turnout, extension, reply }: Props) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const options = cards.filter((card) => card.removedReason === null).map(({ optionId, title, cost }) => ({ optionId, title, cost }));
  const path = ballotPath(head.ballotId);
  return (
    <BallotFrame head={head}>
      {/* Who sent a vote too late is told so: their paper is no longer here to tell it. */}
      {!vote && reply?.status === "refused" ? <Alert kind="error"><p>{tDynamic(reply.problem, { title: reply.title })}</p></Alert> : null}
      {head.explanation ? <p className="st-ballot__explanation">{head.explanation}</p> : null}
      <BallotRules head={head} />
      {head.state === "draft" ? <Alert kind="info"><p>{t("ballot.is-draft")}</p><ManageLink head={head} /></Alert> : null}
      {head.state === "open" && !head.rights.isOpen ? <Alert kind="info"><p>{t("ballots.opens-at", { moment: momentText(translator, head.opensAt!) })}</p></Alert> : null}
      {extension ? <Alert kind="info"><p>{t("ballot.extended", { moment: momentText(translator, extension.to), reason: extension.reason })}</p></Alert> : null}
      {head.state === "closed" ? <p><Link to={`${path}/resultat`} className="button button-primary">{t("ballot.see-result")}</Link></p> : null}
      {head.state === "open" && head.rights.isOpen ? <p className="st-muted">{t("ballots.turnout", turnout)}</p> : null}
      {vote ? <p className="st-skip-to-vote"><a href="#stem" className="button button-secondary">{t("ballot.to-vote")}</a></p> : null}
      <OptionCards head={head} cards={cards} compared={compared} />
      {vote ? <VoteSection head={head} options={options} vote={vote} reply={reply} /> : null}
      {head.state === "open" && head.rights.isOpen && !vote ? <p className="st-muted">{t("ballot.no-vote")}</p> : null}
    </BallotFrame>
  );
}
