import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireClosedBallot } from "~/features/ballots/gates.server";
import { loadProtocol } from "~/features/ballots/protocol-queries.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

/** The protocol as a file, for `npm run ballot:recount`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot } = await requireClosedBallot(request, params.ballotId);
  const { protocol } = await loadProtocol(await database(), ballot, await requestLocale(request));
  return new Response(`${JSON.stringify(protocol, null, 2)}\n`, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="protokol-${ballot.id.slice(0, 8)}.json"`, "Cache-Control": "private, no-store" },
  });
}
