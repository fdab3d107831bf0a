import { describe, expect, it } from "vitest";
import { presentHead } from "~/features/ballots/present";
import { presentProtocolDocument } from "~/features/ballots/present-protocol-document";
import { loadProtocol } from "~/features/ballots/protocol-queries.server";
import { findBallot } from "~/features/ballots/queries.server";
import { closeBallot } from "~/features/ballots/state-commands.server";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { cast, createVotingCommittee, openedBallot, voteFor } from "../../factories/ballots";
import { partsOf, readPdf, rowsOf } from "../../setup/read-pdf";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
const rights = { mayVote: false, mayManage: false, maySeeResult: true, isOpen: false } as Parameters<typeof presentHead>[0]["rights"];

async function closedProtocol(changes: Record<string, unknown>) {
  const committee = await createVotingCommittee(db, 5);
  const { ballotId, optionIds } = await openedBallot(db, committee, { question: `Hvor hen = "서울" <nu>?`, ...changes });
  const [a, b, c] = optionIds as [string, string, string];
  const rankings = [[a, b, c], [a, b, c], [b, a, c], [c, b, a]];
  for (const [index, ranking] of rankings.entries()) await cast(db, ballotId, committee.memberIds[index]!, voteFor(ranking, { comment: index === 0 ? "Tag toget" : "" }));
  const closed = await closeBallot(db, committee.actor, ballotId);
  if (!closed.ok) throw new Error(closed.reason.code);
  const ballot = (await findBallot(db, ballotId))!;
  const source = { head: presentHead({ ballot, rights }), ...(await loadProtocol(db, ballot, "da")), decision: null };
  return { source, pdf: await readPdf(await writePdf(presentProtocolDocument(source, translatorFor("da"), "2027-03-01T11:00:00.000Z"))) };
}

describe("the protocol as PDF", () => {
  it("says question, turnout, order, matrix, strongest paths and the chain of the log, as the protocol has them", async () => {
    const { source: { protocol, result }, pdf } = await closedProtocol({});
    expect(partsOf(pdf.parts, "H1").map((one) => one.text)).toEqual([`Hvor hen = "서울" <nu>?`]);
    const all = pdf.pages.join("\n").replaceAll(/\s+/g, " ");
    expect(all).toContain("4 af 5 har stemt.");
    expect(all).toContain("Tag toget");
    const tables = partsOf(pdf.parts, "Table").map((table) => ({ caption: partsOf([table], "Caption")[0]!.text, rows: rowsOf(table) }));
    const matrix = tables.find((one) => one.caption.startsWith("Hvor mange foretrækker"))!;
    expect(matrix.rows.slice(1)).toEqual(result.titles.map((row) => [row, ...result.titles.map((column) => (row === column ? "–" : String(result.pairwise[row]![column])))]));
    const paths = tables.find((one) => one.caption.startsWith("Styrken"))!;
    expect(paths.rows[0]!.slice(1)).toEqual([...protocol.count.election.options]);
    const log = tables.at(-1)!;
    expect(log.rows.slice(1).map((row) => row[2]!.replaceAll(" ", ""))).toEqual(protocol.log.map((entry) => entry.hash));
    expect(all).toContain("vejledende");
  });

  it("names the voters of an open ballot and nobody's vote of a secret one", async () => {
    const open = (await closedProtocol({})).pdf.pages.join(" ");
    expect(open).toContain("Medlem 1: ");
    const secret = (await closedProtocol({ secrecy: "secret" })).pdf.pages.join(" ");
    expect(secret).not.toMatch(/Medlem \d: /);
    expect(secret).toContain("2 × ");
  });
});
