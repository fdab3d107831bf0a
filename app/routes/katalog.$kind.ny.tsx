import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryFormPage } from "~/features/catalogue/components/entry-form-page";
import { submitNewEntry } from "~/features/catalogue/entry-form-commands.server";
import { loadNewEntryPage } from "~/features/catalogue/entry-form-queries.server";
import { entryPath, kindOfSlug, type EntryFacts } from "~/features/catalogue/entry-schema";
import { requireCatalogueKeeper } from "~/features/catalogue/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, readForm } from "~/shared/forms.server";
import { notFound } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Towns and themes stand by themselves; what belongs to a destination is added there. */
function readKind(slug: string | undefined): "place" | "theme" {
  const kind = kindOfSlug(slug);
  if (kind !== "place" && kind !== "theme") throw notFound();
  return kind;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCatalogueKeeper(request);
  const kind = readKind(params.kind);
  const facts: EntryFacts = kind === "theme" ? { theme_group: "further" } : {};
  const page = { kind, facts, seenBy: [], destinationCode: null, backPath: entryPath(kind, ""), owners: [{ committeeId: null, name: null }] };
  return json(await loadNewEntryPage(await database(), page, translatorFor(await requestLocale(request))));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireCatalogueKeeper(request);
  const kind = readKind(params.kind);
  const outcome = await submitNewEntry(await database(), viewer, { kind, destinationCode: null, owners: [null] }, formValues(await readForm(request)), wallClockOf(Date.now(), "Europe/Copenhagen").date);
  if (!outcome.ok) return json(outcome.reason, { status: outcome.reason.status });
  return redirect(entryPath(kind, ""), { headers: { "Set-Cookie": await flashCookieHeader({ key: "entry.added", values: {} }) } });
}

export default function NewEntry() {
  const { form, tiles } = useLoaderData<typeof loader>();
  return <EntryFormPage key={form.kind} form={form} tiles={tiles} reply={useActionData<typeof action>()} />;
}
