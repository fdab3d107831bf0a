import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PhonePage } from "~/features/documents/components/phone-page";
import { loadPhone } from "~/features/documents/phone-queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const handle = { frame: "bare" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.phone.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip, mayEdit } = await requireTripVisitor(request, params.tripId);
  const now = new Date();
  return json({ phone: await loadPhone(await database(), trip, await requestLocale(request), now, "members"), tripId: trip.id, mayEdit, now: now.getTime() });
}

export default function PhoneProgramme() {
  const { phone, tripId, mayEdit, now } = useLoaderData<typeof loader>();
  return <PhonePage phone={phone} initialNow={now} signedIn={{ tripId, mayEdit }} />;
}
