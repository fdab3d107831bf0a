import ical, { type VEvent } from "node-ical";
import { expect, it } from "vitest";
import { writeProgrammeFile } from "~/features/documents/file-queries.server";
import { findUndoSteps } from "~/features/history/queries.server";
import { findStopForm } from "~/features/planner/board-queries.server";
import { saveStop, undoAct } from "~/features/planner/commands.server";
import { stopFormSchema } from "~/features/planner/schema";
import { findTrip } from "~/features/trips/queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { createOrganisation } from "../../factories/people";
import { actOn, addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
const { db } = await testDatabase();

it("never falls for a stop, whatever becomes of it: edited, removed, brought back, edited again", async () => {
  const actor = await makeTrip(db, await createOrganisation(db));
  const stopId = await addStop(db, actor, { kind: "visit", title: "Jobcenter", dayId: actor.dayIds[0]!, startsAtMinute: 600 });
  const events = async () => {
    const file = await writeProgrammeFile(db, (await findTrip(db, actor.tripId))!, { form: "ics", locale: "da", now: new Date("2027-01-05T08:00:00Z"), edition: "members" });
    return Object.values(ical.sync.parseICS(await file.text())).filter((one): one is VEvent => one?.type === "VEVENT");
  };
  const sequence = async () => {
    const event = (await events()).find((one) => one.uid === `${stopId}@studietur`);
    return event ? Number(event.sequence) : null;
  };
  const edit = async (title: string) => {
    const form = stopFormSchema.parse({ ...(await findStopForm(db, actor.tripId, stopId)), title });
    expect(await saveStop(db, actor, form, crypto.randomUUID())).toMatchObject({ ok: true });
  };
  const takeBack = async () => {
    const { undo } = await findUndoSteps(db, actor.tripId, actor.userId);
    expect(await undoAct(db, actor, undo!.entryId, crypto.randomUUID())).toMatchObject({ ok: true });
  };
  const seen = [await sequence()];
  for (const title of ["Jobcenter Odense", "Jobcenter Odense Vest", "Jobcenter Odense Nord"]) {
    await edit(title);
    seen.push(await sequence());
  }
  expect(await actOn(db, actor, [{ type: "remove-stop", stopId }], { action: "remove-stop" })).toMatchObject({ ok: true });
  expect(await sequence()).toBeNull();
  await takeBack();
  seen.push(await sequence());
  await edit("Jobcenter Odense");
  seen.push(await sequence());
  const first = seen[0]!;
  expect(seen).toEqual([first, first + 1, first + 2, first + 3, first + 5, first + 6]);
});
