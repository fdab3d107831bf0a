import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeTripFile } from "~/features/documents/trip-file-queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

/** The report for everybody: without numbers, addresses, rooms and who wrote the notes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireTripVisitor(request, params.tripId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const body = await writeTripFile("rapport-offentlig.pdf", { db, reader, translator, now: new Date() });
  return fileResponse(body, { fileName: `${translator.t("document.public-report")} - ${reader.trip.title}.pdf`, contentType: fileTypes.pdf });
}
