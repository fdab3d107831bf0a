import { Form } from "@remix-run/react";
import { formatMoment } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { Flash } from "~/shared/flash.server";
import { Alert, Breadcrumbs, EmptyState, PageHead } from "~/ui/page-parts";
import type { FieldDifference, VersionItem, VersionPage as VersionPageData } from "../present-versions";
import { cataloguePath } from "../schema";
import { UndoMergeForm } from "./undo-merge-form";

/** Who changed an entry, when and in what; an earlier version can be brought back. */
export function VersionPage({ page, refusal, flash }: { page: VersionPageData; refusal: string | null; flash: Flash | null }) {
  const { t, tDynamic } = useTranslator();
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: page.title, to: page.backPath }, { label: t("entry.history") }]} />
      <PageHead title={t("entry.history-of", { title: page.title })} lead={t("entry.history-lead")} />
      {flash ? <Alert kind={flash.key.includes(".refusal.") ? "error" : "success"}>{tDynamic(flash.key, flash.values)}</Alert> : null}
      {refusal ? <Alert kind="error">{tDynamic(refusal)}</Alert> : null}
      {page.items.length === 0 ? <EmptyState text={t("entry.history-empty")} /> : (
        <ol className="st-versions no-max-width">
          {page.items.map((item) => <Version key={item.entryId} item={item} page={page} />)}
          {page.first ? (
            <li>
              <h2 className="h4">{t("entry.first-version")}</h2>
              <Restore page={page} entryId={page.first.entryId} side="before" name={t("entry.first-version")} restoring={page.first.restoring} />
            </li>
          ) : null}
        </ol>
      )}
    </div>
  );
}

function Version({ item, page }: { item: VersionItem; page: VersionPageData }) {
  const { t, tDynamic, locale } = useTranslator();
  const when = formatMoment(item.happenedAt, locale);
  return (
    <li>
      <h2 className="h4">{when}</h2>
      <p>{tDynamic(`entry.action.${item.action}`)} <span className="st-muted">{item.actorName ?? t("history.system")}</span></p>
      {item.changes.length > 0 ? <Differences rows={item.changes} caption={t("entry.changes-caption", { when })} before={t("entry.before")} after={t("entry.after")} /> : null}
      {item.merge ? <><p>{t("merge.told", { from: item.merge.fromName, into: item.merge.intoName })}</p><UndoMergeForm merge={item.merge} /></> : null}
      <Restore page={page} entryId={item.entryId} side="after" name={when} restoring={item.restoring} />
    </li>
  );
}

function Restore({ page, entryId, side, name, restoring }: { page: VersionPageData; entryId: number; side: "before" | "after"; name: string; restoring: FieldDifference[] }) {
  const { t } = useTranslator();
  if (page.isMerged) return null;
  if (restoring.length === 0) return <p className="st-small st-muted">{t("entry.is-current")}</p>;
  return (
    <details className="st-versions__restore">
      <summary>{t("entry.compare-now", { count: restoring.length })}</summary>
      <Differences rows={restoring} caption={t("entry.restoring-caption", { name })} before={t("entry.now")} after={t("entry.then")} />
      <Form method="post">
        <input type="hidden" name="version" value={page.version} />
        <input type="hidden" name="entryId" value={entryId} />
        <input type="hidden" name="side" value={side} />
        <button type="submit" className="button button-secondary">{t("entry.restore")}<span className="sr-only"> {name}</span></button>
      </Form>
    </details>
  );
}

function Differences({ rows, caption, before, after }: { rows: FieldDifference[]; caption: string; before: string; after: string }) {
  const { t, tDynamic } = useTranslator();
  return (
    <div className="table--responsive-scroll" role="region" tabIndex={0} aria-label={caption}>
      <table className="table table--extracompact st-versions__table">
        <caption className="sr-only">{caption}</caption>
        <thead><tr><th scope="col">{t("trip.stale.field")}</th><th scope="col">{before}</th><th scope="col">{after}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.field}><th scope="row">{tDynamic(`entry.field.${row.field}`)}</th><td>{row.before}</td><td>{row.after}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
