import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChartsPage } from "~/features/library/components/charts-page";
import { groupCharts } from "~/features/library/present-chart";
import { listCharts, listPublications } from "~/features/library/queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const db = await database();
  const [locale, charts, publications] = await Promise.all([requestLocale(request), listCharts(db), listPublications(db, viewer.memberships.map(({ committeeId }) => committeeId))]);
  const translator = translatorFor(locale);
  return json({ title: `${translator.t("library.charts")} – ${translator.t("app.name")}`, groups: groupCharts(charts, publications, translator) });
}

export default function Charts() {
  return <ChartsPage groups={useLoaderData<typeof loader>().groups} />;
}
