import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getBudgetSummary } from "~/features/budget/queries.server";
import { loadTripEmissions } from "~/features/climate/queries.server";
import { saveReportNote, saveTripReport } from "~/features/documents/report-commands.server";
import { findTripReport, listReportNotes } from "~/features/documents/report-queries.server";
import { findUndoSteps, listHistory } from "~/features/history/queries.server";
import { createExampleTrip } from "~/features/planner/example-commands.server";
import { findTrip } from "~/features/trips/queries.server";
import { formatAmount, formatNumber } from "~/i18n/format";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { action, loader } from "~/routes/ture.$tripId.rapport._index";
import { action as noteAction, loader as notesLoader } from "~/routes/ture.$tripId.rapport.noter";
import { loader as wordLoader } from "~/routes/ture.$tripId.rapport[.]docx";
import { loader as pdfLoader } from "~/routes/ture.$tripId.rapport[.]pdf";
import { loader as publicLoader } from "~/routes/ture.$tripId.rapport-offentlig[.]pdf";
import { addLine } from "../../factories/budget";
import { createOrganisation, createPerson, firstOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { actOn, addStop, makeTrip } from "../../factories/trips";
import { partsOf, readPdf, rowsOf } from "../../setup/read-pdf";
import { readWord } from "../../setup/read-word";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;
let stranger: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
  stranger = await createOrganisation(db);
});

const call = async (userId: string, tripId: string, body?: Record<string, string>) => ({
  request: new Request(`http://localhost/ture/${tripId}/rapport`, { method: body ? "POST" : "GET", headers: { Cookie: await signedInCookie(db, userId) }, ...(body ? { body: new URLSearchParams(body) } : {}) }),
  params: { tripId }, context: {},
});
const visit = async (own: MadeOrganisation, title = "Jobcenter Odense") => {
  const trip = await makeTrip(db, own);
  const stopId = await addStop(db, trip, { kind: "visit", title, dayId: trip.dayIds[0]!, startsAtMinute: 600 });
  return { trip, stopId };
};
const member = () => ({ userId: organisation.memberId, organisationId: organisation.organisationId });
const squeezed = (pages: string[]) => pages.join("").replaceAll(/\s/g, "");

describe("notes", () => {
  it("are each member's own, saved by version, and told in the history but no matter for undo on the board", async () => {
    const { trip, stopId } = await visit(organisation);
    expect(await saveReportNote(db, member(), trip.tripId, { stopId, version: 0, note: "Første" })).toEqual({ ok: true, value: { version: 1 } });
    expect(await saveReportNote(db, { ...member(), userId: organisation.secretaryId }, trip.tripId, { stopId, version: 0, note: "Mit" })).toEqual({ ok: true, value: { version: 1 } });
    expect(await saveReportNote(db, member(), trip.tripId, { stopId, version: 0, note: "Anden" })).toEqual({ ok: false, reason: { code: "stale", version: 1 } });
    // The answer to the first sending was lost: the same words again are no conflict.
    expect(await saveReportNote(db, member(), trip.tripId, { stopId, version: 0, note: "Første" })).toEqual({ ok: true, value: { version: 1 } });
    expect((await listReportNotes(db, trip.tripId)).map(({ authorName, note }) => [authorName, note])).toEqual([["Morten Medlem", "Første"], ["Signe Sekretær", "Mit"]]);
    expect((await listHistory(db, trip.tripId, 1))[0]).toMatchObject({ action: "save-report-note", subjectTitle: "Jobcenter Odense" });
    expect((await findUndoSteps(db, trip.tripId, organisation.secretaryId)).undo?.action).toBe("add-stop");
  });

  it("are kept by one of two rivals, and the other's words come back", async () => {
    const { trip, stopId } = await visit(organisation);
    const outcomes = await Promise.all(["A", "B"].map((note) => saveReportNote(db, member(), trip.tripId, { stopId, version: 0, note })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listReportNotes(db, trip.tripId)).toHaveLength(1);
    const stale = (await noteAction(await call(organisation.memberId, trip.tripId, { stopId, version: "0", note: "C" }))) as Response;
    expect([stale.status, await stale.json()]).toMatchObject([409, { stopId, form: { values: { note: "C", version: "1" } }, theirs: expect.stringMatching(/^[AB]$/) as string }]);
  });

  it("outlive their stop, and are refused at a stop of another trip", async () => {
    const { trip, stopId } = await visit(organisation);
    await saveReportNote(db, member(), trip.tripId, { stopId, version: 0, note: "Bevares" });
    expect(await actOn(db, trip, [{ type: "remove-stop", stopId }], { action: "remove-stop" })).toMatchObject({ ok: true });
    expect(await saveReportNote(db, member(), trip.tripId, { stopId, version: 1, note: "Bevares endnu" })).toEqual({ ok: true, value: { version: 2 } });
    expect(JSON.stringify((await (await loader(await call(organisation.memberId, trip.tripId))).json()).paper)).toContain("Bevares endnu");
    const other = await visit(organisation);
    expect(await saveReportNote(db, member(), trip.tripId, { stopId: other.stopId, version: 0, note: "x" })).toEqual({ ok: false, reason: { code: "unknown-stop" } });
    expect(await saveReportNote(db, member(), trip.tripId, { stopId: randomUUID(), version: 0, note: "x" })).toEqual({ ok: false, reason: { code: "unknown-stop" } });
  });

  it("are written by members and secretariat, not by readers, and of others there is no trip", async () => {
    const { trip, stopId } = await visit(organisation);
    const body = { stopId, version: "0", note: "x" };
    await expect(noteAction(await call(organisation.readerId, trip.tripId, body))).rejects.toMatchObject({ status: 403 });
    await expect(notesLoader(await call(organisation.readerId, trip.tripId))).rejects.toMatchObject({ status: 403 });
    for (const load of [noteAction, action]) await expect(load(await call(stranger.secretaryId, trip.tripId, body))).rejects.toMatchObject({ status: 404 });
    for (const load of [loader, notesLoader, pdfLoader, wordLoader, publicLoader]) await expect(load(await call(stranger.secretaryId, trip.tripId))).rejects.toMatchObject({ status: 404 });
    expect(await listReportNotes(db, trip.tripId)).toEqual([]);
    const saved = (await noteAction(await call(organisation.memberId, trip.tripId, body))) as Response;
    expect(await saved.json()).toEqual({ stopId, saved: { note: "x", version: 1 } });
    expect((await (await notesLoader(await call(organisation.secretaryId, trip.tripId))).json()).items).toMatchObject([{ stopId, note: "", version: 0 }]);
  });
});

describe("what the whole trip taught", () => {
  it("is the secretariat's to write, refused when stale with both shown", async () => {
    const { trip } = await visit(organisation);
    const form = { version: "0", learning: "Lært", recommendations: "Gør" };
    await expect(action(await call(organisation.memberId, trip.tripId, form))).rejects.toMatchObject({ status: 403 });
    expect(((await action(await call(organisation.secretaryId, trip.tripId, form))) as Response).status).toBe(302);
    const stale = (await action(await call(organisation.secretaryId, trip.tripId, { ...form, learning: "Andet" }))) as Response;
    expect([stale.status, await stale.json()]).toMatchObject([409, { form: { values: { learning: "Andet", version: "1" } }, theirs: { learning: "Lært", version: 1 } }]);
    const outcomes = await Promise.all(["A", "B"].map((learning) => saveTripReport(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, trip.tripId, { version: 1, learning, recommendations: "" })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await findTripReport(db, trip.tripId)).version).toBe(2);
  });
});

describe("the report", () => {
  it("of the worked example has every visit with its questions, the accounts to the øre, the kilograms and the programme", async () => {
    const first = await firstOrganisation(db);
    const { tripId } = await createExampleTrip(db, { userId: first.secretaryId, organisationId: first.organisationId }, first.committeeId);
    const trip = (await findTrip(db, tripId))!;
    const pdf = await readPdf(new Uint8Array(await (await pdfLoader(await call(first.secretaryId, tripId))).arrayBuffer()));
    expect(pdf.language).toBe("da-DK");
    expect(partsOf(pdf.parts, "H2").map(({ text }) => text)).toEqual(["Formål og spørgsmål", "Besøgene", "Det lærte vi", "Anbefalinger til udvalgets arbejde", "Regnskab", "Klima", "Programmet, som det blev afholdt"]);
    const text = squeezed(pdf.pages);
    const visits = await db.selectFrom("stop").select(["title", "questions"]).where("trip_id", "=", tripId).where("kind", "=", "visit").where("trip_day_id", "is not", null).where("booking_status", "!=", "declined").execute();
    expect(visits.length).toBeGreaterThan(4);
    for (const stop of visits) expect(text).toContain(stop.title.replaceAll(/\s/g, ""));
    const summary = await getBudgetSummary(db, tripId);
    expect(rowsOf(partsOf(pdf.parts, "Table")[0]!).slice(-2).map((row) => row[1])).toEqual([formatAmount(summary.total.highOere, "da"), formatAmount(summary.perParticipant.highOere, "da")]);
    const { emissions } = await loadTripEmissions(db, trip, new Date());
    expect(text).toContain(`${formatNumber(Math.round(emissions.totalKg), "da")} kg CO2e`.replaceAll(/\s/g, ""));
    expect(text).toContain("[Detlærtevimangler]");
  }, 120_000);

  it("of a trip to Seoul keeps every letter; the public edition has no number, mail, room or writer", async () => {
    const { trip, stopId } = await visit(organisation, `서울시청 "Hall" = <b>`);
    const writerId = await createPerson(db, organisation.organisationId, organisation.committeeId, { displayName: "Nora Noteskriver" });
    const note = "Vi så 청년 & سيول 🎉. Ring til værten på tlf. 12 34 56 78 eller vaert@example.org, værelse 12.\n\n- =SUM(1)\n- <script>";
    await saveReportNote(db, { userId: writerId, organisationId: organisation.organisationId }, trip.tripId, { stopId, version: 0, note });
    await saveTripReport(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, trip.tripId, { version: 0, learning: "Lært: ring 87 65 43 21", recommendations: "1. Gør det\n2. Hold op" });
    await addLine(db, trip, { low: "15.500,50", actual: "14.000,25" });
    const word = await readWord(Buffer.from(await (await wordLoader(await call(organisation.memberId, trip.tripId))).arrayBuffer()));
    expect(word.messages).toEqual([]);
    for (const words of ["Nora Noteskriver:", "청년 & سيول 🎉", "12 34 56 78", "=SUM(1)", "<script>", `서울시청 "Hall" = <b>`, "15.500,50 kr.", "14.000,25 kr.", "-1.500,25 kr."]) expect(word.text.replaceAll("−", "-")).toContain(words);
    expect(word.html).toContain("<li>Gør det</li>");
    const open = await readPdf(new Uint8Array(await (await publicLoader(await call(organisation.memberId, trip.tripId))).arrayBuffer()));
    const text = squeezed(open.pages);
    for (const kept of ["청년", "=SUM(1)", "Gørdet", "14.000,25kr."]) expect(text).toContain(kept);
    for (const gone of ["12345678", "87654321", "example.org", "værelse12", "Noteskriver"]) expect(text).not.toContain(gone);
    expect(text).toContain("Ringtilværtenpåtlf.[telefonnummer]eller[mailadresse],[lokale].");
  });

  it("counts nothing as saved that is not paid yet: the differences are those of what was paid, and add up", async () => {
    const { trip } = await visit(organisation);
    await addLine(db, trip, { title: "Bus", low: "15.500", actual: "14.000" });
    await addLine(db, trip, { title: "Færge", low: "2.000" });
    await addLine(db, trip, { title: "Hotel", category: "lodging", low: "10.000" });
    await addLine(db, trip, { title: "Mad", category: "meals", low: "1.000", actual: "1.200" });
    const pdf = await readPdf(new Uint8Array(await (await pdfLoader(await call(organisation.memberId, trip.tripId))).arrayBuffer()));
    const rows = rowsOf(partsOf(pdf.parts, "Table")[0]!).slice(1, -1).map((row) => row.map((cell) => cell.replaceAll("−", "-")));
    expect(rows).toEqual([["Transport", "17.500 kr.", "14.000 kr.", "-1.500 kr."], ["Hotel", "10.000 kr.", "–", "–"], ["Forplejning", "1.000 kr.", "1.200 kr.", "200 kr."], ["I alt", "28.500 kr.", "15.200 kr.", "-1.300 kr."]]);
  });

  it("marks the names that are known for everybody, says where they stand, and keeps those that somebody decided to keep", async () => {
    const { trip, stopId } = await visit(organisation);
    await db.updateTable("stop").set({ host_contact: "Karla Kildegaard, sekretariatet i Odense Kommune" }).where("id", "=", stopId).execute();
    await db.insertInto("host_person").values({ trip_id: trip.tripId, stop_id: stopId, display_name: "Hans Værtsen", delete_on: "2027-12-31" }).execute();
    await createPerson(db, organisation.organisationId, organisation.committeeId, { displayName: "Dorte Deltager" });
    await saveReportNote(db, member(), trip.tripId, { stopId, version: 0, note: "Hans Værtsen og Karla Kildegaard viste rundt for Dorte og Ukendt Person. Jobcenter Odense er stort." });
    await saveTripReport(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, trip.tripId, { version: 0, learning: "Hans Værtsens råd er godt", recommendations: "Spørg Kildegaard" });
    const page = async (userId: string, query = "") => {
      const { request, ...rest } = await call(userId, trip.tripId);
      return (await loader({ ...rest, request: new Request(`${request.url}${query}`, { headers: request.headers }) })).json();
    };
    const textOf = (paper: unknown) => JSON.stringify(paper);
    const members = await page(organisation.secretaryId);
    expect(textOf(members.paper)).toContain("Hans Værtsen og Karla Kildegaard viste rundt for Dorte");
    expect(members.details.map(({ kind, text, where, isKept }) => [kind, text, where, isKept])).toEqual([
      ["name", "Karla Kildegaard", ["Jobcenter Odense"], false], ["name", "Hans Værtsen", ["Jobcenter Odense", "Det lærte vi"], false], ["name", "Dorte", ["Jobcenter Odense"], false], ["name", "Kildegaard", ["Anbefalinger til udvalgets arbejde"], false],
    ].sort((a, b) => members.details.findIndex((one) => one.text === a[1]) - members.details.findIndex((one) => one.text === b[1])));
    expect((await page(organisation.memberId)).details).toEqual([]);
    const open = textOf((await page(organisation.memberId, "?udgave=offentlig")).paper);
    for (const shown of ["[navn] og [navn] viste rundt for [navn] og Ukendt Person. Jobcenter Odense er stort.", "[navn]s råd er godt", "Spørg [navn]"]) expect(open).toContain(shown);
    expect(open).not.toMatch(/Værtsen|Kildegaard|Dorte/);

    const keep = { intent: "keep", version: "1", keep: "Hans Værtsen" };
    await expect(action(await call(organisation.memberId, trip.tripId, keep))).rejects.toMatchObject({ status: 403 });
    await expect(action(await call(stranger.secretaryId, trip.tripId, keep))).rejects.toMatchObject({ status: 404 });
    expect(((await action(await call(organisation.secretaryId, trip.tripId, keep))) as Response).status).toBe(302);
    const stale = (await action(await call(organisation.secretaryId, trip.tripId, { ...keep, keep: "Dorte" }))) as Response;
    expect([stale.status, await stale.json()]).toEqual([409, { isListStale: true }]);
    const pdf = squeezed((await readPdf(new Uint8Array(await (await publicLoader(await call(organisation.memberId, trip.tripId))).arrayBuffer()))).pages);
    expect(pdf).toContain("HansVærtsenog[navn]visterundtfor[navn]");
    expect(pdf).toContain("HansVærtsensrådergodt");
    expect((await listHistory(db, trip.tripId, 1))[0]).toMatchObject({ action: "save-kept-details" });
    // The texts are saved after it, and the decision stays.
    expect(await saveTripReport(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, trip.tripId, { version: 2, learning: "Nyt", recommendations: "" })).toMatchObject({ ok: true });
    expect((await findTripReport(db, trip.tripId)).keptDetails).toEqual(["Hans Værtsen"]);
  });
});
