import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { requireViewer } from "~/features/people/gates.server";
import { presentSuggestions } from "~/features/search/present";
import { search } from "~/features/search/queries.server";
import { readSearch } from "~/features/search/schema";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

const mostSuggestions = 8;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { text, kind } = readSearch(new URL(request.url).searchParams);
  const [locale, answer] = await Promise.all([
    requestLocale(request),
    search(await database(), { text, kind, committeeIds: viewer.memberships.map(({ committeeId }) => committeeId), limit: mostSuggestions }),
  ]);
  return json(presentSuggestions(text, answer, translatorFor(locale)), { headers: { "Cache-Control": "no-store" } });
}
