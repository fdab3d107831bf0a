import { formatDate } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { CaveatView } from "../present-destination";

/** Doubts, the gravest first, each with where it comes from and when it was stated. */
export function CaveatList({ caveats }: { caveats: CaveatView[] }) {
  const { t, tDynamic, locale } = useTranslator();
  return (
    <ul className="st-caveats no-max-width">
      {caveats.map((caveat) => (
        <li key={caveat.code} className={`st-caveat st-caveat--${caveat.severity}`}>
          <div className="st-caveat__severity">
            <Icon name={caveat.severity === "low" ? "info" : "warning"} />
            {tDynamic(`caveat.severity.${caveat.severity}`)}
          </div>
          <p>{caveat.text}</p>
          <p className="st-small st-muted">{t("caveat.source", { source: caveat.source, date: formatDate(caveat.statedOn, locale) })}</p>
        </li>
      ))}
    </ul>
  );
}
