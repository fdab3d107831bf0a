import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ClimatePage } from "~/features/climate/components/climate-page";
import { presentEmissions } from "~/features/climate/present";
import { loadTripEmissions } from "~/features/climate/queries.server";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const { t } = translatorFor(await requestLocale(request));
  const loaded = await loadTripEmissions(await database(), visitor.trip, new Date());
  return json({ trip: presentFramedTrip(visitor), page: presentEmissions(loaded), title: `${t("climate.title")}: ${visitor.trip.title}` });
}

export default function TripClimate() {
  const { trip, page } = useLoaderData<typeof loader>();
  const { t } = useTranslator();
  return (
    <TripFrame trip={trip} page={t("climate.title")}>
      <ClimatePage tripId={trip.tripId} page={page} />
    </TripFrame>
  );
}
