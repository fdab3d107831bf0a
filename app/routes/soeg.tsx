import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireViewer } from "~/features/people/gates.server";
import { SearchPage } from "~/features/search/components/search-page";
import { presentSearch } from "~/features/search/present";
import { search } from "~/features/search/queries.server";
import { readSearch } from "~/features/search/schema";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

const mostHits = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const asked = readSearch(new URL(request.url).searchParams);
  const db = await database();
  const scope = { text: asked.text, committeeIds: viewer.memberships.map(({ committeeId }) => committeeId) };
  const [locale, all, ofKind] = await Promise.all([
    requestLocale(request),
    search(db, { ...scope, kind: null, limit: mostHits }),
    asked.kind ? search(db, { ...scope, kind: asked.kind, limit: mostHits }) : undefined,
  ]);
  const translator = translatorFor(locale);
  const heading = asked.text === "" ? translator.t("search.title") : translator.t("search.title-of", { text: asked.text });
  return json({ title: `${heading} – ${translator.t("app.name")}`, page: presentSearch(asked, ofKind ?? all, all.counts, translator) });
}

export default function Search() {
  return <SearchPage page={useLoaderData<typeof loader>().page} />;
}
