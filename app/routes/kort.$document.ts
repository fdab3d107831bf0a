import type { LoaderFunctionArgs } from "@remix-run/node";
import { detailDocument, worldDocument, type MapDocument } from "~/features/catalogue/adapters/base-map.server";
import { townsDocument } from "~/features/catalogue/adapters/map-towns.server";
import { readMapCut } from "~/features/catalogue/schema";
import { database } from "~/shared/db.server";
import { httpProblem, notFound } from "~/shared/http.server";

const dayInSeconds = 86_400;

/** The base map. It is public geography and the same for everybody, so no sign-in is asked for and any cache may keep it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  switch (params.document) {
    case "verden.json":
      return answer(request, await worldDocument(), 30 * dayInSeconds);
    case "detalje.json": {
      const cut = readMapCut(new URL(request.url).searchParams);
      if (!cut) throw httpProblem(400, "problem.bad-request");
      return answer(request, await detailDocument(cut.scale, cut.box), 30 * dayInSeconds);
    }
    case "byer.json":
      return answer(request, await townsDocument(await database()), dayInSeconds / 24);
    default:
      throw notFound();
  }
}

function answer(request: Request, { body, etag }: MapDocument, maxAgeSeconds: number): Response {
  const headers = { ETag: etag, "Cache-Control": `public, max-age=${maxAgeSeconds}`, Vary: "Accept-Encoding" };
  const known = request.headers.get("if-none-match")?.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known?.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "Content-Type": "application/json; charset=utf-8" } });
}
