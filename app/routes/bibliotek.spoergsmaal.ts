import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { sendQuestion } from "~/features/library/question-commands.server";
import { findTripOfStop } from "~/features/library/question-queries.server";
import { sendQuestionSchema } from "~/features/library/question-schema";
import { libraryPath, questionsAnchor } from "~/features/library/schema";
import { requireViewer } from "~/features/people/gates.server";
import { requireTripEditor } from "~/features/trips/gates.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { parseForm } from "~/shared/forms.server";
import { httpProblem, notFound } from "~/shared/http.server";
import { safePath } from "~/shared/safe-path";

/** Somebody who opens the address itself wants the library. */
export async function loader() {
  return redirect(libraryPath);
}

export async function action({ request }: ActionFunctionArgs) {
  await requireViewer(request);
  const form = await parseForm(sendQuestionSchema, request);
  if (!form.ok) throw httpProblem(400, "problem.bad-request");
  const db = await database();
  const stop = await findTripOfStop(db, form.value.stopId);
  const { viewer, trip } = await requireTripEditor(request, stop?.tripId);
  const outcome = await sendQuestion(db, { userId: viewer.userId, organisationId: viewer.organisationId, tripId: trip.id }, form.value, await requestLocale(request));
  if (!outcome.ok && outcome.reason.code === "unknown-question") throw notFound();
  const key = !outcome.ok ? `library.sent.${outcome.reason.code}` : outcome.value.added ? "library.sent.added" : "library.sent.there-already";
  const values = { stop: stop!.title, trip: trip.title, path: `/ture/${trip.id}/program#stop-${form.value.stopId}` };
  return redirect(`${safePath(form.value.next, libraryPath)}#${questionsAnchor}`, { headers: { "Set-Cookie": await flashCookieHeader({ key, values }) } });
}
