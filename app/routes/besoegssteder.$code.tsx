import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SitePage } from "~/features/catalogue/components/site-page";
import { findSite, listSites, listThemes, listTripsWithSite } from "~/features/catalogue/queries.server";
import { readCode } from "~/features/catalogue/schema";
import { presentSite } from "~/features/catalogue/present-site";
import { requireViewer } from "~/features/people/gates.server";
import { plannedCommittees } from "~/features/people/permissions";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { notFound } from "~/shared/http.server";
import { mapTiles } from "~/shared/map-tiles.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const code = readCode(params.code);
  const db = await database();
  const committeeIds = viewer.memberships.map(({ committeeId }) => committeeId);
  const site = code ? await findSite(db, code, committeeIds) : undefined;
  if (!site) throw notFound();
  const [locale, neighbours, trips, themes] = await Promise.all([
    requestLocale(request), listSites(db, site.destination_id, committeeIds), listTripsWithSite(db, site.id, committeeIds), listThemes(db),
  ]);
  const translator = translatorFor(locale);
  const page = presentSite({ site, neighbours, trips, themes }, translator);
  return json({ title: `${page.name} – ${translator.t("app.name")}`, site: page, tiles: mapTiles(), plans: plannedCommittees(viewer).length > 0 });
}

export default function VisitSite() {
  const { site, tiles, plans } = useLoaderData<typeof loader>();
  return <SitePage key={site.code} site={site} tiles={tiles} plans={plans} />;
}
