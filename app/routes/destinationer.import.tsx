import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SiteImportPage, type SiteImportReply } from "~/features/catalogue/components/site-import-page";
import { faultsInFile, namesInFile, readSiteFile } from "~/features/catalogue/present-site-file";
import { importSites, planSiteImport } from "~/features/catalogue/site-file-commands.server";
import { readNameChoices } from "~/features/catalogue/site-file-schema";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";
import { formValues, readForm } from "~/shared/forms.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "site-file.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  return json({ committees: committees.map((one) => ({ committeeId: one.committeeId, name: { da: one.committeeNameDa, en: one.committeeNameEn } })) });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = formValues(form);
  const { viewer, membership } = await requirePlanner(request, String(values.committeeId));
  const { committeeId } = membership;
  const file = form.get("file");
  // The second step sends what the first one read, so that what was previewed is what is taken in.
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(String(values.content), "base64");
  const format = file instanceof File ? (/\.(geo)?json$/i.test(file.name) ? "geojson" : "csv") : String(values.format);
  const reading = readSiteFile(bytes, format);
  if (reading.faults.length > 0) return json<SiteImportReply>({ faults: reading.faults }, { status: 400 });
  const db = await database();
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId, committeeId };
  const outcome = values.intent === "import" ? await importSites(db, actor, reading.rows, readNameChoices(values)) : await planSiteImport(db, actor, reading.rows, readNameChoices(values));
  if (!outcome.ok) return json<SiteImportReply>({ faults: faultsInFile(outcome.reason.faults, reading.at) }, { status: 400 });
  if (values.intent === "import") return json<SiteImportReply>({ imported: outcome.value.added.length + outcome.value.changed.length });
  return json<SiteImportReply>({ plan: { ...outcome.value, unknown: namesInFile(outcome.value.unknown, reading.at) }, content: Buffer.from(bytes).toString("base64"), format, committeeId });
}

export default function SiteImport() {
  return <SiteImportPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
