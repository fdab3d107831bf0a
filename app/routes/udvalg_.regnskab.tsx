import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { AccountPage, type AccountReply } from "~/features/budget/components/account-page";
import { getCommitteeTerms } from "~/features/budget/account-queries.server";
import { termCeilingSchema } from "~/features/budget/account-schema";
import { presentAccount } from "~/features/budget/present-account";
import { saveTermCeiling } from "~/features/budget/prices-commands.server";
import { listTermTrips } from "~/features/budget/queries.server";
import { requirePlanner, requireViewer } from "~/features/people/gates.server";
import { mayPlan } from "~/features/people/permissions";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { notFound } from "~/shared/http.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "account.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const wanted = new URL(request.url).searchParams;
  const chosen = wanted.get("udvalg");
  const membership = chosen ? viewer.memberships.find((one) => one.committeeId === chosen) : viewer.memberships[0];
  if (!membership) throw notFound();
  const db = await database();
  const { committee, terms } = await getCommitteeTerms(db, membership.committeeId);
  const today = wallClockOf(Date.now(), "Europe/Copenhagen").date;
  const period = wanted.get("periode");
  const term = period ? terms.find((one) => one.id === period) : (terms.find((one) => one.startsOn <= today) ?? terms.at(-1));
  if (!term) throw notFound();
  const named = ({ id, startsOn, endsOn }: (typeof terms)[number]) => ({ termId: id, startsOn, endsOn });
  return json({
    committee: { da: committee.nameDa, en: committee.nameEn }, committeeId: membership.committeeId, mayEdit: mayPlan(membership),
    committees: viewer.memberships.map((one) => ({ committeeId: one.committeeId, name: { da: one.committeeNameDa, en: one.committeeNameEn } })),
    term: named(term), terms: terms.map(named), account: presentAccount(term, await listTermTrips(db, term.id)),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, membership } = await requirePlanner(request, String(values.committeeId));
  const form = parseValues(termCeilingSchema, values);
  if (!form.ok) return json<AccountReply>({ form: form.reply }, { status: 400 });
  const outcome = await saveTermCeiling(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, membership.committeeId, form.value.termId, { knownOere: form.value.known, ceilingOere: form.value.ceiling });
  if (outcome.ok) return redirect(`/udvalg/regnskab?udvalg=${membership.committeeId}&periode=${form.value.termId}`);
  if (outcome.reason.code === "gone") throw notFound();
  return json<AccountReply>({ form: refusal(values, "ceiling", "account.stale") }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
