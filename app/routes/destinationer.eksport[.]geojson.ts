import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeSitesGeoJson } from "~/features/catalogue/present-site-file";
import { listSiteFileRows } from "~/features/catalogue/site-file-queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { database } from "~/shared/db.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const rows = await listSiteFileRows(await database(), viewer.memberships.map(({ committeeId }) => committeeId));
  return new Response(writeSitesGeoJson(rows), {
    headers: { "content-type": "application/geo+json", "content-disposition": 'attachment; filename="besoegssteder.geojson"', "cache-control": "no-store" },
  });
}
