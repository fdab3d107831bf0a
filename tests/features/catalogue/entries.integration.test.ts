import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seedAll } from "~db/seed/seed-all";
import { addEntry, saveEntry } from "~/features/catalogue/entry-commands.server";
import { submitEntry } from "~/features/catalogue/entry-form-commands.server";
import { findEntry, keepsCatalogue, listArchived, listEntries } from "~/features/catalogue/entry-queries.server";
import { entryKinds, formOfFacts, type EntryKind } from "~/features/catalogue/entry-schema";
import { mayEditEntry } from "~/features/catalogue/permissions";
import { findSite, listDestinations, listSites } from "~/features/catalogue/queries.server";
import { archiveEntry, restoreVersion } from "~/features/catalogue/version-commands.server";
import { listSubjectHistory } from "~/features/history/queries.server";
import { findCase, listCases } from "~/features/library/queries.server";
import { listBoardSites, listPlaces } from "~/features/planner/queries.server";
import { search } from "~/features/search/queries.server";
import { listTripChoices, listTripThemes } from "~/features/trips/queries.server";
import { catalogueKeeper } from "../../factories/catalogue";
import { createOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const { keeper, actor, site } = await catalogueKeeper(db);
const someSite = (await db.selectFrom("visit_site").select("code").orderBy("position").limit(1).executeTakeFirstOrThrow()).code;

describe("an entry of the catalogue", () => {
  it.each(entryKinds)("is no new version when its form is sent as it was shown: %s", async (kind: EntryKind) => {
    const table = { site: "visit_site", destination: "destination", topic: "dialogue_topic", place: "place", theme: "theme", case: "library_case" } as const;
    const rows = await db.selectFrom(table[kind]).select("code").orderBy("code").limit(12).execute();
    for (const { code } of rows) {
      const entry = (await findEntry(db, kind, code, []))!;
      const outcome = await submitEntry(db, actor, entry, { ...formOfFacts(kind, entry.facts), version: String(entry.version) }, "2026-11-25");
      expect(outcome, code).toEqual({ ok: true, value: { code, changed: false } });
    }
  });

  it("keeps what was typed and shows both when another saved first", async () => {
    const entry = await site(someSite);
    expect((await saveEntry(db, actor, entry, entry.version, { ...entry.facts, visit_minutes: 75 })).ok).toBe(true);
    const typed = { ...formOfFacts("site", entry.facts), version: String(entry.version), visit_minutes: "120", address: "Rådhuspladsen 1" };
    const outcome = await submitEntry(db, actor, entry, typed, "2026-11-25");
    expect(outcome).toMatchObject({ ok: false, reason: { status: 409, form: { values: { visit_minutes: "120", address: "Rådhuspladsen 1" } }, theirs: { version: entry.version + 1, values: { visit_minutes: "75" } } } });
  });

  it("takes both numbers of a point that was pasted into the first field", async () => {
    const entry = await site(someSite);
    const typed = { ...formOfFacts("site", entry.facts), version: String(entry.version), lat: "55.731, 12.345", lon: "" };
    expect((await submitEntry(db, actor, entry, typed, "2026-11-25")).ok).toBe(true);
    expect((await site(someSite)).facts).toMatchObject({ lat: 55.731, lon: 12.345 });
    const wrong = { ...typed, version: String(entry.version + 1), lat: "155,731; 12,345" };
    expect(await submitEntry(db, actor, entry, wrong, "2026-11-25")).toMatchObject({ ok: false, reason: { form: { values: { lat: "155,731; 12,345", lon: "" }, errors: { lat: "error.latitude" } } } });
  });

  it("refuses a point far from its town: swapped numbers, or a town that was changed alone", async () => {
    const entry = await site(someSite);
    const typed = { ...formOfFacts("site", entry.facts), version: String(entry.version) };
    const far = { ok: false, reason: { status: 400, form: { errors: { lat: "error.far-from-town" } } } };
    expect(await submitEntry(db, actor, entry, { ...typed, lat: String(entry.facts.lon), lon: String(entry.facts.lat) }, "2026-11-25")).toMatchObject(far);
    expect(await submitEntry(db, actor, entry, { ...typed, place: "seoul" }, "2026-11-25")).toMatchObject(far);
    const added = await addEntry(db, actor, { kind: "site", committeeId: null, destinationCode: null, requestKey: randomUUID() }, { ...entry.facts, name: "Et helt andet sted", place: "seoul", caveats: [] });
    expect(added).toEqual({ ok: false, reason: { code: "field", field: "lat", message: "error.far-from-town" } });
  });

  it("lets one of two rivals win", async () => {
    const entry = await site(someSite);
    const outcomes = await Promise.all([101, 102].map((visit_minutes) => saveEntry(db, actor, entry, entry.version, { ...entry.facts, visit_minutes })));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect((await site(someSite)).version).toBe(entry.version + 1);
  });

  it("refuses hours nobody can read, at their field", async () => {
    const entry = await site(someSite);
    const outcome = await saveEntry(db, actor, entry, entry.version, { ...entry.facts, opening_hours: "når vi gider", opening_hours_basis: "assumed" });
    expect(outcome).toEqual({ ok: false, reason: { code: "field", field: "opening_hours", message: "error.opening-hours" } });
  });

  it("goes back to an earlier version, and forward again", async () => {
    const entry = await site(someSite);
    await saveEntry(db, actor, entry, entry.version, { ...entry.facts, offer_da: "Noget helt andet", themes: [] });
    const changed = await site(someSite);
    expect(changed.facts).toMatchObject({ offer_da: "Noget helt andet", themes: [] });
    const [newest] = await listSubjectHistory(db, "visit_site", entry.id, 10);
    expect((await restoreVersion(db, actor, changed, changed.version, Number(newest!.id), "before")).ok).toBe(true);
    const restored = await site(someSite);
    expect(restored.facts).toEqual(entry.facts);
    expect((await restoreVersion(db, actor, restored, restored.version, Number(newest!.id), "after")).ok).toBe(true);
    expect((await site(someSite)).facts.offer_da).toBe("Noget helt andet");
  });

  it("is left alone by the seed once somebody has edited it", async () => {
    const entry = await site(someSite);
    await saveEntry(db, actor, entry, entry.version, { ...entry.facts, address: "Ny Adresse 7", themes: (entry.facts.themes as string[]).slice(1), caveats: [] });
    const before = await site(someSite);
    // As after a release with another file: every hash is another one.
    await db.updateTable("visit_site").set({ seed_hash: "0" }).execute();
    await seedAll(db);
    expect((await site(someSite)).facts).toEqual(before.facts);
  });
});

describe("a new entry", () => {
  const facts = async (name: string) => ({ ...(await site(someSite)).facts, name, present_name: null, caveats: [] });

  it("warns of a host of nearly the same name in the town, and is added once", async () => {
    const twin = await site(someSite);
    const wanted = { kind: "site" as const, committeeId: null, destinationCode: String(twin.facts.destination), requestKey: randomUUID() };
    const named = await facts(`${String(twin.facts.name).toUpperCase()}`);
    expect(await addEntry(db, actor, wanted, named)).toMatchObject({ ok: false, reason: { code: "duplicate", twin: { code: someSite } } });
    const first = await addEntry(db, actor, wanted, named, { allowDuplicate: true });
    expect(first.ok).toBe(true);
    expect(await addEntry(db, actor, wanted, named)).toEqual(first);
  });

  it("of a committee is seen and edited by it alone", async () => {
    const [own, other] = [await createOrganisation(db), await createOrganisation(db)];
    const added = await addEntry(db, { userId: own.secretaryId, organisationId: own.organisationId }, { kind: "site", committeeId: own.committeeId, destinationCode: null, requestKey: randomUUID() }, await facts("Kun vores eget sted"));
    const code = added.ok ? added.value.code : "";
    expect(await findEntry(db, "site", code, [other.committeeId])).toBeUndefined();
    const entry = (await findEntry(db, "site", code, [own.committeeId]))!;
    const viewer = (made: typeof own, role: "secretariat" | "member") => ({ userId: "", organisationId: made.organisationId, organisationName: "", displayName: "", memberships: [{ committeeId: made.committeeId, committeeNameDa: "", committeeNameEn: "", shortName: "", role }] });
    expect(mayEditEntry(viewer(own, "secretariat"), entry, false)).toBe(true);
    expect(mayEditEntry(viewer(own, "member"), entry, true)).toBe(false);
    expect(mayEditEntry(viewer(other, "secretariat"), entry, true)).toBe(false);
    expect(mayEditEntry(viewer(own, "secretariat"), { committeeId: null }, await keepsCatalogue(db, own.organisationId))).toBe(false);
    expect(await keepsCatalogue(db, keeper.organisationId)).toBe(true);
  });

  it("cannot name another committee's destination", async () => {
    const own = await createOrganisation(db);
    await db.insertInto("destination").values({ code: "private-lyon", committee_id: own.committeeId, reach: "europe", name_da: "Lyon", name_en: "Lyon", reason_da: "", reason_en: "", position: 99 }).execute();
    const outcome = await addEntry(db, actor, { kind: "site", committeeId: null, destinationCode: null, requestKey: randomUUID() }, { ...(await facts("Et sted i Lyon")), destination: "private-lyon" });
    expect(outcome).toEqual({ ok: false, reason: { code: "field", field: "destination", message: "error.choose" } });
  });
});

describe("what is archived", () => {
  it("leaves lists, search and choices, stays on the trip that has it, and comes back", async () => {
    const organisation = await createOrganisation(db);
    const trip = await makeTrip(db, organisation);
    const row = await db.selectFrom("visit_site").innerJoin("destination", "destination.id", "visit_site.destination_id").select(["visit_site.id", "visit_site.code", "visit_site.name"]).where("destination.code", "=", "dk-odense").orderBy("visit_site.position").executeTakeFirstOrThrow();
    await addStop(db, trip, { siteId: row.id, kind: "visit" });
    const entry = await site(row.code);
    const listed = async () => (await listSites(db)).some(({ code }) => code === row.code);
    const found = async () => (await search(db, { text: row.name, committeeIds: [], kind: "site", limit: 50 })).hits.some(({ code }) => code === row.code);
    expect([await listed(), await found()]).toEqual([true, true]);

    expect(await archiveEntry(db, actor, entry, entry.version + 5, true)).toMatchObject({ ok: false, reason: { code: "stale" } });
    expect((await archiveEntry(db, actor, entry, entry.version, true)).ok).toBe(true);
    expect([await listed(), await found()]).toEqual([false, false]);
    expect((await listBoardSites(db, trip.tripId)).find(({ code }) => code === row.code)?.archived).toBe(true);

    const archived = await site(row.code);
    expect((await archiveEntry(db, actor, archived, archived.version, false)).ok).toBe(true);
    expect([await listed(), await found()]).toEqual([true, true]);
  });

  it("can be a theme: it goes out of the search and every choice, stays where it is used, and is no new choice", async () => {
    const organisation = await createOrganisation(db);
    const trip = await makeTrip(db, organisation);
    const theme = (await findEntry(db, "theme", "recruitment", []))!;
    await db.insertInto("trip_theme").values({ trip_id: trip.tripId, theme_id: theme.id, position: 5 }).onConflict((conflict) => conflict.doNothing()).execute();
    const bearer = await db.selectFrom("site_theme").innerJoin("visit_site", "visit_site.id", "site_theme.site_id").select("visit_site.code").where("theme_id", "=", theme.id).executeTakeFirstOrThrow();
    const other = await db.selectFrom("visit_site").select("code").where((eb) => eb.not(eb.exists(eb.selectFrom("site_theme").select("position").whereRef("site_id", "=", "visit_site.id").where("theme_id", "=", theme.id)))).executeTakeFirstOrThrow();
    const found = async () => (await search(db, { text: String(theme.facts.name_da), committeeIds: [], kind: "theme", limit: 50 })).hits.some(({ code }) => code === theme.code);
    const offered = async (tripId: string | null) => (await listTripChoices(db, [organisation.committeeId], tripId)).themes.some(({ code }) => code === theme.code);
    expect([await found(), await offered(null)]).toEqual([true, true]);
    expect((await archiveEntry(db, actor, theme, theme.version, true)).ok).toBe(true);
    expect([await found(), await offered(null), await offered(trip.tripId)]).toEqual([false, false, true]);
    expect((await listTripThemes(db, trip.tripId)).map(({ code }) => code)).toContain(theme.code);
    expect((await listEntries(db, "theme", [])).map(({ code }) => code)).not.toContain(theme.code);
    expect(await listArchived(db, [])).toContainEqual(expect.objectContaining({ kind: "theme", code: theme.code, committeeId: null }));
    // The site that bears it keeps it, by name and through an edit; another one cannot take it.
    expect((await findSite(db, bearer.code))!.theme_codes).toContain(theme.code);
    const [has, hasNot] = [await site(bearer.code), await site(other.code)];
    expect((await saveEntry(db, actor, has, has.version, { ...has.facts, visit_minutes: 95 })).ok).toBe(true);
    expect((await site(bearer.code)).facts.themes).toContain(theme.code);
    expect(await saveEntry(db, actor, hasNot, hasNot.version, { ...hasNot.facts, themes: [theme.code] })).toEqual({ ok: false, reason: { code: "field", field: "themes", message: "error.choose" } });
    expect((await archiveEntry(db, actor, theme, theme.version + 1, false)).ok).toBe(true);
    expect([await found(), await offered(null)]).toEqual([true, true]);
  });

  it("can be a town or a case", async () => {
    const [town, effort] = [(await findEntry(db, "place", "odense", []))!, (await findEntry(db, "case", "kube-ringkoebing-skjern", []))!];
    const listed = async () => [(await listPlaces(db)).some(({ code }) => code === "odense"), (await listCases(db, [])).some(({ code }) => code === effort.code), (await search(db, { text: "KUBE", committeeIds: [], kind: "case", limit: 50 })).hits.some(({ code }) => code === effort.code)];
    expect(await listed()).toEqual([true, true, true]);
    for (const entry of [town, effort]) expect((await archiveEntry(db, actor, entry, entry.version, true)).ok).toBe(true);
    expect(await listed()).toEqual([false, false, false]);
    expect((await findSite(db, (await listSites(db)).find(({ place_code }) => place_code === "odense")!.code))!.place_name_da).toBe("Odense");
    expect((await findCase(db, effort.code, []))?.archived_at).toBeInstanceOf(Date);
    for (const entry of [town, effort]) expect((await archiveEntry(db, actor, entry, entry.version + 1, false)).ok).toBe(true);
    expect(await listed()).toEqual([true, true, true]);
  });

  it("takes a destination's sites along, but not off a trip's form", async () => {
    const organisation = await createOrganisation(db);
    const trip = await makeTrip(db, organisation, { destination: ["dk-billund"] });
    const entry = (await findEntry(db, "destination", "dk-billund", []))!;
    await archiveEntry(db, actor, entry, entry.version, true);
    expect((await listDestinations(db)).map(({ code }) => code)).not.toContain("dk-billund");
    expect((await listSites(db, entry.id)).length).toBe(0);
    const choices = async (tripId: string | null) => (await listTripChoices(db, [organisation.committeeId], tripId)).destinations.map(({ code }) => code);
    expect(await choices(null)).not.toContain("dk-billund");
    expect(await choices(trip.tripId)).toContain("dk-billund");
    await archiveEntry(db, actor, entry, entry.version + 1, false);
  });
});
