import { beforeAll, describe, expect, it } from "vitest";
import { proposalAddress, readProposalWish } from "~/features/documents/proposal-schema";
import { loader } from "~/routes/destinationer.forslag";
import { loader as wordLoader } from "~/routes/destinationer.forslag[.]docx";
import { loader as pdfLoader } from "~/routes/destinationer.forslag[.]pdf";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { createCommittee, createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { partsOf, readPdf } from "../../setup/read-pdf";
import { readWord } from "../../setup/read-word";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;
let otherCommitteeId: string;

/** A destination of one committee alone, with a name that no writer may stumble over. */
const addDestination = (committeeId: string, code: string, name: string) =>
  db.insertInto("destination").values({ code, committee_id: committeeId, reach: "overseas", name_da: name, name_en: name, reason_da: `Grund: ${name}`, reason_en: `Reason: ${name}`, position: 900 }).execute();
const hostile = `서울 "A" = <b>ليل</b> 🎉`;

beforeAll(async () => {
  organisation = await createOrganisation(db);
  otherCommitteeId = (await createCommittee(db, organisation.organisationId)).committeeId;
  await db.insertInto("membership").values({ organisation_id: organisation.organisationId, user_id: organisation.memberId, committee_id: otherCommitteeId, role: "member" }).execute();
  await addDestination(organisation.committeeId, "own-place", hostile);
  await addDestination(otherCommitteeId, "their-place", "Hemmeligt sted");
});

const call = async (userId: string, address: string) =>
  ({ request: new Request(`http://localhost${address}`, { headers: { Cookie: await signedInCookie(db, userId) } }), params: {}, context: {} });
const pageOf = async (userId: string, address: string) => (await loader(await call(userId, address))).json();

describe("the wish in an address", () => {
  it("is everything without a selection, nothing for a form without a tick, and comes back as it was", () => {
    expect(readProposalWish(new URLSearchParams())).toEqual({ committeeId: null, codes: null });
    expect(readProposalWish(new URLSearchParams("valg=1")).codes).toEqual([]);
    expect(readProposalWish(new URLSearchParams("d=dk-odense&d=dk-billund&d=dk-odense&d=<x>")).codes).toEqual(["dk-odense", "dk-billund"]);
    expect(proposalAddress({ committeeId: null, codes: ["dk-odense", "dk-billund"] }, ".pdf")).toBe("/destinationer/forslag.pdf?d=dk-odense&d=dk-billund");
    expect(proposalAddress({ committeeId: null, codes: null })).toBe("/destinationer/forslag");
  });
});

describe("a proposal", () => {
  it("holds the chosen destinations with their reason, sites, topics and doubts, and nothing else", async () => {
    const page = await pageOf(organisation.secretaryId, "/destinationer/forslag?d=dk-odense");
    const row = await db.selectFrom("destination").selectAll().where("code", "=", "dk-odense").executeTakeFirstOrThrow();
    const sites = await db.selectFrom("visit_site").selectAll().where("destination_id", "=", row.id).execute();
    const caveats = await db.selectFrom("caveat").selectAll().where((eb) => eb.or([eb("destination_id", "=", row.id), eb("site_id", "in", sites.map(({ id }) => id))])).execute();
    const topics = await db.selectFrom("dialogue_topic").selectAll().where("destination_id", "=", row.id).execute();
    const text = JSON.stringify(page.paper);
    for (const one of [row.reason_da, row.headline_da!, ...sites.map(({ offer_da }) => offer_da), ...caveats.map(({ text_da }) => text_da), ...topics.map(({ title_da }) => title_da)]) {
      expect(text).toContain(JSON.stringify(one).slice(1, -1));
    }
    expect(sites.length).toBeGreaterThan(1);
    expect(page.paper!.blocks.filter((block) => block.kind === "heading" && block.level <= 2).map((block) => "text" in block && block.text))
      .toEqual(["Problem", "Studietur i Danmark", `${row.name_da}: ${row.headline_da}`]);
    expect(page.files).toEqual([{ format: "pdf", href: "/destinationer/forslag.pdf?d=dk-odense" }, { format: "docx", href: "/destinationer/forslag.docx?d=dk-odense" }]);
  });

  it("names every destination of the catalogue once when none is chosen, each reach with its basis", async () => {
    const page = await pageOf(organisation.secretaryId, "/destinationer/forslag");
    const all = await db.selectFrom("destination").select("code").where((eb) => eb.or([eb("committee_id", "is", null), eb("committee_id", "=", organisation.committeeId)])).execute();
    expect(page.choices.map(({ code }) => code).sort()).toEqual(all.map(({ code }) => code).sort());
    expect(page.paper!.blocks.filter((block) => block.kind === "heading" && block.level === 2)).toHaveLength(all.length);
    for (const { basis_da } of await db.selectFrom("reach_brief").select("basis_da").execute()) expect(JSON.stringify(page.paper)).toContain(basis_da);
    expect((await pageOf(organisation.secretaryId, "/destinationer/forslag?valg=1")).paper).toBeNull();
  });

  it("lets nothing stand in the list of a choice between hosts that is no part of the choice", async () => {
    const page = await pageOf(organisation.secretaryId, "/destinationer/forslag?d=ov-seoul");
    const { blocks } = page.paper!;
    const from = blocks.findIndex((block) => block.kind === "heading" && block.level === 3);
    const [plain, choice, next] = blocks.slice(from + 1);
    expect([plain!.kind, choice!.kind, next!.kind]).toEqual(["list", "group", "heading"]);
    expect(JSON.stringify(plain)).toContain("KDI School");
    expect(JSON.stringify(plain)).not.toContain("Samsung");
    expect(JSON.stringify(choice)).toMatch(/Vælg ét eller flere:.*Samsung Innovation Museum.*Samsung SDS/);
  });

  it("carries nothing of another committee, not even for somebody who belongs to both", async () => {
    for (const user of [organisation.secretaryId, organisation.memberId]) {
      const page = await pageOf(user, `/destinationer/forslag?udvalg=${organisation.committeeId}&d=their-place&d=own-place`);
      expect(page.choices.map(({ code }) => code)).toContain("own-place");
      expect(JSON.stringify(page)).not.toContain("Hemmeligt sted");
    }
    expect(JSON.stringify((await pageOf(organisation.memberId, `/destinationer/forslag?udvalg=${otherCommitteeId}&d=their-place&d=own-place`)).paper)).toContain("Grund: Hemmeligt sted");
    await expect(pageOf(organisation.secretaryId, `/destinationer/forslag?udvalg=${otherCommitteeId}`)).rejects.toMatchObject({ status: 404 });
    await expect(pdfLoader(await call(organisation.secretaryId, "/destinationer/forslag.pdf?d=their-place"))).rejects.toMatchObject({ status: 404 });
  });

  it("is a tagged PDF and a Word file with the same headings, whatever letters its names have", async () => {
    const address = "/destinationer/forslag.pdf?d=dk-odense&d=own-place";
    const answer = await pdfLoader(await call(organisation.secretaryId, address));
    expect(answer.headers.get("Content-Disposition")).toContain('filename="Forslag til studieture.pdf"');
    const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf.language).toBe("da-DK");
    expect(pdf.xml).toContain("pdfuaid");
    expect(partsOf(pdf.parts, "H1").map(({ text }) => text)).toEqual(["Forslag til studieture"]);
    expect(partsOf(pdf.parts, "H2").map(({ text }) => text)).toEqual(["Problem", "Studietur i Danmark", "Studietur uden for Europa"]);
    expect(pdf.pages.join("").replaceAll(/\s/g, "")).toContain(`서울"A"=<b>`);
    const word = await readWord(Buffer.from(await (await wordLoader(await call(organisation.secretaryId, address.replace("pdf", "docx")))).arrayBuffer()));
    expect(word.messages).toEqual([]);
    expect(word.html).toContain("Studietur uden for Europa</h1>");
    expect(word.text).toContain(hostile);
  });
});
