import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { findSite, listSites, listThemes } from "~/features/catalogue/queries.server";
import { listSubjectHistory } from "~/features/history/queries.server";
import { adoptCase } from "~/features/library/adoption-commands.server";
import { adoptionSchema } from "~/features/library/adoption-schema";
import { presentLibrary } from "~/features/library/present";
import { presentBackground } from "~/features/library/present-background";
import { presentCase } from "~/features/library/present-case";
import { groupCharts } from "~/features/library/present-chart";
import { findCase, listCases, listCharts, listLinkedCases, listPublications } from "~/features/library/queries.server";
import { sendQuestion } from "~/features/library/question-commands.server";
import { listStopChoices } from "~/features/library/question-queries.server";
import { readLibraryFilter } from "~/features/library/schema";
import { undoAct } from "~/features/planner/commands.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { createOrganisation, type MadeOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
registerMessages("da", messagesDa);
const translator = translatorFor("da");
const now = new Date("2027-01-15T10:00:00Z");

let organisation: MadeOrganisation;
beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const rows = { cases: await listCases(db, []), themes: await listThemes(db), publications: await listPublications(db, []) };

function list(search: string) {
  return presentLibrary(rows, readLibraryFilter(new URLSearchParams(search)), translator);
}

async function casePage(code: string) {
  const entry = (await findCase(db, code, []))!;
  return presentCase({ entry, themes: await listThemes(db), charts: await listCharts(db, entry.id), publications: await listPublications(db, []), stops: [] }, translator);
}

const stopRow = (stopId: string) => db.selectFrom("stop").select(["questions", "version"]).where("id", "=", stopId).executeTakeFirstOrThrow();
const questionsOf = async (code: string) => (await findCase(db, code, []))!.questions;

describe("the list", () => {
  it("has 47 cases, each with its publication and year, and 44 of them on the map", () => {
    const page = list("");
    expect([page.cases.length, page.total, page.filtered, page.markers.length]).toEqual([47, 47, false, 44]);
    expect(page.cases.filter(({ source, period }) => !/, 20\d\d$/.test(source) || period === "")).toEqual([]);
    expect(page.choices.publication.map(({ value, count }) => [value, count])).toEqual([["001", 22], ["002", 7], ["003", 10], ["004", 8]]);
    expect(page.choices.purpose.map(({ label }) => label)).toContain("Job til bestemte grupper");
  });

  it("counts for each choice what it would leave, and leaves just that", () => {
    for (const facet of ["theme", "purpose", "municipality", "year", "sector", "publication"] as const) {
      const names = { theme: "tema", purpose: "formaal", municipality: "kommune", year: "aar", sector: "sektor", publication: "kilde" };
      for (const choice of list("kilde=001").choices[facet]) {
        const search = new URLSearchParams({ kilde: "001", [names[facet]]: choice.value });
        expect(list(search.toString()).cases.length, `${facet} ${choice.value}`).toBe(choice.count);
      }
    }
  });

  it("finds by text whatever the letters, and by several filters at once", () => {
    expect(list("q=ringkoebing").cases.map(({ code }) => code)).toContain("kube-ringkoebing-skjern");
    expect(list("kommune=Horsens&kilde=001").cases.map(({ where }) => where)).toEqual(["Kommunerne i Region Midtjylland", "Horsens", "Horsens"]);
    expect(list("q=xyzzy").cases).toEqual([]);
    expect(list("aar=1998").cases.length).toBe(1);
  });
});

describe("a case", () => {
  it("shows its figures with reservation, unit, year and line", async () => {
    const page = await casePage("konsortium-ringkoebing-skjern");
    const figures = page.figureGroups.flatMap((group) => group.figures);
    expect(figures.find(({ amount }) => amount === "11,08")).toMatchObject({ unit: "mio. kr.", line: 1711 });
    const kube = await casePage("kube-ringkoebing-skjern");
    expect(kube.figureGroups.flatMap((group) => group.figures).map(({ amount, unit }) => [amount, unit])).toEqual([["mere end 500", "virksomhedsbesøg"], ["2010", null]]);
    expect([kube.source.name, kube.source.number, kube.shortPeriod]).toEqual(["KL, 2018", 1, "Fra 2010"]);
    expect(kube.sources).toHaveLength(1);
  });

  it("names the cases that tell the same, in both directions, and where sources disagree", async () => {
    const page = await casePage("silkeborg-jagter-talenter");
    expect(page.tellsAlso.map(({ code }) => code)).toEqual(["konsortium-silkeborg", "task-force-til-industrien"]);
    for (const other of page.tellsAlso) expect((await casePage(other.code)).tellsAlso.map(({ code }) => code)).toContain("silkeborg-jagter-talenter");
    const all = await Promise.all((await listCases(db, [])).map(({ code }) => casePage(code)));
    expect(all.flatMap((one) => one.contradictions).filter((one) => one.sources.length === 0)).toEqual([]);
    expect(all.flatMap((one) => one.contradictions)).toHaveLength(34);
  });

  it("brings its charts; all 24 have numbers, a source and a year", async () => {
    expect((await casePage("sosu-klar-sjaelland")).charts.map(({ code }) => code)).toEqual(["sosu-klar-outcome"]);
    const charts = groupCharts(await listCharts(db), await listPublications(db, []), translator).flatMap((group) => group.charts);
    expect(charts).toHaveLength(24);
    expect(charts.filter((chart) => chart.sources.length === 0 || chart.years === "" || chart.rows.length === 0)).toEqual([]);
    const consortia = charts.find(({ code }) => code === "foreign-workers-by-consortium")!;
    expect(consortia.firstColumnOnly).toBe(true);
    if (consortia.drawing?.kind !== "bars") throw new Error("not drawn as bars");
    expect(consortia.drawing.groups.map((group) => group.bars.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(consortia.rows.filter((row) => row.total).map((row) => row.cells[0])).toEqual(["10.651"]);
    expect(charts.filter((chart) => chart.drawing === null).map(({ code }) => code)).toEqual(["foreign-workers-single-figures", "jobcentre-single-figures", "fund-projects-each"]);
  });
});

describe("a site and a destination", () => {
  it("say why to go, what to ask and what was measured, with the reason of the link", async () => {
    const site = (await findSite(db, "dk-oj-jc-silkeborg"))!;
    const { cases } = presentBackground(await listLinkedCases(db, { siteId: site.id }, [organisation.committeeId]), [], [site.id], translator);
    expect(cases.map(({ code }) => code)).toContain("silkeborg-jagter-talenter");
    const own = cases.find(({ code }) => code === "silkeborg-jagter-talenter")!;
    expect([own.relation, own.reason, own.questions.length, own.figures.map(({ amount }) => amount)]).toEqual(["place", "Jobcenter Silkeborg er en af parterne.", 2, ["25"]]);
    const destination = presentBackground(await listLinkedCases(db, { destinationId: site.destination_id }, [organisation.committeeId]), [], [], translator);
    expect(new Set(destination.cases.map(({ code }) => code)).size).toBe(destination.cases.length);
    const order = ["place", "partner", "theme"];
    expect(destination.cases.map(({ relation }) => order.indexOf(relation))).toEqual(destination.cases.map(({ relation }) => order.indexOf(relation)).sort());
  });
});

describe("a question", () => {
  it("goes to a stop once, with one entry in the history that can be taken back", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip, { kind: "visit" });
    await db.updateTable("stop").set({ questions: "Hvem er vært?\n" }).where("id", "=", stopId).execute();
    const [first, second] = await questionsOf("silkeborg-jagter-talenter");
    const send = (questionId: string, locale: "da" | "en" = "da") => sendQuestion(db, trip, { questionId, stopId, next: "/" }, locale);
    const history = async () => (await db.selectFrom("history_entry").select(["id", "action"]).where("trip_id", "=", trip.tripId).orderBy("id").execute()).filter(({ action }) => action === "add-question");

    expect(await send(first!.id)).toEqual({ ok: true, value: { added: true } });
    expect(await send(first!.id)).toEqual({ ok: true, value: { added: false } });
    expect(await send(first!.id, "en")).toEqual({ ok: true, value: { added: false } });
    expect(await stopRow(stopId)).toEqual({ questions: `Hvem er vært?\n${first!.text_da}`, version: 2 });
    expect(await history()).toHaveLength(1);
    expect(await send(second!.id)).toEqual({ ok: true, value: { added: true } });
    expect((await undoAct(db, trip, (await history())[1]!.id, randomUUID())).ok).toBe(true);
    expect((await stopRow(stopId)).questions).toBe(`Hvem er vært?\n${first!.text_da}`);
  });

  it("is not lost between two who send at once", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip, { kind: "visit" });
    const questions = [...(await questionsOf("silkeborg-jagter-talenter")), ...(await questionsOf("kube-ringkoebing-skjern"))];
    const sent = await Promise.all([...questions, ...questions].map(({ id }) => sendQuestion(db, trip, { questionId: id, stopId, next: "/" }, "da")));
    expect(sent.filter((one) => one.ok && one.value.added)).toHaveLength(questions.length);
    expect((await stopRow(stopId)).questions.split("\n").sort()).toEqual(questions.map(({ text_da }) => text_da).sort());
  });

  it("is refused for a stop of another trip, a question that is none, and a stop that is full", async () => {
    const [trip, other] = [await makeTrip(db, organisation), await makeTrip(db, await createOrganisation(db))];
    const [own, foreign] = [await addStop(db, trip, { kind: "visit" }), await addStop(db, other, { kind: "visit" })];
    const [question] = await questionsOf("kube-ringkoebing-skjern");
    expect(await sendQuestion(db, trip, { questionId: question!.id, stopId: foreign, next: "/" }, "da")).toEqual({ ok: false, reason: { code: "unknown-stop" } });
    expect(await sendQuestion(db, trip, { questionId: randomUUID(), stopId: own, next: "/" }, "da")).toEqual({ ok: false, reason: { code: "unknown-question" } });
    await db.updateTable("stop").set({ questions: "x".repeat(3999) }).where("id", "=", own).execute();
    expect(await sendQuestion(db, trip, { questionId: question!.id, stopId: own, next: "/" }, "da")).toEqual({ ok: false, reason: { code: "questions-full" } });
    expect([(await stopRow(foreign)).questions, (await stopRow(own)).questions.length]).toEqual(["", 3999]);
  });

  it("is offered the visits of the person's own trips, the one worked on last first", async () => {
    const [mine, others] = [await createOrganisation(db), await createOrganisation(db)];
    const [older, newer, foreign] = [await makeTrip(db, mine, { title: "Ældre" }), await makeTrip(db, mine, { title: "Nyere" }), await makeTrip(db, others)];
    const [a, b] = [await addStop(db, newer, { kind: "visit" }), await addStop(db, older, { kind: "meeting" })];
    await addStop(db, older, { kind: "meal" });
    await addStop(db, foreign, { kind: "visit" });
    const choices = async (when = now) => (await listStopChoices(db, mine.secretaryId, [mine.committeeId], when)).map(({ stopId }) => stopId);
    expect(await choices()).toEqual([b, a]);
    expect(await choices(new Date("2027-04-16T10:00:00Z"))).toEqual([]);
    expect(await listStopChoices(db, mine.secretaryId, [], now)).toEqual([]);
    await db.updateTable("trip").set({ state: "cancelled" }).where("id", "=", older.tripId).execute();
    expect(await choices()).toEqual([a]);
  });
});

describe("a case that becomes part of the catalogue", () => {
  const form = (changes: Record<string, string> = {}) =>
    adoptionSchema.parse({ requestKey: randomUUID(), committeeId: organisation.committeeId, as: "site", name: "Erhvervscentret", place: "0", destination: "dk-oestjylland", kind: "municipal-service", ...changes });
  const adopt = (code: string, values: ReturnType<typeof form>) => adoptCase(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, code, values, "2027-01-15");

  it("is a site with place, themes and source, not verified, linked to its case; a repeated request makes no second one", async () => {
    const values = form();
    const made = await adopt("kube-ringkoebing-skjern", values);
    expect(await adopt("kube-ringkoebing-skjern", values)).toEqual(made);
    if (!made.ok) throw new Error(made.reason.code);
    const site = (await findSite(db, made.value.path.split("/").at(-1)!, [organisation.committeeId]))!;
    const entry = (await findCase(db, "kube-ringkoebing-skjern", []))!;
    expect(site).toMatchObject({ name: "Erhvervscentret", status: "not-verified", place_name_da: "Ringkøbing", lon: 8.244, coordinate_confidence: "town", source_code: "001", destination_code: "dk-oestjylland" });
    expect(site.theme_codes).toEqual(entry.theme_codes);
    const [told] = await listSubjectHistory(db, "visit_site", site.id, 10);
    expect(told).toMatchObject({ action: "add-site", before: null, after: { name: "Erhvervscentret", themes: entry.theme_codes, visit_minutes: 90 } });
    expect(site.caveats.map(({ severity }) => severity)).toEqual(["high"]);
    expect((await listLinkedCases(db, { siteId: site.id }, [organisation.committeeId])).map(({ code, relation }) => [code, relation])).toEqual([["kube-ringkoebing-skjern", "place"]]);
    expect((await listSites(db, site.destination_id, [organisation.committeeId])).at(-1)!.code).toBe(site.code);
  });

  it("is seen by its committee only, and warns nobody else", async () => {
    const made = await adopt("kube-ringkoebing-skjern", form({ name: "Kun vores" }));
    if (!made.ok) throw new Error(made.reason.code);
    const stranger = await createOrganisation(db);
    const code = made.value.path.split("/").at(-1)!;
    expect(await findSite(db, code, [stranger.committeeId])).toBeUndefined();
    const linked = async (seenBy: string[]) => (await findCase(db, "kube-ringkoebing-skjern", seenBy))!.links.filter(({ site_code }) => site_code === code).length;
    expect([await linked([organisation.committeeId]), await linked([stranger.committeeId]), await linked([])]).toEqual([1, 0, 0]);
    expect((await adopt("kube-ringkoebing-skjern", form({ name: "Kun vores", committeeId: stranger.committeeId }))).ok).toBe(true);
    const own = await adopt("kube-ringkoebing-skjern", form({ as: "destination", name: "Egen destination" }));
    if (!own.ok) throw new Error(own.reason.code);
    expect(await adopt("kube-ringkoebing-skjern", form({ destination: own.value.path.split("/").at(-1)!, committeeId: stranger.committeeId, name: "Sneget ind" }))).toMatchObject({ ok: false, reason: { code: "unknown-destination" } });
    // A key that somebody has guessed or read elsewhere names nothing either.
    for (const [table, as, path] of [["visit_site", "site", made.value.path], ["destination", "destination", own.value.path]] as const) {
      const { id } = await db.selectFrom(table).select("id").where("code", "=", path.split("/").at(-1)!).executeTakeFirstOrThrow();
      expect(await adopt("kube-ringkoebing-skjern", form({ as, requestKey: id, committeeId: stranger.committeeId, name: "Gættet" }))).toEqual({ ok: false, reason: { code: "unknown-destination" } });
    }
  });

  it("is refused when it seems to be there already, unless the sender says it is another", async () => {
    const first = await adopt("hoejtuddannede-i-job-horsens", form({ name: "Horsens" }));
    expect(first.ok).toBe(true);
    expect(await adopt("hoejtuddannede-i-job-horsens", form({ name: "Horsens Kommune" }))).toMatchObject({ ok: false, reason: { code: "duplicate", name: "Horsens" } });
    expect((await adopt("hoejtuddannede-i-job-horsens", form({ name: "Horsens Kommune", anyway: "on" }))).ok).toBe(true);
    const rivals = await Promise.all([1, 2, 3].map(() => adopt("hoejtuddannede-i-job-horsens", form({ name: "Campus Horsens" }))));
    expect(rivals.map((one) => one.ok).sort()).toEqual([false, false, true]);
  });

  it("is a destination of its own", async () => {
    const made = await adopt("kube-ringkoebing-skjern", form({ as: "destination", name: "Ringkøbing-Skjern" }));
    if (!made.ok) throw new Error(made.reason.code);
    const code = made.value.path.split("/").at(-1)!;
    const row = await db.selectFrom("destination").selectAll().where("code", "=", code).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reach: "denmark", name_da: "Ringkøbing-Skjern", headline_da: "KUBE i Ringkøbing-Skjern" });
    expect((await listLinkedCases(db, { destinationId: row.id }, [organisation.committeeId])).map((one) => one.code)).toEqual(["kube-ringkoebing-skjern"]);
    expect(await adopt("kube-ringkoebing-skjern", form({ as: "destination", name: "Ringkøbing Skjern" }))).toMatchObject({ ok: false, reason: { code: "duplicate" } });
  });

  it("is refused for a place or a destination that is none, and needs a destination as a site", async () => {
    expect(await adopt("kube-ringkoebing-skjern", form({ place: "7" }))).toMatchObject({ ok: false, reason: { code: "unknown-place" } });
    expect(await adopt("kube-ringkoebing-skjern", form({ destination: "findes-ikke" }))).toMatchObject({ ok: false, reason: { code: "unknown-destination" } });
    expect(await adopt("findes-ikke", form())).toMatchObject({ ok: false, reason: { code: "unknown-case" } });
    expect(adoptionSchema.safeParse({ requestKey: randomUUID(), committeeId: organisation.committeeId, as: "site", name: "X", place: "0", destination: "", kind: "hub" }).success).toBe(false);
  });
});
