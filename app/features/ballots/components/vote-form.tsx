import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { highestScore, lowestScore } from "~/domain/voting/election";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { TextAreaField } from "~/ui/field";
import { costText, type BallotHead, type FormPaper } from "../present";
import { RankingField } from "./ranking-field";

export type VoteOption = { optionId: string; title: string; cost: number | null };

type Props = { head: BallotHead; options: VoteOption[]; requestKey: string; paper: FormPaper | null; receiptCode: string | null; reply: FormReply | undefined };

/** The paper. Its fields are plain ones that the server reads without any script; the script makes them easier to fill in. */
export function VoteForm({ head, options, requestKey, paper, receiptCode, reply }: Props) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const [blank, setBlank] = useState(paper?.blank ?? false);
  const [done, setDone] = useState(() => countFilled(paper, options));
  const busy = useNavigation().formMethod === "POST";
  const error = reply?.errors.content;
  return (
    <Form method="post" noValidate preventScrollReset>
      <ErrorSummary errors={reply?.errors} labels={{ comment: t("vote.comment") }} />
      <input type="hidden" name="requestKey" value={requestKey} />
      {paper?.revision ? <input type="hidden" name="revision" value={paper.revision} /> : null}
      {receiptCode ? <input type="hidden" name="receiptCode" value={receiptCode} /> : null}
      <fieldset className="st-paper" disabled={blank} aria-describedby={error ? "content-error" : "content-help"}>
        <legend className="form-label">{tDynamic(`vote.legend.${head.kind}`)}</legend>
        <p id="content-help">{tDynamic(`vote.help.${head.kind}`)}</p>
        {error ? <span className="form-error-message" id="content-error">{tDynamic(error)}</span> : null}
        {head.kind === "ranking" ? <RankingField options={options} paper={paper} onCount={setDone} /> : null}
        {head.kind === "approval" ? (
          <div onChange={(event) => setDone(event.currentTarget.querySelectorAll("input:checked").length)}>
            {options.map((option) => (
              <div className="st-paper__row form-group-checkbox" key={option.optionId}>
                <input type="checkbox" className="form-checkbox checkbox-large" id={`approve-${option.optionId}`} name="approve" value={option.optionId} defaultChecked={!!paper?.content && "approved" in paper.content && paper.content.approved.includes(option.optionId)} />
                <label htmlFor={`approve-${option.optionId}`}>{option.title}{option.cost !== null && head.budgetUnit ? <span className="st-muted"> · {costText(translator, option.cost, head.budgetUnit)}</span> : null}</label>
              </div>
            ))}
          </div>
        ) : null}
        {head.kind === "score" ? (
          <div onChange={(event) => setDone([...event.currentTarget.querySelectorAll<HTMLInputElement>("input:checked")].filter((input) => input.value !== String(lowestScore)).length)}>
            {options.map((option) => <ScoreRow key={option.optionId} option={option} paper={paper} />)}
          </div>
        ) : null}
      </fieldset>
      <div className="form-group-checkbox st-paper__blank">
        <input type="checkbox" className="form-checkbox" id="vote-blank" name="blank" defaultChecked={blank} onChange={(event) => setBlank(event.currentTarget.checked)} />
        <label htmlFor="vote-blank">{t("vote.blank")}</label>
      </div>
      <TextAreaField name="comment" label={t("vote.comment")} hint={tDynamic(`vote.comment-hint.${head.secrecy}`)} value={paper?.comment} error={reply?.errors.comment} rows={2} maxLength={1000} />
      <div className="st-sendbar">
        <span className="st-sendbar__count" aria-live="polite">{blank ? t("vote.count-blank") : tDynamic(`vote.count.${head.kind}`, { done, all: options.length })}</span>
        <button className="button button-primary" name="intent" value="vote" type="submit" disabled={busy}>{busy ? t("form.saving") : t(paper?.revision ? "vote.send-change" : "vote.send")}</button>
      </div>
    </Form>
  );
}

function ScoreRow({ option, paper }: { option: VoteOption; paper: FormPaper | null }) {
  const { t } = useTranslator();
  const given = paper?.content && "scores" in paper.content ? (paper.content.scores[option.optionId] ?? lowestScore) : lowestScore;
  return (
    <fieldset className="st-paper__row st-score">
      <legend>{option.title}</legend>
      <div className="st-score__points">
        {Array.from({ length: highestScore - lowestScore + 1 }, (_, index) => lowestScore + index).map((points) => (
          <label key={points} className="st-chip">
            <input type="radio" name={`score:${option.optionId}`} value={points} defaultChecked={points === given} aria-label={t("vote.points", { points })} />
            <span aria-hidden="true">{points}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Options that a paper says something of, of those that can still be chosen. */
function countFilled(paper: FormPaper | null, options: VoteOption[]): number {
  const content = paper?.content;
  if (!content) return 0;
  const named = "ranking" in content ? content.ranking.flat() : "approved" in content ? content.approved : Object.keys(content.scores).filter((option) => content.scores[option]! > lowestScore);
  return named.filter((option) => options.some((one) => one.optionId === option)).length;
}
