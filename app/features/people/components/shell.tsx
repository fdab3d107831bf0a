import { Form, Link, NavLink, useLocation, useNavigation } from "@remix-run/react";
import { useRef, type ReactNode } from "react";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import { useKeptFocus } from "~/ui/use-kept-focus";

export type ShellViewer = { displayName: string; organisationName: string; committees: TextPair[]; plans: boolean };

/** The frame around every page: skip link, top bar with the box for a search, the page, footer. */
export function Shell({ viewer, search, children }: { viewer: ShellViewer | null; search: ReactNode; children: ReactNode }) {
  const { t, pick } = useTranslator();
  const busy = useNavigation().state !== "idle";
  const location = useLocation();
  const content = useRef<HTMLElement>(null);
  useKeptFocus(content);
  return (
    <>
      <a href="#indhold" className="skipnav">{t("shell.skip")}</a>
      <header className="st-topbar">
        <div className="st-topbar__inner">
          <div>
            <Link to="/" className="st-topbar__brand">{t("app.name")}</Link>
            {viewer ? <div className="st-topbar__committee">{viewer.committees.length === 1 ? pick(viewer.committees[0]!) : viewer.organisationName}</div> : null}
          </div>
          {viewer ? (
            <nav aria-label={t("shell.main-navigation")}>
              <ul>
                <li><NavLink to="/ture">{t("shell.trips")}</NavLink></li>
                <li><NavLink to="/destinationer">{t("shell.catalogue")}</NavLink></li>
                <li><NavLink to="/afstemninger">{t("shell.ballots")}</NavLink></li>
                <li><NavLink to="/bibliotek">{t("shell.library")}</NavLink></li>
                {viewer.plans ? <li><NavLink to="/udvalg">{t("shell.people")}</NavLink></li> : null}
              </ul>
            </nav>
          ) : null}
          {viewer ? search : null}
          <div className="st-topbar__side">
            <Form method="post" action="/sprog" reloadDocument>
              <input type="hidden" name="next" value={location.pathname + location.search} />
              <button className="st-link-button" type="submit" lang={t("shell.language") === "English" ? "en" : "da"}>
                {t("shell.language")}
              </button>
            </Form>
            {viewer ? (
              <>
                <span className="st-topbar__user">{viewer.displayName}</span>
                <Form method="post" action="/log-ud"><button className="st-link-button" type="submit">{t("shell.sign-out")}</button></Form>
              </>
            ) : null}
          </div>
        </div>
      </header>
      <main id="indhold" ref={content} tabIndex={-1} aria-busy={busy || undefined}>{children}</main>
      <footer className="st-footer">
        <div className="container">
          <p>{t("shell.footer")}</p>
          <p>{t("shell.footer-licences")}</p>
        </div>
      </footer>
    </>
  );
}
