import type { LoaderFunctionArgs } from "@remix-run/node";
import { presentCsv } from "~/features/budget/present-export";
import { sumTripBudget } from "~/features/budget/queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip } = await requireTripVisitor(request, params.tripId);
  const text = presentCsv(await sumTripBudget(await database(), trip), translatorFor(await requestLocale(request)));
  return new Response(text, {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="budget-${trip.startsOn}.csv"`, "Cache-Control": "no-store" },
  });
}
