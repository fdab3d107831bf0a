import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EntryListPage } from "~/features/catalogue/components/entry-list-page";
import { keepsCatalogue, listEntries } from "~/features/catalogue/entry-queries.server";
import { kindOfSlug } from "~/features/catalogue/entry-schema";
import { requireAnyPlanner } from "~/features/people/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { takeFlash } from "~/shared/flash.server";
import { notFound } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer } = await requireAnyPlanner(request);
  const kind = kindOfSlug(params.kind);
  if (!kind || kind === "case") throw notFound();
  const db = await database();
  const translator = translatorFor(await requestLocale(request));
  const [rows, keeps, { flash, headers }] = await Promise.all([listEntries(db, kind, viewer.memberships.map(({ committeeId }) => committeeId)), keepsCatalogue(db, viewer.organisationId), takeFlash(request)]);
  const entries = rows.map((row) => ({ code: row.code, name: { da: row.da, en: row.en }, note: { da: row.noteDa, en: row.noteEn } }));
  return json({ title: `${translator.tDynamic(`entry.list.${kind}`)} – ${translator.t("app.name")}`, kind, entries, keeps, flash }, { headers });
}

export default function Entries() {
  return <EntryListPage {...useLoaderData<typeof loader>()} />;
}
