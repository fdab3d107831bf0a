import type { LoaderFunctionArgs } from "@remix-run/node";
import { findDecision } from "~/features/ballots/decision-queries.server";
import { requireClosedBallot } from "~/features/ballots/gates.server";
import { presentHead } from "~/features/ballots/present";
import { presentDecision } from "~/features/ballots/present-decision";
import { presentProtocolDocument } from "~/features/ballots/present-protocol-document";
import { loadProtocol } from "~/features/ballots/protocol-queries.server";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

/** The protocol for reading and for the case file; the JSON beside it is what a recount takes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot, rights } = await requireClosedBallot(request, params.ballotId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const decision = await findDecision(db, ballot.id);
  const source = { head: presentHead({ ballot, rights }), ...(await loadProtocol(db, ballot, locale)), decision: decision ? presentDecision(decision) : null };
  const paper = presentProtocolDocument(source, translator, new Date().toISOString());
  return fileResponse(await writePdf(paper), { fileName: `${translator.t("protocol.document.file", { question: ballot.question })}.pdf`, contentType: fileTypes.pdf });
}
