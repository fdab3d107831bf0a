import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { newCasePath } from "~/features/catalogue/case-schema";
import { listThemes } from "~/features/catalogue/queries.server";
import { LibraryPage } from "~/features/library/components/library-page";
import { presentLibrary } from "~/features/library/present";
import { listCases, listPublications } from "~/features/library/queries.server";
import { readLibraryFilter } from "~/features/library/schema";
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
  const [locale, cases, themes, publications] = await Promise.all([requestLocale(request), listCases(db, seenBy), listThemes(db), listPublications(db, seenBy)]);
  const translator = translatorFor(locale);
  const library = presentLibrary({ cases, themes, publications }, readLibraryFilter(new URL(request.url).searchParams), translator);
  return json({ title: `${translator.t("library.title")} – ${translator.t("app.name")}`, library, tiles: mapTiles(), newPath: plannedCommittees(viewer).length > 0 ? newCasePath : null });
}

export default function Library() {
  const { library, tiles, newPath } = useLoaderData<typeof loader>();
  return <LibraryPage library={library} tiles={tiles} newPath={newPath} />;
}
