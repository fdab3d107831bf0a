import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeSitesCsv } from "~/features/catalogue/present-site-file";
import { listSiteFileRows } from "~/features/catalogue/site-file-queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { database } from "~/shared/db.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const rows = await listSiteFileRows(await database(), viewer.memberships.map(({ committeeId }) => committeeId));
  return new Response(writeSitesCsv(rows), {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": 'attachment; filename="besoegssteder.csv"', "cache-control": "no-store" },
  });
}
