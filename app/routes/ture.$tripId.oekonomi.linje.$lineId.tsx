import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { quantityBases } from "~/domain/budget/budget-line";
import { countPlan } from "~/domain/budget/suggest-lines";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { addBudgetLine, saveBudgetLine } from "~/features/budget/commands.server";
import { LineFormPage, type LineReply } from "~/features/budget/components/line-form-page";
import { presentLineForm, presentNewLine } from "~/features/budget/present";
import { findCommitteePrices } from "~/features/budget/prices-queries.server";
import { listBudgetLines, listInvoices } from "~/features/budget/queries.server";
import { lineFormSchema } from "~/features/budget/schema";
import { loadPlan } from "~/features/planner/board-queries.server";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { notFound, requireUuid } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading ?? ""} – Studietur` }];

const newLine = "ny";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const { trip } = visitor;
  const { t, tDynamic } = translatorFor(await requestLocale(request));
  const db = await database();
  const page = { trip: presentFramedTrip(visitor), requestKey: randomUUID(), path: `/ture/${trip.id}/oekonomi` };
  if (params.lineId === newLine) {
    const wanted = new URL(request.url).searchParams.get("fra");
    const basis = quantityBases.find((one) => one === wanted) ?? null;
    const [{ itinerary }, { prices }] = await Promise.all([loadPlan(db, trip), findCommitteePrices(db, trip.committeeId)]);
    const plan = countPlan(itinerary, embeddedTravelTimes, wallClockOf(Date.now(), trip.homeTimeZone).date);
    return json({ ...page, heading: t("budget.new-line"), values: presentNewLine(basis, basis ? tDynamic(`budget.basis.${basis}`) : "", plan, prices), invoiceCount: 0 });
  }
  const lineId = requireUuid(params.lineId);
  const row = (await listBudgetLines(db, trip.id)).find((one) => one.id === lineId);
  if (!row) throw notFound();
  const invoiceCount = (await listInvoices(db, trip.id)).filter((one) => one.budget_line_id === lineId).length;
  return json({ ...page, heading: t("budget.edit-of", { title: row.title }), values: presentLineForm(row), invoiceCount });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  const form = parseValues(lineFormSchema, values);
  if (!form.ok) return json<LineReply>({ form: form.reply }, { status: 400 });
  const db = await database();
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId, tripId: trip.id };
  const lineId = params.lineId === newLine ? null : requireUuid(params.lineId);
  const outcome = lineId === null ? await addBudgetLine(db, actor, form.value, requireUuid(String(values.requestKey))) : await saveBudgetLine(db, actor, lineId, form.value);
  if (outcome.ok) return redirect(`/ture/${trip.id}/oekonomi${outcome.value.entryId === null ? "" : `?gjort=${outcome.value.entryId}`}`);
  const { reason } = outcome;
  if (reason.code === "gone") throw notFound();
  if (reason.code === "stale") {
    // The next save carries the stored version: it is a decision made after seeing both.
    const row = (await listBudgetLines(db, trip.id)).find((one) => one.id === lineId);
    return json<LineReply>({ form: { status: "invalid", values: { ...values, version: String(reason.version) }, errors: {} }, theirs: row && presentLineForm(row) }, { status: 409 });
  }
  return json<LineReply>({ form: refusal(values, reason.code === "too-large" ? "low" : "actual", `budget.refusal.${reason.code}`) }, { status: 400 });
}

export default function BudgetLine() {
  const { trip, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <TripFrame trip={trip} page={page.heading}>
      <LineFormPage {...page} reply={reply} />
    </TripFrame>
  );
}
