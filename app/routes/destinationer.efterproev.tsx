import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { VerificationPage } from "~/features/catalogue/components/verification-page";
import { listTwinSites } from "~/features/catalogue/duplicate-queries.server";
import { keepsCatalogue } from "~/features/catalogue/entry-queries.server";
import { verificationPath } from "~/features/catalogue/entry-schema";
import { requireEntryEditor } from "~/features/catalogue/gates.server";
import { mayEditEntry } from "~/features/catalogue/permissions";
import { presentVerification } from "~/features/catalogue/present-verification";
import { verifyEntry } from "~/features/catalogue/verification-commands.server";
import { listVerificationRows } from "~/features/catalogue/verification-queries.server";
import { readVerificationFilter, verifySchema } from "~/features/catalogue/verification-schema";
import { requireAnyPlanner } from "~/features/people/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { parseForm } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const today = () => wallClockOf(Date.now(), "Europe/Copenhagen").date;

export async function loader({ request }: LoaderFunctionArgs) {
  const { viewer } = await requireAnyPlanner(request);
  const seenBy = viewer.memberships.map(({ committeeId }) => committeeId);
  const db = await database();
  const translator = translatorFor(await requestLocale(request));
  const [rows, twins, keeps, { flash, headers }] = await Promise.all([listVerificationRows(db, seenBy), listTwinSites(db, seenBy), keepsCatalogue(db, viewer.organisationId), takeFlash(request)]);
  const page = presentVerification(rows, twins, readVerificationFilter(new URL(request.url).searchParams), today(), (row) => mayEditEntry(viewer, row, keeps), translator);
  return json({ title: `${translator.t("verify.title")} – ${translator.t("app.name")}`, page, flash }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(verifySchema, request);
  if (!form.ok) throw httpProblem(400, "problem.no-form");
  const { viewer, entry } = await requireEntryEditor(request, form.value.kind, form.value.code);
  const outcome = await verifyEntry(await database(), viewer, entry, form.value.version, form.value.note, today());
  const flash = { key: outcome.ok ? "verify.confirmed" : `entry.refusal.${outcome.reason.code}`, values: { name: String(entry.facts.name ?? entry.facts.name_da) } };
  return redirect(`${verificationPath}${new URL(request.url).search}`, { headers: { "Set-Cookie": await flashCookieHeader(flash) } });
}

export default function Verification() {
  return <VerificationPage {...useLoaderData<typeof loader>()} />;
}
