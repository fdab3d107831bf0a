import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProgrammePage } from "~/features/documents/components/programme-page";
import { presentPublicEdition } from "~/features/documents/present-edition";
import { loadProgramme } from "~/features/documents/queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const programme = await loadProgramme(db, visitor, translator, new Date());
  // The edition for everybody can be read through on the page, before it is a file that somebody publishes.
  const isPublic = new URL(request.url).searchParams.get("udgave") === "offentlig";
  const page = isPublic ? presentPublicEdition(programme.page) : programme.page;
  return json({ ...programme, page, mayEdit: programme.mayEdit && !isPublic, isPublic, title: translator.t("print.page-title", { title: visitor.trip.title }) });
}

export default function Udskriv() {
  return <ProgrammePage {...useLoaderData<typeof loader>()} />;
}
