import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { SharingPage, type SharingReply } from "~/features/documents/components/sharing-page";
import { createSharedLink, revokeSharedLink } from "~/features/documents/link-commands.server";
import { listSharedLinks } from "~/features/documents/link-queries.server";
import { createLinkSchema, revokeLinkSchema } from "~/features/documents/link-schema";
import { presentLinks, presentNewLink } from "~/features/documents/present-links";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { httpProblem, notFound } from "~/shared/http.server";
import { publicUrl } from "~/shared/public-url.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const [rows, locale, { flash, headers }] = await Promise.all([listSharedLinks(await database(), visitor.trip.id), requestLocale(request), takeFlash(request)]);
  const now = new Date();
  const title = `${translatorFor(locale).t("sharing.title")}: ${visitor.trip.title}`;
  return json({ trip: presentFramedTrip(visitor), links: presentLinks(rows, visitor.trip.homeTimeZone, now), values: presentNewLink(visitor.trip, now, locale), requestKey: randomUUID(), flash, title }, { headers });
}

const intentSchema = z.enum(["create", "revoke"]);

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId };
  const values = formValues(await readForm(request));
  const intent = intentSchema.safeParse(values.intent);
  if (!intent.success) throw httpProblem(400, "problem.bad-request");
  const db = await database();
  if (intent.data === "revoke") {
    const form = revokeLinkSchema.safeParse(values);
    if (!form.success || !(await revokeSharedLink(db, actor, trip.id, form.data.linkId, new Date()))) throw notFound();
    return redirect(`/ture/${trip.id}/deling`, { headers: { "Set-Cookie": await flashCookieHeader({ key: "sharing.flash.revoked", values: {} }) } });
  }
  const form = parseValues(createLinkSchema, values);
  if (!form.ok) return json<SharingReply>({ form: form.reply }, { status: 400 });
  const outcome = await createSharedLink(db, actor, trip, form.value, new Date());
  if (outcome.ok) {
    const url = `${publicUrl(request)}/p/${outcome.value.token}${form.value.kind === "calendar" ? "/program.ics" : ""}`;
    return json<SharingReply>({ made: { label: form.value.label, kind: form.value.kind, url } });
  }
  const field = outcome.reason.code === "already-made" ? "form" : "expiresOn";
  return json<SharingReply>({ form: refusal(values, field, `sharing.refusal.${outcome.reason.code}`) }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Sharing() {
  const { trip, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return <TripFrame trip={trip} page={useTranslator().t("sharing.title")}><SharingPage tripId={trip.tripId} {...page} reply={reply} /></TripFrame>;
}
