import { json, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EntryBar } from "~/features/catalogue/components/entry-bar";
import { keepsCatalogue } from "~/features/catalogue/entry-queries.server";
import { mayEditEntry } from "~/features/catalogue/permissions";
import { SitePage } from "~/features/catalogue/components/site-page";
import { findSite, getSiteCode, listSites, listThemes, listTripsWithSite } from "~/features/catalogue/queries.server";
import { readCode, sitePath } from "~/features/catalogue/schema";
import { presentSite } from "~/features/catalogue/present-site";
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
  const db = await database();
  const committeeIds = viewer.memberships.map(({ committeeId }) => committeeId);
  const site = code ? await findSite(db, code, committeeIds) : undefined;
  if (!site) throw notFound();
  if (site.merged_into_id !== null) throw redirect(sitePath(await getSiteCode(db, site.merged_into_id)), 301);
  const planned = plannedCommittees(viewer).map(({ committeeId }) => committeeId);
  const [keeps, locale, neighbours, trips, themes, cases, stops, { flash, headers }] = await Promise.all([
    keepsCatalogue(db, viewer.organisationId), requestLocale(request), listSites(db, site.destination_id, committeeIds), listTripsWithSite(db, site.id, committeeIds), listThemes(db),
    listLinkedCases(db, { siteId: site.id }, committeeIds), listStopChoices(db, viewer.userId, planned, new Date()), takeFlash(request),
  ]);
  const translator = translatorFor(locale);
  const page = presentSite({ site, neighbours, trips, themes }, translator);
  const background = presentBackground(cases, stops, [site.id], translator);
  const bar = { kind: "site" as const, code: site.code, version: site.version, archived: site.archived_at !== null, mayEdit: mayEditEntry(viewer, { committeeId: site.committee_id }, keeps), mayAdd: planned.length > 0 };
  return json({ title: `${page.name} – ${translator.t("app.name")}`, site: page, background, bar, tiles: mapTiles(), plans: planned.length > 0, flash }, { headers });
}

export default function VisitSite() {
  const { site, background, bar, tiles, plans, flash } = useLoaderData<typeof loader>();
  return <SitePage key={site.code} site={site} tiles={tiles} plans={plans} bar={<EntryBar entry={bar} flash={flash} />} background={<Background background={background} plans={plans} flash={flash?.key.startsWith("entry.") ? null : flash} />} />;
}
