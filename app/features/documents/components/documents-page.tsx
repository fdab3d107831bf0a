import { useTranslator } from "~/i18n/use-translator";
import type { ReactNode } from "react";
import { documentGroups, documentKeys, type TripDocument } from "../schema";
import { FileLinks, type FileLink } from "./file-links";
import { VersionsPart, type VersionsProps } from "./versions-part";

/** Null: the letters are not the reader's to see. */
export type HostLetters = { stopId: string; host: string }[] | null;

type Props = { tripId: string; documents: readonly TripDocument[]; letters: HostLetters; ballots: { ballotId: string; question: string }[]; versions: VersionsProps };

/** Every document of a trip by what it is for, with the forms in which it can be had. */
export function DocumentsPage({ tripId, documents, letters, ballots, versions }: Props) {
  const { t, tDynamic } = useTranslator();
  const path = `/ture/${tripId}`;
  const formLinks = ({ code, forms }: TripDocument): FileLink[] =>
    forms.map((form) => ({ href: `${path}/${form.path}`, text: tDynamic(`document.format.${form.format}`), of: t(documentKeys(code).name), isPage: form.format === "page" || form.format === "subscription" }));
  return (
    <div className="st-documents">
      <h2>{t("document.title")}</h2>
      <p>{t("document.lead")}</p>
      {documentGroups.map((group) => {
        const own = documents.filter((one) => one.group === group);
        if (own.length === 0) return null;
        return (
          <DocumentGroup key={group} id={group} heading={t(`document.group.${group}`)}>
            <ul className="st-plain-list">
              {own.map((one) => <DocumentRow key={one.code} name={t(documentKeys(one.code).name)} about={t(documentKeys(one.code).about)} links={formLinks(one)} />)}
            </ul>
            {group === "programme" ? <VersionsPart {...versions} tripId={tripId} /> : null}
          </DocumentGroup>
        );
      })}
      {letters ? (
        <DocumentGroup id="hosts" heading={t("document.group.hosts")} about={letters.length === 0 ? t("document.letters.none") : t("document.letters.about")}>
          <ul className="st-plain-list">{letters.map((one) => <LetterRow key={one.stopId} path={path} {...one} />)}</ul>
        </DocumentGroup>
      ) : null}
      {ballots.length > 0 ? (
        <DocumentGroup id="ballots" heading={t("document.group.ballots")} about={t("document.ballots.about")}>
          <ul className="st-plain-list">
            {ballots.map(({ ballotId, question }) => (
              <DocumentRow key={ballotId} name={question} links={[
                { href: `/afstemninger/${ballotId}/protokol.pdf`, text: t("document.format.pdf"), of: question },
                { href: `/afstemninger/${ballotId}/protokol`, text: t("document.format.page"), of: question, isPage: true },
              ]} />
            ))}
          </ul>
        </DocumentGroup>
      ) : null}
    </div>
  );
}

function DocumentGroup({ id, heading, about, children }: { id: string; heading: string; about?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`documents-${id}`}>
      <h3 id={`documents-${id}`}>{heading}</h3>
      {about ? <p>{about}</p> : null}
      {children}
    </section>
  );
}

function DocumentRow({ name, about, links, look }: { name: string; about?: string; links: FileLink[]; look?: "buttons" | "plain" }) {
  return (
    <li className="st-documents__row">
      <div>
        <h4>{name}</h4>
        {about ? <p>{about}</p> : null}
      </div>
      <FileLinks links={links} look={look} />
    </li>
  );
}

function LetterRow({ path, stopId, host }: { path: string; stopId: string; host: string }) {
  const { t } = useTranslator();
  const letter = `${path}/vaerter/${stopId}/brev`;
  const file = (format: "docx" | "pdf", language: "da" | "en"): FileLink => ({ href: `${letter}.${format}?sprog=${language}`, text: t("document.letter.language", { format: t(`document.format.${format}`), language }), of: host });
  return <DocumentRow name={host} look="plain" links={[file("docx", "da"), file("pdf", "da"), file("docx", "en"), file("pdf", "en"), { href: letter, text: t("document.letter.edit"), of: host, isPage: true }]} />;
}
