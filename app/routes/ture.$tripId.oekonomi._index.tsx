import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countPlan } from "~/domain/budget/suggest-lines";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { acceptSuggestion, moveBudgetLine, removeBudgetLine, updateLineQuantity } from "~/features/budget/commands.server";
import { BudgetPage, type BudgetReply } from "~/features/budget/components/budget-page";
import { presentBudget } from "~/features/budget/present";
import { findCommitteePrices } from "~/features/budget/prices-queries.server";
import { sumTripBudget } from "~/features/budget/queries.server";
import { budgetActSchema } from "~/features/budget/schema";
import { findUndoableEntry } from "~/features/history/queries.server";
import { loadPlan } from "~/features/planner/board-queries.server";
import { undoAct } from "~/features/planner/commands.server";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor, requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import type { TripRow } from "~/features/trips/queries.server";
import { translatorFor } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { parseForm } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

async function countTrip(trip: TripRow) {
  const { itinerary } = await loadPlan(await database(), trip);
  return countPlan(itinerary, embeddedTravelTimes, wallClockOf(Date.now(), trip.homeTimeZone).date);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const { trip, mayEdit, viewer } = visitor;
  const db = await database();
  const done = Number(new URL(request.url).searchParams.get("gjort") ?? Number.NaN);
  const [summary, plan, { prices }, entry] = await Promise.all([
    sumTripBudget(db, trip), countTrip(trip), findCommitteePrices(db, trip.committeeId),
    mayEdit && Number.isSafeInteger(done) && done > 0 ? findUndoableEntry(db, trip.id, viewer.userId, done) : undefined,
  ]);
  const { t } = translatorFor(await requestLocale(request));
  return json({
    trip: presentFramedTrip(visitor), committeeId: trip.committeeId, ...presentBudget(summary, plan, prices), requestKey: randomUUID(),
    undo: entry ? { entryId: entry.id, action: entry.action, title: entry.subjectTitle } : null, title: `${t("budget.title")}: ${trip.title}`,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const form = await parseForm(budgetActSchema, request);
  if (!form.ok) throw httpProblem(400, "problem.bad-request");
  const act = form.value;
  const db = await database();
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId, tripId: trip.id };
  const path = `/ture/${trip.id}/oekonomi`;
  if (act.intent === "undo") {
    const undone = await undoAct(db, actor, act.entryId, act.requestKey);
    return undone.ok ? redirect(path) : json<BudgetReply>({ problem: `budget.refusal.${undone.reason.code}` }, { status: 409 });
  }
  const carryOut = async () => {
    switch (act.intent) {
      case "accept":
        return acceptSuggestion(db, actor, { basis: act.basis, title: translatorFor(await requestLocale(request)).tDynamic(`budget.basis.${act.basis}`) }, await countTrip(trip), act.requestKey);
      case "update-quantity":
        return updateLineQuantity(db, actor, act.lineId, act.version, await countTrip(trip));
      case "move":
        return moveBudgetLine(db, actor, act.lineId, act.direction);
      case "remove":
        return removeBudgetLine(db, actor, act.lineId, act.version);
    }
  };
  const outcome = await carryOut();
  if (!outcome.ok) return json<BudgetReply>({ problem: `budget.refusal.${outcome.reason.code}` }, { status: 409 });
  return redirect(act.intent === "move" || outcome.value.entryId === null ? path : `${path}?gjort=${outcome.value.entryId}`);
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Budget() {
  const { trip, title: _title, ...page } = useLoaderData<typeof loader>();
  const { t } = useTranslator();
  return (
    <TripFrame trip={trip} page={t("budget.title")}>
      <BudgetPage {...page} tripId={trip.tripId} mayEdit={trip.mayEdit} reply={useActionData<typeof action>()} />
    </TripFrame>
  );
}
