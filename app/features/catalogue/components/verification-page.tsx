import { Form, Link } from "@remix-run/react";
import { formatDate, formatNumber } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { Flash } from "~/shared/flash.server";
import { SelectField, TextField } from "~/ui/field";
import { Alert, Breadcrumbs, EmptyState, PageHead } from "~/ui/page-parts";
import { editPath, entryPath, mergePath, verificationPath } from "../entry-schema";
import type { VerificationItem, VerificationPageData } from "../present-verification";
import { cataloguePath, sitePath } from "../schema";
import { doubtReasons } from "../verification-schema";

/** The facts that nobody has confirmed within a year, as a list to work through. */
export function VerificationPage({ page, flash }: { page: VerificationPageData; flash: Flash | null }) {
  const { t, tDynamic, locale } = useTranslator();
  const { filter } = page;
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: t("verify.title") }]} />
      <PageHead title={t("verify.title")} lead={t("verify.lead")} />
      <div role="status">{flash ? <Alert kind={flash.key.startsWith("entry.refusal.") ? "error" : "success"}>{tDynamic(flash.key, flash.values)}</Alert> : null}</div>
      <p><strong>{t("verify.progress", { verified: formatNumber(page.verified, locale), total: formatNumber(page.total, locale) })}</strong></p>
      <progress className="st-verify__progress" max={page.total} value={page.verified} aria-label={t("verify.progress-label")} />
      <ul>{doubtReasons.map((reason) => <li key={reason}><Link to={`${verificationPath}?grund=${reason}`}>{tDynamic(`verify.count.${reason}`, { count: page.counts[reason] })}</Link></li>)}</ul>
      <Form method="get" className="st-row st-verify__filter">
        <SelectField name="grund" label={t("verify.reason")} required value={filter.reason ?? ""} choices={[{ value: "", label: t("filter.any") }, ...doubtReasons.map((value) => ({ value, label: tDynamic(`verify.reason.${value}`) }))]} />
        <SelectField name="destination" label={t("entry.field.destination")} required value={filter.destination ?? ""} choices={[{ value: "", label: t("filter.any") }, ...page.destinations]} />
        <SelectField name="type" label={t("catalogue.filter.kind")} required value={filter.kind ?? ""} choices={[{ value: "", label: t("filter.any") }, ...page.kinds]} />
        <button type="submit" className="button button-secondary">{t("verify.show")}</button>
      </Form>
      <h2>{t("verify.shown", { count: page.items.length })}</h2>
      {page.items.length === 0 ? <EmptyState text={t("verify.empty")} /> : <ul className="st-verify no-max-width">{page.items.map((item) => <Item key={`${item.kind} ${item.code}`} item={item} />)}</ul>}
      {page.twins.length > 0 ? (
        <section>
          <h2>{t("verify.twins")}</h2>
          <p className="st-muted">{t("verify.twins-lead")}</p>
          <ul className="no-max-width">
            {page.twins.map(({ place, sites }) => (
              <li key={sites.map(({ code }) => code).join(" ")}>
                {place}: {sites.map((site, index) => <span key={site.code}>{index > 0 ? " · " : ""}<Link to={sitePath(site.code)}>{site.name}</Link> <span className="st-muted">({site.destination})</span></span>)}{" "}
                <Link to={`${mergePath(sites[1]!.code)}?med=${sites[0]!.code}`}>{t("verify.merge")}<span className="sr-only"> {sites[0]!.name}</span></Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Item({ item }: { item: VerificationItem }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <li>
      <div>
        <Link to={entryPath(item.kind, item.code)}>{item.name}</Link> <span className="st-muted">{item.kind === "site" ? item.destination : t("verify.a-destination")}</span>
        <div className="st-small st-muted">
          {[item.verifiedOn ? t("verify.last", { date: formatDate(item.verifiedOn, locale) }) : t("verify.never"), ...item.reasons.filter((reason) => reason !== "age").map((reason) => tDynamic(`verify.reason.${reason}`))].join(" · ")}
        </div>
      </div>
      {item.mayEdit ? (
        <Form method="post" className="st-row">
          <input type="hidden" name="kind" value={item.kind} />
          <input type="hidden" name="code" value={item.code} />
          <input type="hidden" name="version" value={item.version} />
          <TextField name="note" label={t("verify.note")} maxLength={500} />
          <button type="submit" className="button button-secondary">{t("verify.confirm")}<span className="sr-only"> {item.name}</span></button>
          <Link to={editPath(item.kind, item.code)}>{t("entry.edit-short")}<span className="sr-only"> {item.name}</span></Link>
        </Form>
      ) : null}
    </li>
  );
}
