import { Link } from "@remix-run/react";
import type { PaperDocument } from "~/domain/documents/document";
import { useTranslator } from "~/i18n/use-translator";
import { GapList } from "./gap-list";
import { PaperFiles, PaperView } from "./paper-view";

/** The recommendation as it goes on the agenda, with what it still lacks above it. */
export function RecommendationPage({ tripId, mayEdit, paper, gaps }: { tripId: string; mayEdit: boolean; paper: PaperDocument; gaps: string[] }) {
  const { t } = useTranslator();
  const path = `/ture/${tripId}/indstilling`;
  return (
    <>
      <GapList gaps={gaps} />
      <PaperFiles title={paper.title} files={[{ format: "docx", href: `${path}.docx` }, { format: "pdf", href: `${path}.pdf` }]} />
      {mayEdit ? <p><Link to="/udvalg/skabeloner">{t("recommendation.edit-template")}</Link></p> : null}
      <PaperView paper={paper} titleLevel={2} />
    </>
  );
}
