import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { addDays } from "~/domain/time/calendar-date";
import { wallClockOf } from "~/domain/time/wall-clock";
import { lineFields } from "../factories/budget";
import { startApp } from "../setup/app-server";
import { createTripByForm, readCommitteeId, signInSecretary, type HttpAnswer } from "../setup/http-client";

/* One trip from idea to report through the forms of its pages: what is missing is refused with the way to fill it in. */

const app = await startApp("embedded");
const secretary = await signInSecretary(app);

it("walks a trip from idea to report, and refuses each step until it has what it needs", async () => {
  const today = wallClockOf(Date.now(), "Europe/Copenhagen").date;
  const tomorrow = addDays(today, 1);
  const tripId = await createTripByForm(secretary, { state: "idea", purpose: "", startsOn: tomorrow, endsOn: tomorrow });
  const trip = `/ture/${tripId}`;
  const hidden = async (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec((await secretary.get(page)).text)?.[1] ?? "";
  const move = async (to: string, reason = "") => secretary.post(`${trip}?index`, { requestKey: randomUUID(), version: await hidden(trip, "version"), to, reason });
  const linksAfter = (text: string) => [...text.matchAll(/<a aria-label="([^":]+): [^"]*"[^>]* href="\/ture\/[0-9a-f-]{36}\/([a-z]+)"/g)].map((match) => `${match[2]} ${match[1]}`);
  const expectDone = async (answer: Promise<HttpAnswer>) => {
    const { status, text } = await answer;
    expect(status, text.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ").slice(0, 1500)).toBe(302);
  };
  const expectMissing = async (to: string, links: string[], reason = "") => {
    const { status, text } = await move(to, reason);
    expect([status, linksAfter(text)], to).toEqual([400, links]);
  };

  await expectDone(move("draft"));
  await expectMissing("submitted", ["ret Skriv formålet", "program Læg besøg ind", "oekonomi Læg budgettet"]);
  const facts = async (startsOn: string) => {
    const form = new URLSearchParams({ version: await hidden(`${trip}/ret`, "version"), committeeId: await readCommitteeId(secretary), title: "Fyn", purpose: "Lære om unge i job", overallQuestion: "", startsOn, endsOn: startsOn, moveProgramme: "on", memberCount: "11", staffCount: "3" });
    form.append("destination", "dk-odense");
    return secretary.post(`${trip}/ret`, form);
  };
  await expectDone(facts(tomorrow));
  await expectDone(secretary.post(`${trip}/oekonomi/linje/ny`, { ...lineFields(), requestKey: randomUUID() }));
  const dayId = /id="day-([0-9a-f-]{36})"/.exec((await secretary.get(`${trip}/program`)).text)![1]!;
  const stopId = randomUUID();
  const place = { name: "København", lon: 12.57, lat: 55.676, timeZone: "Europe/Copenhagen", countryCode: "DK", regionCode: null, confidence: "town" };
  const change = { type: "add-stop", stopId, dayId, kind: "visit", title: "Jobcentret", siteId: null, place, startsAtMinute: 660, durationMinutes: 90, nights: 0, bookingStatus: "confirmed" };
  const act = async (action: string, changed: object, versions: Record<string, number>) =>
    expect((await secretary.post(`${trip}/program.data`, { intent: "act", payload: JSON.stringify({ requestKey: randomUUID(), action, changes: [changed], versions }) })).status).toBe(200);
  await act("add-stop", change, {});
  await expectDone(move("submitted"));

  await expectMissing("approved", ["beslutning Skriv beslutningen ind"]);
  await expectDone(secretary.post(`${trip}/beslutning`, { version: "0", body: "committee", meetingOn: today, agendaItem: "7", outcome: "adopted", note: "" }));
  await expectDone(move("approved"));

  await act("set-status", { type: "set-status", stopId, bookingStatus: "asked" }, { [stopId]: 1 });
  await expectMissing("underway", ["vaerter Se værterne"]);
  await expectDone(secretary.post(`${trip}/vaerter?index`, { intent: "record", requestKey: randomUUID(), stopId, version: "2", status: "confirmed", happenedOn: today, note: "Ja tak", role: "Jobcenterchef" }));
  await expectDone(move("underway"));

  await expectMissing("reported", ["oekonomi Skriv forbruget ind", "rapport Skriv rapporten"]);
  await expectDone(facts(today));
  const linePath = /href="(\/ture\/[0-9a-f-]{36}\/oekonomi\/linje\/[0-9a-f-]{36})"/.exec((await secretary.get(`${trip}/oekonomi`)).text)![1]!;
  await expectDone(secretary.post(linePath, { ...lineFields({ version: "1", actual: "15.250" }), requestKey: randomUUID() }));
  await expectMissing("reported", ["rapport Skriv rapporten"]);
  await expectDone(secretary.post(`${trip}/rapport?index`, { version: "0", learning: "Begynd tidligt", recommendations: "Mød værterne før" }));
  await expectDone(move("reported"));
  const { text } = await secretary.get(trip);
  expect(text).toContain("Turen er nu afrapporteret.");
  expect((await secretary.get(`${trip}/historik`)).text.match(/Jobcentret/g)?.length).toBeGreaterThan(1);
});
