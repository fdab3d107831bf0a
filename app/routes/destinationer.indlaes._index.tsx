import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MemoImportPage } from "~/features/catalogue/components/memo-import-page";
import { createMemoDraft } from "~/features/catalogue/memo-commands.server";
import { listMemoDrafts } from "~/features/catalogue/memo-queries.server";
import { memoDraftPath, memoFormSchema } from "~/features/catalogue/memo-review-schema";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal, type FormReply } from "~/shared/forms.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "memo.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  const drafts = await listMemoDrafts(await database(), committees.map(({ committeeId }) => committeeId));
  return json({ committees: committees.map((one) => ({ committeeId: one.committeeId, name: { da: one.committeeNameDa, en: one.committeeNameEn } })), drafts });
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const values = formValues(form);
  const { viewer } = await requirePlanner(request, String(values.committeeId));
  const file = form.get("file");
  // A file that was chosen counts instead of what stands in the box, and stands there if it cannot be read.
  if (file instanceof File && file.size > 0) values.text = await file.text();
  const parsed = parseValues(memoFormSchema, values);
  if (!parsed.ok) return json<FormReply>(parsed.reply, { status: 400 });
  const outcome = await createMemoDraft(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, parsed.value);
  return outcome.ok ? redirect(memoDraftPath(outcome.value.draftId)) : json<FormReply>(refusal(values, "text", `error.memo.${outcome.reason.code}`), { status: 400 });
}

export default function MemoImport() {
  return <MemoImportPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
