import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TemplatePage, type TemplateReply } from "~/features/documents/components/template-page";
import { presentTemplatePreview } from "~/features/documents/present-template";
import { loadRecommendation } from "~/features/documents/recommendation-queries.server";
import { resetTemplate, saveTemplate } from "~/features/documents/template-commands.server";
import { findTemplate, getOrganisation, listTemplateChanges } from "~/features/documents/template-queries.server";
import { resetTemplateSchema, templateFormSchema, templateValues } from "~/features/documents/template-schema";
import { requireAnyPlanner } from "~/features/people/gates.server";
import { findTrip, listTrips } from "~/features/trips/queries.server";
import { pageTitle } from "~/i18n/page-title";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { formValues, parseValues, readForm } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "template.title") }];

/** The committee's own trip that departs next stands as the example. */
async function exampleTrip(committeeIds: string[]) {
  const db = await database();
  const trips = await listTrips(db, committeeIds);
  const trip = trips.find((one) => one.state !== "cancelled" && one.state !== "reported") ?? trips[0];
  return trip && findTrip(db, trip.id);
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer, committees } = await requireAnyPlanner(request);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const organisation = await getOrganisation(db, viewer.organisationId);
  const [template, changes, trip, { flash, headers }] = await Promise.all([
    findTemplate(db, organisation, translator), listTemplateChanges(db, organisation.id), exampleTrip(committees.map(({ committeeId }) => committeeId)), takeFlash(request),
  ]);
  const preview = trip ? presentTemplatePreview(await loadRecommendation(db, trip, translator), template, translator, new Date()) : null;
  return json({ values: templateValues(template), isStandard: template.version === 0, changes, preview, flash }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const { viewer, committees } = await requireAnyPlanner(request);
  const values = formValues(await readForm(request));
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId };
  const stale = async () => {
    const theirs = templateValues(await findTemplate(db, await getOrganisation(db, viewer.organisationId), translator));
    // The next save carries the stored version: it is a decision made after seeing both.
    return json<TemplateReply>({ form: { status: "invalid", values: { ...values, version: theirs.version! }, errors: {} }, theirs }, { status: 409 });
  };
  if (values.intent === "reset") {
    const form = parseValues(resetTemplateSchema, values);
    if (!form.ok) throw httpProblem(400, "problem.bad-request");
    const outcome = await resetTemplate(db, actor, locale, form.value.version);
    return outcome.ok ? redirect("/udvalg/skabeloner", { headers: { "Set-Cookie": await flashCookieHeader({ key: "template.flash.reset", values: {} }) } }) : stale();
  }
  const form = parseValues(templateFormSchema, values);
  if (!form.ok) return json<TemplateReply>({ form: form.reply }, { status: 400 });
  if (values.intent === "preview") {
    const trip = await exampleTrip(committees.map(({ committeeId }) => committeeId));
    const preview = trip ? presentTemplatePreview(await loadRecommendation(db, trip, translator), form.value, translator, new Date()) : null;
    return json<TemplateReply>({ form: { status: "invalid", values, errors: {} }, preview });
  }
  const outcome = await saveTemplate(db, actor, locale, form.value);
  return outcome.ok ? redirect("/udvalg/skabeloner", { headers: { "Set-Cookie": await flashCookieHeader({ key: "template.flash.saved", values: {} }) } }) : stale();
}

export default function Templates() {
  return <TemplatePage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
