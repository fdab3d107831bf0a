import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createTripFromForm } from "~/features/planner/itinerary-form-commands.server";
import { getItineraryForm } from "~/features/planner/itinerary-form-queries.server";
import { readItineraryForm, type ItineraryForm } from "~/features/planner/itinerary-form-schema";
import { findTrip, listTripThemes } from "~/features/trips/queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { loader as download } from "~/routes/ture.$tripId.plan[.]json";
import { action as upload } from "~/routes/ture.hent";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { kindTitles, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const textOf = (name: string) => readFileSync(`app/features/planner/examples/${name}.json`, "utf8");
function example(name: string, changes: Partial<ItineraryForm> = {}): ItineraryForm {
  const read = readItineraryForm(JSON.stringify({ ...JSON.parse(textOf(name)), ...changes }), "en");
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.form;
}
const make = (form: ItineraryForm, requestKey: string = randomUUID()) => createTripFromForm(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, organisation.committeeId, requestKey, form, kindTitles);
async function made(form: ItineraryForm, requestKey?: string) {
  const outcome = await make(form, requestKey);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value.tripId;
}

/** What of a file a trip has to keep: not its keys, its home, nor what the catalogue says of its sites. */
const kept = (form: ItineraryForm) => ({
  title: form.title, destinations: form.destinations, startsOn: form.startsOn, endsOn: form.endsOn, members: form.members, staff: form.staff, themes: form.themes, limits: form.limits,
  days: form.days.map((day) => ({ date: day.date, stops: day.stops.map(({ key: _key, place, arrival, ...stop }) => ({ ...stop, place: place && [place.name, place.lon, place.lat, place.confidence, place.timeZone], arrival: arrival && [arrival.name, arrival.lon, arrival.lat, arrival.country] })) })),
  wishes: form.wishes.map((stop) => stop.title),
  legs: form.legs.map(({ mode, minutes, from, to }) => [titleOf(form, from), titleOf(form, to), mode, minutes]).sort(),
});
const titleOf = (form: ItineraryForm, key: string) => [...form.days.flatMap((day) => day.stops), ...form.wishes].find((stop) => stop.key === key)?.title ?? key;

describe("a trip made of a file", () => {
  it.each(["denmark", "tallinn", "seoul"])("is downloaded as what was uploaded: %s", async (name) => {
    const form = example(name, { limits: { visitsPerDay: 3, lunchTo: "13:30" } });
    const tripId = await made(form);
    const again = await getItineraryForm(db, (await findTrip(db, tripId))!);
    expect(kept(again)).toEqual(kept(form));
    expect(Object.keys(again.sites)).toEqual(expect.arrayContaining(Object.keys(form.sites)));
    expect(again.sites[Object.keys(form.sites)[0]!]!.openingHours).toMatch(/^Mo-Fr/);
  });

  it("is made once however often it is sent, with its history", async () => {
    const [form, requestKey] = [example("tallinn"), randomUUID()];
    const ids = [await made(form, requestKey), await made(form, requestKey)];
    expect(new Set(ids).size).toBe(1);
    const actions = (await db.selectFrom("history_entry").select("action").where("trip_id", "=", ids[0]!).orderBy("id").execute()).map((row) => row.action);
    expect(actions.filter((action) => action !== "save-stop")).toEqual(["create-trip", "edit-trip", "add-stop", "set-leg"]);
    expect(await db.selectFrom("stop").select("id").where("trip_id", "=", ids[0]!).execute()).toHaveLength(13);
  });

  it("takes its destinations from its sites, and its own places where the catalogue has no site", async () => {
    const form = example("tallinn", { destinations: [] });
    form.sites = { ...form.sites, "vores-egen": { ...form.sites["eu-ta-work"]!, name: "Vores egen vært" } };
    form.days[1]!.stops[2]!.site = "vores-egen";
    const tripId = await made(form);
    const again = await getItineraryForm(db, (await findTrip(db, tripId))!);
    expect(again.destinations).toEqual(["eu-tallinn"]);
    const own = again.days[1]!.stops[2]!;
    expect(own).toMatchObject({ title: "Work in Estonia", place: { lon: 24.807, country: "EE" } });
    expect(own.site).toBeUndefined();
    expect((await listTripThemes(db, tripId)).map((one) => one.code)).toEqual(form.themes);
  });

  it("is refused, and nothing made, for what the catalogue or the calendar does not have", async () => {
    const before = await db.selectFrom("trip").select("id").execute();
    const form = example("tallinn", { destinations: ["eu-atlantis"], themes: ["magic"], limits: { lunchTo: "11:15" } });
    form.days[2]!.date = "2027-06-01";
    expect(await make(form)).toEqual({
      ok: false,
      reason: {
        code: "faults",
        faults: [
          { path: "destinations[0]", message: "trip.refusal.unknown-destination" }, { path: "themes[0]", message: "trip.refusal.unknown-theme" },
          { path: "limits.lunchTo", message: "error.lunch-window" }, { path: "days[2].date", message: "error.outside-trip" },
        ],
      },
    });
    expect(await db.selectFrom("trip").select("id").execute()).toHaveLength(before.length);
  });

  it("is refused where it chooses what is archived, and follows a merged site to the one that stayed", async () => {
    const form = example("tallinn");
    const [theme, at] = [form.themes[0]!, form.days.findIndex((day) => day.stops.some((stop) => stop.site !== undefined))];
    const index = form.days[at]!.stops.findIndex((stop) => stop.site !== undefined);
    const code = form.days[at]!.stops[index]!.site!;
    const site = await db.selectFrom("visit_site").select(["id", "destination_id"]).where("code", "=", code).executeTakeFirstOrThrow();
    const heir = await db.selectFrom("visit_site").select("id").where("destination_id", "=", site.destination_id).where("id", "<>", site.id).limit(1).executeTakeFirstOrThrow();
    await db.updateTable("theme").set({ archived_at: new Date() }).where("code", "=", theme).execute();
    await db.updateTable("visit_site").set({ archived_at: new Date() }).where("id", "=", site.id).execute();
    const outcome = await make(form);
    expect(outcome).toMatchObject({ ok: false, reason: { code: "faults" } });
    expect(outcome.ok ? [] : outcome.reason.faults.slice(0, 2)).toEqual([{ path: "themes[0]", message: "trip.refusal.archived-theme" }, { path: `days[${at}].stops[${index}].site`, message: "trip.refusal.archived-site" }]);
    await db.updateTable("theme").set({ archived_at: null }).where("code", "=", theme).execute();
    await db.updateTable("visit_site").set({ merged_into_id: heir.id }).where("id", "=", site.id).execute();
    const tripId = await made(form);
    const held = (await db.selectFrom("stop").select("site_id").where("trip_id", "=", tripId).execute()).map(({ site_id }) => site_id);
    expect([held.includes(heir.id), held.includes(site.id)]).toEqual([true, false]);
    await db.updateTable("visit_site").set({ archived_at: null, merged_into_id: null }).where("id", "=", site.id).execute();
  });
});

describe("the doors", () => {
  const post = async (userId: string, fields: Record<string, string | Blob>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ committeeId: organisation.committeeId, requestKey: randomUUID(), ...fields })) body.append(name, value);
    return upload({ request: new Request("http://localhost/ture/hent", { method: "POST", body, headers: { Cookie: await signedInCookie(db, userId) } }), params: {}, context: {} });
  };

  it("take a file or what was pasted, from the secretariat only", async () => {
    const chosen = await post(organisation.secretaryId, { file: new File([textOf("denmark")], "plan.json", { type: "application/json" }) });
    expect([chosen.status, chosen.headers.get("Location")]).toEqual([302, expect.stringMatching(/^\/ture\/[0-9a-f-]{36}\/program$/)]);
    expect((await post(organisation.secretaryId, { text: textOf("denmark") })).status).toBe(302);
    await expect(post(organisation.memberId, { text: textOf("denmark") })).rejects.toMatchObject({ status: 403 });
    await expect(post((await createOrganisation(db)).secretaryId, { text: textOf("denmark") })).rejects.toMatchObject({ status: 404 });
  });

  it("say in words where a file is wrong, and give back what was pasted", async () => {
    const text = textOf("denmark").replace('"members": 11', '"members": 0').replace('"at": "06:40"', '"at": "6.30"');
    const answer = await post(organisation.secretaryId, { text });
    const reply = (await answer.json()) as { text: string; faults: unknown };
    // A form carries its line breaks as CR LF.
    expect([answer.status, { ...reply, text: reply.text.replaceAll("\r\n", "\n") }]).toEqual([400, { text, faults: [{ path: "members", message: expect.any(String) }, { path: "days[0].stops[0].at", message: "Skriv klokkeslættet som 09:30." }] }]);
    expect(await (await post(organisation.secretaryId, {})).json()).toMatchObject({ faults: [{ path: "", message: "Vælg en fil, eller sæt indholdet ind." }] });
  });

  it("give the file to anybody of the committee", async () => {
    const { tripId } = await makeTrip(db, organisation);
    const get = async (userId: string) => download({ request: new Request("http://localhost/x", { headers: { Cookie: await signedInCookie(db, userId) } }), params: { tripId }, context: {} });
    const answer = await get(organisation.readerId);
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="Program - .*\.json"; filename\*=UTF-8''Program%20-%20.*\.json$/);
    expect(readItineraryForm(await answer.text(), "en").ok).toBe(true);
    await expect(get((await createOrganisation(db)).secretaryId)).rejects.toMatchObject({ status: 404 });
  });
});
