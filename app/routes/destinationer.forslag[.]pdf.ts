import type { LoaderFunctionArgs } from "@remix-run/node";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { presentProposal } from "~/features/documents/present-proposal";
import { loadProposal } from "~/features/documents/proposal-queries.server";
import { readProposalWish } from "~/features/documents/proposal-schema";
import { requireViewer } from "~/features/people/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes, notFound } from "~/shared/http.server";

/** The proposal of the destinations in the address, as one committee may see them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const proposal = await loadProposal(db, viewer, readProposalWish(new URL(request.url).searchParams));
  if (proposal.destinations.length === 0) throw notFound();
  const paper = presentProposal(proposal, translatorFor(locale), new Date());
  return fileResponse(await writePdf(paper), { fileName: `${paper.title}.pdf`, contentType: fileTypes.pdf });
}
