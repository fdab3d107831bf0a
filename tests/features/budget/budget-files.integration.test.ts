import JSZip from "jszip";
import Papa from "papaparse";
import readXlsxFile from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { getBudgetSummary } from "~/features/budget/queries.server";
import { csvCell } from "~/features/budget/present-export";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { loader as csvLoader } from "~/routes/ture.$tripId.oekonomi[.]csv";
import { loader as xlsxLoader } from "~/routes/ture.$tripId.oekonomi[.]xlsx";
import { addLine } from "../../factories/budget";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;
let tripId: string;

const titles = ['Hotel "Søpavillonen"; Ærø', "=1+1", "<b>Tolk & 한국어</b> 🛏", "@SUM(A1)", "-- ukendt"];

beforeAll(async () => {
  organisation = await createOrganisation(db);
  const trip = await makeTrip(db, organisation);
  tripId = trip.tripId;
  await addLine(db, trip, { title: titles[0]!, category: "lodging", unit: "room-night", quantity: "2", low: "100,55", high: "120,45", currency: "EUR", rate: "7,4604", rateDate: "1.11.2026" });
  await addLine(db, trip, { title: titles[1]!, category: "other", unit: "person", low: "33,33", high: "66,66" });
  await addLine(db, trip, { title: titles[2]!, category: "talks-visits", low: "1.000.000", currency: "KRW", rate: "0,004712", rateDate: "2026-11-02", actual: "950001" });
  await addLine(db, trip, { title: titles[3]!, low: "0,01" });
  await addLine(db, trip, { title: titles[4]!, audience: "members", unit: "person", low: "12", note: "To\nlinjer" });
});

async function download(loader: typeof csvLoader, userId: string): Promise<Response> {
  const request = new Request(`http://localhost/ture/${tripId}/oekonomi`, { headers: { Cookie: await signedInCookie(db, userId) } });
  return (await loader({ request, params: { tripId }, context: {} } as unknown as Parameters<typeof csvLoader>[0])) as Response;
}
const oereOf = (kroner: unknown) => Math.round(Number(String(kroner).replace(",", ".")) * 100);

describe("the files of a budget", () => {
  it("say the same as the page, to the øre, in Excel and CSV", async () => {
    const summary = await getBudgetSummary(db, tripId);
    const expected = [summary.total, summary.perParticipant].map(({ lowOere, highOere, actualOere }) => [lowOere, highOere, actualOere]);
    const bytes = Buffer.from(await (await download(xlsxLoader, organisation.memberId)).arrayBuffer());
    const sheet = (await readXlsxFile(bytes)) as unknown;
    const rows = (Array.isArray(sheet) && !Array.isArray(sheet[0]) ? (sheet[0] as { data: unknown[][] }).data : sheet) as unknown[][];
    expect(rows[0]!.slice(11, 14)).toEqual(["Lavt skøn, kr.", "Højt skøn, kr.", "Afholdt, kr."]);
    expect(rows.slice(1, 6).map((row) => row[1]).sort()).toEqual([...titles].sort());
    const sums = rows.filter((row) => row[0] === "I alt" || String(row[0]).startsWith("Pr. deltager"));
    expect(sums.map((row) => row.slice(11, 14).map(oereOf))).toEqual(expected);

    const csv = await (await download(csvLoader, organisation.memberId)).arrayBuffer();
    expect([...new Uint8Array(csv.slice(0, 3))]).toEqual([0xef, 0xbb, 0xbf]);
    const parsed = Papa.parse<string[]>(new TextDecoder().decode(csv), { delimiter: ";", skipEmptyLines: true }).data;
    const csvSums = parsed.filter((row) => row[0] === "I alt" || row[0]!.startsWith("Pr. deltager"));
    expect(csvSums.map((row) => row.slice(11, 14).map(oereOf))).toEqual(expected);
    const lines = parsed.slice(1, 6);
    for (const [position, key] of [[11, "lowOere"], [12, "highOere"]] as const) expect(lines.reduce((sum, row) => sum + oereOf(row[position]), 0)).toBe(summary.total[key]);
    expect(lines.map((row) => row[1]).sort()).toEqual([titles[0], "'=1+1", titles[2], "'@SUM(A1)", "'-- ukendt"].sort());
  });

  it("reckon on in Excel: every sum is a formula with its result, the head stays in sight", async () => {
    const zip = await JSZip.loadAsync(await (await download(xlsxLoader, organisation.secretaryId)).arrayBuffer());
    const xml = await zip.file("xl/worksheets/sheet1.xml")!.async("string");
    expect(xml).toContain('ySplit="1"');
    expect(xml).toContain('state="frozen"');
    expect([...xml.matchAll(/<f>([^<]*)<\/f>/g)].map((one) => one[1]).filter((one) => !one!.startsWith("ROUND(F"))).toEqual(["SUM(L2:L6)", "SUM(M2:M6)", "SUM(N2:N6)", "ROUND(L8/14,2)", "ROUND(M8/14,2)", "ROUND(N8/14,2)"]);
    expect(xml).not.toMatch(/<f>1\+1<\/f>/);
    // What each line's formula gives from the cells beside it is what stands as its result.
    const cell = (name: string) => Number(new RegExp(`<c r="${name}"[^>]*>(?:<f>[^<]*</f>)?<v>([^<]*)</v>`).exec(xml)?.[1]);
    for (const row of [2, 3, 4, 5, 6]) expect(cell(`L${row}`)).toBeCloseTo(Math.round(cell(`F${row}`) * cell(`G${row}`) * cell(`J${row}`) * 100 + 1e-9) / 100, 6);
  });

  it("are for the trip's own committee only", async () => {
    const stranger = await createOrganisation(db);
    for (const loader of [csvLoader, xlsxLoader]) await expect(download(loader, stranger.secretaryId)).rejects.toMatchObject({ status: 404 });
  });

  it("guard a cell against being read as a formula", () => {
    expect(["=A1", "+1", "-1", "@x", "\tx", "a=b", 'a"b', "a;b", ""].map(csvCell)).toEqual(["'=A1", "'+1", "'-1", "'@x", "'\tx", "a=b", '"a""b"', '"a;b"', ""]);
  });
});
