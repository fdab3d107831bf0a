import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EntryBar } from "~/features/catalogue/components/entry-bar";
import { keepsCatalogue } from "~/features/catalogue/entry-queries.server";
import { mayEditEntry } from "~/features/catalogue/permissions";
import { listThemes } from "~/features/catalogue/queries.server";
import { CasePage } from "~/features/library/components/case-page";
import { presentCase } from "~/features/library/present-case";
import { findCase, listCharts, listPublications } from "~/features/library/queries.server";
import { listStopChoices } from "~/features/library/question-queries.server";
import { readCaseCode } from "~/features/library/schema";
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
  const code = readCaseCode(params.code);
  const db = await database();
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const entry = code ? await findCase(db, code, seenBy) : undefined;
  if (!entry) throw notFound();
  const planned = plannedCommittees(viewer).map(({ committeeId }) => committeeId);
  const [keeps, locale, themes, charts, publications, stops, { flash, headers }] = await Promise.all([
    keepsCatalogue(db, viewer.organisationId), requestLocale(request), listThemes(db), listCharts(db, entry.id), listPublications(db, seenBy), listStopChoices(db, viewer.userId, planned, new Date()), takeFlash(request),
  ]);
  const translator = translatorFor(locale);
  const bar = { kind: "case" as const, code: entry.code, version: entry.version, archived: entry.archived_at !== null, mayEdit: mayEditEntry(viewer, { committeeId: entry.committee_id }, keeps), mayAdd: false };
  const example = presentCase({ entry, themes, charts, publications, stops }, translator);
  return json({ title: `${example.title} – ${translator.t("app.name")}`, example, bar, tiles: mapTiles(), plans: planned.length > 0, flash }, { headers });
}

export default function Case() {
  const { example, bar, tiles, plans, flash } = useLoaderData<typeof loader>();
  return <CasePage key={example.code} example={example} tiles={tiles} plans={plans} bar={<EntryBar entry={bar} flash={flash} />} flash={flash?.key.startsWith("entry.") ? null : flash} />;
}
