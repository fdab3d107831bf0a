import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MemoReviewPage, type MemoReviewReply } from "~/features/catalogue/components/memo-review-page";
import { acceptMemoDraft, discardMemoDraft, saveMemoDraft, withdrawMemoDraft } from "~/features/catalogue/memo-commands.server";
import { findMemoDraft, listKnownNames, listTowns } from "~/features/catalogue/memo-queries.server";
import { applyReviewForm, memoDraftPath, memoImportPath, type MemoAcceptRefusal } from "~/features/catalogue/memo-review-schema";
import { presentMemoReview } from "~/features/catalogue/present-memo";
import { requirePlanner } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";
import { formValues, readForm, refusal } from "~/shared/forms.server";
import { notFound, requireUuid } from "~/shared/http.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "memo.title") }];

async function requireDraft(request: Request, draftId: string | undefined) {
  const draft = await findMemoDraft(await database(), requireUuid(draftId));
  const { viewer } = await requirePlanner(request, draft?.committeeId);
  if (!draft) throw notFound();
  return { draft, actor: { userId: viewer.userId, organisationId: viewer.organisationId } };
}

async function present(draft: Awaited<ReturnType<typeof requireDraft>>["draft"], review = draft.review) {
  const db = await database();
  const [known, towns] = [await listKnownNames(db, draft.committeeId), await listTowns(db)];
  return { page: presentMemoReview(draft, review, known), towns: [...new Set([...towns.values()].map((town) => town.name))].sort() };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { draft } = await requireDraft(request, params.draftId);
  return json({ ...(await present(draft)), saved: new URL(request.url).searchParams.has("gemt") });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { draft, actor } = await requireDraft(request, params.draftId);
  const values = formValues(await readForm(request));
  const db = await database();
  if (values.intent === "discard") {
    await discardMemoDraft(db, draft.id);
    return redirect(memoImportPath);
  }
  if (values.intent === "withdraw") {
    const outcome = await withdrawMemoDraft(db, actor, draft.id);
    return outcome.ok ? redirect(memoDraftPath(draft.id)) : json({ reply: { isInUse: outcome.reason.code === "in-use" } as MemoReviewReply, ...(await present(draft)) }, { status: 409 });
  }
  const review = applyReviewForm(draft.review, values);
  const version = Number(values.version);
  const outcome = values.intent === "accept" ? await acceptMemoDraft(db, actor, draft.id, version, review) : await saveMemoDraft(db, draft.id, version, review);
  if (outcome.ok) return redirect(`${memoDraftPath(draft.id)}${values.intent === "accept" ? "" : "?gemt"}`);
  const reply = replyTo(outcome.reason, values);
  // What was typed stands on the page again, with the stored version: the next save is a decision made after the warning.
  return json({ reply, ...(await present(draft, review)) }, { status: reply.isStale ? 409 : 400 });
}

function replyTo(reason: MemoAcceptRefusal, values: Record<string, string | string[]>): MemoReviewReply {
  if (reason.code === "stale" || reason.code === "not-open") return { isStale: true };
  return { form: refusal(values, "field" in reason ? reason.field : "form", `error.memo.${reason.code}`) };
}

export const shouldRevalidate = revalidateAfterConflict;

export default function MemoReview() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <MemoReviewPage key={`${loaded.page.id}-${loaded.page.version}-${loaded.page.state}`} page={answer?.page ?? loaded.page} towns={loaded.towns} saved={loaded.saved} reply={answer?.reply} />;
}
