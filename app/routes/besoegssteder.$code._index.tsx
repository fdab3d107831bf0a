import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { EntryBar } from "~/features/catalogue/components/entry-bar";
import { changeContact } from "~/features/catalogue/contact-commands.server";
import { listSiteContacts } from "~/features/catalogue/contact-queries.server";
import { contactActSchema } from "~/features/catalogue/contact-schema";
import { keepsCatalogue } from "~/features/catalogue/entry-queries.server";
import { requireContactKeeper } from "~/features/catalogue/gates.server";
import { contactCommittees, mayEditEntry } from "~/features/catalogue/permissions";
import { SiteContacts, type ContactReply } from "~/features/catalogue/components/site-contacts";
import { SitePage } from "~/features/catalogue/components/site-page";
import { findSite, getSiteCode, listSites, listThemes, listTripsWithSite } from "~/features/catalogue/queries.server";
import { readCode, sitePath } from "~/features/catalogue/schema";
import { listOpenMerges } from "~/features/catalogue/merge-queries.server";
import { presentContacts } from "~/features/catalogue/present-contacts";
import { presentSite } from "~/features/catalogue/present-site";
import { Background } from "~/features/library/components/background";
import { presentBackground } from "~/features/library/present-background";
import { listLinkedCases } from "~/features/library/queries.server";
import { listStopChoices } from "~/features/library/question-queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { plannedCommittees } from "~/features/people/permissions";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { notFound } from "~/shared/http.server";
import { mapTiles } from "~/shared/map-tiles.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const code = readCode(params.code);
  const db = await database();
  const committeeIds = viewer.memberships.map(({ committeeId }) => committeeId);
  const site = code ? await findSite(db, code, committeeIds) : undefined;
  if (!site) throw notFound();
  if (site.merged_into_id !== null) throw redirect(sitePath(await getSiteCode(db, site.merged_into_id)), 301);
  const planned = plannedCommittees(viewer).map(({ committeeId }) => committeeId);
  const keepers = contactCommittees(viewer, { committeeId: site.committee_id });
  const [keeps, locale, neighbours, trips, themes, cases, stops, contactRows, { flash, headers }] = await Promise.all([
    keepsCatalogue(db, viewer.organisationId), requestLocale(request), listSites(db, site.destination_id, committeeIds), listTripsWithSite(db, site.id, committeeIds), listThemes(db),
    listLinkedCases(db, { siteId: site.id }, committeeIds), listStopChoices(db, viewer.userId, planned, new Date()),
    listSiteContacts(db, site.id, keepers.map(({ committeeId }) => committeeId)), takeFlash(request),
  ]);
  const translator = translatorFor(locale);
  const page = presentSite({ site, neighbours, trips, themes }, translator);
  const background = presentBackground(cases, stops, [site.id], translator);
  // Right after a merge its page offers to take it back; later the history does.
  const merge = flash?.key === "entry.merged" ? ((await listOpenMerges(db, site.id, committeeIds))[0] ?? null) : null;
  const bar = { kind: "site" as const, merge, code: site.code, version: site.version, archived: site.archived_at !== null, mayEdit: mayEditEntry(viewer, { committeeId: site.committee_id }, keeps), mayAdd: planned.length > 0 };
  const contacts = keepers.length === 0 ? null : presentContacts(contactRows, keepers.map((one) => ({ committeeId: one.committeeId, name: { da: one.committeeNameDa, en: one.committeeNameEn } })), randomUUID(), today(), translator);
  return json({ title: `${page.name} – ${translator.t("app.name")}`, site: page, background, contacts, bar, tiles: mapTiles(), plans: planned.length > 0, flash }, { headers });
}

const today = () => wallClockOf(Date.now(), "Europe/Copenhagen").date;

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, entry, committeeIds } = await requireContactKeeper(request, params.code);
  const values = formValues(await readForm(request));
  const form = parseValues(contactActSchema, values);
  if (!form.ok) return json<ContactReply>({ form: form.reply }, { status: 400 });
  const outcome = await changeContact(await database(), viewer, entry.id, committeeIds, form.value, today());
  if (outcome.ok) return redirect(`${sitePath(entry.code)}#kontakter`, { headers: { "Set-Cookie": await flashCookieHeader({ key: `contact.done.${form.value.intent}`, values: {} }) } });
  const { reason } = outcome;
  if (reason.code === "field") return json<ContactReply>({ form: refusal(values, reason.field, reason.message) }, { status: 400 });
  return json<ContactReply>({ form: { status: "invalid", values, errors: {} }, problem: `contact.refusal.${reason.code}` }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function VisitSite() {
  const { site, background, contacts, bar, tiles, plans, flash } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SitePage key={site.code} site={site} tiles={tiles} plans={plans} bar={<EntryBar entry={bar} flash={flash} />}
      background={<Background background={background} plans={plans} flash={flash && /^(entry|contact)\./.test(flash.key) ? null : flash} />}
      contacts={contacts ? <SiteContacts data={contacts} reply={reply} flash={flash} /> : null} />
  );
}
