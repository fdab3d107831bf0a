import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeProgrammeFile } from "~/features/documents/file-queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip } = await requireTripVisitor(request, params.tripId);
  return writeProgrammeFile(await database(), trip, { form: "kml", locale: await requestLocale(request), now: new Date(), edition: "members" });
}
