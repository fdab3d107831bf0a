import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { Alert } from "~/ui/page-parts";
import { momentText, type BallotHead, type FormPaper } from "../present";
import { typedPaper } from "../vote-schema";
import { VoteForm, type VoteOption } from "./vote-form";

/** What the action of the voting page answers. */
export type VoteReply =
  | { status: "cast"; receiptCode: string | null; changed: boolean }
  | { status: "found"; receiptCode: string; paper: FormPaper }
  /** `form`: where only a withdrawn option stands in the way, what was typed, to be sent again without it. */
  | { status: "refused"; problem: string; title: string; form: FormReply | null }
  | { status: "invalid"; form: FormReply };

export type VoteData = { requestKey: string; hasVoted: boolean; paper: FormPaper | null };

type Props = { head: BallotHead; options: VoteOption[]; vote: VoteData; reply: VoteReply | undefined };

/** The vote of the person who looks: to be cast, cast, or to be changed. */
export function VoteSection({ head, options, vote, reply }: Props) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const until = momentText(translator, head.closesAt);
  const isSecret = head.secrecy === "secret";
  const typed = reply?.status === "invalid" || reply?.status === "refused" ? reply.form : null;
  const typedVote = typed?.values.intent === "vote" ? typedPaper(head.kind, typed.values, options.map((option) => option.optionId)) : null;
  const found = reply?.status === "found" ? reply.paper : null;
  const paper = found ?? typedVote ?? vote.paper;
  // What the receipt opened stays open while the form is corrected.
  const receiptCode = reply?.status === "found" ? reply.receiptCode : typedVote?.revision ? textOf(typed?.values.receiptCode) : null;
  const finds = isSecret && vote.hasVoted && !receiptCode;
  return (
    <section aria-labelledby="vote-heading" className="st-vote" id="stem">
      <h2 id="vote-heading">{t(vote.hasVoted ? "vote.yours" : "vote.heading")}</h2>
      {reply?.status === "refused" ? <Alert kind="error"><p>{tDynamic(reply.problem, { title: reply.title })}</p></Alert> : null}
      {reply?.status === "cast" ? <Receipt code={reply.receiptCode} changed={reply.changed} until={until} /> : null}
      {reply?.status === "cast" && isSecret ? null : finds ? (
        <FindPaper until={until} reply={reply?.status === "invalid" ? reply.form : undefined} />
      ) : (
        <>
          {vote.hasVoted && reply?.status !== "cast" ? <p>{t("vote.change-until", { moment: until })}</p> : null}
          <VoteForm key={[paper?.revision || "first", ...options.map((option) => option.optionId)].join()} head={head} options={options} requestKey={vote.requestKey} paper={paper} receiptCode={receiptCode} reply={reply?.status === "invalid" ? reply.form : undefined} />
        </>
      )}
    </section>
  );
}

const textOf = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : null);

function Receipt({ code, changed, until }: { code: string | null; changed: boolean; until: string }) {
  const { t } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  // The form is gone or far below: the next thing to read is here.
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="st-receipt" role="status" tabIndex={-1} ref={box}>
      <p className="st-receipt__done">{t(changed ? "vote.changed" : "vote.cast")}</p>
      <p>{t("vote.change-until", { moment: until })}</p>
      {code ? (
        <>
          <p className="st-receipt__label" id="receipt-label">{t("vote.receipt")}</p>
          <p className="st-receipt__code" aria-labelledby="receipt-label"><code>{code}</code></p>
          <p>{t("vote.receipt-help")}</p>
        </>
      ) : null}
    </div>
  );
}

function FindPaper({ until, reply }: { until: string; reply: FormReply | undefined }) {
  const { t } = useTranslator();
  return (
    <Form method="post" noValidate className="st-form">
      <p>{t("vote.secret-cast", { moment: until })}</p>
      <ErrorSummary errors={reply?.errors} labels={{ receiptCode: t("vote.receipt") }} heading={t("vote.not-found")} />
      <TextField name="receiptCode" label={t("vote.receipt")} hint={t("vote.receipt-hint")} required error={reply?.errors.receiptCode} autoComplete="off" maxLength={40} />
      <button className="button button-secondary mt-5" name="intent" value="find" type="submit">{t("vote.find")}</button>
    </Form>
  );
}
