import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeSitesGeoJson } from "~/features/catalogue/present-site-file";
import { listSiteFileRows } from "~/features/catalogue/site-file-queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const rows = await listSiteFileRows(await database(), viewer.memberships.map(({ committeeId }) => committeeId));
  const { t } = translatorFor(await requestLocale(request));
  return fileResponse(writeSitesGeoJson(rows), { fileName: `${t("destination.sites")}.geojson`, contentType: fileTypes.geojson });
}
