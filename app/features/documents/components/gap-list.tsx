import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";

/** What a document cannot say yet, as the gaps stand in its text. */
export function GapList({ gaps }: { gaps: readonly string[] }) {
  const { t } = useTranslator();
  if (gaps.length === 0) return null;
  return (
    <Alert kind="info" heading={t("paper.gaps", { count: gaps.length })}>
      <ul>{gaps.map((gap) => <li key={gap}>{gap}</li>)}</ul>
    </Alert>
  );
}
