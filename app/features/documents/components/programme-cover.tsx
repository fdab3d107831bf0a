import { formatDateSpanLong } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { issueText } from "../present-changes";
import type { ProgrammePage } from "../present-programme";

/** The first page: what the trip is, for whom, how final, and whom to call. */
export function ProgrammeCover({ page, mayEdit, isPublic }: { page: ProgrammePage; mayEdit: boolean; isPublic: boolean }) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const { memberCount, staffCount } = page;
  return (
    <header className="st-programme__cover">
      <p className="st-programme__sender">{page.organisation}<br />{page.committee}</p>
      <p className="st-programme__marks">
        <span className="st-programme__mark">{t(`print.status.${page.status}`)}</span>
        {isPublic ? <span className="st-programme__mark">{t("document.public-edition")}</span> : null}
        {page.isExample ? <span className="st-programme__mark st-programme__mark--example">{t("print.example")}</span> : null}
      </p>
      <h1>{page.title}</h1>
      <p className="st-programme__dates">{formatDateSpanLong(page.startsOn, page.endsOn, locale)}</p>
      {page.isExample ? <p className="st-programme__example">{t("print.example-text")}</p> : null}
      {page.overallQuestion ? <TextPart heading={t("print.cover.question")} text={page.overallQuestion} isLarge /> : null}
      {page.purpose ? <TextPart heading={t("print.cover.purpose")} text={page.purpose} /> : null}
      <dl className="st-programme__facts">
        <dt>{t("print.cover.participants")}</dt>
        <dd>{t("print.cover.people", { members: memberCount, staff: staffCount, total: memberCount + staffCount })}</dd>
        <dt>{t("print.cover.committee")}</dt>
        <dd>{page.committee}, {page.organisation}</dd>
        <dt>{t("print.cover.version")}</dt>
        <dd>{issueText(translator, page)}</dd>
      </dl>
      {page.entrySentences.length > 0 ? (
        <section>
          <h2 className="st-programme__small-heading">{t("print.entry")}</h2>
          {page.entrySentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
        </section>
      ) : null}
      <ContactBox lines={page.contactLines} emergency112={page.emergency112} mayEdit={mayEdit} />
    </header>
  );
}

function TextPart({ heading, text, isLarge = false }: { heading: string; text: string; isLarge?: boolean }) {
  return (
    <section className={isLarge ? "st-programme__question" : undefined}>
      <h2 className="st-programme__small-heading">{heading}</h2>
      {text.split(/\n+/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
    </section>
  );
}

function ContactBox({ lines, emergency112, mayEdit }: { lines: string[]; emergency112: boolean; mayEdit: boolean }) {
  const { t } = useTranslator();
  const isMissing = lines.length === 0;
  if (isMissing && !emergency112 && !mayEdit) return null;
  return (
    <section className={`st-programme__contact${isMissing && !emergency112 ? " st-programme__screen-only" : ""}`}>
      <h2 className="st-programme__small-heading">{t("print.contact")}</h2>
      {lines.map((line, index) => <p key={index}>{line}</p>)}
      {isMissing && mayEdit ? <p className="st-programme__screen-only">{t("print.contact.missing")}</p> : null}
      {emergency112 ? <p><strong>{t("print.contact.emergency")}</strong></p> : null}
    </section>
  );
}
