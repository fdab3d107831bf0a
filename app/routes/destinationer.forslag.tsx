import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProposalPage } from "~/features/documents/components/proposal-page";
import { presentProposal } from "~/features/documents/present-proposal";
import { loadProposal } from "~/features/documents/proposal-queries.server";
import { proposalAddress, readProposalWish } from "~/features/documents/proposal-schema";
import { requireViewer } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "proposal.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const wish = readProposalWish(new URL(request.url).searchParams);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const proposal = await loadProposal(db, viewer, wish);
  const { choices, isWhole, committees, committee } = proposal;
  return json({
    choices, isWhole, committees, committeeId: committee?.committeeId ?? null,
    paper: proposal.destinations.length > 0 ? presentProposal(proposal, translatorFor(locale), new Date()) : null,
    files: [{ format: "pdf" as const, href: proposalAddress(wish, ".pdf") }, { format: "docx" as const, href: proposalAddress(wish, ".docx") }],
  });
}

export default function Proposal() {
  return <ProposalPage {...useLoaderData<typeof loader>()} />;
}
