import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { translatorFor } from "~/i18n/translator";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { UploadPage, type UploadReply } from "~/features/planner/components/upload-page";
import { createTripFromForm } from "~/features/planner/itinerary-form-commands.server";
import { readFormText, readItineraryForm, type FormFault } from "~/features/planner/itinerary-form-schema";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { readForm } from "~/shared/forms.server";
import { requireUuid } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  return json({ committees, requestKey: randomUUID(), title: translatorFor(await requestLocale(request)).t("check.upload.title") });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { viewer, membership } = await requirePlanner(request, String(form.get("committeeId")));
  const requestKey = requireUuid(String(form.get("requestKey")));
  const locale = await requestLocale(request);
  const { t, tDynamic, has } = translatorFor(locale);
  const pasted = String(form.get("text") ?? "");
  const refuse = (faults: FormFault[]) => {
    const inWords = faults.slice(0, 100).map((fault) => ({ path: fault.path, message: has(fault.message) ? tDynamic(fault.message) : fault.message }));
    return json<UploadReply>({ text: pasted, faults: inWords }, { status: 400 });
  };
  const file = form.get("file");
  const hasFile = file instanceof Blob && file.size > 0;
  if (!hasFile && pasted.trim() === "") return refuse([{ path: "", message: "check.upload.empty" }]);
  const content = readFormText(hasFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted));
  if (!content.ok) return refuse([{ path: "", message: content.fault }]);
  const read = readItineraryForm(content.text, locale);
  if (!read.ok) return refuse(read.faults);
  const kindTitles = { visit: t("planner.kind.visit"), meal: t("planner.kind.meal"), lodging: t("planner.kind.lodging"), travel: t("planner.kind.travel"), meeting: t("planner.kind.meeting"), free: t("planner.kind.free") };
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId };
  const outcome = await createTripFromForm(await database(), actor, membership.committeeId, requestKey, read.form, kindTitles);
  return outcome.ok ? redirect(`/ture/${outcome.value.tripId}/program`) : refuse(outcome.reason.faults);
}

export default function Upload() {
  return <UploadPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
