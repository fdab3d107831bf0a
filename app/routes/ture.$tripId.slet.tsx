import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { removeTrip } from "~/features/trips/commands.server";
import { requireTripEditor } from "~/features/trips/gates.server";
import { database } from "~/shared/db.server";

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  await removeTrip(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id);
  return redirect("/ture");
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/ture/${params.tripId}`);
}
