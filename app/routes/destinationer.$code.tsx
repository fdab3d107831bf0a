import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DestinationPage } from "~/features/catalogue/components/destination-page";
import { presentDestination } from "~/features/catalogue/present-destination";
import { findDestination, getReachBrief, listAlternativeGroups, listSites, listThemes, listTopics } from "~/features/catalogue/queries.server";
import { readCode } from "~/features/catalogue/schema";
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
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const db = await database();
  const destination = code ? await findDestination(db, code, seenBy) : undefined;
  if (!destination) throw notFound();
  const [locale, sites, groups, topics, brief, themes] = await Promise.all([
    requestLocale(request), listSites(db, destination.id, seenBy), listAlternativeGroups(db, destination.id), listTopics(db, destination.id),
    getReachBrief(db, destination.reach), listThemes(db),
  ]);
  const translator = translatorFor(locale);
  const page = presentDestination({ destination, sites, groups, topics, brief, themes }, translator);
  return json({ title: `${page.name} – ${translator.t("app.name")}`, destination: page, tiles: mapTiles(), plans: plannedCommittees(viewer).length > 0 });
}

export default function Destination() {
  const { destination, tiles, plans } = useLoaderData<typeof loader>();
  return <DestinationPage key={destination.code} destination={destination} tiles={tiles} plans={plans} />;
}
