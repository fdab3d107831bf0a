import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EntryBar } from "~/features/catalogue/components/entry-bar";
import { keepsCatalogue } from "~/features/catalogue/entry-queries.server";
import { mayEditEntry } from "~/features/catalogue/permissions";
import { DestinationPage } from "~/features/catalogue/components/destination-page";
import { listHostsElsewhere } from "~/features/catalogue/merge-queries.server";
import { getDestinationBrief } from "~/features/catalogue/memo-queries.server";
import { presentDestination } from "~/features/catalogue/present-destination";
import { findDestination, listAlternativeGroups, listSites, listThemes, listTopics } from "~/features/catalogue/queries.server";
import { readCode } from "~/features/catalogue/schema";
import { Background } from "~/features/library/components/background";
import { presentBackground } from "~/features/library/present-background";
import { listLinkedCases } from "~/features/library/queries.server";
import { listStopChoices } from "~/features/library/question-queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { plannedCommittees } from "~/features/people/permissions";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { takeFlash } from "~/shared/flash.server";
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
  const planned = plannedCommittees(viewer).map(({ committeeId }) => committeeId);
  const [keeps, locale, sites, groups, topics, elsewhere, brief, themes, cases, stops, { flash, headers }] = await Promise.all([
    keepsCatalogue(db, viewer.organisationId), requestLocale(request), listSites(db, destination.id, seenBy), listAlternativeGroups(db, destination.id, seenBy), listTopics(db, destination.id, seenBy), listHostsElsewhere(db, destination.id, seenBy),
    getDestinationBrief(db, destination), listThemes(db),
    listLinkedCases(db, { destinationId: destination.id }, seenBy), listStopChoices(db, viewer.userId, planned, new Date()), takeFlash(request),
  ]);
  const translator = translatorFor(locale);
  const page = presentDestination({ destination, sites, groups, topics, elsewhere, brief, themes }, translator);
  const background = presentBackground(cases, stops, sites.map(({ id }) => id), translator);
  const bar = { kind: "destination" as const, code: destination.code, version: destination.version, archived: destination.archived, mayEdit: mayEditEntry(viewer, { committeeId: destination.committee_id }, keeps), mayAdd: planned.length > 0 };
  return json({ title: `${page.name} – ${translator.t("app.name")}`, destination: page, background, bar, tiles: mapTiles(), plans: planned.length > 0, flash }, { headers });
}

export default function Destination() {
  const { destination, background, bar, tiles, plans, flash } = useLoaderData<typeof loader>();
  return <DestinationPage key={destination.code} destination={destination} tiles={tiles} plans={plans} bar={<EntryBar entry={bar} flash={flash} />} background={<Background background={background} plans={plans} flash={flash?.key.startsWith("entry.") ? null : flash} />} />;
}
