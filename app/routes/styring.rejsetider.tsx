import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { addDays } from "~/domain/time/calendar-date";
import { requireAnyPlanner } from "~/features/people/gates.server";
import { runningEngines } from "~/features/travel/adapters/configured-engines.server";
import { EngineStatusPage } from "~/features/travel/components/engine-status-page";
import { clearRoutingCache } from "~/features/travel/engine-commands.server";
import { presentEngineStatus } from "~/features/travel/present";
import { listEngineStatus } from "~/features/travel/queries.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "engines.title") }];

const shownDays = 30;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAnyPlanner(request);
  const since = addDays(new Date().toISOString().slice(0, 10), -shownDays);
  return json(presentEngineStatus(runningEngines(), await listEngineStatus(await database(), since), since));
}

export async function action({ request }: ActionFunctionArgs) {
  await requireAnyPlanner(request);
  await clearRoutingCache(await database());
  return redirect("/styring/rejsetider");
}

export default function EngineStatus() {
  return <EngineStatusPage {...useLoaderData<typeof loader>()} />;
}
