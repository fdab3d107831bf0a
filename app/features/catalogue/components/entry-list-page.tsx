import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import type { Flash } from "~/shared/flash.server";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import { editPath, entrySlugs } from "../entry-schema";
import { cataloguePath } from "../schema";
import { archiveAddress } from "../version-schema";

type Pair = { da: string; en: string };
type Props = { kind: "place" | "theme" | "topic"; entries: { code: string; name: Pair; note: Pair }[]; keeps: boolean; flash: Flash | null };

/** Towns, themes or topics by name, each leading to its form. */
export function EntryListPage({ kind, entries, keeps, flash }: Props) {
  const { t, tDynamic, pick } = useTranslator();
  const title = tDynamic(`entry.list.${kind}`);
  const addable = keeps && kind !== "topic";
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: title }]} />
      <PageHead title={title} lead={tDynamic(`entry.list-lead.${kind}`)} actions={<>{addable ? <Link className="button button-primary" to={`/katalog/${entrySlugs[kind]}/ny`}>{tDynamic(`entry.new.${kind}`)}</Link> : null}<Link to={archiveAddress(kind)}>{t("entry.archive-title")}</Link></>} />
      {flash ? <Alert kind="success">{tDynamic(flash.key, flash.values)}</Alert> : null}
      <ul className="st-entry-list no-max-width">
        {entries.map((entry) => (
          <li key={entry.code}>
            {keeps || kind === "topic" ? <Link to={editPath(kind, entry.code)}>{pick(entry.name)}</Link> : pick(entry.name)}
            {pick(entry.note) ? <span className="st-muted"> {pick(entry.note)}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
