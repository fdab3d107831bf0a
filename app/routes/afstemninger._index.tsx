import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BallotList } from "~/features/ballots/components/ballot-list";
import { presentBallotList } from "~/features/ballots/present";
import { listBallots } from "~/features/ballots/queries.server";
import { closeDueBallots } from "~/features/ballots/state-commands.server";
import { requireViewer } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "ballots.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const db = await database();
  const committeeIds = viewer.memberships.map((one) => one.committeeId);
  await closeDueBallots(db, committeeIds);
  return json(presentBallotList(await listBallots(db, committeeIds, viewer.userId), viewer));
}

export default function Ballots() {
  return <BallotList {...useLoaderData<typeof loader>()} />;
}
