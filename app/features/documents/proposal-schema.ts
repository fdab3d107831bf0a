import { z } from "zod";

export const proposalPath = "/destinationer/forslag";

const code = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** What a proposal is asked for: whose it is, and which destinations. `codes` null: the whole catalogue. */
export type ProposalWish = { committeeId: string | null; codes: string[] | null };

/** The wish as it stands in an address. A form that was sent without a tick wants nothing, and not everything. */
export function readProposalWish(search: URLSearchParams): ProposalWish {
  const committeeId = z.uuid().safeParse(search.get("udvalg"));
  const named = search.getAll("d").flatMap((text) => text.split(",")).filter((text) => code.safeParse(text).success);
  const isWhole = !search.has("d") && !search.has("valg");
  return { committeeId: committeeId.success ? committeeId.data.toLowerCase() : null, codes: isWhole ? null : [...new Set(named)] };
}

/** The address of a proposal in one of its forms, with its selection. */
export function proposalAddress({ committeeId, codes }: ProposalWish, ending: "" | ".pdf" | ".docx" = ""): string {
  const search = new URLSearchParams([...(committeeId ? [["udvalg", committeeId]] : []), ...(codes ?? []).map((one) => ["d", one])]);
  return `${proposalPath}${ending}${search.size > 0 ? `?${search}` : ""}`;
}
