import type { PaperDocument } from "~/domain/documents/document";
import { useTranslator } from "~/i18n/use-translator";
import { PaperBlocks } from "./paper-blocks";

/** Where the document can be fetched as a file. */
export type PaperFile = { format: "pdf" | "docx" | "public-pdf"; href: string };

/** The links to a document's files. */
export function PaperFiles({ files, title }: { files: readonly PaperFile[]; title: string }) {
  const { t, tDynamic } = useTranslator();
  return (
    <nav className="st-row st-paper-files" aria-label={t("paper.files")}>
      {files.map(({ format, href }, index) => (
        <a key={format} href={href} download className={`button ${index === 0 ? "button-primary" : "button-secondary"}`}>
          {tDynamic(`paper.file.${format}`)}<span className="sr-only">: {title}</span>
        </a>
      ))}
    </nav>
  );
}

/** A document as a page: the same blocks as its files. `titleLevel` is the level its title takes among the page's headings. */
export function PaperView({ paper, titleLevel }: { paper: PaperDocument; titleLevel: 1 | 2 }) {
  const Title = `h${titleLevel}` as "h1";
  return (
    <article className="st-document" lang={paper.language}>
      <header className="st-document__head">
        {paper.sender ? <p className="st-paper-note">{paper.sender}</p> : null}
        <Title>{paper.title}</Title>
        {paper.subtitle ? <p className="st-paper-lead">{paper.subtitle}</p> : null}
      </header>
      <PaperBlocks blocks={paper.blocks} below={titleLevel} />
    </article>
  );
}
