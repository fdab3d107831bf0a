import { Form } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { mergePath } from "../entry-schema";
import type { OpenMerge } from "../merge-queries.server";

/** One button that takes a merge back, wherever it is told. */
export function UndoMergeForm({ merge }: { merge: OpenMerge }) {
  const { t } = useTranslator();
  return (
    <Form method="post" action={mergePath(merge.fromCode)}>
      <input type="hidden" name="intent" value="undo" />
      <input type="hidden" name="mergeId" value={merge.mergeId} />
      <input type="hidden" name="fromVersion" value={merge.fromVersion} />
      <input type="hidden" name="intoVersion" value={merge.intoVersion} />
      <button type="submit" className="button button-secondary">{t("merge.undo")}<span className="sr-only"> {t("merge.undo-of", { from: merge.fromName, into: merge.intoName })}</span></button>
    </Form>
  );
}
