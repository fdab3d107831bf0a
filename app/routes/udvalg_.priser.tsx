import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PricesPage, type PricesReply } from "~/features/budget/components/prices-page";
import { getCommitteeTerms } from "~/features/budget/account-queries.server";
import { presentPricesForm } from "~/features/budget/present-prices";
import { saveCommitteePrices } from "~/features/budget/prices-commands.server";
import { findCommitteePrices } from "~/features/budget/prices-queries.server";
import { pricesFormSchema } from "~/features/budget/prices-schema";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm } from "~/shared/forms.server";
import { notFound } from "~/shared/http.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "budget.prices") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  const chosen = new URL(request.url).searchParams.get("udvalg");
  const membership = chosen ? committees.find((one) => one.committeeId === chosen) : committees[0];
  if (!membership) throw notFound();
  const db = await database();
  const { committee } = await getCommitteeTerms(db, membership.committeeId);
  return json({ committee: { da: committee.nameDa, en: committee.nameEn }, committeeId: committee.id, values: presentPricesForm(await findCommitteePrices(db, committee.id)) });
}

export async function action({ request }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, membership } = await requirePlanner(request, String(values.committeeId));
  const form = parseValues(pricesFormSchema, values);
  if (!form.ok) return json<PricesReply>({ form: form.reply }, { status: 400 });
  const db = await database();
  const outcome = await saveCommitteePrices(db, { userId: viewer.userId, organisationId: viewer.organisationId }, membership.committeeId, form.value);
  if (outcome.ok) return redirect(`/udvalg/regnskab?udvalg=${membership.committeeId}`);
  // The next save carries the stored version: it is a decision made after seeing both.
  const theirs = presentPricesForm(await findCommitteePrices(db, membership.committeeId));
  return json<PricesReply>({ form: { status: "invalid", values: { ...values, version: String(outcome.reason.version) }, errors: {} }, theirs }, { status: 409 });
}

export default function CommitteePrices() {
  return <PricesPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
