import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";

const forms = ["ics", "gpx", "kml", "geojson"] as const;

/** The programme as files for calendars, maps and navigation. */
export function ProgrammeFiles({ tripId }: { tripId: string }) {
  const { tDynamic } = useTranslator();
  return (
    <ul className="nobullet-list st-sharing__files">
      {forms.map((form) => (
        <li key={form}>
          <Link reloadDocument to={`/ture/${tripId}/program.${form}`} className="function-link"><Icon name="download" /> {tDynamic(`sharing.file.${form}`)}</Link>
        </li>
      ))}
    </ul>
  );
}
