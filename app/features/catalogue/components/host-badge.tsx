import { useTranslator } from "~/i18n/use-translator";
import type { Concreteness } from "../schema";

/** Whom one visits, in a word. A host still to be found has a dashed outline as well, here, in its row and on the map. */
export function HostBadge({ concreteness }: { concreteness: Concreteness }) {
  const { tDynamic } = useTranslator();
  return <span className={`st-host st-host--${concreteness}`}>{tDynamic(`catalogue.concreteness.${concreteness}`)}</span>;
}
