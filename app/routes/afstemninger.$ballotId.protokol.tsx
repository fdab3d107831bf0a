import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProtocolPage } from "~/features/ballots/components/protocol-page";
import { requireClosedBallot } from "~/features/ballots/gates.server";
import { presentHead } from "~/features/ballots/present";
import { loadProtocol } from "~/features/ballots/protocol-queries.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.head.question ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot, rights } = await requireClosedBallot(request, params.ballotId);
  return json({ head: presentHead({ ballot, rights }), ...(await loadProtocol(await database(), ballot, await requestLocale(request))) });
}

export default function Protocol() {
  const { head, protocol, result } = useLoaderData<typeof loader>();
  return <ProtocolPage head={head} protocol={protocol as Parameters<typeof ProtocolPage>[0]["protocol"]} result={result} />;
}
