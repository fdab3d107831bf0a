import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DocumentsPage } from "~/features/documents/components/documents-page";
import { tripDocuments } from "~/features/documents/schema";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const { t } = translatorFor(await requestLocale(request));
  return json({ trip: presentFramedTrip(visitor), documents: tripDocuments, title: `${t("document.title")}: ${visitor.trip.title}` });
}

export default function TripDocuments() {
  const { trip, documents } = useLoaderData<typeof loader>();
  const { t } = useTranslator();
  return (
    <TripFrame trip={trip} page={t("document.title")}>
      <DocumentsPage tripId={trip.tripId} documents={documents} />
    </TripFrame>
  );
}
