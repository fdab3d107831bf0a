import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RecommendationPage } from "~/features/documents/components/recommendation-page";
import { presentRecommendation } from "~/features/documents/present-recommendation";
import { loadRecommendation } from "~/features/documents/recommendation-queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { useTranslator } from "~/i18n/use-translator";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.paper.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  return json({ trip: presentFramedTrip(visitor), ...presentRecommendation(await loadRecommendation(db, visitor.trip, translator), translator, new Date()) });
}

export default function Recommendation() {
  const { trip, paper, gaps } = useLoaderData<typeof loader>();
  const { t } = useTranslator();
  return <TripFrame trip={trip} page={t("document.recommendation")}><RecommendationPage tripId={trip.tripId} mayEdit={trip.mayEdit} paper={paper} gaps={gaps} /></TripFrame>;
}
