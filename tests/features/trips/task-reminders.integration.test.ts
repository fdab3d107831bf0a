import { beforeAll, expect, it } from "vitest";
import { editPerson } from "~/features/people/commands.server";
import { mailTaskReminder } from "~/features/trips/reminder-commands.server";
import { changeTask } from "~/features/trips/task-commands.server";
import { listAssignees } from "~/features/trips/task-queries.server";
import { taskActSchema } from "~/features/trips/task-schema";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { action } from "~/routes/ture.$tripId.opgaver";
import { createOrganisation, createPerson, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { startMailServer, textOf } from "../../fakes/mail-server";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
const { db } = await testDatabase();
const mails = await startMailServer();
const sender = { translator: translatorFor("da"), url: "https://tur.example.org/ture/1/opgaver", displayName: "Signe Sekretær", today: "2027-02-10" };
let organisation: MadeOrganisation;
let colleagueId: string;

beforeAll(async () => {
  organisation = await createOrganisation(db);
  colleagueId = await createPerson(db, organisation.organisationId, organisation.committeeId, { displayName: "Kaj Kollega", role: "secretariat" });
});

async function tripWithTask() {
  const trip = await makeTrip(db, organisation, { title: "Fyn" });
  const act = taskActSchema.parse({ intent: "edit", taskKey: "budget", version: "0", dueOn: "01.03.2027", assigneeId: colleagueId });
  expect((await changeTask(db, trip, trip.tripId, act, () => "Læg budgettet")).ok).toBe(true);
  return { id: trip.tripId, title: "Fyn" };
}

async function giveAddress(email: string): Promise<void> {
  const { version } = await db.selectFrom("app_user").select("version").where("id", "=", colleagueId).executeTakeFirstOrThrow();
  const edited = await editPerson(db, organisation.committeeId, { userId: colleagueId, displayName: "Kaj Kollega", email, role: "secretariat", office: "member", version }, organisation.secretaryId);
  if (!edited.ok) throw new Error(edited.reason.code);
}

it("reminds who has the task, by mail, of that task alone", async () => {
  const trip = await tripWithTask();
  expect(await mailTaskReminder(db, trip, "budget", sender)).toEqual({ ok: false, reason: { code: "no-address" } });
  await giveAddress("kaj@example.org");
  expect((await listAssignees(db, trip.id)).map(({ displayName, hasAddress }) => [displayName, hasAddress])).toEqual([["Kaj Kollega", true], ["Signe Sekretær", false]]);
  expect(await mailTaskReminder(db, trip, "budget", sender)).toEqual({ ok: true, value: { name: "Kaj Kollega" } });
  expect(mails.received.map((one) => one.to)).toEqual(["kaj@example.org"]);
  const text = textOf(mails.received[0]!);
  for (const part of ["Hej Kaj Kollega", "- Læg budgettet: 1. marts 2027, om 19 dage (Kaj Kollega)", sender.url, "Signe Sekretær"]) expect(text).toContain(part);
  expect(text).not.toContain("Spørg værterne");
});

it("sends nothing for a task that nobody has, is done or is none, and says when the mail was not taken", async () => {
  const trip = await tripWithTask();
  await giveAddress("full@example.org");
  expect(await mailTaskReminder(db, trip, "budget", sender)).toEqual({ ok: false, reason: { code: "mail-not-taken" } });
  expect(await mailTaskReminder(db, trip, "hosts-asked", sender)).toEqual({ ok: false, reason: { code: "no-address" } });
  expect(await mailTaskReminder(db, trip, "entry-permit:GB", sender)).toEqual({ ok: false, reason: { code: "unknown-task" } });
  await changeTask(db, organisationActor(), trip.id, taskActSchema.parse({ intent: "finish", taskKey: "budget", version: "1" }), () => "");
  expect(await mailTaskReminder(db, trip, "budget", sender)).toEqual({ ok: false, reason: { code: "unknown-task" } });
  expect(mails.received).toEqual([]);
});

it("is for the secretariat to send", async () => {
  const trip = await tripWithTask();
  await giveAddress("kaj@example.org");
  const post = async (userId: string, fields: Record<string, string>) => action({ request: new Request(`http://localhost/ture/${trip.id}/opgaver`, { method: "POST", headers: { Cookie: await signedInCookie(db, userId) }, body: new URLSearchParams(fields) }), params: { tripId: trip.id }, context: {} });
  const remind = { intent: "remind", taskKey: "budget", version: "1" };
  await expect(post(organisation.memberId, remind)).rejects.toMatchObject({ status: 403 });
  await expect(post((await createOrganisation(db)).secretaryId, remind)).rejects.toMatchObject({ status: 404 });
  await expect(post(organisation.secretaryId, { ...remind, taskKey: "x".repeat(500) })).rejects.toMatchObject({ status: 400 });
  expect(mails.received).toEqual([]);
  expect(((await post(organisation.secretaryId, remind)) as Response).status).toBe(302);
  expect(mails.received.map((one) => one.to)).toEqual(["kaj@example.org"]);
});

const organisationActor = () => ({ userId: organisation.secretaryId, organisationId: organisation.organisationId });
