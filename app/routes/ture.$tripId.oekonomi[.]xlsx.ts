import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeBudgetWorkbook } from "~/features/budget/adapters/workbook.server";
import { sumTripBudget } from "~/features/budget/queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip } = await requireTripVisitor(request, params.tripId);
  const file = await writeBudgetWorkbook(trip.title, await sumTripBudget(await database(), trip), translatorFor(await requestLocale(request)));
  return new Response(new Blob([file]), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Content-Disposition": `attachment; filename="budget-${trip.startsOn}.xlsx"`, "Cache-Control": "no-store",
    },
  });
}
