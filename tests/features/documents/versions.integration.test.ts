import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { countChanges } from "~/domain/documents/programme-changes";
import { findIssuedProgramme, loadProgramme } from "~/features/documents/queries.server";
import { issueVersion } from "~/features/documents/version-commands.server";
import { listVersions } from "~/features/documents/version-queries.server";
import { findUndoSteps, listHistory } from "~/features/history/queries.server";
import { findTrip } from "~/features/trips/queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { action, loader } from "~/routes/ture.$tripId.dokumenter";
import { loader as loadPrint } from "~/routes/ture.$tripId.udskriv";
import { loader as downloadLetterPdf } from "~/routes/ture.$tripId.vaerter.$stopId.brev[.]pdf";
import { loader as downloadLetterWord } from "~/routes/ture.$tripId.vaerter.$stopId.brev[.]docx";
import { loader as downloadVersion } from "~/routes/ture.$tripId.version.$number.program[.]pdf";
import { loader as downloadPublicVersion } from "~/routes/ture.$tripId.version.$number.program-offentlig[.]pdf";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { actOn, addStop, makeTrip } from "../../factories/trips";
import { partsOf, readPdf, rowsOf } from "../../setup/read-pdf";
import { readWord } from "../../setup/read-word";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let own: MadeOrganisation;
let foreign: MadeOrganisation;

beforeAll(async () => {
  own = await createOrganisation(db);
  foreign = await createOrganisation(db, { name: "Nabokøbing Kommune" });
});

const now = new Date("2027-01-05T09:00:00Z");
const place = { name: "Odense", lon: 10.388, lat: 55.396, timeZone: "Europe/Copenhagen", countryCode: "DK", regionCode: null, confidence: "address" as const };
const form = (number: number, note = "") => ({ requestKey: randomUUID(), number, note });

async function plannedTrip() {
  const made = await makeTrip(db, own, { title: "Fyn på tværs" });
  const visitId = await addStop(db, made, { dayId: made.dayIds[0], title: "Jobcenter Ærø, tlf. 12 34 56 78", kind: "visit", startsAtMinute: 600, place });
  return { ...made, visitId };
}
const currentPage = async (tripId: string) => (await loadProgramme(db, { trip: (await findTrip(db, tripId))!, mayEdit: false }, translatorFor("da"), now)).page;
const request = async (path: string, userId: string, init: RequestInit = {}) => new Request(`http://localhost${path}`, { ...init, headers: { Cookie: await signedInCookie(db, userId) } });
const statusOf = async (answer: Promise<unknown>) => {
  try {
    return ((await answer) as Response).status;
  } catch (thrown) {
    return (thrown as Response).status;
  }
};

describe("a version of a programme", () => {
  it("is a draft until it is issued, and again when something has changed; then it says what", async () => {
    const made = await plannedTrip();
    expect((await currentPage(made.tripId)).issue).toEqual({ number: 0, issuedAt: null, isDraft: true, changes: null });
    expect(await issueVersion(db, made, made.tripId, form(1), now)).toEqual({ ok: true, value: { number: 1 } });
    expect((await currentPage(made.tripId)).issue).toEqual({ number: 1, issuedAt: now.toISOString(), isDraft: false, changes: null });
    await actOn(db, made, [{ type: "move-stop", stopId: made.visitId, dayId: made.dayIds[1]!, startsAtMinute: 660 }]);
    const { issue } = await currentPage(made.tripId);
    expect(issue).toMatchObject({ number: 1, isDraft: true, changes: { since: 1 } });
    expect(issue.changes!.list.changed.map((one) => one.aspects)).toEqual([["day", "time"]]);
    expect(await issueVersion(db, made, made.tripId, form(2, "Ny dag"), new Date("2027-01-06T09:00:00Z"))).toMatchObject({ ok: true });
    const second = (await currentPage(made.tripId)).issue;
    expect(second).toMatchObject({ number: 2, isDraft: false, changes: { since: 1 } });
    expect(countChanges(second.changes!.list)).toBe(1);
    const [newest] = await listHistory(db, made.tripId, 1);
    expect(newest).toMatchObject({ action: "issue-version", subjectTitle: "2", changes: [] });
    expect((await findUndoSteps(db, made.tripId, made.userId)).undo?.action).toBe("move-stop");
  });

  it("stays as it was sent out, and the database refuses to change it", async () => {
    const made = await plannedTrip();
    await issueVersion(db, made, made.tripId, form(1), now);
    await actOn(db, made, [{ type: "move-stop", stopId: made.visitId, dayId: made.dayIds[2]!, startsAtMinute: 700 }]);
    const old = (await findIssuedProgramme(db, made.tripId, 1, "da"))!;
    expect(old.page.days[0]!.items.flatMap((item) => (item.type === "stop" ? [item.stop.title] : []))).toEqual(["Jobcenter Ærø, tlf. 12 34 56 78"]);
    expect(old.overview?.labels).toHaveLength(1);
    expect(await findIssuedProgramme(db, made.tripId, 2, "da")).toBeUndefined();
    await expect(db.updateTable("programme_version").set({ note: "andet" }).where("trip_id", "=", made.tripId).execute()).rejects.toThrow("cannot be changed");
  });

  it("is made once of a form sent twice, and by one of two rivals", async () => {
    const made = await plannedTrip();
    const sent = form(1);
    const twice = await Promise.all([issueVersion(db, made, made.tripId, sent, now), issueVersion(db, made, made.tripId, sent, now)]);
    expect(twice.filter((one) => one.ok).length).toBeGreaterThanOrEqual(1);
    expect(await listVersions(db, made.tripId)).toHaveLength(1);
    await addStop(db, made, { dayId: made.dayIds[1], title: "Møde", startsAtMinute: 500, place });
    const rivals = await Promise.all([issueVersion(db, made, made.tripId, form(2), now), issueVersion(db, made, made.tripId, form(2), now)]);
    expect(rivals.map((one) => (one.ok ? "issued" : one.reason.code)).sort()).toEqual(["issued", "issued-by-other"]);
    expect((await listVersions(db, made.tripId)).map((one) => one.number)).toEqual([2, 1]);
  });

  it("is refused of nothing, and of what was sent out already", async () => {
    const bare = await makeTrip(db, own);
    expect(await issueVersion(db, bare, bare.tripId, form(1), now)).toEqual({ ok: false, reason: { code: "empty" } });
    const made = await plannedTrip();
    await issueVersion(db, made, made.tripId, form(1), now);
    expect(await issueVersion(db, made, made.tripId, form(2), now)).toEqual({ ok: false, reason: { code: "unchanged" } });
  });
});

describe("the page of documents", () => {
  it("is issued from by the secretariat, read by members, and not there for others", async () => {
    const made = await plannedTrip();
    const path = `/ture/${made.tripId}/dokumenter`;
    const at = { params: { tripId: made.tripId }, context: {} };
    const post = async (userId: string) => action({ request: await request(path, userId, { method: "POST", body: new URLSearchParams({ requestKey: randomUUID(), number: "1", note: "Velkommen" }) }), ...at });
    expect(await statusOf(post(own.memberId))).toBe(403);
    expect(await statusOf(post(foreign.secretaryId))).toBe(404);
    expect(await statusOf(post(own.secretaryId))).toBe(302);
    const seen = (await (await loader({ request: await request(path, own.memberId), ...at })).json()) as { letters: unknown; documents: { code: string }[]; versions: { items: { number: number; note: string; issuedBy: string }[] } };
    expect(seen.letters).toBeNull();
    expect(seen.documents.map((one) => one.code)).not.toContain("subscription");
    expect(seen.versions.items).toMatchObject([{ number: 1, note: "Velkommen", issuedBy: "Signe Sekretær", status: "provisional" }]);
    const own2 = (await (await loader({ request: await request(path, own.secretaryId), ...at })).json()) as { letters: { stopId: string }[] };
    expect(own2.letters).toEqual([{ stopId: made.visitId, host: "Jobcenter Ærø, tlf. 12 34 56 78" }]);
  });

  it("has its public edition as a page too, bare", async () => {
    const { tripId } = await plannedTrip();
    const page = async (query: string) => (await loadPrint({ request: await request(`/ture/${tripId}/udskriv${query}`, own.secretaryId), params: { tripId }, context: {} })).json();
    const [members, everybody] = [await page(""), await page("?udgave=offentlig")];
    expect([members.isPublic, members.mayEdit, everybody.isPublic, everybody.mayEdit]).toEqual([false, true, true, false]);
    expect(JSON.stringify(members)).toContain("12 34 56 78");
    expect(JSON.stringify(everybody)).toContain("Jobcenter Ærø");
    expect(JSON.stringify(everybody)).not.toContain("12 34 56 78");
  });

  it("gives an old version as it was, and its public edition bare", async () => {
    const made = await plannedTrip();
    await issueVersion(db, made, made.tripId, form(1), now);
    await actOn(db, made, [{ type: "move-stop", stopId: made.visitId, dayId: made.dayIds[1]!, startsAtMinute: 700 }]);
    await issueVersion(db, made, made.tripId, form(2), new Date("2027-01-06T09:00:00Z"));
    const get = async (number: string, userId: string) => downloadVersion({ request: await request(`/ture/${made.tripId}/version/${number}/program.pdf`, userId), params: { tripId: made.tripId, number }, context: {} });
    const first = await get("1", own.memberId);
    expect(first.headers.get("Content-Disposition")).toContain(`filename*=UTF-8''${encodeURIComponent("Program version 1 - Fyn på tværs.pdf")}`);
    const pdf = await readPdf(Buffer.from(await first.arrayBuffer()));
    expect(pdf.pages[0]).toContain("Version 1, udgivet 5. januar 2027 kl. 10.00");
    expect(partsOf(pdf.parts, "H2").map((one) => one.text)).not.toContain("Ændret siden version 1");
    const second = await readPdf(Buffer.from(await (await get("2", own.memberId)).arrayBuffer()));
    expect(partsOf(second.parts, "H2").map((one) => one.text)).toContain("Ændret siden version 1");
    const changes = partsOf(second.parts, "Table").map(rowsOf).find((rows) => rows[0]![0] === "Ændring")!;
    expect(changes[1]!.slice(0, 2)).toEqual(["Ændret", "1. Jobcenter Ærø, tlf. 12 34 56 78"]);
    expect(changes[1]![2]).toContain("Flyttet fra tirsdag den 13. april til onsdag den 14. april.");
    expect(changes[1]![2]).toContain("Tiden er ændret fra kl. 10.00–11.00 til kl. 11.40–12.40.");
    const open = await downloadPublicVersion({ request: await request("/x", own.memberId), params: { tripId: made.tripId, number: "2" }, context: {} });
    const openText = (await readPdf(Buffer.from(await open.arrayBuffer()))).pages.join(" ");
    expect(openText).toContain("1. Jobcenter Ærø");
    expect(openText).not.toContain("12 34 56 78");
    expect(await statusOf(get("3", own.memberId))).toBe(404);
    expect(await statusOf(get("0x1", own.memberId))).toBe(404);
    expect(await statusOf(get("1", foreign.secretaryId))).toBe(404);
  });
});

describe("a letter to a host as a file", () => {
  it("is in the language asked for, and the secretariat's only", async () => {
    const made = await plannedTrip();
    const at = { params: { tripId: made.tripId, stopId: made.visitId }, context: {} };
    const path = `/ture/${made.tripId}/vaerter/${made.visitId}/brev`;
    const word = await downloadLetterWord({ request: await request(`${path}.docx?sprog=en`, own.secretaryId), ...at });
    expect(word.headers.get("Content-Disposition")).toContain(`filename*=UTF-8''${encodeURIComponent("Letter - Jobcenter Ærø, tlf. 12 34 56 78.docx")}`);
    const text = (await readWord(Buffer.from(await word.arrayBuffer()))).text;
    expect(text).toContain("Dear Jobcenter Ærø");
    expect(text).toContain("Tuesday 13 April 2027");
    const pdf = await downloadLetterPdf({ request: await request(`${path}.pdf?sprog=da`, own.secretaryId), ...at });
    expect((await readPdf(Buffer.from(await pdf.arrayBuffer()))).pages.join(" ")).toContain("Kære Jobcenter Ærø");
    expect(await statusOf(downloadLetterPdf({ request: await request(`${path}.pdf`, own.memberId), ...at }))).toBe(403);
    expect(await statusOf(downloadLetterPdf({ request: await request(`${path}.pdf`, foreign.secretaryId), ...at }))).toBe(404);
    const other = await makeTrip(db, own);
    expect(await statusOf(downloadLetterPdf({ request: await request("/x", own.secretaryId), params: { tripId: other.tripId, stopId: made.visitId }, context: {} }))).toBe(404);
  });
});
