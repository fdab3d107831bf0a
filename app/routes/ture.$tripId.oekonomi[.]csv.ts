import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeBudgetFile } from "~/features/budget/export-queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip } = await requireTripVisitor(request, params.tripId);
  const translator = translatorFor(await requestLocale(request));
  const file = await writeBudgetFile(await database(), trip, "csv", translator);
  return fileResponse(file, { fileName: `${translator.t("document.budget")} - ${trip.title}.csv`, contentType: fileTypes.csv });
}
