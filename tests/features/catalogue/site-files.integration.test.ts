import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { readDecimal, readSitesCsv, readSitesGeoJson, writeSitesCsv, writeSitesGeoJson } from "~/features/catalogue/present-site-file";
import { listSiteFileRows } from "~/features/catalogue/site-file-queries.server";
import type { SiteFileRow } from "~/features/catalogue/site-file-schema";
import { importSites, planSiteImport } from "~/features/catalogue/site-file-commands.server";
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
      expect(readSitesCsv(bytes(writeSitesCsv(written)))).toEqual({ rows: written, faults: [] });
      expect(readSitesGeoJson(bytes(writeSitesGeoJson(written)))).toEqual({ rows: written, faults: [] });
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

  it("name each fault with its row and column", () => {
    const csv = writeSitesCsv([rows[0]!, { ...rows[1]!, code: rows[0]!.code }]).replace(String(rows[0]!.lat).replace(".", ","), "abc");
    expect(readSitesCsv(bytes(csv)).faults).toEqual([
      { row: 1, column: "lat", code: "number", value: "abc" },
      { row: 2, column: "code", code: "twice", value: rows[0]!.code },
    ]);
    expect(readSitesCsv(bytes("code;name\r\nx;y\r\n")).faults.find((fault) => fault.column === "lat")).toEqual({ row: 0, column: "lat", code: "column-missing", value: "" });
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
    const plan = { added: names(mine), changed: [], same: [rows[1]!.name], shared: [rows[0]!.name] };
    expect(await planSiteImport(db, committeeId, file)).toEqual({ ok: true, value: plan });
    expect(await importSites(db, actor, file)).toEqual({ ok: true, value: plan });
    const stored = await listSiteFileRows(db, [committeeId]);
    for (const row of mine) expect(stored.find((one) => one.code === row.code)).toEqual(row);
    expect(stored.find((row) => row.code === rows[0]!.code)).toEqual(rows[0]);
    expect(await listSiteFileRows(db, [])).toHaveLength(58);
    const changed = { ...mine[0]!, visit_minutes: 45, themes: [], event_dates: [] };
    expect(await importSites(db, actor, [changed])).toMatchObject({ ok: true, value: { changed: [changed.name] } });
    expect((await listSiteFileRows(db, [committeeId])).find((row) => row.code === changed.code)).toEqual(changed);
  });

  it("is taken in wholly or not at all", async () => {
    const { committeeId, secretaryId, organisationId } = await createOrganisation(db);
    const file = [{ ...awkward, code: "fine" }, { ...awkward, code: "bad", place: "atlantis", themes: ["no-such-theme"] }];
    expect(await importSites(db, { userId: secretaryId, organisationId, committeeId }, file)).toEqual({ ok: false, reason: { code: "faults", faults: [
      { row: 2, column: "place", code: "unknown-code", value: "atlantis" }, { row: 2, column: "themes", code: "unknown-code", value: "no-such-theme" },
    ] } });
    expect(await listSiteFileRows(db, [committeeId])).toHaveLength(58);
  });
});
