import ical from "node-ical";
import { beforeAll, describe, expect, it } from "vitest";
import { createSharedLink, openSharedLink, revokeSharedLink } from "~/features/documents/link-commands.server";
import { listSharedLinks } from "~/features/documents/link-queries.server";
import { presentLinks } from "~/features/documents/present-links";
import { findUndoSteps, listHistory } from "~/features/history/queries.server";
import { findTrip } from "~/features/trips/queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { loader as openPage } from "~/routes/p.$token._index";
import { loader as openManifest } from "~/routes/p.$token.app[.]webmanifest";
import { loader as openCalendar } from "~/routes/p.$token.program[.]ics";
import { action, loader as openSharing } from "~/routes/ture.$tripId.deling";
import { loader as openTelephone } from "~/routes/ture.$tripId.telefon";
import { loader as downloadCalendar } from "~/routes/ture.$tripId.program[.]ics";
import { loader as downloadGeoJson } from "~/routes/ture.$tripId.program[.]geojson";
import { loader as downloadGpx } from "~/routes/ture.$tripId.program[.]gpx";
import { loader as downloadKml } from "~/routes/ture.$tripId.program[.]kml";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
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
const browser = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const visit = (path: string, headers: Record<string, string> = {}) => new Request(`http://localhost${path}`, { headers: { "User-Agent": browser, ...headers } });
const at = (token: string) => ({ params: { token }, context: {} });

/** A trip with one visit in Seoul whose host can be called, and a link of a kind to it. */
async function sharedTrip({ kind = "page", edition = "members", expiresOn = "2027-05-15" }: { kind?: "page" | "calendar"; edition?: "members" | "public"; expiresOn?: string } = {}) {
  const made = await makeTrip(db, own);
  await db.updateTable("trip").set({ contact_note: "Turleder: ring 12 34 56 78" }).where("id", "=", made.tripId).execute();
  const place = { name: "Seoul", lon: 126.978, lat: 37.566, timeZone: "Asia/Seoul", countryCode: "KR", regionCode: null, confidence: "address" as const };
  const stopId = await addStop(db, made, { dayId: made.dayIds[1], title: "서울 Jobcenter, mødelokale 3.14", kind: "visit", startsAtMinute: 600, place });
  await db.updateTable("stop").set({ host_contact: "Vært, vaert@example.org, +82 2 1234 5678", address: "1 Sejong-daero" }).where("id", "=", stopId).execute();
  const trip = (await findTrip(db, made.tripId))!;
  const outcome = await createSharedLink(db, made, trip, { requestKey: crypto.randomUUID(), label: "Medlemmerne", kind, edition, expiresOn }, now);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return { ...made, trip, stopId, token: outcome.value.token };
}
const linksOf = async (tripId: string, moment = now) => presentLinks(await listSharedLinks(db, tripId), "Europe/Copenhagen", moment);

describe("a shared link", () => {
  it("is kept as a hash only, stands in the history without its token, and leaves undo alone", async () => {
    const { tripId, token, userId } = await sharedTrip();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const rows = await db.selectFrom("shared_link").selectAll().where("trip_id", "=", tripId).execute();
    expect(rows).toHaveLength(1);
    const [entry] = await listHistory(db, tripId, 1);
    expect(entry).toMatchObject({ action: "create-link", subjectTitle: "Medlemmerne", changes: [] });
    expect(JSON.stringify([rows, entry])).not.toContain(token);
    expect((await findUndoSteps(db, tripId, userId)).undo?.action).toBe("add-stop");
  });

  it("works to the end of its last day at home, and not a moment longer", async () => {
    const { token, tripId } = await sharedTrip({ expiresOn: "2027-05-15" });
    expect(await openSharedLink(db, token, ["page"], new Date("2027-05-15T21:59:59Z"), true)).toMatchObject({ tripId, kind: "page", edition: "members" });
    expect(await openSharedLink(db, token, ["page"], new Date("2027-05-15T22:00:00Z"), true)).toBeUndefined();
    expect((await linksOf(tripId, new Date("2027-05-16T00:00:00Z")))[0]).toMatchObject({ expiresOn: "2027-05-15", state: "expired", openCount: 1, lastOpenedAt: "2027-05-15T21:59:59.000Z" });
  });

  it("is closed for good, once", async () => {
    const { token, tripId, ...made } = await sharedTrip();
    const [link] = await linksOf(tripId);
    expect(await revokeSharedLink(db, made, tripId, link!.linkId, now)).toBe(true);
    expect(await revokeSharedLink(db, made, tripId, link!.linkId, new Date("2027-02-01T00:00:00Z"))).toBe(true);
    expect(await openSharedLink(db, token, ["page"], now, true)).toBeUndefined();
    expect((await linksOf(tripId))[0]).toMatchObject({ state: "revoked", openCount: 0 });
    expect((await listHistory(db, tripId, 5)).filter((entry) => entry.action === "revoke-link")).toHaveLength(1);
    const other = await makeTrip(db, foreign);
    expect(await revokeSharedLink(db, other, other.tripId, link!.linkId, now)).toBe(false);
  });

  it("is refused for a day that has passed, for years, and for a form sent twice at once", async () => {
    const { trip, ...made } = await sharedTrip();
    const form = { requestKey: crypto.randomUUID(), label: "To", kind: "page", edition: "public", expiresOn: "2027-06-01" } as const;
    expect(await createSharedLink(db, made, trip, { ...form, expiresOn: "2027-01-04" }, now)).toEqual({ ok: false, reason: { code: "past" } });
    expect(await createSharedLink(db, made, trip, { ...form, expiresOn: "2028-05-20" }, now)).toEqual({ ok: false, reason: { code: "too-long" } });
    const twice = await Promise.all([createSharedLink(db, made, trip, form, now), createSharedLink(db, made, trip, form, now)]);
    expect(twice.map((one) => (one.ok ? "made" : one.reason.code)).sort()).toEqual(["already-made", "made"]);
    expect(await linksOf(trip.id)).toHaveLength(2);
  });

  it("counts every one of many who open it at once, but no preview of a chat and no fetch of the page's own", async () => {
    const { token, tripId } = await sharedTrip({ expiresOn: "2027-12-01" });
    await Promise.all(Array.from({ length: 5 }, () => openPage({ request: visit(`/p/${token}`), ...at(token) })));
    await openPage({ request: visit(`/p/${token}`, { "User-Agent": "WhatsApp/2.23.20.0" }), ...at(token) });
    await openPage({ request: visit(`/p/${token}.data`), ...at(token) });
    await openPage({ request: visit(`/p/${token}`, { "X-Programme-Keep": "yes" }), ...at(token) });
    await openManifest({ request: visit(`/p/${token}/app.webmanifest`), ...at(token) });
    expect((await linksOf(tripId))[0]!.openCount).toBe(5);
  });
});

describe("behind a link", () => {
  it("the members read contacts, everybody else does not", async () => {
    const text = async (edition: "members" | "public") => {
      const { token } = await sharedTrip({ edition, expiresOn: "2027-12-01" });
      return JSON.stringify(await (await openPage({ request: visit(`/p/${token}`), ...at(token) })).json()) + (await (await openCalendar({ request: visit(`/p/${token}/program.ics`), ...at(token) })).text());
    };
    const [members, all] = [await text("members"), await text("public")];
    for (const secret of ["12 34 56 78", "+82 2 1234 5678", "vaert@example.org", "3.14", "Vært,"]) {
      expect(members.replaceAll("\r\n ", "").replaceAll("\\,", ","), secret).toContain(secret);
      expect(all, secret).not.toContain(secret);
    }
    expect(all).toContain("서울 Jobcenter");
    expect(all).toContain("1 Sejong-daero");
  });

  it("a calendar can be subscribed to, and a link for the calendar opens nothing else", async () => {
    const { token, stopId } = await sharedTrip({ kind: "calendar", expiresOn: "2027-12-01" });
    const answer = await openCalendar({ request: visit(`/p/${token}/program.ics?sprog=en`), ...at(token) });
    expect([answer.headers.get("Content-Type"), answer.headers.get("X-Robots-Tag"), answer.headers.get("Referrer-Policy")]).toEqual(["text/calendar; charset=utf-8", "noindex, nofollow, noarchive", "no-referrer"]);
    const event = ical.sync.parseICS(await answer.text())[`${stopId}@studietur`] as unknown as { start: Date; end: Date; summary: string; description: string };
    expect([event.start.toISOString(), event.end.toISOString(), event.summary]).toEqual(["2027-04-14T01:00:00.000Z", "2027-04-14T02:00:00.000Z", "서울 Jobcenter, mødelokale 3.14"]);
    expect(event.description).toContain("Status: Not agreed yet");
    await expect(openPage({ request: visit(`/p/${token}`), ...at(token) })).rejects.toMatchObject({ status: 404 });
    await expect(openManifest({ request: visit(`/p/${token}/app.webmanifest`), ...at(token) })).rejects.toMatchObject({ status: 404 });
  });

  it("wrong, expired and closed look the same", async () => {
    const { token: closed, tripId, ...made } = await sharedTrip();
    await revokeSharedLink(db, made, tripId, (await linksOf(tripId))[0]!.linkId, now);
    const { token: expired } = await sharedTrip();
    await db.updateTable("shared_link").set({ expires_at: new Date("2026-01-01T00:00:00Z") }).where("trip_id", "<>", tripId).execute();
    const answers = [];
    for (const token of [closed, expired, "x".repeat(43), "", "../x", "%00"]) {
      const thrown = (await openPage({ request: visit("/p/x"), ...at(token) }).catch((error: unknown) => error)) as Response;
      answers.push([thrown.status, await thrown.text(), [...thrown.headers]]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.slice(0, 2)).toEqual([404, '{"problem":"problem.link-gone"}']);
  });
});

describe("the page on which a programme is shared", () => {
  const request = async (tripId: string, userId: string, body?: Record<string, string>) =>
    new Request(`http://localhost/ture/${tripId}/deling`, { method: body ? "POST" : "GET", headers: { Cookie: await signedInCookie(db, userId) }, ...(body ? { body: new URLSearchParams(body) } : {}) });
  const form = () => ({ intent: "create", requestKey: crypto.randomUUID(), label: "Til bestyrelsen", kind: "page", edition: "members", expiresOn: "15.05.2027" });

  it("is the secretariat's: 403 for members, 404 for other committees, and nothing is made", async () => {
    const { tripId } = await makeTrip(db, own);
    const call = { params: { tripId }, context: {} };
    for (const body of [undefined, form(), { intent: "revoke", linkId: crypto.randomUUID() }]) {
      const open = async (userId: string): Promise<unknown> => {
        const asked = { request: await request(tripId, userId, body), ...call };
        return body ? action(asked) : openSharing(asked);
      };
      await expect(open(own.memberId)).rejects.toMatchObject({ status: 403 });
      await expect(open(foreign.secretaryId)).rejects.toMatchObject({ status: 404 });
    }
    expect(await linksOf(tripId)).toEqual([]);
  });

  it("shows the address once and keeps what was typed when it is refused", async () => {
    const { tripId } = await makeTrip(db, own);
    const call = { params: { tripId }, context: {} };
    const page = (await (await openSharing({ request: await request(tripId, own.secretaryId), ...call })).json()) as unknown as { values: Record<string, string>; links: unknown[] };
    expect(page).toMatchObject({ links: [], values: { kind: "page", edition: "members", expiresOn: "15.05.2027" } });
    const made = (await (await action({ request: await request(tripId, own.secretaryId, form()), ...call })).json()) as unknown as { made: { url: string } };
    expect(made.made.url).toMatch(/^http:\/\/localhost\/p\/[\w-]{43}$/);
    const bad = await action({ request: await request(tripId, own.secretaryId, { ...form(), label: " ", expiresOn: "i går" }), ...call });
    expect([bad.status, await bad.json()]).toMatchObject([400, { form: { values: { expiresOn: "i går" }, errors: { label: "error.required", expiresOn: "error.date" } } }]);
    const past = await action({ request: await request(tripId, own.secretaryId, { ...form(), expiresOn: "01.01.2026" }), ...call });
    expect([past.status, await past.json()]).toMatchObject([409, { form: { errors: { expiresOn: "sharing.refusal.past" } } }]);
    const [link] = await linksOf(tripId);
    const closed = await action({ request: await request(tripId, own.secretaryId, { intent: "revoke", linkId: link!.linkId }), ...call });
    expect([closed.status, closed.headers.get("Location")]).toEqual([302, `/ture/${tripId}/deling`]);
    const elsewhere = await makeTrip(db, own);
    await expect(action({ request: await request(elsewhere.tripId, own.secretaryId, { intent: "revoke", linkId: link!.linkId }), params: { tripId: elsewhere.tripId }, context: {} })).rejects.toMatchObject({ status: 404 });
  });
});

describe("a programme's files", () => {
  it("are there for the committee only", async () => {
    const { tripId, trip: { title } } = await sharedTrip();
    const call = { params: { tripId }, context: {} };
    const files = { ics: downloadCalendar, gpx: downloadGpx, kml: downloadKml, geojson: downloadGeoJson, telefon: openTelephone };
    for (const [form, open] of Object.entries(files)) {
      const request = async (userId: string) => new Request(`http://localhost/ture/${tripId}/program.${form}`, { headers: { Cookie: await signedInCookie(db, userId) } });
      const answer = (await open({ request: await request(own.memberId), ...call })) as Response;
      expect(answer.status, form).toBe(200);
      expect(await answer.text(), form).toContain("서울 Jobcenter");
      if (form !== "telefon") expect(answer.headers.get("Content-Disposition")).toContain(`filename*=UTF-8''${encodeURIComponent(`Program - ${title}.${form}`)}`);
      await expect(open({ request: await request(foreign.secretaryId), ...call }), form).rejects.toMatchObject({ status: 404 });
      await expect(open({ request: new Request(`http://localhost/ture/${tripId}/program.${form}`), ...call }), form).rejects.toMatchObject({ status: 302 });
    }
  });
});
