import { Form, Link, useNavigation } from "@remix-run/react";
import { useRef, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";

export type LetterReply = { problem: string; body: string };

type Props = { tripId: string; stopId: string; hostTitle: string; letterLocale: "da" | "en"; body: string; written: string; version: number; isOutdated: boolean; reply: LetterReply | undefined };

/** A letter to one host, written from the facts, to be edited and copied. */
export function HostLetterPage({ tripId, stopId, hostTitle, letterLocale, body, written, version, isOutdated, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(field.current!.value);
    setIsCopied(true);
  };
  return (
    <>
      <h2>{t("letter.title", { host: hostTitle })}</h2>
      <p className="st-muted">{t("letter.lead")}{letterLocale === "en" ? ` ${t("letter.own-words")}` : ""}</p>
      <p className="st-row">
        <Link to="?sprog=da" className="st-choice" aria-current={letterLocale === "da" ? "true" : undefined} preventScrollReset>{t("letter.danish")}</Link>
        <Link to="?sprog=en" className="st-choice" aria-current={letterLocale === "en" ? "true" : undefined} preventScrollReset>{t("letter.english")}</Link>
        <a href={`/ture/${tripId}/vaerter/${stopId}/brev.docx?sprog=${letterLocale}`} download className="function-link">{t("letter.word")}</a>
        <a href={`/ture/${tripId}/vaerter/${stopId}/brev.pdf?sprog=${letterLocale}`} download className="function-link">{t("letter.pdf")}</a>
        <Link to={`/ture/${tripId}/vaerter`}>{t("letter.back")}</Link>
      </p>
      {reply ? <Alert kind="error"><p>{tDynamic(reply.problem)}</p>{reply.problem === "letter.stale" ? <p className="st-prewrap" lang={letterLocale}>{body}</p> : null}</Alert> : null}
      {isOutdated ? <Alert kind="warning"><p>{t("letter.outdated")}</p></Alert> : null}
      <Form method="post" className="st-form" key={`${letterLocale}-${version}`}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="locale" value={letterLocale} />
        <input type="hidden" name="basedOn" value={written} />
        <div className="form-group">
          <label className="form-label" htmlFor="letter-body">{t("letter.text")}</label>
          <textarea ref={field} id="letter-body" name="body" className="form-input" lang={letterLocale} rows={24} maxLength={8000} defaultValue={reply?.body ?? body} />
        </div>
        <div className="st-row mt-4">
          <button className="button button-primary" type="button" onClick={() => void copy()}>{t("letter.copy")}</button>
          <button className="button button-secondary" type="submit" name="intent" value="save" disabled={busy}>{busy ? t("form.saving") : t("letter.keep")}</button>
          {version > 0 ? <button className="st-link-button" type="submit" name="intent" value="reset">{t("letter.reset")}</button> : null}
          <span role="status">{isCopied ? t("letter.copied") : ""}</span>
        </div>
      </Form>
    </>
  );
}
