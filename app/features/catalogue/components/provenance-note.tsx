import { useTranslator } from "~/i18n/use-translator";
import type { Provenance } from "../present-destination";

/** The document and lines a page's facts come from. */
export function ProvenanceNote({ provenance }: { provenance: Provenance }) {
  const { t } = useTranslator();
  if (!provenance) return null;
  const { isProposal, title, from, to } = provenance;
  const values = { isProposal: isProposal ? "yes" : "no", title, from, to };
  return <p className="st-small st-muted">{from === to ? t("catalogue.provenance-line", values) : t("catalogue.provenance", values)}</p>;
}
