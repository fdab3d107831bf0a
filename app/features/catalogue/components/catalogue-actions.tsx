import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { comparisonPath } from "../comparison-schema";
import { entryPath, newDestinationPath, verificationPath } from "../entry-schema";
import { memoImportPath } from "../memo-review-schema";
import { archiveAddress } from "../version-schema";
import { siteExportPath, siteImportPath } from "../site-file-schema";

/** What can be done from the catalogue: reading the proposal and comparing for everybody, the rest for those who plan (`plans`), but the files, which all may fetch. */
export function CatalogueActions({ plans, proposalPath }: { plans: boolean; proposalPath: string }) {
  const { t } = useTranslator();
  return (
    <>
      {plans ? <Link className="button button-primary" to={proposalPath}>{t("proposal.make")}</Link> : <Link className="button button-secondary" to={proposalPath}>{t("proposal.title")}</Link>}
      <Link className="button button-secondary" to={comparisonPath}>{t("compare.title")}</Link>
      <MoreActions plans={plans} />
    </>
  );
}

function MoreActions({ plans }: { plans: boolean }) {
  const { t } = useTranslator();
  const menu = useRef<HTMLDetailsElement>(null);
  // Without script the menu opens and closes by its own button; with it, also by Escape and by going on.
  useEffect(() => {
    const details = menu.current!;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
    };
    details.addEventListener("keydown", onKeyDown);
    details.addEventListener("focusout", onFocusOut);
    return () => {
      details.removeEventListener("keydown", onKeyDown);
      details.removeEventListener("focusout", onFocusOut);
    };
  }, []);
  return (
    <details className="st-actions-menu" ref={menu}>
      <summary className="button button-secondary">{t("entry.menu")}</summary>
      <nav className="st-actions-menu__panel" aria-label={t("entry.tools")}>
        {plans ? (
          <section aria-labelledby="menu-edit">
            <h2 id="menu-edit">{t("entry.menu.edit")}</h2>
            <ul className="nobullet-list">
              <li><Link to={newDestinationPath}>{t("entry.new.destination")}</Link></li>
              <li><Link to={entryPath("place", "")}>{t("entry.menu.places")}</Link></li>
              <li><Link to={entryPath("theme", "")}>{t("entry.menu.themes")}</Link></li>
              <li><Link to={entryPath("topic", "")}>{t("entry.menu.topics")}</Link></li>
              <li><Link to={archiveAddress(null)}>{t("entry.archive-title")}</Link></li>
              <li><Link to={verificationPath}>{t("verify.title")}</Link></li>
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="menu-files">
          <h2 id="menu-files">{t(plans ? "entry.menu.files" : "entry.menu.download")}</h2>
          <ul className="nobullet-list">
            {plans ? <li><Link to={memoImportPath}>{t("memo.title")}</Link></li> : null}
            {plans ? <li><Link to={siteImportPath}>{t("site-file.title")}</Link></li> : null}
            <li><a href={siteExportPath.csv} download>{t("site-file.csv")}</a></li>
            <li><a href={siteExportPath.geojson} download>{t("site-file.geojson")}</a></li>
          </ul>
        </section>
      </nav>
    </details>
  );
}
