import type { BallotProtocol } from "~/domain/voting/ballot-protocol";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { costText, momentText, type BallotHead } from "../present";
import { logText } from "../present-log";
import { groupLabel, paperLines } from "../present-outcome";
import type { BallotResult } from "../present-result";
import { ballotPath } from "../schema";
import { BallotFrame } from "./ballot-frame";
import { PairMatrix } from "./pair-matrix";
import { ResultBars } from "./result-bars";

/** The protocol for reading and for paper; the file beside it is what a recount takes. */
export function ProtocolPage({ head, protocol, result }: { head: BallotHead; protocol: BallotProtocol; result: BallotResult }) {
  const translator = useTranslator();
  const { t, tDynamic, pick } = translator;
  const { rules, electorate, count } = protocol;
  return (
    <BallotFrame head={head} page={t("ballot.tab.protocol")}>
      <div className="st-row st-protocol__bar">
        <button type="button" className="button button-primary st-needs-script" onClick={() => window.print()}><Icon name="print" /> {t("print.print")}</button>
        <a className="button button-secondary" href={`${ballotPath(head.ballotId)}/protokol.pdf`} download>{t("protocol.download-pdf")}</a>
        <a className="button button-secondary" href={`${ballotPath(head.ballotId)}/protokol.json`} download>{t("protocol.download")}</a>
      </div>
      <p className="st-muted st-protocol__bar">{t("protocol.lead")}</p>
      <section aria-labelledby="rules-heading">
        <h2 id="rules-heading">{t("protocol.rules")}</h2>
        <dl className="st-facts">
          <dt>{t("trips.committee")}</dt><dd>{pick(head.committee)}, {rules.organisation}</dd>
          <dt>{t("ballot.field.question")}</dt><dd>{rules.question}</dd>
          {rules.explanation ? <><dt>{t("ballot.field.explanation")}</dt><dd>{rules.explanation}</dd></> : null}
          <dt>{t("ballot.field.method")}</dt><dd>{tDynamic(`ballot.method.${head.method}`)}. {tDynamic(`ballot.method-hint.${head.method}`)}</dd>
          <dt>{t("ballot.field.secrecy")}</dt><dd>{tDynamic(`ballot.secrecy.${head.secrecy}`)}</dd>
          <dt>{t("protocol.period")}</dt><dd>{momentText(translator, rules.opensAt)} – {momentText(translator, rules.closedAt)}</dd>
          {head.budget !== null ? <><dt>{t("ballot.field.budget")}</dt><dd>{costText(translator, head.budget, head.budgetUnit!)}</dd></> : null}
          <dt>{t("protocol.eligible")}</dt><dd>{t("result.turnout", { voted: electorate.voted, eligible: electorate.eligible, blank: electorate.blank })}</dd>
        </dl>
        <h3>{t("ballot.options")}</h3>
        <ul>
          {protocol.options.map((option) => (
            <li key={option.title}>
              {option.title}
              {option.cost !== null && head.budgetUnit ? ` · ${costText(translator, option.cost, head.budgetUnit)}` : null}
              {option.removedReason ? ` – ${t("ballot.option-removed", { reason: option.removedReason })}` : null}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="electors-heading">
        <h2 id="electors-heading">{t("manage.electors")}</h2>
        <ul className="st-names">{electorate.names.map((one, index) => <li key={index}>{one.name} ({tDynamic(`manage.role.${one.role}`)}){one.removedReason ? ` – ${t("manage.removed", { reason: one.removedReason })}` : null}</li>)}</ul>
      </section>
      <section aria-labelledby="papers-heading">
        <h2 id="papers-heading">{t("protocol.papers")}</h2>
        <p className="st-muted">{t(protocol.papers ? "protocol.papers-named" : "protocol.papers-secret")}</p>
        <Papers protocol={protocol} />
      </section>
      <section aria-labelledby="result-heading">
        <h2 id="result-heading">{t("ballot.tab.result")}</h2>
        <ol className="st-order">
          {(count.drawn?.order ?? count.result.order).map((group) => {
            const label = groupLabel(translator, group, result);
            return <li key={group.join("|")}>{group.join(" · ")}{label === null ? null : <span className="st-tag">{label}</span>}</li>;
          })}
        </ol>
      </section>
      <ResultBars bars={result.bars} votes={result.turnout.voted} />
      <section aria-labelledby="pairs-heading">
        <h2 id="pairs-heading">{t("result.pairs")}</h2>
        <PairMatrix result={result} isOpen />
      </section>
      <section aria-labelledby="log-heading">
        <h2 id="log-heading">{t("protocol.log")}</h2>
        <p className="st-muted">{t("protocol.log-lead")}</p>
        <ol className="st-log">
          {protocol.log.map((entry) => (
            <li key={entry.position}>
              <span>{logText(translator, entry)}</span>
              <code className="st-log__hash">{entry.hash}</code>
            </li>
          ))}
        </ol>
      </section>
      <p>{t("protocol.recount")} <code>{t("protocol.command")}</code></p>
    </BallotFrame>
  );
}

function Papers({ protocol }: { protocol: BallotProtocol }) {
  const translator = useTranslator();
  const isNamed = protocol.papers !== null;
  return <ul className="st-plain-list">{paperLines(protocol, translator).map(({ lead, text }, index) => <li key={index}>{isNamed ? <strong>{lead}</strong> : lead} {text}</li>)}</ul>;
}
