import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireClosedBallot } from "~/features/ballots/gates.server";
import { loadProtocol } from "~/features/ballots/protocol-queries.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

/** The protocol as a file, for `npm run ballot:recount`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot } = await requireClosedBallot(request, params.ballotId);
  const locale = await requestLocale(request);
  const { protocol } = await loadProtocol(await database(), ballot, locale);
  return fileResponse(`${JSON.stringify(protocol, null, 2)}\n`, { fileName: `${translatorFor(locale).t("protocol.document.file", { question: ballot.question })}.json`, contentType: fileTypes.json });
}
