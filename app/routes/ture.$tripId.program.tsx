import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, type ClientActionFunctionArgs, type ClientLoaderFunctionArgs, type ShouldRevalidateFunction } from "@remix-run/react";
import { z } from "zod";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { acceptFinding, withdrawAcceptance } from "~/features/planner/acceptance-commands.server";
import { acceptFindingSchema, withdrawAcceptanceSchema } from "~/features/planner/acceptance-schema";
import { applyBoardAct, saveStop, undoAct, type PlannerActor } from "~/features/planner/commands.server";
import { Board } from "~/features/planner/components/board";
import { currentFactorSet } from "~/features/climate/adapters/factor-file.server";
import { findStopForm, loadBoard, type BoardData, type BoardReply } from "~/features/planner/board-queries.server";
import type { BoardFailure } from "~/features/planner/components/use-act-queue";
import { presentFinding } from "~/features/planner/present-findings";
import { boardActSchema, stopFormSchema } from "~/features/planner/schema";
import { requireTripEditor, requireTripVisitor } from "~/features/trips/gates.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal, type FormReply } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";
import { translatorFor } from "~/i18n/translator";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.trip.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  return json(await loadBoard(await database(), visitor, await requestLocale(request), new Date(), currentFactorSet()));
}

const intentSchema = z.enum(["act", "save-stop", "undo", "accept", "withdraw-acceptance"]);
const undoSchema = z.object({ entryId: z.coerce.number().int().positive(), requestKey: z.uuid() });

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const actor: PlannerActor = { userId: viewer.userId, organisationId: viewer.organisationId, tripId: trip.id };
  const values = formValues(await readForm(request));
  const intent = intentSchema.safeParse(values.intent);
  if (!intent.success) throw httpProblem(400, "problem.bad-request");
  switch (intent.data) {
    case "act":
      return act(request, actor, values);
    case "save-stop":
      return save(actor, values);
    case "undo":
      return undo(actor, values);
    case "accept":
      return accept(request, actor, trip.homeTimeZone, values);
    case "withdraw-acceptance":
      return withdraw(actor, values);
  }
}

async function act(request: Request, actor: PlannerActor, values: FormReply["values"]) {
  const parsed = boardActSchema.safeParse(readJson(values.payload));
  if (!parsed.success) throw httpProblem(400, "problem.bad-request");
  const { tDynamic } = translatorFor(await requestLocale(request));
  const title = (kind: string) => tDynamic(`planner.kind.${kind}`);
  const kindTitles = { visit: title("visit"), meal: title("meal"), lodging: title("lodging"), travel: title("travel"), meeting: title("meeting"), free: title("free") };
  const outcome = await applyBoardAct(await database(), actor, parsed.data, kindTitles);
  if (outcome.ok) return json<BoardReply>({ status: "saved", requestKey: parsed.data.requestKey });
  return json<BoardReply>({ status: "refused", requestKey: parsed.data.requestKey, reason: outcome.reason }, { status: 409 });
}

async function save(actor: PlannerActor, values: FormReply["values"]) {
  const requestKey = z.uuid().safeParse(values.requestKey);
  if (!requestKey.success) throw httpProblem(400, "problem.bad-request");
  const form = parseValues(stopFormSchema, values);
  if (!form.ok) return json<BoardReply>({ status: "invalid", requestKey: requestKey.data, form: form.reply }, { status: 400 });
  const db = await database();
  const outcome = await saveStop(db, actor, form.value, requestKey.data);
  if (outcome.ok) return json<BoardReply>({ status: "saved", requestKey: requestKey.data });
  if (outcome.reason.code !== "stale") {
    return json<BoardReply>({ status: "invalid", requestKey: requestKey.data, form: refusal(values, "form", `planner.refusal.${outcome.reason.code}`) }, { status: 409 });
  }
  // Both versions go back: what this person typed, and what somebody else has saved meanwhile.
  const theirs = await findStopForm(db, actor.tripId, form.value.stopId);
  return json<BoardReply>({ status: "stale", requestKey: requestKey.data, form: refusal(values, "form", "planner.refusal.stale-form"), theirs }, { status: 409 });
}

async function undo(actor: PlannerActor, values: FormReply["values"]) {
  const parsed = undoSchema.safeParse(values);
  if (!parsed.success) throw httpProblem(400, "problem.bad-request");
  const outcome = await undoAct(await database(), actor, parsed.data.entryId, parsed.data.requestKey);
  if (outcome.ok) return json<BoardReply>({ status: "saved", requestKey: parsed.data.requestKey });
  return json<BoardReply>({ status: "refused", requestKey: parsed.data.requestKey, reason: outcome.reason }, { status: 409 });
}

async function accept(request: Request, actor: PlannerActor, homeTimeZone: string, values: FormReply["values"]) {
  const requestKey = z.uuid().safeParse(values.requestKey);
  if (!requestKey.success) throw httpProblem(400, "problem.bad-request");
  const form = parseValues(acceptFindingSchema, values);
  if (!form.ok) return json<BoardReply>({ status: "invalid", requestKey: requestKey.data, form: form.reply }, { status: 400 });
  const translator = translatorFor(await requestLocale(request));
  const outcome = await acceptFinding(await database(), actor, form.value, {
    travel: embeddedTravelTimes, today: wallClockOf(Date.now(), homeTimeZone).date, titleOf: (finding) => presentFinding(finding, translator, {}).title,
  });
  if (outcome.ok) return json<BoardReply>({ status: "saved", requestKey: requestKey.data });
  return json<BoardReply>({ status: "refused", requestKey: requestKey.data, reason: outcome.reason }, { status: 409 });
}

async function withdraw(actor: PlannerActor, values: FormReply["values"]) {
  const parsed = withdrawAcceptanceSchema.safeParse(values);
  if (!parsed.success) throw httpProblem(400, "problem.bad-request");
  const outcome = await withdrawAcceptance(await database(), actor, parsed.data);
  if (outcome.ok) return json<BoardReply>({ status: "saved", requestKey: parsed.data.requestKey });
  return json<BoardReply>({ status: "refused", requestKey: parsed.data.requestKey, reason: outcome.reason }, { status: 409 });
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/**
 * Nothing a person did on the board may end on an error page: what goes wrong on the way becomes an answer, and the board
 * keeps the act and says so.
 */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    return Response.json({ status: "failed", reason: failureOf(error) } satisfies BoardFailure, { status: 503 });
  }
}

function failureOf(error: unknown): BoardFailure["reason"] {
  const status = error instanceof Response || isRouteErrorResponse(error) ? error.status : null;
  if (status === null) return error instanceof TypeError ? "offline" : "server";
  if (status === 401 || (status >= 300 && status < 400)) return "signed-out";
  return status < 500 ? "rejected" : "server";
}

let lastShown: { tripId: string | undefined; data: BoardData } | undefined;

/** A board that cannot be read anew for want of a line stays as it was and says so; it is no reason to lose the page. */
export async function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  try {
    lastShown = { tripId: params.tripId, data: await serverLoader<typeof loader>() };
    return lastShown.data;
  } catch (error) {
    if (failureOf(error) !== "offline" || lastShown?.tripId !== params.tripId) throw error;
    return { ...lastShown!.data, outdated: true };
  }
}
clientLoader.hydrate = true;

/** A refused act shows the newest plan too; one that did not get through has nothing new to show. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) => {
  const status = (actionResult as { status?: unknown } | undefined)?.status;
  if (typeof status !== "string") return defaultShouldRevalidate;
  return status !== "failed";
};

export default function Program() {
  return <Board {...useLoaderData<typeof clientLoader>()} />;
}
