import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "./icon";

/** Where the page lies; the last crumb is the page itself and no link. */
export function Breadcrumbs({ crumbs }: { crumbs: { label: string; to?: string }[] }) {
  const { t } = useTranslator();
  return (
    <nav className="breadcrumbs" aria-label={t("shell.breadcrumb")}>
      <ol className="breadcrumbs__list">
        {crumbs.map((crumb, index) => (
          <li className="breadcrumbs__list-item" key={crumb.label} aria-current={crumb.to ? undefined : "page"}>
            {index > 0 ? <Icon name="chevron-right" /> : null}
            {crumb.to ? <Link className="breadcrumbs__link" to={crumb.to}>{crumb.label}</Link> : crumb.label}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The page's heading, a sentence that says what it is for, and its acts (the first one is the main act). */
export function PageHead({ title, lead, actions }: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="st-page-head">
      <div>
        <h1>{title}</h1>
        {lead ? <p className="st-page-head__lead">{lead}</p> : null}
      </div>
      {actions ? <div className="st-page-head__actions">{actions}</div> : null}
    </div>
  );
}

/** What stands where nothing is yet, with the act that fills it. */
export function EmptyState({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="st-empty">
      <p>{text}</p>
      {action}
    </div>
  );
}

export function Alert({ kind, heading, children }: { kind: "info" | "success" | "warning" | "error"; heading?: string; children: ReactNode }) {
  return (
    <div className={`alert alert-${kind}`} role={kind === "error" || kind === "warning" ? "alert" : undefined}>
      <Icon name={kind} className="alert-icon" />
      <div className="alert-body">
        {heading ? <p className="alert-heading">{heading}</p> : null}
        <div className="alert-text">{children}</div>
      </div>
    </div>
  );
}
