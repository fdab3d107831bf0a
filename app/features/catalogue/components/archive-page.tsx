import { Link } from "@remix-run/react";
import { formatMoment } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Breadcrumbs, EmptyState, PageHead } from "~/ui/page-parts";
import { editPath, entryPath, hasOwnPage, type EntryKind } from "../entry-schema";
import { cataloguePath } from "../schema";
import { archiveAddress } from "../version-schema";
import { ArchiveForm } from "./archive-form";

type Pair = { da: string; en: string };
export type ArchivedItem = { kind: EntryKind; code: string; version: number; name: Pair; archivedAt: string; mayEdit: boolean };
type Props = { items: ArchivedItem[]; kind: EntryKind | null; counts: { kind: EntryKind; count: number }[] };

/** What has been archived, of one kind or of all, each with the way back. */
export function ArchivePage({ items, kind, counts }: Props) {
  const { t, tDynamic, pick, locale } = useTranslator();
  const choices = [{ kind: null, count: counts.reduce((sum, { count }) => sum + count, 0) }, ...counts];
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: t("entry.archive-title") }]} />
      <PageHead title={t("entry.archive-title")} lead={t("entry.archive-lead")} />
      {choices.length > 2 ? (
        <nav aria-label={t("entry.archive-filter")}>
          <ul className="st-inline-list st-archive-kinds">
            {choices.map((one) => (
              <li key={one.kind ?? ""}><Link to={archiveAddress(one.kind)} aria-current={one.kind === kind ? "page" : undefined}>{t("filter.choice", { label: one.kind ? tDynamic(`entry.kind.${one.kind}`) : t("filter.any"), count: one.count })}</Link></li>
            ))}
          </ul>
        </nav>
      ) : null}
      {items.length === 0 ? <EmptyState text={t("entry.archive-empty")} action={<Link to={cataloguePath} className="button button-primary">{t("catalogue.title")}</Link>} /> : (
        <ul className="st-archive no-max-width">
          {items.map((item) => (
            <li key={`${item.kind} ${item.code}`}>
              <div>
                {hasOwnPage(item.kind) ? <Link to={entryPath(item.kind, item.code)}>{pick(item.name)}</Link> : item.mayEdit ? <Link to={editPath(item.kind, item.code)}>{pick(item.name)}</Link> : pick(item.name)}
                <div className="st-small st-muted">{t("entry.archived-at", { kind: tDynamic(`entry.a-kind.${item.kind}`), when: formatMoment(item.archivedAt, locale) })}</div>
              </div>
              {item.mayEdit ? <ArchiveForm entry={{ ...item, archived: true }} name={pick(item.name)} /> : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
