import type { LoaderFunctionArgs } from "@remix-run/node";
import { getItineraryForm } from "~/features/planner/itinerary-form-queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip } = await requireTripVisitor(request, params.tripId);
  const form = await getItineraryForm(await database(), trip);
  const { t } = translatorFor(await requestLocale(request));
  return fileResponse(`${JSON.stringify(form, null, 2)}\n`, { fileName: `${t("document.programme.file", { title: trip.title })}.json`, contentType: fileTypes.json });
}
