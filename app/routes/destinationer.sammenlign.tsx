import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getBudgetSummary } from "~/features/budget/queries.server";
import { ComparisonPage } from "~/features/catalogue/components/comparison-page";
import { findTripAlone, getHomeBase } from "~/features/catalogue/comparison-queries.server";
import { readCompared } from "~/features/catalogue/comparison-schema";
import { presentComparison, type ComparedRows } from "~/features/catalogue/present-comparison";
import { findDestination, listDestinations, listSites, listThemes } from "~/features/catalogue/queries.server";
import { listLinkedCases } from "~/features/library/queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const db = await database();
  const { codes, over } = readCompared(new URL(request.url).searchParams);
  const [locale, home, themes, destinations] = await Promise.all([requestLocale(request), getHomeBase(db, viewer.organisationId), listThemes(db), listDestinations(db, seenBy)]);
  // What a reader may not see, or what is archived, is left out like a code that never was.
  const offered = codes.filter((code) => destinations.some((one) => one.code === code));
  const rows = await Promise.all(offered.map(async (code): Promise<ComparedRows> => {
    const destination = (await findDestination(db, code, seenBy))!;
    const [sites, cases, trip] = await Promise.all([listSites(db, destination.id, seenBy), listLinkedCases(db, { destinationId: destination.id }, seenBy), findTripAlone(db, destination.id, seenBy)]);
    const budget = trip && (await getBudgetSummary(db, trip.id));
    const price = trip && budget && budget.lineCount > 0 ? { tripId: trip.id, title: trip.title, priceLowOere: budget.perParticipant.expectedLowOere, priceHighOere: budget.perParticipant.expectedOere } : null;
    return { destination, sites, trip: price, cases: cases.map((one) => ({ code: one.code, title: { da: one.title_da, en: one.title_en } })) };
  }));
  const translator = translatorFor(locale);
  const choices = destinations.map((one) => ({ value: one.code, label: translator.pick({ da: one.name_da, en: one.name_en }) }));
  return json({ title: `${translator.t("compare.title")} – ${translator.t("app.name")}`, compared: presentComparison(rows, home, themes, translator), choices, over, homeName: home.name });
}

export default function Comparison() {
  return <ComparisonPage {...useLoaderData<typeof loader>()} />;
}
