import { beforeAll, describe, expect, it } from "vitest";
import { getBudgetSummary } from "~/features/budget/queries.server";
import { presentRecommendation } from "~/features/documents/present-recommendation";
import { loadRecommendation } from "~/features/documents/recommendation-queries.server";
import { resetTemplate, saveTemplate } from "~/features/documents/template-commands.server";
import { findTemplate, getOrganisation } from "~/features/documents/template-queries.server";
import { standardTemplate, templateFormSchema, templateValues, type Template } from "~/features/documents/template-schema";
import { createExampleTrip } from "~/features/planner/example-commands.server";
import { recordTripDecision } from "~/features/trips/life-commands.server";
import { findTrip } from "~/features/trips/queries.server";
import { formatAmount } from "~/i18n/format";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { loader } from "~/routes/ture.$tripId.indstilling";
import { loader as wordLoader } from "~/routes/ture.$tripId.indstilling[.]docx";
import { loader as pdfLoader } from "~/routes/ture.$tripId.indstilling[.]pdf";
import { action as templateAction, loader as templateLoader } from "~/routes/udvalg_.skabeloner";
import { addLine } from "../../factories/budget";
import { createOrganisation, firstOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { partsOf, readPdf, rowsOf } from "../../setup/read-pdf";
import { readWord } from "../../setup/read-word";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
const da = translatorFor("da");
const now = new Date("2027-01-10T09:00:00Z");
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const call = async (userId: string, tripId: string, body?: Record<string, string>) => ({
  request: new Request(`http://localhost/ture/${tripId}/indstilling`, { method: body ? "POST" : "GET", headers: { Cookie: await signedInCookie(db, userId) }, ...(body ? { body: new URLSearchParams(body) } : {}) }),
  params: { tripId }, context: {},
});
const made = async (tripId: string) => presentRecommendation(await loadRecommendation(db, (await findTrip(db, tripId))!, da), da, now);
const actorOf = (own: MadeOrganisation) => ({ userId: own.secretaryId, organisationId: own.organisationId });

describe("the recommendation of the worked example", () => {
  it("has the headings, the request of section 16 and the budget to the øre, in PDF and in Word", async () => {
    const first = await firstOrganisation(db);
    const { tripId } = await createExampleTrip(db, { userId: first.secretaryId, organisationId: first.organisationId }, first.committeeId);
    const summary = await getBudgetSummary(db, tripId);
    const pdf = await readPdf(new Uint8Array(await (await pdfLoader(await call(first.secretaryId, tripId))).arrayBuffer()));
    expect(partsOf(pdf.parts, "H2").map(({ text }) => text)).toEqual(["Indstilling", "Problemstilling", "Løsning", "Økonomi", "Videre proces", "Bilag"]);
    expect(partsOf(pdf.parts, "H3").map(({ text }) => text)).toEqual(["Anmodning til medlemmerne (§ 16)"]);
    const rows = rowsOf(partsOf(pdf.parts, "Table")[0]!);
    const amounts = [...summary.categories.map(({ figures }) => figures), summary.total, summary.members, summary.staff, summary.perParticipant].map(({ expectedOere }) => formatAmount(expectedOere, "da"));
    expect(summary.categories.length).toBeGreaterThan(3);
    expect(rows.slice(1).map((row) => row[1])).toEqual(amounts);
    const word = await readWord(Buffer.from(await (await wordLoader(await call(first.secretaryId, tripId))).arrayBuffer()));
    expect(word.messages).toEqual([]);
    for (const amount of amounts) expect(word.text).toContain(amount);
    expect(word.html).toContain("Videre proces</h1>");
    expect(word.text).toContain("Borgerrepræsentationen anmoder medlemmerne");
  }, 120_000);
});

describe("the recommendation of a trip to Seoul", () => {
  it("keeps every letter and sum, holds the price against the ceiling and tells the meeting's decision", async () => {
    const trip = await makeTrip(db, organisation, { title: `Seoul 서울 "A" = <b>سيول</b> 🎉`, destination: ["ov-seoul"], startsOn: "2027-11-08", endsOn: "2027-11-14" });
    await db.updateTable("trip").set({ purpose: "=SUM(1) <script> 서울", overall_question: "ماذا؟", ceiling_participant_oere: 1_200_000 }).where("id", "=", trip.tripId).execute();
    for (const [title, low] of [["Bus", "4.466"], ["Fly", "15.500"], ["Hotel", "33.600"], ["Mad", "17.360"], ["Andet", "10.327"]] as const) await addLine(db, trip, { title, low });
    await addStop(db, trip, { kind: "visit", title: "서울시청", dayId: trip.dayIds[0]!, startsAtMinute: 600 });
    expect(await recordTripDecision(db, actorOf(organisation), trip.tripId, { version: 0, body: "committee", meetingOn: "2027-02-03", agendaItem: "7", outcome: "adopted", note: "", formalDecisionId: null })).toMatchObject({ ok: true });
    const { paper, gaps } = await made(trip.tripId);
    const text = JSON.stringify(paper);
    for (const words of ["81.253 kr.", "5.803,79 kr.", "det er 6.196,21 kr. under rammen", "서울시청", "ماذا؟", "=SUM(1) <script>", "Vedtaget 3. februar 2027, punkt 7"]) expect(text).toContain(words);
    expect(text).not.toContain("§ 16");
    expect(gaps).toEqual([]);
    expect(paper.foot).toContain("10. januar 2027");
    const word = await readWord(Buffer.from(await (await wordLoader(await call(organisation.memberId, trip.tripId))).arrayBuffer()));
    expect(word.text).toContain(`Seoul 서울 "A" = <b>سيول</b> 🎉`);
    expect(word.text).toContain("5.803,79 kr.");
    const pdf = await readPdf(new Uint8Array(await (await pdfLoader(await call(organisation.memberId, trip.tripId))).arrayBuffer()));
    expect(pdf.pages.join("").replaceAll(/\s/g, "")).toContain("서울시청");
    expect(rowsOf(partsOf(pdf.parts, "Table")[0]!).slice(-4).map((row) => row[1])).toEqual(["81.253 kr.", "63.841,64 kr.", "17.411,36 kr.", "5.803,79 kr."]);
  });

  it("is dated by the clock of Copenhagen, and ends no sentence with two full stops", async () => {
    const trip = await makeTrip(db, organisation);
    await addLine(db, trip, { title: "Fly", low: "4.466", high: "5.000" });
    const late = presentRecommendation(await loadRecommendation(db, (await findTrip(db, trip.tripId))!, da), da, new Date("2027-01-10T23:30:00Z")).paper;
    expect(late.foot).toContain("11. januar 2027");
    const text = JSON.stringify(late);
    expect(text).toContain("efter de højeste 5.000 kr., og indstillingen regner med de højeste.");
    expect(text).not.toMatch(/\.\.(?!\.)/);
  });

  it("says one day and one member of staff as one", async () => {
    const trip = await makeTrip(db, organisation, { startsOn: "2027-04-13", endsOn: "2027-04-13", staffCount: 1 });
    const text = JSON.stringify((await made(trip.tripId)).paper).replaceAll(/"\},\{"text":"/g, "");
    expect(text).toMatch(/varer 1 dag \(13\. april 2027\)/);
    expect(text).toMatch(/\d+ medlemmer og 1 medarbejder deltager\./);
  });

  it("shows what is missing as gaps and lists them, and belongs to its committee alone", async () => {
    const trip = await makeTrip(db, organisation);
    const page = await (await loader(await call(organisation.readerId, trip.tripId))).json();
    expect(page.gaps).toEqual(["[Pris i alt mangler]", "[Pris pr. deltager mangler]", "[Formål mangler]", "[Værter mangler]", "[Budget mangler]", "[Bilag mangler]"]);
    for (const gap of page.gaps) expect(JSON.stringify(page.paper)).toContain(gap);
    const other = await createOrganisation(db);
    for (const load of [loader, pdfLoader, wordLoader]) await expect(load(await call(other.secretaryId, trip.tripId))).rejects.toMatchObject({ status: 404 });
  });
});

describe("the template", () => {
  const own = async (changes: Partial<Template["texts"]> = {}, version = 0): Promise<Template> => {
    const standard = standardTemplate("test", da);
    return { ...standard, texts: { ...standard.texts, ...changes }, version };
  };

  it("belongs to one organisation and language, is told in the history, and goes back to the standard", async () => {
    const [mine, theirs] = [await createOrganisation(db), await createOrganisation(db)];
    const trip = await makeTrip(db, mine);
    expect(await saveTemplate(db, actorOf(mine), "da", { ...(await own({ problem: "Vi vil til {destinationer}." })), withDuty: true })).toEqual({ ok: true, value: null });
    expect(JSON.stringify((await made(trip.tripId)).paper)).toContain("Kommunalbestyrelsen");
    expect(JSON.stringify((await made(trip.tripId)).paper)).toContain("Vi vil til ");
    expect((await findTemplate(db, await getOrganisation(db, theirs.organisationId), da)).version).toBe(0);
    expect((await findTemplate(db, await getOrganisation(db, mine.organisationId), translatorFor("en"))).version).toBe(0);
    const entry = await db.selectFrom("history_entry").selectAll().where("organisation_id", "=", mine.organisationId).where("action", "=", "save-template").executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor_user_id: mine.secretaryId, changes: [{ table: "recommendation_template", before: null, after: { sections: { problem: "Vi vil til {destinationer}." } } }] });
    expect(await resetTemplate(db, actorOf(mine), "da", 2)).toEqual({ ok: false, reason: { code: "stale", version: 1 } });
    expect(await resetTemplate(db, actorOf(mine), "da", 1)).toEqual({ ok: true, value: null });
    expect(templateValues(await findTemplate(db, await getOrganisation(db, mine.organisationId), da))).toEqual(templateValues(standardTemplate("test", da)));
  });

  it("is saved by one of two rivals", async () => {
    const mine = await createOrganisation(db);
    const outcomes = await Promise.all(["A", "B"].map(async (problem) => saveTemplate(db, actorOf(mine), "da", await own({ problem }))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: { code: "stale", version: 1 } });
  });

  it("refuses an unknown placeholder at its field, shows a preview without saving, and is the secretariat's alone", async () => {
    const mine = await createOrganisation(db);
    const trip = await makeTrip(db, mine);
    const stored = templateValues(await findTemplate(db, await getOrganisation(db, mine.organisationId), da));
    const send = async (userId: string, changes: Record<string, string>) => templateAction(await call(userId, trip.tripId, { ...stored, ...changes })) as Promise<Response>;
    const bad = await send(mine.secretaryId, { problem: "{udvlag}" });
    expect([bad.status, await bad.json()]).toMatchObject([400, { form: { values: { problem: "{udvlag}" }, errors: { problem: "error.unknown-placeholder" } } }]);
    const preview = await (await send(mine.secretaryId, { problem: "Prøve {titel}", intent: "preview" })).json();
    expect(JSON.stringify(preview.preview.paper)).toContain("Fyn og Billund");
    expect((await findTemplate(db, await getOrganisation(db, mine.organisationId), da)).version).toBe(0);
    expect((await send(mine.secretaryId, { problem: "Ny {titel}", intent: "save" })).status).toBe(302);
    const stale = await send(mine.secretaryId, { problem: "Anden" });
    expect([stale.status, await stale.json()]).toMatchObject([409, { form: { values: { problem: "Anden", version: "1" } }, theirs: { problem: "Ny {titel}" } }]);
    for (const user of [mine.memberId, mine.readerId]) {
      await expect(send(user, {})).rejects.toMatchObject({ status: 403 });
      await expect(templateLoader(await call(user, trip.tripId))).rejects.toMatchObject({ status: 403 });
    }
    expect(templateFormSchema.safeParse({ ...stored, recommendation: "" }).error?.issues[0]?.message).toBe("error.required");
  });
});
