import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { acceptMemoDraft, createMemoDraft, saveMemoDraft, withdrawMemoDraft } from "~/features/catalogue/memo-commands.server";
import { saveEntry } from "~/features/catalogue/entry-commands.server";
import { findEntry } from "~/features/catalogue/entry-queries.server";
import { findMemoDraft, getDestinationBrief, listMemoDrafts } from "~/features/catalogue/memo-queries.server";
import { applyReviewForm } from "~/features/catalogue/memo-review-schema";
import { presentMemoReview } from "~/features/catalogue/present-memo";
import { findDestination, listDestinations, listSites } from "~/features/catalogue/queries.server";
import { listSubjectHistory } from "~/features/history/queries.server";
import { createOrganisation } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const text = readFileSync(new URL("../../fixtures/memos/teknik-miljoe-indland-udland.txt", import.meta.url), "utf8");

async function begin(source = text) {
  const made = await createOrganisation(db);
  const actor = { userId: made.secretaryId, organisationId: made.organisationId };
  const outcome = await createMemoDraft(db, actor, { committeeId: made.committeeId, title: "Studierejse 2027", text: source });
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return { ...made, actor, draftId: outcome.value.draftId, draft: (await findMemoDraft(db, outcome.value.draftId))! };
}

describe("a memo that is read in", () => {
  it("waits as a draft, each reading beside its lines, with a place and what stands in the catalogue already left out", async () => {
    const { draft, committeeId } = await begin();
    expect((await listMemoDrafts(db, [committeeId])).map(({ title, state }) => [title, state])).toEqual([["Studierejse 2027", "open"]]);
    const page = presentMemoReview(draft, draft.review, new Map([["port esbjerg", "Port Esbjerg"]]));
    expect(page.destinations.map(({ name, place, reach, keep }) => [name, place, reach, keep])).toEqual([["Esbjerg", "Esbjerg", "denmark", true], ["Middelfart", "Middelfart", "denmark", true], ["Rotterdam, Holland", "Rotterdam", "europe", true], ["Portland, USA", "Portland", "overseas", true]]);
    expect(page.destinations[0]!.items[0]).toMatchObject({ name: "Port Esbjerg", source: "- Port Esbjerg: havnens rolle i udbygningen af havvind", sureness: "sure", knownAs: "Port Esbjerg" });
    expect(await listDestinations(db, [committeeId])).toHaveLength(12);
  });

  it("enters the catalogue as corrected, as the committee's own, and can be withdrawn", async () => {
    const { draft, draftId, actor, committeeId } = await begin();
    const site = draft.review.items.findIndex((item) => item.name === "TriMet");
    const topic = draft.review.items.findIndex((item) => item.kind === "topic" && item.name.startsWith("Hvordan"));
    const review = applyReviewForm(draft.review, {
      "d0.held": "1", "d3.name": "Portland og Salem", "d2.place": "Rotterdam", [`i${site}.destination`]: "2", [`i${topic}.kind`]: "site", [`i${topic}.name`]: "Portland Water Bureau",
    });
    expect(await acceptMemoDraft(db, actor, draftId, draft.version, review)).toEqual({ ok: true, value: { destinations: 3, sites: 10 } });
    const own = (await listDestinations(db, [committeeId])).slice(12);
    expect(own.map((one) => [one.name_da, one.reach, one.headline_da])).toEqual([["Middelfart", "denmark", "Klimabyen"], ["Rotterdam, Holland", "europe", "Den vandrobuste by"], ["Portland og Salem", "overseas", "Grøn infrastruktur"]]);
    const [, rotterdam, portland] = own;
    expect((await listSites(db, rotterdam!.id, [committeeId])).map((one) => one.name)).toEqual(["Gemeente Rotterdam", "Rotterdam Rooftop Walk", "DakAkker", "Port of Rotterdam Authority", "TriMet"]);
    expect((await listSites(db, portland!.id, [committeeId])).map((one) => one.name)).toContain("Portland Water Bureau");
    expect(await findDestination(db, rotterdam!.code, [committeeId])).toMatchObject({ source_line_from: 25, source_line_to: 29, source_title_da: "Studierejse 2027" });
    const grouped = (await listSites(db, rotterdam!.id, [committeeId])).filter((one) => one.alternative_group_id !== null);
    expect(grouped.map((one) => one.name)).toEqual(["Rotterdam Rooftop Walk", "DakAkker"]);
    expect(await listDestinations(db, [(await createOrganisation(db)).committeeId])).toHaveLength(12);
    expect(await db.selectFrom("history_entry").select(["action", "subject_title"]).where("organisation_id", "=", actor.organisationId).where("action", "<>", "add-person").execute()).toEqual([{ action: "accept-memo", subject_title: "Studierejse 2027" }]);

    // History keeps what the forms hold, so that it can be compared; and the committee writes its own alternatives.
    const [kept] = await listSubjectHistory(db, "visit_site", grouped[0]!.id, 5);
    expect(kept!.after).toMatchObject({ destination: rotterdam!.code, alternatives: [grouped[1]!.code], event_dates: [] });
    const entry = (await findEntry(db, "site", grouped[0]!.code, [committeeId]))!;
    expect(kept!.after).toEqual(entry.facts);
    expect(await saveEntry(db, actor, entry, entry.version, { ...entry.facts, alternatives_reading: "example" })).toMatchObject({ ok: true, value: { changed: true } });

    expect(await withdrawMemoDraft(db, actor, draftId)).toEqual({ ok: true, value: null });
    expect(await listDestinations(db, [committeeId])).toHaveLength(12);
    expect((await findMemoDraft(db, draftId))!.state).toBe("withdrawn");
  });

  it("brings the committee's wishes along, as corrected, to the page of what it proposes", async () => {
    const { draft, draftId, actor, committeeId } = await begin(readFileSync(new URL("../../fixtures/memos/prikker-streger.txt", import.meta.url), "utf8"));
    expect(draft.review.briefs.map(({ reach, wishes, lines }) => [reach, wishes, lines[0]])).toEqual([["denmark", ["regnvand i byen", "grøn energi", "cykeltrafik"], 3]]);
    expect(presentMemoReview(draft, draft.review, new Map()).briefs[0]!.source).toContain("– cykeltrafik");
    const review = applyReviewForm(draft.review, { "d1.held": "1", "b0.held": "1", "b0.keep": "on", "b0.wishes": "regnvand i byen\r\nIntegration\r\n\r\n" });
    expect((await acceptMemoDraft(db, actor, draftId, draft.version, review)).ok).toBe(true);
    const own = (await listDestinations(db, [committeeId])).slice(12);
    const [kolding, utrecht] = [own.find((one) => one.name_da === "Kolding")!, own.find((one) => one.reach === "europe")!];
    expect(await getDestinationBrief(db, kolding)).toMatchObject({ basis_da: "Udvalget har især ønsket sig viden om", theme_codes: ["integration"], other_wishes: ["regnvand i byen"], overall_question_da: null, source_line_from: 3 });
    // The memo says nothing of Europe, and the shared proposal goes on saying what it said.
    expect(await getDestinationBrief(db, utrecht)).toMatchObject({ other_wishes: [], source_line_from: expect.any(Number) });
    expect((await getDestinationBrief(db, (await listDestinations(db))[0]!)).overall_question_da).toContain("Hvordan hjælper vi");
    expect((await withdrawMemoDraft(db, actor, draftId)).ok).toBe(true);
    expect(await db.selectFrom("memo_brief").selectAll().execute()).toEqual([]);
  });

  it("enters not at all when one part of it cannot, and says at which field", async () => {
    const { draft, draftId, actor, committeeId } = await begin();
    const review = applyReviewForm(draft.review, { "d3.place": "Atlantis" });
    expect(await acceptMemoDraft(db, actor, draftId, draft.version, review)).toEqual({ ok: false, reason: { code: "unknown-town", field: "d3.place" } });
    expect(await acceptMemoDraft(db, actor, draftId, draft.version, applyReviewForm(draft.review, { "i0.name": " " }))).toEqual({ ok: false, reason: { code: "no-name", field: "i0.name" } });
    const none = applyReviewForm(draft.review, { "d0.held": "1", "d1.held": "1", "d2.held": "1", "d3.held": "1" });
    expect(await acceptMemoDraft(db, actor, draftId, draft.version, none)).toEqual({ ok: false, reason: { code: "nothing-kept" } });
    expect(await listDestinations(db, [committeeId])).toHaveLength(12);
  });

  it("refuses a save on top of another's, and a second acceptance", async () => {
    const { draft, draftId, actor } = await begin();
    expect((await saveMemoDraft(db, draftId, draft.version, draft.review)).ok).toBe(true);
    expect(await saveMemoDraft(db, draftId, draft.version, draft.review)).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    expect((await acceptMemoDraft(db, actor, draftId, 2, draft.review)).ok).toBe(true);
    expect(await acceptMemoDraft(db, actor, draftId, 3, draft.review)).toEqual({ ok: false, reason: { code: "not-open" } });
  });

  it("is not withdrawn while a trip uses it", async () => {
    const begun = await begin();
    const { draft, draftId, actor, committeeId } = begun;
    await acceptMemoDraft(db, actor, draftId, draft.version, draft.review);
    const [own] = (await listDestinations(db, [committeeId])).slice(12);
    await makeTrip(db, begun, { destination: [own!.code] });
    expect(await withdrawMemoDraft(db, actor, draftId)).toEqual({ ok: false, reason: { code: "in-use" } });
    expect(await listDestinations(db, [committeeId])).toHaveLength(16);
  });
});
