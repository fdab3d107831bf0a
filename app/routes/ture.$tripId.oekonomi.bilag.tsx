import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decodeCsv } from "~/features/budget/adapters/invoice-file.server";
import { InvoicesPage, type InvoicesReply } from "~/features/budget/components/invoices-page";
import { importInvoices, previewInvoices, removeInvoice } from "~/features/budget/invoice-commands.server";
import { presentInvoices } from "~/features/budget/present";
import { listBudgetLines, listInvoices } from "~/features/budget/queries.server";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { readForm } from "~/shared/forms.server";
import { httpProblem, requireUuid } from "~/shared/http.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const db = await database();
  const [rows, invoices] = await Promise.all([listBudgetLines(db, visitor.trip.id), listInvoices(db, visitor.trip.id)]);
  return json({
    trip: presentFramedTrip(visitor), path: `/ture/${visitor.trip.id}/oekonomi`, lineTitles: rows.map((row) => row.title), invoices: presentInvoices(invoices, rows),
    title: translatorFor(await requestLocale(request)).t("invoice.title"),
  });
}

const largestFileBytes = 200 * 1024;
const mostRows = 2000;

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const form = await readForm(request);
  const db = await database();
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId, tripId: trip.id };
  const path = `/ture/${trip.id}/oekonomi`;
  const intent = form.get("intent");
  if (intent === "remove") {
    const outcome = await removeInvoice(db, actor, requireUuid(String(form.get("invoiceId"))));
    return outcome.ok ? redirect(`${path}?gjort=${outcome.value.entryId}`) : json<InvoicesReply>({ text: "", fileName: "", report: null, problem: "invoice.gone" }, { status: 409 });
  }
  if (intent !== "preview" && intent !== "import") throw httpProblem(400, "problem.bad-request");
  const file = form.get("file");
  const hasFile = file instanceof File && file.size > 0;
  const fileName = hasFile ? file.name.slice(0, 100) : String(form.get("fileName") ?? "").slice(0, 100);
  const refuse = (problem: string) => json<InvoicesReply>({ text: "", fileName, report: null, problem }, { status: 400 });
  if (hasFile && file.size > largestFileBytes) return refuse("invoice.too-large");
  const text = hasFile ? decodeCsv(new Uint8Array(await file.arrayBuffer())) : String(form.get("pasted") ?? "");
  if (text.trim() === "") return refuse("invoice.empty");
  if (text.length > largestFileBytes || text.split("\n").length > mostRows) return refuse("invoice.too-large");
  if (intent === "import") {
    const outcome = await importInvoices(db, actor, text, fileName || "CSV");
    if (outcome.ok) return redirect(outcome.value.entryId === null ? path : `${path}?gjort=${outcome.value.entryId}`);
  }
  return json<InvoicesReply>({ text, fileName, report: await previewInvoices(db, trip.id, text), problem: null });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Invoices() {
  const { trip, title, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <TripFrame trip={trip} page={title}>
      <InvoicesPage {...page} reply={reply} />
    </TripFrame>
  );
}
