import { beforeAll, describe, expect, it } from "vitest";
import { decodeCsv, parseCsv } from "~/features/budget/adapters/invoice-file.server";
import { removeBudgetLine, saveBudgetLine } from "~/features/budget/commands.server";
import { importInvoices, previewInvoices, removeInvoice } from "~/features/budget/invoice-commands.server";
import { getBudgetSummary, listInvoices } from "~/features/budget/queries.server";
import { undoAct } from "~/features/planner/commands.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { addLine, parsedLine } from "../../factories/budget";
import { createOrganisation, type MadeOrganisation } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

async function makeBudget() {
  const trip = await makeTrip(db, organisation);
  const bus = await addLine(db, trip, { title: "Bus" });
  const hotel = await addLine(db, trip, { title: "Hotel", category: "lodging", low: "1.000", currency: "EUR", rate: "7,5", rateDate: "1.11.2026" });
  return { trip, bus, hotel };
}

const head = "Dato;Leverandør;Fakturanummer;Tekst;Beløb;Valuta;Post";
const good = [head, '13.04.2027;Æblets Busser;1001;"Bus; 3 dage";"12.345,50";DKK;bus', "14.04.2027;Hotel =X;77;'=Nætter;-100,00;EUR;Hotel", "14.04.2027;Taxa;;Tur;100;;Transport", "14.04.2027;Taxa;;Tur;100;;Transport"].join("\r\n");

describe("invoices from a file", () => {
  it("become what the lines have cost, once, and can be taken back", async () => {
    const { trip, bus } = await makeBudget();
    const report = await previewInvoices(db, trip.tripId, good);
    expect(report.rows.map((row) => [row.rowNumber, row.status, row.line])).toEqual([[2, "new", "Bus"], [3, "new", "Hotel"], [4, "new", "Bus"], [5, "new", "Bus"]]);
    expect(await listInvoices(db, trip.tripId)).toEqual([]);
    const imported = await importInvoices(db, trip, good, "bilag.csv");
    expect(imported.ok).toBe(true);
    const stored = await listInvoices(db, trip.tripId);
    expect(stored.map((one) => [one.supplier, one.description, one.amount_minor, one.currency, one.rate])).toEqual([["Æblets Busser", "Bus; 3 dage", 1_234_550, "DKK", "1"], ["Hotel =X", "=Nætter", -10_000, "EUR", "7.5"], ["Taxa", "Tur", 10_000, "DKK", "1"], ["Taxa", "Tur", 10_000, "DKK", "1"]]);
    expect((await getBudgetSummary(db, trip.tripId)).categories.map((one) => one.figures.actualOere)).toEqual([1_254_550, -75_000]);

    expect((await previewInvoices(db, trip.tripId, good)).rows.map((row) => row.status)).toEqual(["known", "known", "known", "known"]);
    expect(await importInvoices(db, trip, good, "bilag.csv")).toEqual({ ok: true, value: { entryId: null, title: "bilag.csv" } });
    expect(await listInvoices(db, trip.tripId)).toHaveLength(4);

    expect(await removeBudgetLine(db, trip, bus, 1)).toEqual({ ok: false, reason: { code: "has-invoices" } });
    expect(await saveBudgetLine(db, trip, bus, parsedLine({ version: "1", actual: "5" }))).toEqual({ ok: false, reason: { code: "has-invoices" } });
    expect(await undoAct(db, trip, (imported.ok && imported.value.entryId) || 0, crypto.randomUUID())).toMatchObject({ ok: true });
    expect(await listInvoices(db, trip.tripId)).toEqual([]);
  });

  it("count once when two people read the same file at the same time", async () => {
    const { trip } = await makeBudget();
    await Promise.all([1, 2, 3].map(() => importInvoices(db, trip, good, "bilag.csv")));
    expect(await listInvoices(db, trip.tripId)).toHaveLength(4);
  });

  it("are all refused for one bad row, each with its reason", async () => {
    const { trip } = await makeBudget();
    await addLine(db, trip, { title: "Tog", actual: "100" });
    const bad = [head, "31.02.2027;;;;ti;ZZZ;Ukendt", "13.04.2027;A;1;;1,234;DKK;Bus", "13.04.2027;A;2;;5;GBP;Bus", "13.04.2027;A;3;;5;;Transport", "13.04.2027;A;4;;5;;Tog", "13.04.2027;A;5;;5;;Bus", "13.04.2027;A;5;;5;;Bus"].join("\n");
    expect((await previewInvoices(db, trip.tripId, bad)).rows.map((row) => row.faults)).toEqual([["date", "supplier", "currency", "amount", "line"], ["amount"], ["rate"], ["line-many"], ["line-actual"], [], ["twice"]]);
    // An empty row counts, as it does in the spreadsheet that somebody looks the fault up in.
    expect((await previewInvoices(db, trip.tripId, `\n${bad.replace("ZZZ;Ukendt\n", "ZZZ;Ukendt\n;;;;;;\n\n")}\n`)).rows.map((row) => row.rowNumber)).toEqual([3, 6, 7, 8, 9, 10, 11]);
    expect(await importInvoices(db, trip, bad, "fejl.csv")).toEqual({ ok: false, reason: { code: "bad-file" } });
    expect(await listInvoices(db, trip.tripId)).toEqual([]);
    expect(await previewInvoices(db, trip.tripId, "a;b\n1;2")).toEqual({ missing: ["date", "supplier", "amount", "line"], rows: [] });
  });

  it("with a known number and another amount are a conflict", async () => {
    const { trip } = await makeBudget();
    await importInvoices(db, trip, good, "bilag.csv");
    expect((await previewInvoices(db, trip.tripId, `${head}\n13.04.2027;ÆBLETS BUSSER;1001;;12.345,51;DKK;Bus`)).rows[0]).toMatchObject({ status: "fault", faults: ["conflict"] });
  });

  it("of another trip cannot be taken off", async () => {
    const [own, other] = [await makeBudget(), await makeBudget()];
    await importInvoices(db, other.trip, good, "bilag.csv");
    const [foreign] = await listInvoices(db, other.trip.tripId);
    expect(await removeInvoice(db, own.trip, foreign!.id)).toEqual({ ok: false, reason: { code: "gone" } });
    expect(await removeInvoice(db, other.trip, foreign!.id)).toMatchObject({ ok: true });
  });

  it("are read from UTF-8 with its mark, from Windows-1252, and with commas or tabs", () => {
    expect(decodeCsv(new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xa6]))).toBe("æ");
    expect(decodeCsv(new Uint8Array([0xe6, 0xf8, 0xe5, 0x80]))).toBe("æøå€");
    expect(parseCsv("\ufeffa;b\r\n\"1,5\";'=2\r\n\r\n")).toEqual([["a", "b"], ["1,5", "=2"], [""], [""]]);
    expect(parseCsv("a\tb\n1\t2")).toEqual([["a", "b"], ["1", "2"]]);
  });
});
