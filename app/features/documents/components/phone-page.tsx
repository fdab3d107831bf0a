import { Link, useLocation } from "@remix-run/react";
import { formatDateShort, formatDateSpan } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { issueText } from "../present-changes";
import { presentMoment, type PhonePage as Page } from "../present-phone";
import { LinkedText } from "./linked-text";
import { PhoneChanges } from "./phone-changes";
import { PhoneDayPart } from "./phone-day";
import { PhoneNow } from "./phone-now";
import { KeptNote } from "./kept-note";
import { useKeptProgramme } from "./use-kept-programme";
import { usePhoneClock } from "./use-phone-clock";

type Props = {
  phone: Page;
  /** The server's moment, in milliseconds: the first thing shown is the same on both sides. */
  initialNow: number;
  /** The address of a page that is opened by a link. */
  sharedPath?: string;
  /** The page of somebody who is signed in. */
  signedIn?: { tripId: string; mayEdit: boolean };
};

/** The programme in the hand: what is now, what is next, and everything else by day. */
export function PhonePage({ phone, initialNow, sharedPath, signedIn }: Props) {
  const { t, locale } = useTranslator();
  const now = usePhoneClock(initialNow);
  const { isKept } = useKeptProgramme(sharedPath, phone.fetchedAt);
  const moment = presentMoment(phone.days, phone.homeTimeZone, now);
  const hasContact = phone.contactLines.length > 0 || phone.emergency112;
  return (
    <main id="indhold" className="st-phone">
      <header className="st-phone__head">
        {signedIn ? <Link to={`/ture/${signedIn.tripId}`} className="st-phone__back"><Icon name="arrow-back" /> {t("phone.back")}</Link> : null}
        <p className="st-phone__committee">{phone.committee}</p>
        <h1>{phone.title}</h1>
        <p>{formatDateSpan(phone.startsOn, phone.endsOn, locale)}{phone.status === "final" ? null : <> · <strong>{t(`print.status.${phone.status}`)}</strong></>}{phone.isExample ? <> · {t("print.example")}</> : null}</p>
      </header>
      <KeptNote isKept={isKept} fetchedAt={phone.fetchedAt} timeZone={phone.homeTimeZone} />
      <nav className="st-phone__days" aria-label={t("phone.days")}>
        <ul>
          {phone.days.map((day) => (
            <li key={day.id}><a href={`#dag-${day.number}`} aria-current={day.id === moment.todayId ? "date" : undefined}>{day.id === moment.todayId ? t("phone.today") : formatDateShort(day.date, locale)}</a></li>
          ))}
          {hasContact ? <li><a href="#kontakt">{t("phone.contact")}</a></li> : null}
        </ul>
      </nav>
      <PhoneNow phone={phone} moment={moment} now={now} />
      <PhoneChanges changes={phone.issue.changes} />
      {phone.days.map((day) => <PhoneDayPart key={day.id} day={day} moment={moment} now={now} />)}
      {hasContact ? (
        <section id="kontakt" className="st-phone__contact" aria-labelledby="contact-heading">
          <h2 id="contact-heading">{t("print.contact")}</h2>
          {phone.contactLines.map((line, index) => <p key={index}><LinkedText text={line} /></p>)}
          {phone.emergency112 ? <p><a className="st-phone__emergency" href="tel:112">{t("print.contact.emergency")}</a></p> : null}
        </section>
      ) : null}
      <PhoneFoot phone={phone} sharedPath={sharedPath} signedIn={signedIn} />
    </main>
  );
}

function PhoneFoot({ phone, sharedPath, signedIn }: Pick<Props, "phone" | "sharedPath" | "signedIn">) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const { search } = useLocation();
  const language = locale === "da" ? "en" : "da";
  return (
    <footer className="st-phone__foot">
      {sharedPath ? (
        <>
          <p><a href={`${sharedPath}/program.ics${search}`} download className="function-link"><Icon name="calendar-month" /> {t("phone.calendar")}</a></p>
          <p><a href={`?sprog=${language}`} lang={language} hrefLang={language} className="function-link">{t("shell.language")}</a></p>
          <p>{t("phone.home-screen")}</p>
        </>
      ) : null}
      {signedIn ? (
        <>
          <p><Link reloadDocument to={`/ture/${signedIn.tripId}/program.ics`} className="function-link"><Icon name="calendar-month" /> {t("phone.calendar")}</Link></p>
          {signedIn.mayEdit ? <p><Link to={`/ture/${signedIn.tripId}/deling`} className="function-link"><Icon name="link" /> {t("phone.share")}</Link></p> : <p>{t("phone.ask-for-link")}</p>}
        </>
      ) : null}
      <p>{issueText(translator, phone)} · {phone.organisation}</p>
    </footer>
  );
}
