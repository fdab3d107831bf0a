import { Link, useFetcher } from "@remix-run/react";
import { useId, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { Alert, EmptyState } from "~/ui/page-parts";
import type { NoteItem } from "../present-notes";
import { longestNote } from "../report-schema";
import { StaleTexts } from "./report-page";
import { useKeptDraft } from "./use-kept-draft";

export type NoteReply = { stopId: string; saved?: { note: string; version: number }; form?: FormReply; theirs?: string };
type Props = { tripId: string; userId: string; purpose: string; overallQuestion: string; items: NoteItem[]; reply: NoteReply | undefined };

/** A person's own notes, a field for each visit, with what was to be asked above it. Made for a phone on the way. */
export function NotesPage({ tripId, userId, purpose, overallQuestion, items, reply }: Props) {
  const { t } = useTranslator();
  return (
    <div className="st-notes">
      <h2>{t("report.notes")}</h2>
      <p className="st-muted">{t("report.notes-lead")}</p>
      {purpose || overallQuestion ? (
        <dl className="st-facts">
          {purpose ? <><dt>{t("template.placeholder.purpose")}</dt><dd>{purpose}</dd></> : null}
          {overallQuestion ? <><dt>{t("proposal.question")}</dt><dd>{overallQuestion}</dd></> : null}
        </dl>
      ) : null}
      {items.length === 0 ? <EmptyState text={t("report.no-visits")} action={<Link className="button button-primary" to={`/ture/${tripId}/program`}>{t("climate.to-programme")}</Link>} /> : null}
      {items.map((item) => <NoteForm key={item.stopId} item={item} draftKey={`studietur-note ${userId} ${tripId} ${item.stopId}`} pageReply={reply?.stopId === item.stopId ? reply : undefined} />)}
      <p><Link to={`/ture/${tripId}/rapport`}>{t("report.to-report")}</Link></p>
    </div>
  );
}

function NoteForm({ item, draftKey, pageReply }: { item: NoteItem; draftKey: string; pageReply: NoteReply | undefined }) {
  const { t, tDynamic } = useTranslator();
  const fetcher = useFetcher<NoteReply>();
  const reply = fetcher.data ?? pageReply;
  const stored = reply?.saved ?? item;
  const typed = reply?.form?.values;
  const { text, isKept, change } = useKeptDraft(draftKey, stored.note, typeof typed?.note === "string" ? typed.note : undefined);
  const [isOffline, setIsOffline] = useState(false);
  const id = useId();
  const busy = fetcher.state !== "idle";
  const error = reply?.form?.errors.note ?? reply?.form?.errors.stopId;
  const isSaved = text === stored.note && stored.note !== "" && !busy;
  return (
    <section className="st-note" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{item.title}</h3>
      <p className="st-muted">{item.when}</p>
      {item.questions.length > 0 ? (
        <div>
          <p><strong>{t("report.asked")}</strong></p>
          <ul>{item.questions.map((question) => <li key={question}>{question}</li>)}</ul>
        </div>
      ) : null}
      {reply?.theirs !== undefined ? <StaleTexts heading={t("report.stale-note")} texts={[[t("trip.stale.theirs"), reply.theirs]]} /> : null}
      <fetcher.Form
        method="post"
        preventScrollReset
        onSubmit={(event) => {
          // Sending would only fail; the words are on the device.
          const offline = !navigator.onLine;
          setIsOffline(offline);
          if (offline) event.preventDefault();
        }}
      >
        <input type="hidden" name="stopId" value={item.stopId} />
        <input type="hidden" name="version" value={typeof typed?.version === "string" ? typed.version : String(stored.version)} />
        <div className={`form-group${error ? " form-error" : ""}`}>
          <label className="form-label" htmlFor={id}>{t("report.note-label")}<span className="sr-only">: {item.title}</span></label>
          {error ? <span className="form-error-message" id={`${id}-error`}>{tDynamic(error)}</span> : null}
          <textarea id={id} name="note" className="form-input" rows={6} maxLength={longestNote} value={text} onChange={(event) => change(event.currentTarget.value)} aria-invalid={error ? true : undefined} aria-describedby={`${id}-standing${error ? ` ${id}-error` : ""}`} />
        </div>
        <div className="st-row">
          <button className="button button-primary mt-5" type="submit" disabled={busy}>{busy ? t("form.saving") : t("report.save-note")}<span className="sr-only">: {item.title}</span></button>
          <span id={`${id}-standing`} role="status" className="st-muted">{isSaved ? t("report.note-saved") : isKept ? t("report.note-kept") : ""}</span>
        </div>
        {isOffline ? <Alert kind="warning">{t("report.offline")}</Alert> : null}
      </fetcher.Form>
    </section>
  );
}
