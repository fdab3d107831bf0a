import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "~db/client";
import { createOrganisation } from "../factories/people";
import { addStop, makeTrip } from "../factories/trips";
import { startApp } from "../setup/app-server";
import { addStopByAct, createTripByForm, HttpClient, readCommitteeId, signInAs, signInSecretary } from "../setup/http-client";

/*
 * Trips, to whom they belong and to whom not, and nonsense in every place that takes something. On PostgreSQL, so that the
 * test can look at the rows while the server runs: what was refused has changed nothing.
 */

const app = await startApp("postgres");
const { db, close } = await openDatabase({ kind: "postgres", databaseUrl: app.env.DATABASE_URL!, maxConnections: 2 });
afterAll(close);

const secretary = await signInSecretary(app);
const member = await signInAs(app, "member");
const reader = await signInAs(app, "reader");
const stranger = new HttpClient(app.baseUrl);
const ownTripId = await createTripByForm(secretary);
const neighbour = await createOrganisation(db, { name: "Nabokøbing Kommune" });
const foreign = await makeTrip(db, neighbour, { title: "Naboens hemmelige tur" });
const foreignStopId = await addStop(db, foreign, { title: "Naboens stop" });
const nobodysId = "00000000-0000-4000-8000-000000000000";

const pages = ["", "/beslutning", "/opgaver", "/vaerter", "/program", "/udskriv", "/dokumenter", "/program.pdf", "/program.docx", "/program-offentlig.pdf", "/historik", "/ret"];
const doors = ["?index", "/beslutning", "/opgaver", "/vaerter", "/program", "/ret", "/slet"];
const garbageIds = ["1", "null", "undefined", "NaN", "../x", "%00", "æ", "a".repeat(5000), "00000000-0000-4000-8000-00000000000g", "' or 1=1 --", "__proto__", "{}"];

/** Everything a refused request must leave alone. */
async function rows() {
  const read = async (table: "trip" | "trip_day" | "stop" | "leg" | "history_entry" | "trip_theme" | "trip_destination" | "accepted_finding") =>
    [table, (await db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort()] as const;
  return Object.fromEntries(await Promise.all([read("trip"), read("trip_day"), read("stop"), read("leg"), read("history_entry"), read("trip_theme"), read("trip_destination"), read("accepted_finding")]));
}

async function expectNothingChanged(act: () => Promise<void>): Promise<void> {
  const before = await rows();
  await act();
  expect(await rows()).toEqual(before);
}

describe("a trip's pages", () => {
  it("are there for the committee, and lead a stranger to the sign-in page", async () => {
    for (const page of pages) {
      expect((await secretary.get(`/ture/${ownTripId}${page}`)).status, page).toBe(200);
      expect((await stranger.get(`/ture/${ownTripId}${page}`)).location, page).toMatch(/^\/log-ind\?next=/);
    }
  });

  it("are there for a member to read, not to change", async () => {
    for (const page of ["", "/program", "/udskriv", "/dokumenter", "/program.pdf", "/program.docx", "/program-offentlig.pdf", "/historik"]) expect((await member.get(`/ture/${ownTripId}${page}`)).status, page).toBe(200);
    expect((await member.get(`/ture/${ownTripId}/ret`)).status).toBe(403);
    expect((await member.get("/ture/ny")).status).toBe(403);
  });

  it("of another organisation look like pages that do not exist", async () => {
    expect((await secretary.get("/ture")).text).not.toContain("Naboens");
    for (const page of pages) {
      for (const suffix of ["", ".data"]) {
        const theirs = await secretary.get(`/ture/${foreign.tripId}${page}${suffix}`);
        const nobodys = await secretary.get(`/ture/${nobodysId}${page}${suffix}`);
        expect([theirs.status, nobodys.status], page + suffix).toEqual([404, 404]);
        expect(theirs.text).not.toContain("Naboens");
      }
    }
  });

  it("answer 404 to garbage in place of an id", async () => {
    for (const id of garbageIds) {
      for (const page of pages) {
        const { status } = await secretary.get(`/ture/${encodeURIComponent(id)}${page}`);
        expect([400, 404], `${id.slice(0, 30)}${page}: ${status}`).toContain(status);
      }
    }
    for (const id of garbageIds.filter((one) => one !== "../x")) {
      for (const folder of ["destinationer", "besoegssteder", "kort"]) {
        const { status } = await secretary.get(`/${folder}/${encodeURIComponent(id)}`);
        expect([400, 404], `${folder}/${id.slice(0, 30)}: ${status}`).toContain(status);
      }
    }
  });
});

describe("a trip's forms", () => {
  it("are closed to strangers (401), members (403) and other organisations (404), and change nothing", async () => {
    await expectNothingChanged(async () => {
      for (const door of doors) {
        const act = { intent: "act", payload: "{}" };
        expect((await stranger.post(`/ture/${ownTripId}${door}`, act)).status, door).toBe(401);
        expect((await member.post(`/ture/${ownTripId}${door}`, act)).status, door).toBe(403);
        expect((await secretary.post(`/ture/${foreign.tripId}${door}`, act)).status, door).toBe(404);
        expect((await secretary.post(`/ture/${nobodysId}${door}`, act)).status, door).toBe(404);
      }
    });
  });

  it("do not touch a stop of another trip, however it is named", async () => {
    await expectNothingChanged(async () => {
      const acts = [
        { type: "move-stop", stopId: foreignStopId, dayId: null, startsAtMinute: 60 },
        { type: "remove-stop", stopId: foreignStopId },
        { type: "set-lock", stopId: foreignStopId, locked: true },
        { type: "set-leg", fromStopId: foreignStopId, toStopId: null, mode: "coach", enteredMinutes: null },
        { type: "add-stop", stopId: nobodysId, dayId: foreign.dayIds[0], kind: "meeting", title: "x", siteId: null, place: null, startsAtMinute: 60, durationMinutes: 60, nights: 0, bookingStatus: "suggested" },
      ];
      for (const change of acts) {
        const payload = JSON.stringify({ requestKey: "6f1c2a3e-58d0-4f0e-9d7a-0a8f5f4c1b2d", action: "move-stop", changes: [change], versions: "stopId" in change ? { [foreignStopId]: 1 } : {} });
        const { status } = await secretary.post(`/ture/${ownTripId}/program`, { intent: "act", payload });
        expect([400, 404, 409], change.type).toContain(status);
      }
      const form = { intent: "save-stop", requestKey: "6f1c2a3e-58d0-4f0e-9d7a-0a8f5f4c1b2e", stopId: foreignStopId, version: "1", kind: "meeting", title: "x", durationMinutes: "60", nights: "0", bookingStatus: "suggested" };
      const { status } = await secretary.post(`/ture/${ownTripId}/program`, form);
      expect([400, 404, 409]).toContain(status);
    });
  });

  it("answer 4xx to garbage", async () => {
    const payloads = ["", "x", "null", "[]", "{}", "1e999", "\"", JSON.stringify({ changes: [] }), JSON.stringify({ requestKey: 1, action: "move-stop", changes: [{ type: "move-stop" }], versions: { __proto__: 1 } })];
    const numbers = ["", "-1", "0", "1e9", "NaN", "Infinity", "elleve", "3,5", "99999999999999999999"];
    const dates = ["", "i morgen", "31.02.2027", "2027-13-01", "0001-01-01", "9999-12-31", "13.04.27", "08/12"];
    await expectNothingChanged(async () => {
      for (const payload of payloads) for (const intent of ["act", "save-stop", "undo", "", "x"]) {
        const { status } = await secretary.post(`/ture/${ownTripId}/program`, { intent, payload, requestKey: payload, entryId: payload });
        expect([400, 409], `${intent} ${payload}: ${status}`).toContain(status);
      }
      const committee = { requestKey: "6f1c2a3e-58d0-4f0e-9d7a-0a8f5f4c1b2f" };
      for (const memberCount of numbers) await expect(createTripByForm(secretary, { ...committee, memberCount }), memberCount).rejects.toThrow(/answered 400/);
      for (const startsOn of dates) await expect(createTripByForm(secretary, { ...committee, startsOn }), startsOn).rejects.toThrow(/answered 400/);
      await expect(createTripByForm(secretary, { ...committee, committeeId: nobodysId })).rejects.toThrow(/answered 40[04]/);
      await expect(createTripByForm(secretary, { requestKey: "x" })).rejects.toThrow(/answered 400/);
      await expect(createTripByForm(secretary, { ...committee, title: "a".repeat(201) })).rejects.toThrow(/answered 400/);
    });
  });

  it("make one trip of a double click", async () => {
    const requestKey = "6f1c2a3e-58d0-4f0e-9d7a-0a8f5f4c1b30";
    const ids = await Promise.all(Array.from({ length: 5 }, () => createTripByForm(secretary, { requestKey, title: "Dobbeltklik" })));
    expect(new Set(ids).size).toBe(1);
    expect(await db.selectFrom("trip").select("id").where("title", "=", "Dobbeltklik").execute()).toHaveLength(1);
  });
});

describe("the library's doors", () => {
  const caseCode = "kube-ringkoebing-skjern";
  const requestKey = "6f1c2a3e-58d0-4f0e-9d7a-0a8f5f4c1b31";
  const pages = ["/bibliotek", "/bibliotek/figurer", `/bibliotek/${caseCode}`, `/bibliotek/${caseCode}/opret`];
  const ask = async (fields: Record<string, string> = {}) => {
    const { id: questionId } = await db.selectFrom("case_question").innerJoin("library_case", "library_case.id", "case_question.case_id").select("case_question.id").where("code", "=", caseCode).orderBy("case_question.position").executeTakeFirstOrThrow();
    const { id: stopId } = await db.selectFrom("stop").select("id").where("trip_id", "=", ownTripId).executeTakeFirstOrThrow();
    return { questionId, stopId, next: `/bibliotek/${caseCode}`, ...fields };
  };
  const adopt = async (fields: Record<string, string> = {}) => ({ requestKey, committeeId: await readCommitteeId(secretary), as: "site", name: "Erhvervscentret", place: "0", destination: "dk-oestjylland", kind: "municipal-service", ...fields });
  const adoption = `/bibliotek/${caseCode}/opret`;
  const added = async () => JSON.stringify([await db.selectFrom("visit_site").select("code").execute(), await db.selectFrom("destination").select("code").execute(), await db.selectFrom("case_link").select("id").execute()]);

  async function expectNothingAdded(act: () => Promise<void>): Promise<void> {
    const before = await added();
    await expectNothingChanged(act);
    expect(await added()).toEqual(before);
  }

  it("are there for members to read, and lead a stranger to the sign-in page", async () => {
    for (const page of pages) {
      expect((await stranger.get(page)).location, page).toBe(`/log-ind?next=${encodeURIComponent(page)}`);
      expect((await secretary.get(page)).status, page).toBe(200);
      expect((await member.get(page)).status, page).toBe(page === adoption ? 403 : 200);
    }
  });

  it("take no question and no adoption from strangers (401), members and readers (403), and none for another organisation (404)", async () => {
    await addStopByAct(secretary, ownTripId, "Møde om indsatsen");
    const foreignCommittee = { committeeId: neighbour.committeeId };
    await expectNothingAdded(async () => {
      for (const [client, status] of [[stranger, 401], [member, 403], [reader, 403]] as const) {
        expect((await client.post("/bibliotek/spoergsmaal", await ask())).status).toBe(status);
        expect((await client.post(adoption, await adopt())).status).toBe(status);
      }
      for (const stopId of [foreignStopId, nobodysId]) expect((await secretary.post("/bibliotek/spoergsmaal", await ask({ stopId }))).status, stopId).toBe(404);
      expect((await secretary.post("/bibliotek/spoergsmaal", await ask({ questionId: nobodysId }))).status).toBe(404);
      for (const fields of [foreignCommittee, { committeeId: nobodysId }]) expect((await secretary.post(adoption, await adopt(fields))).status, fields.committeeId).toBe(404);
      expect((await secretary.post("/bibliotek/findes-ikke/opret", await adopt())).status).toBe(404);
    });
  });

  it("answer 4xx to garbage in every field and in the address", async () => {
    const garbage = ["", " ", "null", "-1", "1e309", "\u0000", "a\u0000b", "a".repeat(5000), "../../x", "' or 1=1 --", "__proto__", "{\"a\":1}"];
    await expectNothingAdded(async () => {
      for (const value of garbage) {
        for (const field of ["questionId", "stopId"]) expect((await secretary.post("/bibliotek/spoergsmaal", await ask({ [field]: value }))).status, `${field}=${value.slice(0, 20)}`).toBe(400);
        for (const field of ["requestKey", "committeeId", "as", "place", "destination", "kind"]) expect((await secretary.post(adoption, await adopt({ [field]: value }))).status, `${field}=${value.slice(0, 20)}`).toBe(400);
        if (value.trim() === "") continue;
        for (const page of ["", "/opret"]) expect([400, 404], value.slice(0, 20)).toContain((await secretary.get(`/bibliotek/${encodeURIComponent(value)}${page}`)).status);
        // An address of seven long values is longer than the server reads at all.
        const names = ["q", "tema", "formaal", "kommune", "aar", "sektor", "kilde"];
        const filters = new URLSearchParams(names.slice(0, value.length > 1000 ? 1 : names.length).map((name) => [name, value]));
        expect((await secretary.get(`/bibliotek?${filters}`)).status, value.slice(0, 20)).toBe(200);
      }
      for (const name of ["", " ", "\u0000", "a".repeat(121)]) expect((await secretary.post(adoption, await adopt({ name }))).status, name.slice(0, 20)).toBe(400);
    });
    expect((await secretary.post("/bibliotek/spoergsmaal", await ask({ next: "https://evil.example" }))).location).toBe("/bibliotek#spoergsmaal");
  });
});
