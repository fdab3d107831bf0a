import { describe, expect, it } from "vitest";
import type { BallotActor } from "~/features/ballots/commands.server";
import { recordDecision } from "~/features/ballots/decision-commands.server";
import { findDecision } from "~/features/ballots/decision-queries.server";
import { decisionSchema } from "~/features/ballots/decision-schema";
import { presentHead } from "~/features/ballots/present";
import { presentDecision } from "~/features/ballots/present-decision";
import { presentProtocolDocument } from "~/features/ballots/present-protocol-document";
import { loadProtocol } from "~/features/ballots/protocol-queries.server";
import { findBallot, listOptions } from "~/features/ballots/queries.server";
import { closeBallot, drawLot, extendBallot, removeOption } from "~/features/ballots/state-commands.server";
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

type Vote = Parameters<typeof voteFor>[1];

/** A closed ballot of five members, of whom four vote; `votes` are made of the options. `after` is what happens to it then. */
async function closedProtocol(changes: Record<string, unknown>, votes: (a: string, b: string, c: string) => Vote[] = rankedVotes, after?: (actor: BallotActor, ballotId: string) => Promise<unknown>, before?: typeof after) {
  const committee = await createVotingCommittee(db, 5);
  const { ballotId, optionIds } = await openedBallot(db, committee, { question: `Hvor hen = "서울" <nu>?`, ...changes });
  const [a, b, c] = optionIds as [string, string, string];
  for (const [index, vote] of votes(a, b, c).entries()) await cast(db, ballotId, committee.memberIds[index]!, voteFor([], { comment: index === 0 ? "Tag toget" : "", ...vote }));
  await before?.(committee.actor, ballotId);
  const closed = await closeBallot(db, committee.actor, ballotId);
  if (!closed.ok) throw new Error(closed.reason.code);
  await after?.(committee.actor, ballotId);
  const ballot = (await findBallot(db, ballotId))!;
  const decision = await findDecision(db, ballotId);
  const source = { head: presentHead({ ballot, rights }), ...(await loadProtocol(db, ballot, "da")), decision: decision ? presentDecision(decision) : null };
  const titles = (await listOptions(db, ballotId)).map((option) => option.title);
  return { source, titles, pdf: await readPdf(await writePdf(presentProtocolDocument(source, translatorFor("da"), "2027-03-01T11:00:00.000Z"))) };
}

const ranked = (...ranking: string[]): Vote => ({ content: { ranking: ranking.map((option) => [option]) } });
const rankedVotes = (a: string, b: string, c: string) => [ranked(a, b, c), ranked(a, b, c), ranked(b, a, c), ranked(c, b, a)];
const textOf = (pdf: { pages: string[] }) => pdf.pages.join("\n").replaceAll(/\s+/g, " ");

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

  it.each(["open", "secret"])("gives each option's points under scores, %s", async (secrecy) => {
    const { source: { result }, titles, pdf } = await closedProtocol({ method: "score", secrecy }, (a, b, c) => [{ [a]: 5, [b]: 3, [c]: 0 }, { [a]: 4, [b]: 5, [c]: 1 }, { [a]: 5, [b]: 2, [c]: 2 }].map((scores) => ({ content: { scores } })));
    const all = textOf(pdf);
    expect(result.order).toEqual(titles.map((title) => [title]));
    expect(all).toContain("3 af 5 har stemt.");
    expect(all).toContain(`${titles[0]}: 14`);
    expect(/Medlem \d: /.test(all)).toBe(secrecy === "open");
  });

  it.each(["open", "secret"])("counts the papers of an approval, %s", async (secrecy) => {
    const { source: { result }, titles, pdf } = await closedProtocol({ method: "approval", secrecy }, (a, b) => [[a, b], [a], [a], [b]].map((approved) => ({ content: { approved } })));
    const all = textOf(pdf);
    expect(result.order).toEqual(titles.map((title) => [title]));
    expect(partsOf(pdf.parts, "Table").map(rowsOf).flat().some((row) => row[0] === titles[0] && row.includes("3"))).toBe(true);
    expect(/Medlem \d: /.test(all)).toBe(secrecy === "open");
  });

  it("shows what equal shares buy for what", async () => {
    const costs = { "destination:dk-odense": "40.000", "destination:dk-billund": "50.000", "destination:dk-nordjylland": "90.000" };
    const { source: { result }, pdf } = await closedProtocol({ method: "equal-shares", budget: "100.000", costs }, (a, b, c) => [[a, b], [a, b], [b], [c]].map((approved) => ({ content: { approved } })));
    const all = textOf(pdf);
    expect(result.shares).not.toBeNull();
    for (const title of result.titles) expect(all).toContain(title);
    expect(all).toContain("Rammen på 100.000 kr. deles lige mellem de 4 stemmer. Hver begynder med 25.000 kr.");
    expect(all).toContain(`${result.winners.join(" · ")} (valgt)`);
  });

  it("shows the lot with the seed it was drawn from", async () => {
    const { source: { result }, pdf } = await closedProtocol({ lotWanted: "on" }, (a, b, c) => [ranked(a, b, c), ranked(b, a, c)], (actor, ballotId) => drawLot(db, actor, ballotId));
    expect(result.drawn!.lots).toHaveLength(3);
    const squeezed = textOf(pdf).replaceAll(" ", "");
    for (const lot of result.drawn!.lots) expect(squeezed).toContain(lot.hash);
    expect(squeezed).toContain(result.drawn!.seed);
  });

  it("numbers the columns of many options, names no word in pieces, and says what the log's lines are about", async () => {
    const codes = (await db.selectFrom("destination").select("code").orderBy("code").execute()).map(({ code }) => `destination:${code}`);
    const change = async (actor: BallotActor, ballotId: string) => {
      const options = await listOptions(db, ballotId);
      expect((await removeOption(db, actor, ballotId, options[7]!.id, "Værten har meldt afbud")).ok).toBe(true);
      expect((await extendBallot(db, actor, ballotId, { closesAt: new Date("2090-06-01T10:00:00Z"), reason: "Ferie" })).ok).toBe(true);
    };
    const { source: { result }, titles, pdf } = await closedProtocol({ option: codes.slice(0, 8) }, rankedVotes, undefined, change);
    expect(result.titles).toHaveLength(7);
    const tables = partsOf(pdf.parts, "Table").map((table) => ({ caption: partsOf([table], "Caption")[0]!.text, rows: rowsOf(table) }));
    for (const start of ["Hvor mange foretrækker", "Styrken"]) {
      const { caption, rows } = tables.find((one) => one.caption.startsWith(start))!;
      expect(caption).toContain(". Kolonnerne har samme numre som rækkerne.");
      expect(rows[0]!.slice(1)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
      expect(rows.slice(1).map((row) => row[0])).toEqual(result.titles.map((title, index) => `${index + 1}. ${title}`));
    }
    const all = textOf(pdf);
    expect(all).toContain(`${titles[7]} trukket tilbage af Signe Sekretær. Begrundelse: Værten har meldt afbud`);
    expect(all).toContain("Forlænget til torsdag den 1. juni 2090 kl. 12.00 af Signe Sekretær. Begrundelse: Ferie");
  });

  it("shows the meeting's decision with who took part", async () => {
    const form = decisionSchema.parse({ version: "0", meetingOn: "04-05-2027", agendaItem: "Punkt 7", motion: "Udvalget rejser til <Odense> & omegn", seatCount: "5", name: ["Ane Ært", "Bo Øst"], substituteFor: ["", ""], participation: ["for", "against"], minorityNote: ["", "For dyrt"] });
    const { pdf } = await closedProtocol({}, rankedVotes, async (actor, ballotId) => expect((await recordDecision(db, actor, ballotId, form)).ok).toBe(true));
    const all = textOf(pdf);
    for (const said of ["Punkt 7", "Udvalget rejser til <Odense> & omegn", "Ane Ært", "Bo Øst", "For dyrt"]) expect(all).toContain(said);
  });
});
