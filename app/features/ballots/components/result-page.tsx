import { Form } from "@remix-run/react";
import { formatNumber } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";
import { costText, type BallotHead } from "../present";
import { groupLabel, listText, lotOrder, outcomeText } from "../present-outcome";
import type { BallotResult } from "../present-result";
import { ballotPath } from "../schema";
import { BallotFrame } from "./ballot-frame";
import { PairMatrix } from "./pair-matrix";
import { ResultBars } from "./result-bars";

/** What came out, in words first, then every figure it rests on. */
export function ResultPage({ head, result }: { head: BallotHead; result: BallotResult }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const { turnout } = result;
  return (
    <BallotFrame head={head} page={t("ballot.tab.result")}>
      {head.state === "open" ? <Alert kind="info"><p>{t("result.live")}</p></Alert> : null}
      <div className="st-outcome">
        <p className="st-outcome__words">{outcomeText(translator, result)}</p>
        <p>{t("result.turnout", { voted: turnout.voted, eligible: turnout.eligible, blank: turnout.blank })} {t(turnout.voted >= turnout.quorum ? "result.quorum-met" : "result.quorum-missed", { quorum: turnout.quorum })}</p>
      </div>
      {result.reveals ? <Alert kind="warning"><p>{tDynamic(`result.reveals.${result.reveals}`)}</p></Alert> : null}
      {result.tied.length > 0 ? <Lot head={head} result={result} /> : null}
      <section aria-labelledby="order-heading">
        <h2 id="order-heading">{t("result.order")}</h2>
        <Order result={result} />
        {result.shares && result.shares.purchases.length > 0 && head.budgetUnit ? <Purchases shares={result.shares} unit={head.budgetUnit} /> : null}
      </section>
      <ResultBars bars={result.bars} votes={turnout.voted} />
      {head.kind === "ranking" || head.kind === "score" ? (
        <section aria-labelledby="pairs-heading">
          <h2 id="pairs-heading">{t("result.pairs")}</h2>
          <p>
            {result.condorcetWinner ? t("result.condorcet", { title: result.condorcetWinner }) : result.cycle ? t("result.cycle", { titles: [...result.cycle, result.cycle[0]!].join(" → ") }) : t("result.no-condorcet")}
          </p>
          <PairMatrix result={result} />
        </section>
      ) : null}
      {result.others.length > 0 && !result.shares ? (
        <section aria-labelledby="others-heading">
          <h2 id="others-heading">{t("result.others")}</h2>
          <p>{t("result.others-lead", { method: tDynamic(`ballot.method.${head.method}`) })}</p>
          <ul className="st-plain-list st-others">
            {result.others.map((one) => <li key={one.method} className={`st-others--${one.agreement}`}><strong>{tDynamic(`result.method.${one.method}`)}:</strong> {tDynamic(`result.agreement.${one.agreement}`, { titles: listText(translator, one.winners), count: one.winners.length })}</li>)}
          </ul>
        </section>
      ) : null}
      <Minority result={result} isTicked={head.kind === "approval"} />
      {result.named ? <Named named={result.named} kind={head.kind} withdrawn={result.withdrawn} /> : null}
      {result.comments.length > 0 ? (
        <section aria-labelledby="comments-heading">
          <h2 id="comments-heading">{t("result.comments")}</h2>
          <p className="st-muted">{t("result.comments-lead")}</p>
          <ul className="st-plain-list">{result.comments.map((comment, index) => <li key={index} className="st-comment">{comment}</li>)}</ul>
        </section>
      ) : null}
    </BallotFrame>
  );
}

function Order({ result }: { result: BallotResult }) {
  const translator = useTranslator();
  return (
    <ol className="st-order">
      {(result.drawn?.order ?? result.order).map((group) => {
        const label = groupLabel(translator, group, result);
        return <li key={group.join("|")}>{group.join(" · ")}{label === null ? null : <span className="st-tag">{label}</span>}</li>;
      })}
    </ol>
  );
}

/** A tie is shown as a tie. A lot is drawn only where the committee asked for one before it opened, once, from a seed that was bound then. */
function Lot({ head, result }: { head: BallotHead; result: BallotResult }) {
  const { t } = useTranslator();
  if (!result.drawn) {
    return (
      <Alert kind="info" heading={t("result.tie-heading")}>
        <p>{t(head.lotWanted ? "result.lot-possible" : "result.lot-not-asked")}</p>
        {head.lotWanted && head.state === "closed" && head.rights.mayManage ? (
          <Form method="post" action={`${ballotPath(head.ballotId)}/styring`}><button className="button button-primary" name="intent" value="draw-lot" type="submit">{t("result.draw")}</button></Form>
        ) : null}
      </Alert>
    );
  }
  return (
    <section aria-labelledby="lot-heading">
      <h2 id="lot-heading">{t("result.lot")}</h2>
      <p>{t("result.lot-drawn", { order: lotOrder(result).join(", ") })}</p>
      <p>{t("result.lot-check")} <code className="st-seed">{result.drawn.seed}</code></p>
      <ol>{result.drawn.lots.map((lot) => <li key={lot.option}>{lot.option}: <code>{lot.hash.slice(0, 16)} …</code></li>)}</ol>
    </section>
  );
}

function Purchases({ shares, unit }: { shares: NonNullable<BallotResult["shares"]>; unit: "oere" | "days" }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  return (
    <>
      <p>{t("result.shares", { count: shares.purchases.length, spent: costText(translator, shares.spent, unit), budget: costText(translator, shares.budget, unit) })}</p>
      <ol>{shares.purchases.map((one) => <li key={one.title}>{tDynamic(`result.purchase.${one.from}`, { title: one.title, cost: costText(translator, one.cost, unit), support: one.support })}</li>)}</ol>
    </>
  );
}

function Minority({ result, isTicked }: { result: BallotResult; isTicked: boolean }) {
  const { t, locale } = useTranslator();
  if (result.minority.length === 0) return null;
  return (
    <section aria-labelledby="minority-heading">
      <h2 id="minority-heading">{t("result.minority")}</h2>
      <p className="st-muted">{t(isTicked ? "result.minority-lead.ticks" : "result.minority-lead", { winner: result.winners[0]! })}</p>
      <ul className="st-plain-list">{result.minority.map((one) => <li key={one.title}>{t(isTicked ? "result.minority-row.ticks" : "result.minority-row", { votes: one.votes, number: formatNumber(one.votes, locale), title: one.title })}</li>)}</ul>
    </section>
  );
}

function Named({ named, kind, withdrawn }: { named: NonNullable<BallotResult["named"]>; kind: BallotHead["kind"]; withdrawn: string[] }) {
  const translator = useTranslator();
  const { t } = translator;
  const [between, among] = kind === "ranking" ? [" > ", " = "] : [", ", ", "];
  return (
    <section aria-labelledby="named-heading">
      <h2 id="named-heading">{t("result.named")}</h2>
      {withdrawn.length > 0 ? <p className="st-muted">{t("result.withdrawn", { titles: listText(translator, withdrawn), count: withdrawn.length })}</p> : null}
      <div className="table--responsive-scroll" role="group" tabIndex={0} aria-labelledby="named-heading">
        <table className="table table--extracompact">
          <thead><tr><th scope="col">{t("people.name")}</th><th scope="col">{t("result.vote")}</th></tr></thead>
          <tbody>{named.map((one) => <tr key={one.name}><th scope="row">{one.name}</th><td>{one.blank ? t("result.blank") : one.groups.map((group) => group.join(among)).join(between)}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}
