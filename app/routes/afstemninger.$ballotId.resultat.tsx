import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ResultPage } from "~/features/ballots/components/result-page";
import { requireResultReader } from "~/features/ballots/gates.server";
import { presentHead } from "~/features/ballots/present";
import { presentResult } from "~/features/ballots/present-result";
import { listElectors, listOptions, listPapers } from "~/features/ballots/queries.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.head.question ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot, rights } = await requireResultReader(request, params.ballotId);
  const db = await database();
  const [options, papers, electors] = [await listOptions(db, ballot.id), await listPapers(db, ballot.id), await listElectors(db, ballot.id)];
  return json({ head: presentHead({ ballot, rights }), result: presentResult(ballot, options, papers, electors) });
}

export default function Result() {
  return <ResultPage {...useLoaderData<typeof loader>()} />;
}
