import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { BriefView } from "../present-destination";
import { sitePath, type Reach } from "../schema";
import { ProvenanceNote } from "./provenance-note";

/** What the committee asked for in this reach, and which of it the destination can show. */
export function BriefSection({ brief, reach }: { brief: BriefView; reach: Reach }) {
  const { t, tDynamic } = useTranslator();
  return (
    <section>
      <h2>{t("destination.brief", { reach })}</h2>
      {brief.basis ? <p>{brief.basis}</p> : null}
      {brief.overallQuestion ? <p><strong>{t("destination.brief-question")}:</strong> {brief.overallQuestion}</p> : null}
      {brief.durationNote ? <p>{brief.durationNote}</p> : null}
      {brief.themesAreDestinations ? <p className="st-muted">{t("destination.brief-own-themes")}</p> : null}
      {brief.otherWishes.length > 0 ? <><p>{t("destination.brief-wishes")}</p><ul>{brief.otherWishes.map((wish) => <li key={wish}>{wish}</li>)}</ul></> : null}
      {brief.coverage.length === 0 ? null : <table className="table st-brief">
        <thead>
          <tr>
            <th scope="col">{t("destination.brief-theme")}</th>
            <th scope="col">{t("destination.brief-coverage")}</th>
          </tr>
        </thead>
        <tbody>
          {brief.coverage.map((row) => (
            <tr key={row.theme}>
              <th scope="row">{row.theme}</th>
              <td>
                <span className={`st-brief__state st-brief__state--${row.state}`}>
                  <Icon name={row.state === "named" ? "check" : row.state === "none" ? "close" : "search"} />
                  {tDynamic(`destination.coverage.${row.state}`)}
                </span>
                {row.hosts.length > 0 ? (
                  <ul className="st-inline-list no-max-width st-small">
                    {row.hosts.map((host) => <li key={host.code}><Link to={sitePath(host.code)}>{host.name}</Link></li>)}
                  </ul>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>}
      <ProvenanceNote provenance={brief.provenance} />
    </section>
  );
}
