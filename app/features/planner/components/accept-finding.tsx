import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { formatMoment } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { StoredAcceptance } from "../acceptance-queries.server";
import { useBoardContext } from "./board-context";
import type { BoardAnswer } from "./use-act-queue";

const longestReason = 500;

/** Sends an acceptance, or takes one back. What went wrong is told where it was asked for; `onSaved` comes once for each success. */
function useAcceptance(onSaved: () => void) {
  const { t, tDynamic } = useTranslator();
  const fetcher = useFetcher<BoardAnswer>();
  const handled = useRef<BoardAnswer | undefined>(undefined);
  const saved = useRef(onSaved);
  saved.current = onSaved;
  const answer = fetcher.data;
  useEffect(() => {
    if (!answer || answer === handled.current) return;
    handled.current = answer;
    if (answer.status === "saved") saved.current();
  }, [answer]);
  const busy = fetcher.state !== "idle";
  let problem: string | null = null;
  if (answer && !busy) {
    if (answer.status === "refused") problem = tDynamic(`planner.refusal.${answer.reason.code}`, { title: "" });
    if (answer.status === "failed") problem = answer.reason === "rejected" ? t("planner.notice.rejected") : tDynamic(`planner.saved.${answer.reason}`);
  }
  const invalid = answer?.status === "invalid" && !busy ? answer.form.errors : null;
  return { submit: fetcher.submit, busy, problem, fieldError: invalid?.reason };
}

type FormProps = { findingKey: string; factsHash: string; title: string; onLeave: () => void };

/** Why a finding is lived with. The one shown is named, so that nobody accepts what has changed meanwhile. */
export function AcceptForm({ findingKey, factsHash, title, onLeave }: FormProps) {
  const { t, tDynamic } = useTranslator();
  const { acts } = useBoardContext();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [requestKey] = useState(() => crypto.randomUUID());
  const [missing, setMissing] = useState(false);
  const { submit, busy, problem, fieldError } = useAcceptance(() => {
    acts.say(t("planner.accept.done", { title }));
    document.getElementById("findings-head")?.focus({ preventScroll: true });
  });
  const error = missing ? "error.required" : fieldError;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    field.current?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const send = () => {
    const reason = field.current!.value.trim();
    setMissing(reason === "");
    if (reason === "") field.current!.focus();
    else if (!busy) submit({ intent: "accept", requestKey, findingKey, factsHash, reason }, { method: "post" });
  };
  return (
    <form
      ref={form}
      className="st-accept"
      noValidate
      aria-label={t("planner.accept.open-name", { title })}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="form-label" htmlFor={id}>{t("planner.accept.reason")}</label>
      <span className="form-hint" id={`${id}-hint`}>{t("planner.accept.hint")}</span>
      {error ? <span className="form-error-message" id={`${id}-error`}><span className="sr-only">{t("form.error-prefix")} </span>{tDynamic(error)}</span> : null}
      <textarea ref={field} id={id} name="reason" className="form-input" rows={2} maxLength={longestReason} aria-required aria-invalid={error ? true : undefined} aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}
        onKeyDown={(event) => {
          if (event.key === "Escape") onLeave();
        }} />
      {problem ? <p className="st-accept__problem" role="alert"><Icon name="error" />{problem}</p> : null}
      <div className="st-finding__acts">
        <button type="submit" className="st-fix" disabled={busy}>{busy ? t("form.saving") : t("planner.accept.save")}</button>
        <button type="button" className="st-link-button" onClick={onLeave}>{t("form.cancel")}</button>
      </div>
    </form>
  );
}

/** Why, who and when; who plans the trip may take it back. */
export function AcceptedNote({ accepted, title, children }: { accepted: StoredAcceptance; title: string; children?: ReactNode }) {
  const { t, locale } = useTranslator();
  const { acts, mayEdit } = useBoardContext();
  const { submit, busy, problem } = useAcceptance(() => {
    acts.say(t("planner.accept.withdrawn", { title }));
    document.getElementById("findings-head")?.focus({ preventScroll: true });
  });
  return (
    <>
      <p className="st-finding__reason">{t("planner.accept.quoted", { reason: accepted.reason })}</p>
      <p className="st-finding__by">{t("planner.accept.by", { name: accepted.acceptedByName ?? t("planner.accept.somebody"), moment: formatMoment(accepted.acceptedAt, locale) })}</p>
      {problem ? <p className="st-accept__problem" role="alert"><Icon name="error" />{problem}</p> : null}
      <div className="st-finding__acts">
        {children}
        {mayEdit ? (
          <button type="button" className="st-link-button" disabled={busy} aria-label={t("planner.accept.withdraw-name", { title })}
            onClick={() => submit({ intent: "withdraw-acceptance", requestKey: crypto.randomUUID(), findingKey: accepted.findingKey }, { method: "post" })}>
            {t("planner.accept.withdraw")}
          </button>
        ) : null}
      </div>
    </>
  );
}
