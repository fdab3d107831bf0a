import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { detailDocument } from "~/features/catalogue/adapters/base-map.server";
import { townsDocument } from "~/features/catalogue/adapters/map-towns.server";
import { ProgrammePage } from "~/features/documents/components/programme-page";
import { loadProgramme } from "~/features/documents/queries.server";
import { presentFinding } from "~/features/planner/present-findings";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const programme = await loadProgramme(db, visitor, locale, new Date(), {
    cutLand: async (scale, box) => JSON.parse((await detailDocument(scale, box)).body),
    listTowns: async () => JSON.parse((await townsDocument(db)).body).towns,
    sentenceOf: (finding, themes) => presentFinding(finding, translator, themes).sentence,
  });
  return json({ ...programme, title: translator.t("print.page-title", { title: visitor.trip.title }) });
}

export default function Udskriv() {
  return <ProgrammePage {...useLoaderData<typeof loader>()} />;
}
