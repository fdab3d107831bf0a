import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findNowAndNext } from "~/domain/itinerary/now-and-next";
import { wallClockOf } from "~/domain/time/wall-clock";
import { presentBallotList } from "~/features/ballots/present";
import { listBallots } from "~/features/ballots/queries.server";
import { closeDueBallots } from "~/features/ballots/state-commands.server";
import { requireViewer } from "~/features/people/gates.server";
import { plannedCommittees } from "~/features/people/permissions";
import { loadPlan } from "~/features/planner/board-queries.server";
import { FrontPage, type FrontPageProps } from "~/features/trips/components/front-page";
import { listDestinationsToRead, listSitesToVerify } from "~/features/trips/front-queries.server";
import { findNextTrip, presentDue, presentTimed, presentTripsByState } from "~/features/trips/present-front";
import { findTrip, listTrips } from "~/features/trips/queries.server";
import { listTaskFacts, listTaskRows } from "~/features/trips/task-queries.server";
import { pageTitle } from "~/i18n/page-title";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { publicUrl } from "~/shared/public-url.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "front.page") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const db = await database();
  const now = Date.now();
  const committeeIds = viewer.memberships.map((one) => one.committeeId);
  await closeDueBallots(db, committeeIds);
  const ballots = presentBallotList(await listBallots(db, committeeIds, viewer.userId), viewer).open;
  const planned = plannedCommittees(viewer).map((one) => one.committeeId);
  const common = { displayName: viewer.displayName, ballots };
  if (planned.length > 0) {
    const trips = await listTrips(db, planned);
    const tripIds = trips.map((trip) => trip.id);
    const [facts, rows, toVerify] = await Promise.all([listTaskFacts(db, tripIds), listTaskRows(db, tripIds), listSitesToVerify(db, planned)]);
    const today = wallClockOf(now, trips[0]?.homeTimeZone ?? "Europe/Copenhagen").date;
    const due = presentDue(trips, facts, rows, today, (tripId) => `${publicUrl(request)}/ture/${tripId}/opgaver`, translatorFor(await requestLocale(request)));
    return json<FrontPageProps>({ ...common, plans: { ...due, byState: presentTripsByState(trips), toVerify }, nextTrip: null, toRead: [] });
  }
  const [trips, destinations] = await Promise.all([listTrips(db, committeeIds), listDestinationsToRead(db, committeeIds)]);
  const today = wallClockOf(now, trips[0]?.homeTimeZone ?? "Europe/Copenhagen").date;
  const toRead = destinations.map((one) => ({ code: one.code, name: { da: one.nameDa, en: one.nameEn }, headline: { da: one.headlineDa, en: one.headlineEn } }));
  return json<FrontPageProps>({ ...common, plans: null, nextTrip: await loadNextTrip(trips, today, now), toRead });
}

async function loadNextTrip(trips: Awaited<ReturnType<typeof listTrips>>, today: string, now: number) {
  const chosen = findNextTrip(trips, today);
  if (!chosen) return null;
  const isOn = chosen.startsOn <= today;
  const db = await database();
  const trip = isOn ? await findTrip(db, chosen.id) : undefined;
  const { itinerary } = trip ? await loadPlan(db, trip) : { itinerary: null };
  const timed = itinerary ? findNowAndNext(itinerary, now) : { now: null, next: null };
  return { tripId: chosen.id, title: chosen.title, startsOn: chosen.startsOn, endsOn: chosen.endsOn, isOn, now: presentTimed(timed.now), next: presentTimed(timed.next) };
}

export default function Front() {
  return <FrontPage {...useLoaderData<typeof loader>()} />;
}
