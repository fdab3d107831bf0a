import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { listDestinations } from "~/features/catalogue/queries.server";
import { adoptCase } from "~/features/library/adoption-commands.server";
import { adoptionSchema } from "~/features/library/adoption-schema";
import { AdoptionPage, type AdoptionReply } from "~/features/library/components/adoption-page";
import { presentAdoption } from "~/features/library/present-adoption";
import { findCase } from "~/features/library/queries.server";
import { readCaseCode } from "~/features/library/schema";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { notFound } from "~/shared/http.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  const seenBy = committees.map(({ committeeId }) => committeeId);
  const code = readCaseCode(params.code);
  const db = await database();
  const entry = code ? await findCase(db, code, seenBy) : undefined;
  if (!entry) throw notFound();
  const translator = translatorFor(await requestLocale(request));
  const adoption = presentAdoption(entry, committees, await listDestinations(db, seenBy), translator);
  return json({ title: `${translator.t("library.adopt.title")}: ${adoption.title} – ${translator.t("app.name")}`, adoption, requestKey: randomUUID() });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await requireAnyPlanner(request);
  const values = formValues(await readForm(request));
  const form = parseValues(adoptionSchema, values);
  if (!form.ok) return json<AdoptionReply>({ form: form.reply, duplicate: null }, { status: 400 });
  const { viewer } = await requirePlanner(request, form.value.committeeId);
  const code = readCaseCode(params.code);
  if (!code) throw notFound();
  const outcome = await adoptCase(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, code, form.value, wallClockOf(Date.now(), "Europe/Copenhagen").date);
  if (outcome.ok) return redirect(outcome.value.path);
  switch (outcome.reason.code) {
    case "unknown-case":
      throw notFound();
    case "unknown-place":
      return json<AdoptionReply>({ form: refusal(values, "place", "error.choose"), duplicate: null }, { status: 400 });
    case "unknown-destination":
      return json<AdoptionReply>({ form: refusal(values, "destination", "error.choose"), duplicate: null }, { status: 400 });
    case "duplicate":
      return json<AdoptionReply>({ form: { status: "invalid", values, errors: {} }, duplicate: { name: outcome.reason.name, code: outcome.reason.otherCode, as: form.value.as } }, { status: 409 });
  }
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Adopt() {
  const { adoption, requestKey } = useLoaderData<typeof loader>();
  return <AdoptionPage adoption={adoption} requestKey={requestKey} reply={useActionData<typeof action>()} />;
}
