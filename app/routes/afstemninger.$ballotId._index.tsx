import { randomUUID } from "node:crypto";
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loadCards } from "~/features/ballots/card-queries.server";
import { BallotPage } from "~/features/ballots/components/ballot-page";
import type { VoteReply } from "~/features/ballots/components/vote-section";
import { requireBallotVisitor } from "~/features/ballots/gates.server";
import { presentHead, presentPaper, presentTurnout } from "~/features/ballots/present";
import { presentExtension } from "~/features/ballots/present-log";
import { findOwnPaper, listElectors, listLog, listOptions } from "~/features/ballots/queries.server";
import { paperKindOf } from "~/features/ballots/schema";
import { castVote, formatReceipt, openPaperByReceipt } from "~/features/ballots/vote-commands.server";
import { voteSchema } from "~/features/ballots/vote-schema";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.head.question ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewer, ballot, elector, rights } = await requireBallotVisitor(request, params.ballotId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const [options, electors] = [await listOptions(db, ballot.id), await listElectors(db, ballot.id)];
  const paper = rights.mayVote && ballot.secrecy === "open" ? await findOwnPaper(db, ballot.id, viewer.userId) : undefined;
  return json({
    head: presentHead({ ballot, rights }),
    cards: await loadCards(db, options, ballot.committee_id, locale, new Date()),
    compared: new URL(request.url).searchParams.getAll("sammenlign"),
    vote: rights.mayVote ? { requestKey: randomUUID(), hasVoted: elector!.has_voted, paper: paper ? presentPaper(paper) : null } : null,
    turnout: presentTurnout(electors),
    extension: ballot.state === "open" ? presentExtension(await listLog(db, ballot.id)) : null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, ballot, elector } = await requireBallotVisitor(request, params.ballotId);
  if (!elector) throw httpProblem(403, "problem.no-vote");
  const db = await database();
  if (values.intent === "find" && ballot.secrecy === "secret") {
    const code = typeof values.receiptCode === "string" ? values.receiptCode : "";
    const paper = ballot.state === "open" ? await openPaperByReceipt(db, ballot.id, code) : undefined;
    if (!paper) return json<VoteReply>({ status: "invalid", form: refusal({}, "receiptCode", "error.unknown-receipt") }, { status: 400 });
    return json<VoteReply>({ status: "found", receiptCode: formatReceipt(code), paper: presentPaper(paper) });
  }
  if (values.intent !== "vote") throw httpProblem(400, "problem.bad-request");
  const form = parseValues(voteSchema(paperKindOf(ballot.method)), values);
  if (!form.ok) return json<VoteReply>({ status: "invalid", form: form.reply }, { status: 400 });
  const outcome = await castVote(db, ballot.id, viewer.userId, form.value);
  if (outcome.ok) return json<VoteReply>({ status: "cast", ...outcome.value });
  const { reason } = outcome;
  return json<VoteReply>({ status: "refused", problem: `vote.refusal.${reason.code}`, ...("title" in reason ? { title: reason.title, form: { status: "invalid", values, errors: {} } } : { title: "", form: null }) }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Ballot() {
  return <BallotPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
