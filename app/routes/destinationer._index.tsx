import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CataloguePage } from "~/features/catalogue/components/catalogue-page";
import { presentCatalogue } from "~/features/catalogue/present";
import { listDestinations, listSites, listThemes } from "~/features/catalogue/queries.server";
import { readFilter } from "~/features/catalogue/schema";
import { proposalPath } from "~/features/documents/proposal-schema";
import { requireViewer } from "~/features/people/gates.server";
import { plannedCommittees } from "~/features/people/permissions";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { mapTiles } from "~/shared/map-tiles.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const db = await database();
  const [locale, destinations, sites, themes] = await Promise.all([requestLocale(request), listDestinations(db, seenBy), listSites(db, undefined, seenBy), listThemes(db)]);
  const translator = translatorFor(locale);
  const catalogue = presentCatalogue({ destinations, sites, themes }, readFilter(new URL(request.url).searchParams), translator);
  return json({ title: `${translator.t("catalogue.title")} – ${translator.t("app.name")}`, catalogue, tiles: mapTiles(), plans: plannedCommittees(viewer).length > 0 });
}

export default function Catalogue() {
  const { catalogue, tiles, plans } = useLoaderData<typeof loader>();
  return <CataloguePage catalogue={catalogue} tiles={tiles} plans={plans} proposalPath={proposalPath} />;
}
