import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import ical, { type VEvent } from "node-ical";
import Papa from "papaparse";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { instantOf } from "~/domain/time/wall-clock";
import { getBudgetSummary, type BudgetSummary } from "~/features/budget/queries.server";
import { loadTripEmissions } from "~/features/climate/queries.server";
import { tripDocuments, type TripFilePath } from "~/features/documents/schema";
import { writeTripFile } from "~/features/documents/trip-file-queries.server";
import { createExampleTrip } from "~/features/planner/example-commands.server";
import { listStops, listTripDays, type StopRow } from "~/features/planner/queries.server";
import { findTrip, type TripRow } from "~/features/trips/queries.server";
import { formatAmount, formatNumber } from "~/i18n/format";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { firstOrganisation } from "../../factories/people";
import { partsOf, readPdf, rowsOf } from "../../setup/read-pdf";
import { readWord } from "../../setup/read-word";
import { testDatabase } from "../../setup/test-database";

/*
 * The Danish worked example and the one overseas (a date that changes on the way, eight hours, Korean names), document by
 * document: each is produced, read by another party's parser and held against the rows of the database.
 *
 * What is read from a database is the same for every form of a document. So every form is written and read once, from the
 * embedded database; from PostgreSQL one form of each document is.
 */

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db, kind } = await testDatabase();
const isEmbedded = kind === "embedded";
const now = new Date("2027-01-10T09:00:00Z");
const names = ["denmark", "seoul"] as const;
type Name = (typeof names)[number];
type Facts = { trip: TripRow; stops: (StopRow & { date: string })[]; summary: BudgetSummary; totalKg: number; files: Map<TripFilePath, Uint8Array> };

const all = {} as Record<Name, Facts>;
const oneOfEach: readonly TripFilePath[] = ["indstilling.docx", "oekonomi.csv", "program.docx", "program.ics", "rapport.docx"];
const paths = tripDocuments.flatMap(({ forms }) => forms.flatMap((form) => (form.format === "page" || form.format === "subscription" ? [] : [form.path]))).filter((file) => isEmbedded || oneOfEach.includes(file));
const folder = mkdtempSync(path.join(tmpdir(), "studietur-examples-"));
const has = (program: string, askVersion = "--version") => spawnSync(program, [askVersion], { stdio: "ignore" }).status === 0;
const squeezed = (text: string) => text.replaceAll(/\s/g, "");

beforeAll(async () => {
  const { organisationId, committeeId, secretaryId } = await firstOrganisation(db);
  const translator = translatorFor("da");
  for (const name of names) {
    const { tripId } = await createExampleTrip(db, { userId: secretaryId, organisationId }, committeeId, name);
    const trip = (await findTrip(db, tripId))!;
    const dates = new Map((await listTripDays(db, tripId)).map((day) => [day.id, day.date]));
    const stops = (await listStops(db, tripId)).map((stop) => ({ ...stop, date: dates.get(stop.trip_day_id!)! }));
    const files = new Map<TripFilePath, Uint8Array>();
    mkdirSync(path.join(folder, name));
    for (const file of paths) {
      files.set(file, await writeTripFile(file, { db, reader: { trip, mayEdit: false }, translator, now }));
      writeFileSync(path.join(folder, name, file), files.get(file)!);
    }
    all[name] = { trip, stops, summary: await getBudgetSummary(db, tripId), totalKg: (await loadTripEmissions(db, trip, now)).emissions.totalKg, files };
  }
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reading a PDF takes longer than writing it: each is read once. */
const readPdfs = new Map<string, ReturnType<typeof readPdf>>();
const pdfOf = (name: Name, file: TripFilePath) => readPdfs.get(`${name}/${file}`) ?? readPdfs.set(`${name}/${file}`, readPdf(all[name].files.get(file)!)).get(`${name}/${file}`)!;
const wordOf = (name: Name, file: TripFilePath) => readWord(Buffer.from(all[name].files.get(file)!));

const text = (name: Name, file: TripFilePath) => new TextDecoder().decode(all[name].files.get(file));
const inDays = (name: Name) => [...all[name].stops].sort((a, b) => instant(a) - instant(b));
const instant = (stop: StopRow & { date: string }) => instantOf(stop.date, stop.starts_at_minute!, stop.time_zone!);
const visits = (name: Name) => inDays(name).map((stop, index) => ({ stop, number: index + 1 })).filter(({ stop }) => stop.kind === "visit");
const oere = (value: unknown) => Math.round(Number(String(value).replace(",", ".")) * 100);
/** The sums of a budget laid out in columns, as a sheet of Excel or CSV has them. */
const sumsOf = (rows: unknown[][]) => rows.filter((row) => row[0] === "I alt" || String(row[0]).startsWith("Pr. deltager")).map((row) => oere(row[12]));
const amounts = ({ total, perParticipant }: BudgetSummary) => [total.highOere, perParticipant.highOere];

describe("what the examples are", () => {
  it("a trip at home for 81,253 kroner, 5,803.79 a person under a ceiling of 12,000", () => {
    expect(amounts(all.denmark.summary)).toEqual([81_253_00, 5_803_79]);
    expect([all.denmark.trip.memberCount, all.denmark.trip.staffCount, Number(all.denmark.trip.ceilingParticipantOere)]).toEqual([11, 3, 12_000_00]);
  });
  it("a trip that lands on the next date, eight hours ahead, at hosts with Korean names", () => {
    const [flight, ...rest] = inDays("seoul");
    expect([flight!.date, new Date(instant(flight!) + flight!.duration_minutes * 60_000).toISOString()]).toEqual(["2027-11-08", "2027-11-09T01:30:00.000Z"]);
    expect([...new Set(rest.map((stop) => stop.time_zone))]).toEqual(["Asia/Seoul"]);
    expect(rest.filter((stop) => /\p{Script=Hangul}/u.test(stop.title))).toHaveLength(7);
  });
});

describe.each(names)("%s", (name) => {
  it("has a programme in Word with the same stops under headings of Word", async () => {
    const word = await wordOf(name, "program.docx");
    expect(word.messages).toEqual([]);
    const headings = [...word.html.matchAll(/<h2>(.*?)<\/h2>/g)].map((match) => match[1]!.replaceAll(/<[^>]*>/g, "").replaceAll("&amp;", "&"));
    expect(headings).toEqual(inDays(name).map((stop, index) => `${index + 1}. ${stop.title}`));
    for (const question of all[name].stops.flatMap((stop) => stop.questions.split("\n")).filter(Boolean)) expect(word.text).toContain(question);
  });

  it("has a calendar with every stop at its moment, in the clock of its place", () => {
    const events = Object.values(ical.sync.parseICS(text(name, "program.ics"))).filter((one): one is VEvent => one?.type === "VEVENT");
    const timed = events.filter((event) => event.datetype === "date-time").map((event) => ({ uid: event.uid, summary: String(event.summary), start: event.start.toISOString(), end: event.end!.toISOString(), zone: event.start.tz }));
    const expected = inDays(name).filter((stop) => stop.kind !== "lodging").map((stop) => ({ uid: `${stop.id}@studietur`, summary: stop.title, start: new Date(instant(stop)).toISOString(), end: new Date(instant(stop) + stop.duration_minutes * 60_000).toISOString(), zone: stop.time_zone }));
    expect(timed.sort((a, b) => a.start.localeCompare(b.start))).toEqual(expected);
    const beds = events.filter((event) => event.datetype === "date").map((event) => String(event.summary));
    expect(beds.sort()).toEqual(all[name].stops.filter((stop) => stop.kind === "lodging").map((stop) => stop.title).sort());
    for (const line of text(name, "program.ics").split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it("has the same sums in CSV, recommendation and report, to the øre", async () => {
    const { summary } = all[name];
    expect(sumsOf(Papa.parse<string[]>(text(name, "oekonomi.csv"), { delimiter: ";" }).data)).toEqual(amounts(summary));
    for (const file of ["indstilling.docx", "rapport.docx"] as const) {
      const word = await wordOf(name, file);
      expect(word.messages).toEqual([]);
      for (const amount of amounts(summary)) expect(word.text, file).toContain(formatAmount(amount, "da"));
    }
  });

  it("has a report with every visit, its questions and the kilograms", async () => {
    const { stops, totalKg } = all[name];
    const word = await wordOf(name, "rapport.docx");
    for (const { stop, number } of visits(name)) expect(word.text).toContain(`${number}. ${stop.title}`);
    for (const question of stops.flatMap((stop) => stop.questions.split("\n")).filter(Boolean)) expect(word.text).toContain(question);
    expect(word.text).toContain(`${formatNumber(Math.round(totalKg), "da")} kg CO2e`);
    const hotel = { denmark: "Hotelnat, Tyskland: 13,2 kg CO2e pr. værelse og nat (2025). Kilden har intet tal for Danmark; dette bruges i stedet.", seoul: "Hotelnat, Sydkorea: 55,8 kg CO2e pr. værelse og nat (2025). Skal efterprøves." };
    expect(word.text).toContain(hotel[name]);
  });

  if (!isEmbedded) return;

  it("has a programme as PDF with every stop in its tree, and one for everybody", async () => {
    const { trip, stops } = all[name];
    for (const file of ["program.pdf", "program-offentlig.pdf"] as const) {
      const pdf = await pdfOf(name, file);
      expect(pdf.info).toMatchObject({ Title: trip.title, Language: "da-DK" });
      expect(pdf.xml).toContain("<pdfuaid:part>1</pdfuaid:part>");
      expect(partsOf(pdf.parts, "H1").map((one) => one.text)).toEqual([trip.title]);
      expect(partsOf(pdf.parts, "H3").map((one) => one.text)).toEqual(inDays(name).map((stop, index) => `${index + 1} ${stop.title}`));
      const items = partsOf(pdf.parts, "LBody").map((one) => squeezed(one.text));
      for (const question of stops.flatMap((stop) => stop.questions.split("\n")).filter(Boolean)) expect(items).toContain(squeezed(question));
      expect(partsOf(pdf.parts, "Figure").every((one) => (one.alt ?? "").length > 20)).toBe(true);
      const whole = squeezed(pdf.pages.join(" "));
      for (const stop of stops.filter((one) => one.kind === "visit")) expect(whole.includes(squeezed(stop.host_contact || "-")), stop.host_contact).toBe(file === "program.pdf" || stop.host_contact === "");
    }
  });

  it("has GPX, KML and GeoJSON that hold by their schemas and name the same points", async () => {
    const points = inDays(name).map((stop, index) => ({ name: `${index + 1}. ${stop.title}`, lon: stop.lon, lat: stop.lat }));
    for (const format of ["gpx", "kml"] as const) {
      const { errors } = await validateXML({ xml: text(name, `program.${format}`), schema: readFileSync(`tests/features/documents/schemas/${format}-subset.xsd`, "utf8") });
      expect(errors).toEqual([]);
    }
    const unescaped = (one: string) => one.replaceAll("&amp;", "&");
    const waypoints = [...text(name, "program.gpx").matchAll(/<wpt lat="([^"]+)" lon="([^"]+)">[\s\S]*?<name>(.*?)<\/name>/g)];
    expect(waypoints.map(([, lat, lon, title]) => ({ name: unescaped(title!), lon: Number(lon), lat: Number(lat) }))).toEqual(points);
    const placemarks = [...text(name, "program.kml").matchAll(/<Placemark>\s*<name>(\d[^<]*)<\/name>[\s\S]*?<Point>\s*<coordinates>([^,]+),([^<]+)<\/coordinates>/g)];
    expect(placemarks.map(([, title, lon, lat]) => ({ name: unescaped(title!), lon: Number(lon), lat: Number(lat) }))).toEqual(points);
    const { features } = JSON.parse(text(name, "program.geojson")) as { features: { geometry: { type: string; coordinates: number[] }; properties: { number: number; name: string } }[] };
    expect(features.filter(({ geometry }) => geometry.type === "Point").map(({ geometry, properties }) => ({ name: `${properties.number}. ${properties.name}`, lon: geometry.coordinates[0], lat: geometry.coordinates[1] }))).toEqual(points);
  });

  it("has the same sums in Excel and the PDFs, to the øre, and every visit in the report", async () => {
    const { summary, files } = all[name];
    const sheet = (await readXlsxFile(Buffer.from(files.get("oekonomi.xlsx")!))) as unknown as { data: unknown[][] }[];
    expect(sumsOf(sheet[0]!.data)).toEqual(amounts(summary));
    for (const file of ["indstilling.pdf", "rapport.pdf", "rapport-offentlig.pdf"] as const) {
      const pdf = await pdfOf(name, file);
      const cells = rowsOf(partsOf(pdf.parts, "Table")[0]!).flat();
      for (const amount of amounts(summary)) expect(cells, file).toContain(formatAmount(amount, "da"));
    }
    const report = squeezed((await pdfOf(name, "rapport.pdf")).pages.join(" "));
    for (const { stop, number } of visits(name)) expect(report).toContain(squeezed(`${number}. ${stop.title}`));
  });

  it.skipIf(!has("qpdf") || !has("pdfinfo", "-v"))("has PDFs in which qpdf finds nothing and which pdfinfo calls tagged (needs qpdf and pdfinfo)", () => {
    for (const file of paths.filter((one) => one.endsWith(".pdf"))) {
      const at = path.join(folder, name, file);
      expect(execFileSync("qpdf", ["--check", at], { encoding: "utf8" })).toContain("No syntax or stream encoding errors found");
      expect(execFileSync("pdfinfo", [at], { encoding: "utf8" })).toMatch(/Tagged: +yes/);
    }
  });
});

if (isEmbedded) describe.skipIf(!has("soffice"))("LibreOffice (skipped where there is no soffice)", () => {
  const office = path.join(folder, "office");
  const converted = (name: Name, file: string) => readPdf(readFileSync(path.join(office, `${name}-${file}.pdf`)));

  beforeAll(async () => {
    mkdirSync(office);
    for (const name of names) {
      for (const file of ["program", "indstilling", "rapport"] as const) writeFileSync(path.join(office, `${name}-${file}.docx`), all[name].files.get(`${file}.docx`)!);
      writeFileSync(path.join(office, `${name}-oekonomi.xlsx`), await withoutResults(all[name].files.get("oekonomi.xlsx")!));
    }
    const files = names.flatMap((name) => [...["program", "indstilling", "rapport"].map((file) => `${name}-${file}.docx`), `${name}-oekonomi.xlsx`]);
    // A profile of its own: whoever works with LibreOffice on this machine is left alone.
    execFileSync("soffice", [`-env:UserInstallation=file://${office}/profile`, "--headless", "--convert-to", "pdf", ...files], { cwd: office, stdio: "ignore" });
  }, 120_000);

  it.each(names)("opens every Word file of %s with its facts, head and page numbers", async (name) => {
    const { trip, stops, summary } = all[name];
    const [programme, recommendation, report] = await Promise.all((["program", "indstilling", "rapport"] as const).map((file) => converted(name, file)));
    for (const pdf of [programme, recommendation, report]) {
      const { pages } = pdf!;
      pages.forEach((page, index) => expect(squeezed(page)).toContain(squeezed(`Side ${index + 1} af ${pages.length}`)));
      expect(squeezed(pages.join(""))).not.toMatch(/TOC\\|PAGEREF|HYPERLINK|Error!/);
      expect(pages.every((page) => squeezed(page).length > 120)).toBe(true);
    }
    // This machine may lack a font with Korean letters; what is Latin is there anywhere.
    const latin = (title: string) => squeezed(title.replace(/ \([^)]*\p{Script=Hangul}.*$/u, ""));
    const pageOf = (needle: string) => programme!.pages.findLastIndex((page) => squeezed(page).includes(needle));
    inDays(name).forEach((stop, index) => {
      const page = pageOf(`${index + 1}.${latin(stop.title)}`);
      expect(page, stop.title).toBeGreaterThan(0);
      const [last] = stop.questions.split("\n").slice(-1);
      // No stop is split over two pages.
      if (last) expect(squeezed(programme!.pages[page]!)).toContain(squeezed(last).slice(0, 40));
    });
    for (const stop of stops.filter((one) => one.kind === "visit")) expect(squeezed(report!.pages.join(""))).toContain(latin(stop.title));
    for (const amount of amounts(summary)) for (const pdf of [recommendation, report]) expect(squeezed(pdf!.pages.join(""))).toContain(squeezed(formatAmount(amount, "da")));
    expect(squeezed(recommendation!.pages.join(""))).toContain(squeezed(trip.title));
  });

  it.each(names)("reckons the workbook of %s to the same øre, from its formulas alone", async (name) => {
    const { pages } = await converted(name, "oekonomi");
    const figures = amounts(all[name].summary).map((amount) => (amount / 100).toLocaleString("en", { minimumFractionDigits: 2 }));
    // The signs between thousands and before decimals are those of the machine's language.
    const digits = squeezed(pages.join("")).replaceAll(/[.,\u00a0]/g, "");
    for (const figure of figures) expect(digits).toContain(figure.replaceAll(/[.,]/g, ""));
  });
});

/** A workbook whose formulas have lost the results that were written beside them. */
async function withoutResults(file: Uint8Array): Promise<Buffer> {
  const zip = await JSZip.loadAsync(file);
  const sheet = "xl/worksheets/sheet1.xml";
  const xml = await zip.file(sheet)!.async("string");
  const bare = xml.replaceAll(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1");
  expect(bare.length).toBeLessThan(xml.length);
  zip.file(sheet, bare);
  return zip.generateAsync({ type: "nodebuffer" });
}
