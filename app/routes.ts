import { flatRoutes } from "@remix-run/fs-routes";
import { route, type RouteConfig } from "@remix-run/route-config";

/** What every kind of entry has is one door; kinds with a folder of their own reach it from there. */
const entryDoors = ["besoegssteder", "destinationer"].map((folder) => route(`${folder}/:code/historik`, "routes/katalog.$kind.$code.historik.tsx", { id: `${folder}-history` }));

export default flatRoutes().then((doors) => [...doors, ...entryDoors]) satisfies Promise<RouteConfig> as Promise<RouteConfig>;
