import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { faultsInFile, namesInFile, readDecimal, readSitesCsv, readSitesGeoJson, writeSitesCsv, writeSitesGeoJson } from "~/features/catalogue/present-site-file";
import { findEntry } from "~/features/catalogue/entry-queries.server";
import { listSiteFileRows } from "~/features/catalogue/site-file-queries.server";
import type { SiteFileRow } from "~/features/catalogue/site-file-schema";
import { importSites, planSiteImport } from "~/features/catalogue/site-file-commands.server";
import { listSubjectHistory } from "~/features/history/queries.server";
import { catalogueKeeper } from "../../factories/catalogue";
import { createOrganisation } from "../../factories/people";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const rows = await listSiteFileRows(db, []);
const bytes = (text: string) => new TextEncoder().encode(text);

/** A site whose texts are all that a spreadsheet might trip over. */
const awkward: SiteFileRow = {
  ...rows[0]!, code: "awkward", name: '=HYPERLINK("http://example.org";"x")', offer_da: "@SUM(1)\nlinje to; \"citat\" 🙂 æøå", offer_en: "'-1+2", contact_role_da: "\t+45", contact_role_en: "''", address: "-", themes: [], caveats: [], event_dates: [], verified_on: "2026-11-24", verified_note: "=ringet op",
};

describe("sites in files", () => {
  it("come back as they went, every field, through CSV and GeoJSON", () => {
    expect(rows).toHaveLength(58);
    expect(rows.some((row) => row.caveats.length > 0) && rows.some((row) => row.event_dates.length > 0)).toBe(true);
    for (const written of [[...rows, awkward]]) {
      expect(readSitesCsv(bytes(writeSitesCsv(written)))).toMatchObject({ rows: written, faults: [] });
      expect(readSitesGeoJson(bytes(writeSitesGeoJson(written)))).toMatchObject({ rows: written, faults: [] });
    }
  });

  it("open in Danish Excel and start no formula", () => {
    const csv = writeSitesCsv([awkward]);
    expect(csv.startsWith("\uFEFFcode;destination;")).toBe(true);
    for (const cell of Papa.parse<string[]>(csv.slice(1), { delimiter: ";" }).data[1]!) expect(cell).not.toMatch(/^[=+@\t\r-]/);
  });

  it("put longitude before latitude in GeoJSON", () => {
    const [first] = (JSON.parse(writeSitesGeoJson(rows)) as { features: { id: string; geometry: { coordinates: number[] } }[] }).features;
    expect([first!.id, first!.geometry.coordinates]).toEqual([rows[0]!.code, [rows[0]!.lon, rows[0]!.lat]]);
  });

  it("are read from commas and from Windows-1252", () => {
    const table = Papa.parse<string[]>(writeSitesCsv(rows).slice(1), { delimiter: ";" }).data;
    expect(readSitesCsv(bytes(Papa.unparse(table, { delimiter: "," }))).rows).toEqual(rows);
    const danish = { ...rows[0]!, name: "Ærø Rådhus", offer_da: "Grøn", caveats: [], event_dates: [] };
    const ascii = { ...danish, offer_en: "x", contact_role_da: "x", contact_role_en: "x", opening_hours: null, opening_hours_basis: null };
    const latin = Uint8Array.from([...writeSitesCsv([ascii]).slice(1)].map((letter) => letter.charCodeAt(0)));
    expect(readSitesCsv(latin).rows).toEqual([ascii]);
  });

  it("keep the dash of a name that a spreadsheet wrote in Windows-1252", () => {
    const site = { ...rows[0]!, name: "Ærø – Rådhus", offer_da: "x", offer_en: "x", contact_role_da: "x", contact_role_en: "x", address: null, opening_hours: null, opening_hours_basis: null, caveats: [], event_dates: [] };
    const latin = Uint8Array.from([...writeSitesCsv([site]).slice(1)].map((letter) => (letter === "–" ? 0x96 : letter.charCodeAt(0))));
    expect(readSitesCsv(latin)).toMatchObject({ rows: [site], faults: [] });
  });

  it("are read as a person leaves them: spaces around codes, empty rows and columns, the last empty cells left out", () => {
    const [names, first, second] = Papa.parse<string[]>(writeSitesCsv([rows[0]!, { ...rows[1]!, source_document: null, source_line_from: null, source_line_to: null, verified_on: null, verified_note: "" }]).slice(1), { delimiter: ";" }).data;
    const spaced = first!.map((cell, at) => (["code", "destination", "kind", "status", "languages"].includes(names![at]!) ? ` ${cell} ` : cell));
    const table = [[...names!, "", ""], [...spaced, "", ""], names!.map(() => ""), second!.slice(0, names!.indexOf("source_document"))];
    const reading = readSitesCsv(bytes(Papa.unparse(table, { delimiter: ";", newline: "\r" })));
    expect(reading.faults).toEqual([]);
    expect(reading.rows.map((row) => row.code)).toEqual([rows[0]!.code, rows[1]!.code]);
    expect(reading.rows[0]).toEqual(rows[0]);
    // What the database has to say is told at the rows of the spreadsheet, too.
    expect(reading.at).toEqual([2, 4]);
    expect(faultsInFile([{ row: 2, column: "destination", code: "unknown-code", value: "x" }], reading.at)[0]!.row).toBe(4);
    expect(namesInFile([{ kind: "place", name: "x", rows: [1, 2], proposals: [], mayAdd: true }], reading.at)[0]!.rows).toEqual([2, 4]);
  });

  it("tell their faults from the top, a list as it was typed", () => {
    const csv = writeSitesCsv([{ ...rows[0]!, languages: ["dansk"] }, rows[1]!]).replace(`;${String(rows[1]!.lat).replace(".", ",")};`, ";56,1,5;");
    expect(readSitesCsv(bytes(csv)).faults).toEqual([{ row: 2, column: "languages", code: "value", value: "dansk" }, { row: 3, column: "lat", code: "number", value: "56,1,5" }]);
  });

  it("name each fault with its row and column", () => {
    const csv = writeSitesCsv([rows[0]!, { ...rows[1]!, code: rows[0]!.code }]).replace(String(rows[0]!.lat).replace(".", ","), "abc");
    expect(readSitesCsv(bytes(csv)).faults).toEqual([
      { row: 2, column: "lat", code: "number", value: "abc" },
      { row: 3, column: "code", code: "twice", value: rows[0]!.code },
    ]);
    expect(readSitesCsv(bytes(writeSitesCsv(rows).replace(";lat;", ";bredde;"))).faults).toEqual([{ row: 0, column: "lat", code: "column-missing", value: "" }, { row: 0, column: "bredde", code: "column-unknown", value: "" }]);
    expect(readSitesCsv(bytes("code;name\r\nx;y\r\n")).faults).toEqual([{ row: 0, column: "", code: "other-file", value: "" }]);
    expect(readSitesGeoJson(bytes("{")).faults).toEqual([{ row: 0, column: "", code: "no-file", value: "" }]);
  });

  it.each([["56,15", 56.15], ["56.15", 56.15], ["-9,5", -9.5], ["1.234,5", null], ["56°", null], ["abc", null], ["", null], ["1e3", null]])("reads the coordinate %s as %s", (text, value) => {
    expect(readDecimal(text)).toBe(value);
  });
});

describe("a file of sites that is taken in", () => {
  it("adds the committee's own, changes them the next time, leaves shared ones alone, and loses nothing", async () => {
    const { committeeId, secretaryId, organisationId } = await createOrganisation(db);
    const actor = { userId: secretaryId, organisationId, committeeId };
    const mine = [...rows.filter((row) => row.caveats.length > 0 || row.event_dates.length > 0).slice(0, 5), awkward].map((row) => ({ ...row, code: `mine-${row.code}`, caveats: row.caveats.map((one) => ({ ...one, code: `mine-${one.code}` })) }));
    const file = [...mine, { ...rows[0]!, offer_da: "noget andet" }, rows[1]!];
    const names = (list: SiteFileRow[]) => list.map((row) => row.name);
    const plan = { added: names(mine), changed: [], same: [rows[1]!.name], shared: [rows[0]!.name], unknown: [], fresh: [] };
    expect(await planSiteImport(db, actor, file)).toEqual({ ok: true, value: plan });
    expect(await importSites(db, actor, file)).toEqual({ ok: true, value: plan });
    const stored = await listSiteFileRows(db, [committeeId]);
    for (const row of mine) expect(stored.find((one) => one.code === row.code)).toEqual(row);
    expect(stored.find((row) => row.code === rows[0]!.code)).toEqual(rows[0]);
    expect(await listSiteFileRows(db, [])).toHaveLength(58);
    const changed = { ...mine[0]!, visit_minutes: 45, themes: [], event_dates: [] };
    expect(await importSites(db, actor, [changed])).toMatchObject({ ok: true, value: { changed: [changed.name] } });
    expect((await listSiteFileRows(db, [committeeId])).find((row) => row.code === changed.code)).toEqual(changed);
    // What did not change has no new version; of what did, history keeps what the forms hold.
    const untouched = (await findEntry(db, "site", mine[1]!.code, [committeeId]))!;
    expect([untouched.version, (await listSubjectHistory(db, "visit_site", untouched.id, 5)).length]).toEqual([1, 1]);
    const entry = (await findEntry(db, "site", changed.code, [committeeId]))!;
    const [last, first] = await listSubjectHistory(db, "visit_site", entry.id, 5);
    expect([entry.version, last!.after, last!.before]).toEqual([2, entry.facts, first!.after]);
    expect(first!.after).toMatchObject({ event_dates: mine[0]!.event_dates, themes: mine[0]!.themes, caveats: mine[0]!.caveats });
  });

  it("takes nothing archived as a new choice, and leaves it where it was", async () => {
    const { committeeId, secretaryId, organisationId } = await createOrganisation(db);
    const actor = { userId: secretaryId, organisationId, committeeId };
    const theme = rows.find((row) => row.themes.length > 1)!.themes[0]!;
    const before: SiteFileRow = { ...awkward, code: "before", themes: [theme] };
    expect((await importSites(db, actor, [before])).ok).toBe(true);
    await db.updateTable("theme").set({ archived_at: new Date() }).where("code", "=", theme).execute();
    await db.updateTable("place").set({ archived_at: new Date() }).where("code", "=", awkward.place).execute();
    expect(await importSites(db, actor, [{ ...before, visit_minutes: 50 }, { ...before, code: "after" }])).toEqual({ ok: false, reason: { code: "faults", faults: [
      { row: 2, column: "place", code: "archived", value: awkward.place }, { row: 2, column: "themes", code: "archived", value: theme },
    ] } });
    expect((await importSites(db, actor, [{ ...before, visit_minutes: 50 }])).ok).toBe(true);
    await db.updateTable("theme").set({ archived_at: null }).where("code", "=", theme).execute();
    await db.updateTable("place").set({ archived_at: null }).where("code", "=", awkward.place).execute();
  });

  it("is taken in wholly or not at all", async () => {
    const { committeeId, secretaryId, organisationId } = await createOrganisation(db);
    const file = [{ ...awkward, code: "fine" }, { ...awkward, code: "bad", place: "atlantis", themes: ["no-such-theme"] }];
    expect(await importSites(db, { userId: secretaryId, organisationId, committeeId }, file)).toEqual({ ok: false, reason: { code: "faults", faults: [
      { row: 2, column: "place", code: "unknown-code", value: "atlantis" }, { row: 2, column: "themes", code: "unknown-code", value: "no-such-theme" },
    ] } });
    expect(await listSiteFileRows(db, [committeeId])).toHaveLength(58);
  });

  it("asks what unknown towns and themes mean, what is written nearly so first, and makes new ones in the same step", async () => {
    const { committeeId, secretaryId, organisationId } = await createOrganisation(db);
    const actor = { userId: secretaryId, organisationId, committeeId };
    const base = { ...rows[0]!, caveats: [], event_dates: [], alternative_group: null };
    const file: SiteFileRow[] = [
      { ...base, code: "by-name", place: "Koebenhavn", themes: ["integration"] },
      { ...base, code: "by-english-name", place: "Copenhagen", themes: ["Integration"] },
      { ...base, code: "misspelt", place: "Silkeborrg", themes: ["Integratoin"] },
      { ...base, code: "somewhere-new", place: "Brønderslev", lat: 57.27, lon: 9.95, themes: ["Fiskeri"] },
      { ...base, code: "also-there", place: "BRØNDERSLEV", lat: 57.28, lon: 9.96, themes: [] },
    ];
    await db.insertInto("place").values({ code: "kbh", name_da: "København", name_en: "Copenhagen", country_code: "DK", lon: 12.57, lat: 55.68, time_zone: "Europe/Copenhagen" }).execute();
    const planned = await planSiteImport(db, actor, file);
    const plan = planned.ok ? planned.value : null;
    expect(plan!.unknown.map(({ kind, name, rows: at, proposals, mayAdd }) => [kind, name, at, proposals[0]?.name.da ?? null, mayAdd])).toEqual([
      ["place", "Silkeborrg", [3], "Silkeborg", true], ["theme", "Integratoin", [3], "Integration", false], ["place", "Brønderslev", [4, 5], null, true], ["theme", "Fiskeri", [4], null, false],
    ]);
    // Without an answer to each nothing is taken in.
    expect(await importSites(db, actor, file)).toMatchObject({ ok: false, reason: { faults: [{ row: 3, column: "place", value: "Silkeborrg" }, { row: 3 }, { row: 4 }, { row: 5 }, { row: 4, column: "themes", value: "Fiskeri" }] } });
    const places = async () => db.selectFrom("place").select(["code", "name_da", "country_code", "time_zone", "lat"]).where("name_da", "ilike", "br_nderslev").execute();
    expect(await places()).toEqual([]);
    const choices = new Map([["place:Silkeborrg", "silkeborg"], ["theme:Integratoin", "integration"], ["place:Brønderslev", "+"], ["theme:Fiskeri", "+"]]);
    // A theme is everybody's: only those who keep the shared catalogue make one.
    expect(await importSites(db, actor, file, choices)).toMatchObject({ ok: false, reason: { faults: [{ row: 4, column: "themes", value: "Fiskeri" }] } });
    expect(await places()).toEqual([]);

    const { keeper, actor: keeperActor } = await catalogueKeeper(db);
    expect(await importSites(db, { ...keeperActor, committeeId: keeper.committeeId }, file, choices)).toMatchObject({ ok: true, value: { added: Array.from({ length: 5 }, () => base.name), unknown: [], fresh: [{ kind: "place", name: "Brønderslev" }, { kind: "theme", name: "Fiskeri" }] } });
    const [made] = await places();
    expect(await places()).toMatchObject([{ name_da: "Brønderslev", country_code: "DK", time_zone: "Europe/Copenhagen", lat: 57.27 }]);
    const own = new Map((await listSiteFileRows(db, [keeper.committeeId])).map((row) => [row.code, row]));
    expect(["by-name", "by-english-name", "misspelt", "somewhere-new", "also-there"].map((code) => [own.get(code)!.place, own.get(code)!.themes])).toEqual([
      ["kbh", ["integration"]], ["kbh", ["integration"]], ["silkeborg", ["integration"]], [made!.code, [expect.stringMatching(/^fiskeri-/)]], [made!.code, []],
    ]);
    const written = [...own.values()];
    expect(readSitesCsv(bytes(writeSitesCsv(written)))).toMatchObject({ rows: written, faults: [] });
    expect(await planSiteImport(db, { organisationId: keeper.organisationId, committeeId: keeper.committeeId }, written.slice(-5))).toMatchObject({ ok: true, value: { same: { length: 5 }, unknown: [] } });
  });

  it("changes the shared catalogue for those who keep it, and lets it name nothing of a committee's own", async () => {
    const { keeper, actor: keeperActor } = await catalogueKeeper(db);
    const actor = { ...keeperActor, committeeId: keeper.committeeId };
    const shared = rows.find((row) => row.alternative_group === null && row.caveats.length > 0)!;
    const corrected = { ...shared, address: "Rådhuspladsen 1", verified_on: "2026-11-26" };
    const plan = { added: [], changed: [shared.name], same: [], shared: [], unknown: [], fresh: [] };
    expect(await planSiteImport(db, actor, [corrected])).toEqual({ ok: true, value: plan });
    expect(await importSites(db, actor, [corrected])).toEqual({ ok: true, value: plan });
    const stored = (await findEntry(db, "site", shared.code, []))!;
    expect([stored.committeeId, stored.version, stored.facts.address]).toEqual([null, 2, "Rådhuspladsen 1"]);
    expect((await listSiteFileRows(db, [])).find((row) => row.code === shared.code)).toEqual(corrected);

    const destination = await db.selectFrom("destination").select("id").where("code", "=", shared.destination).executeTakeFirstOrThrow();
    await db.insertInto("alternative_group").values({
      code: "own-choice", committee_id: keeper.committeeId, destination_id: destination.id, reading: "choose-one", wording: "A eller B", explanation_da: "", explanation_en: "", source_document_id: null, source_line_from: null, source_line_to: null, seed_hash: null,
    }).execute();
    expect(await importSites(db, actor, [{ ...corrected, alternative_group: "own-choice" }])).toEqual({ ok: false, reason: { code: "faults", faults: [{ row: 1, column: "alternative_group", code: "unknown-code", value: "own-choice" }] } });
    expect(await importSites(db, actor, [{ ...corrected, code: "own-site", caveats: [], event_dates: [], alternative_group: "own-choice" }])).toMatchObject({ ok: true, value: { added: [shared.name] } });
  });
});
