import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { factsHash, markAccepted } from "~/domain/itinerary/acceptance";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { loadProgramme } from "~/features/documents/queries.server";
import { findUndoSteps, listHistory } from "~/features/history/queries.server";
import { acceptFinding, withdrawAcceptance } from "~/features/planner/acceptance-commands.server";
import { listAccepted } from "~/features/planner/acceptance-queries.server";
import { loadPlan } from "~/features/planner/board-queries.server";
import { undoAct, type PlannerActor } from "~/features/planner/commands.server";
import { findTrip } from "~/features/trips/queries.server";
import { messagesDa } from "~/i18n/messages.da";
import { registerMessages } from "~/i18n/message-store";
import { translatorFor } from "~/i18n/translator";
import { straightLineTravel } from "../../fakes/straight-line-travel";
import { createOrganisation, type MadeOrganisation } from "../../factories/people";
import { actOn, addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const checkedWith = { travel: straightLineTravel, today: "2027-01-10", titleOf: (finding: { code: string }) => finding.code };
const findingsOf = async (actor: PlannerActor) => checkItinerary((await loadPlan(db, (await findTrip(db, actor.tripId))!)).itinerary, straightLineTravel, checkedWith.today).findings;
const take = async (actor: PlannerActor, which: "undo" | "redo") => undoAct(db, actor, (await findUndoSteps(db, actor.tripId, actor.userId))[which]!.entryId, randomUUID());

/** A trip with a long day, which is a warning, and what the form for accepting it holds. */
async function withLongDay() {
  const actor = await makeTrip(db, organisation);
  const stopId = await addStop(db, actor, { dayId: actor.dayIds[0]!, startsAtMinute: 480, durationMinutes: 660 });
  const finding = (await findingsOf(actor)).find((one) => one.code === "day-too-long")!;
  return { actor, stopId, finding, form: { requestKey: randomUUID(), findingKey: finding.key, factsHash: factsHash(finding), reason: "Alle er med på en lang dag" } };
}

describe("accepting a finding", () => {
  it("keeps the reason and who gave it, and says so in the history", async () => {
    const { actor, finding, form } = await withLongDay();
    expect(await acceptFinding(db, actor, form, checkedWith)).toMatchObject({ ok: true });
    const accepted = await listAccepted(db, actor.tripId);
    expect(accepted).toEqual([{ findingKey: finding.key, factsHash: form.factsHash, reason: form.reason, acceptedAt: expect.any(String), acceptedByName: "Signe Sekretær" }]);
    expect(markAccepted(await findingsOf(actor), accepted).find((one) => one.key === finding.key)!.accepted).toMatchObject({ reason: form.reason });
    expect((await listHistory(db, actor.tripId, 1))[0]).toMatchObject({ action: "accept-finding", subjectTitle: "day-too-long", changes: [{ table: "accepted_finding", before: null }] });
  });

  it("takes it from what is still missing on paper", async () => {
    const { actor, finding, form } = await withLongDay();
    const missing = async () => (await loadProgramme(db, { trip: (await findTrip(db, actor.tripId))!, mayEdit: true }, translatorFor("da"), new Date("2027-01-10T09:00:00Z"))).page.openPoints.map((point) => point.key);
    expect(await missing()).toContain(finding.key);
    await acceptFinding(db, actor, form, checkedWith);
    expect(await missing()).not.toContain(finding.key);
  });

  it("comes back when the plan changes", async () => {
    const { actor, stopId, finding, form } = await withLongDay();
    await acceptFinding(db, actor, form, checkedWith);
    await actOn(db, actor, [{ type: "resize-stop", stopId, durationMinutes: 670 }]);
    expect(markAccepted(await findingsOf(actor), await listAccepted(db, actor.tripId)).find((one) => one.key === finding.key)).toMatchObject({ severity: "warning", accepted: null });
  });

  it("happens once however often it is sent, and again with another reason", async () => {
    const { actor, form } = await withLongDay();
    await Promise.all(Array.from({ length: 5 }, () => acceptFinding(db, actor, form, checkedWith)));
    await acceptFinding(db, actor, { ...form, requestKey: randomUUID(), reason: "Værten kunne kun den dag" }, checkedWith);
    expect((await listAccepted(db, actor.tripId)).map((one) => one.reason)).toEqual(["Værten kunne kun den dag"]);
    expect((await listHistory(db, actor.tripId, 10)).filter((one) => one.action === "accept-finding")).toHaveLength(2);
  });

  it("is refused for an error, for what has changed and for what is not there", async () => {
    const { actor, form } = await withLongDay();
    await addStop(db, actor, { dayId: actor.dayIds[0]!, startsAtMinute: 500 });
    const overlap = (await findingsOf(actor)).find((one) => one.code === "overlap")!;
    const refusalOf = async (changes: Partial<typeof form>) => acceptFinding(db, actor, { ...form, requestKey: randomUUID(), ...changes }, checkedWith);
    expect(await refusalOf({ findingKey: overlap.key, factsHash: factsHash(overlap) })).toEqual({ ok: false, reason: { code: "not-acceptable" } });
    expect(await refusalOf({ factsHash: randomUUID() })).toEqual({ ok: false, reason: { code: "changed-finding" } });
    expect(await refusalOf({ findingKey: "day-too-long:day:nobody" })).toEqual({ ok: false, reason: { code: "unknown-finding" } });
    expect(await listAccepted(db, actor.tripId)).toEqual([]);
  });

  it("can be withdrawn, taken back and done again", async () => {
    const { actor, form } = await withLongDay();
    await acceptFinding(db, actor, form, checkedWith);
    const [stored] = await listAccepted(db, actor.tripId);
    expect(await withdrawAcceptance(db, actor, { requestKey: randomUUID(), findingKey: form.findingKey })).toMatchObject({ ok: true });
    expect(await listAccepted(db, actor.tripId)).toEqual([]);
    expect((await listHistory(db, actor.tripId, 1))[0]).toMatchObject({ action: "withdraw-acceptance", subjectTitle: "day-too-long" });
    expect(await withdrawAcceptance(db, actor, { requestKey: randomUUID(), findingKey: form.findingKey })).toEqual({ ok: false, reason: { code: "not-accepted" } });
    expect(await take(actor, "undo")).toMatchObject({ ok: true });
    expect(await listAccepted(db, actor.tripId)).toEqual([stored]);
    expect(await take(actor, "undo")).toMatchObject({ ok: true });
    expect(await listAccepted(db, actor.tripId)).toEqual([]);
    expect(await take(actor, "redo")).toMatchObject({ ok: true });
    expect(await listAccepted(db, actor.tripId)).toEqual([stored]);
  });

  it("takes a new reason back to the old one", async () => {
    const { actor, form } = await withLongDay();
    await acceptFinding(db, actor, form, checkedWith);
    await acceptFinding(db, actor, { ...form, requestKey: randomUUID(), reason: "En anden grund" }, checkedWith);
    expect(await take(actor, "undo")).toMatchObject({ ok: true });
    expect((await listAccepted(db, actor.tripId)).map((one) => one.reason)).toEqual([form.reason]);
  });
});
