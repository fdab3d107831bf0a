import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveEntry } from "~/features/catalogue/entry-commands.server";
import { submitEntry, submitNewEntry } from "~/features/catalogue/entry-form-commands.server";
import { audienceOf, findEntry, listEntryChoices, type Entry } from "~/features/catalogue/entry-queries.server";
import { formOfFacts, type EntryFacts } from "~/features/catalogue/entry-schema";
import { presentVersions } from "~/features/catalogue/present-versions";
import { findSite, listAlternativeGroups } from "~/features/catalogue/queries.server";
import { restoreVersion } from "~/features/catalogue/version-commands.server";
import { listSubjectHistory } from "~/features/history/queries.server";
import { findCase, listCases, listPublications } from "~/features/library/queries.server";
import { findQuestion } from "~/features/library/question-queries.server";
import { search } from "~/features/search/queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { action, loader } from "~/routes/bibliotek.ny";
import { createOrganisation, firstOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
const { db } = await testDatabase();
const keeper = await firstOrganisation(db);
const actor = { userId: keeper.secretaryId, organisationId: keeper.organisationId };
const today = "2026-11-25";
const entryOf = async (code: string): Promise<Entry> => (await findEntry(db, "site", code, "all"))!;
const send = async (code: string, typed: Record<string, string | string[]>) => {
  const entry = await entryOf(code);
  return submitEntry(db, actor, entry, { ...formOfFacts("site", entry.facts), version: String(entry.version), ...typed }, today);
};
const compared = async (kind: "site" | "case", entry: Entry) =>
  presentVersions(entry, await listSubjectHistory(db, kind === "site" ? "visit_site" : "library_case", entry.id, 10), await listEntryChoices(db, audienceOf(entry), entry.destinationCode), [], translatorFor("da")).items;

it("says of the newest version that it is what stands, also where there are doubts", async () => {
  const code = "dk-oj-ikea";
  expect((await entryOf(code)).facts.caveats).not.toEqual([]);
  expect(await send(code, { offer_da: "Rundvisning" })).toMatchObject({ ok: true, value: { changed: true } });
  const [newest] = await compared("site", await entryOf(code));
  expect(newest).toMatchObject({ changes: [{ field: "offer_da", after: "Rundvisning" }], restoring: [] });
  expect(await send(code, {})).toMatchObject({ ok: true, value: { changed: false } });
});

describe("the dates of an event", () => {
  const code = "dk-bi-erhverv";
  const date = (index: number, starts: string, ends: string, more: Record<string, string> = {}) => ({ [`event_dates-${index}-starts_on`]: starts, [`event_dates-${index}-ends_on`]: ends, [`event_dates-${index}-source_da`]: "Arrangørens side", ...more });

  it("are read as they are typed, kept in order, told in the comparison, and brought back", async () => {
    expect(await send(code, { ...date(0, "14.6.2027", "16.6.2027", { "event_dates-0-confirmed": "on" }), ...date(2, "13/6-2026", "") })).toMatchObject({ ok: true });
    const dates = [
      { starts_on: "2026-06-13", ends_on: "2026-06-13", confirmed: false, source_da: "Arrangørens side", source_en: "Arrangørens side" },
      { starts_on: "2027-06-14", ends_on: "2027-06-16", confirmed: true, source_da: "Arrangørens side", source_en: "Arrangørens side" },
    ];
    const entry = await entryOf(code);
    expect(entry.facts.event_dates).toEqual(dates);
    expect((await findSite(db, code))!.event_dates).toEqual(dates);
    const [newest] = await compared("site", entry);
    expect(newest!.changes).toEqual([{ field: "event_dates", before: "tom", after: "13. juni 2026, Arrangørens side · 14.–16. juni 2027, Datoen er bekræftet af værten, Arrangørens side" }]);
    expect(await send(code, { "event_dates-0-removed": "on" })).toMatchObject({ ok: true });
    expect((await entryOf(code)).facts.event_dates).toEqual([dates[1]]);
    const removed = await entryOf(code);
    expect((await restoreVersion(db, actor, removed, removed.version, newest!.entryId, "after")).ok).toBe(true);
    expect((await entryOf(code)).facts.event_dates).toEqual(dates);
  });

  it.each([
    ["a last day before the first", date(2, "10.9.2027", "9.9.2027"), { "event_dates-2-ends_on": "error.ends-before" }],
    ["a day of another date", date(2, "16.6.2027", ""), { "event_dates-2-starts_on": "error.dates-overlap" }],
    ["what is no date", date(2, "31.2.2027", ""), { "event_dates-2-starts_on": "error.date" }],
    ["no first day and no source", { "event_dates-2-ends_on": "1.2.2027" }, { "event_dates-2-starts_on": "error.required", "event_dates-2-source_da": "error.required" }],
  ])("are refused with %s, at the field, and what was typed stays", async (_fault, typed, errors) => {
    expect(await send(code, typed)).toMatchObject({ ok: false, reason: { status: 400, form: { values: typed, errors } } });
  });
});

describe("alternatives", () => {
  const alone = async () => {
    const rows = await db.selectFrom("visit_site").innerJoin("destination", "destination.id", "visit_site.destination_id").select(["visit_site.code", "alternative_group_id", "destination_id"])
      .where("destination.code", "=", "dk-oestjylland").where("visit_site.archived_at", "is", null).orderBy("visit_site.position").execute();
    return rows.filter((row) => row.alternative_group_id === null).map(({ code }) => code);
  };

  it("stand at every site they are between, with one act in the history of each, and go with the last", async () => {
    const [a, b] = await alone();
    const typed = { alternatives_reading: "choose-one", alternatives: [b!], alternatives_wording: "a eller b", alternatives_explanation_da: "Kun tid til én." };
    const earlier = await entryOf(b!);
    expect(await send(a!, typed)).toMatchObject({ ok: true });
    expect((await entryOf(b!)).facts).toMatchObject({ alternatives_reading: "choose-one", alternatives: [a], alternatives_wording: "a eller b", alternatives_explanation_en: "Kun tid til én." });
    expect((await entryOf(b!)).version).toBe(earlier.version + 1);
    expect((await compared("site", await entryOf(b!)))[0]!.changes.map(({ field }) => field)).toEqual(["alternatives_reading", "alternatives", "alternatives_wording", "alternatives_explanation_da", "alternatives_explanation_en"]);
    expect((await findSite(db, a!))!.alternative_group).toMatchObject({ wording: "a eller b", reading: "choose-one" });
    expect(await send(a!, { alternatives_reading: "", alternatives: [], alternatives_wording: "" })).toMatchObject({ ok: true });
    expect((await entryOf(b!)).facts).toMatchObject({ alternatives_reading: null, alternatives: [] });
  });

  it.each([
    [{ alternatives_reading: "choose-one", alternatives_wording: "x" }, { alternatives: "error.alternatives-none" }],
    [{ alternatives_reading: "choose-one", alternatives: "eu-tallinn-job", alternatives_wording: "x" }, { alternatives: "error.alternatives-owner" }],
  ])("are refused where there is nothing to choose between: %j", async (typed, errors) => {
    const [a] = await alone();
    expect(await send(a!, typed)).toMatchObject({ ok: false, reason: { form: { errors } } });
  });

  it("are refused without a way to choose, and with a site that has others", async () => {
    const [a, b] = await alone();
    expect(await send(a!, { alternatives: [b!], alternatives_reading: "" })).toMatchObject({ ok: false, reason: { form: { errors: { alternatives_reading: "error.alternatives-reading" } } } });
    const taken = await db.selectFrom("visit_site").innerJoin("visit_site as mine", "mine.destination_id", "visit_site.destination_id").select("visit_site.code").where("mine.code", "=", a!).where("visit_site.alternative_group_id", "is not", null).executeTakeFirst();
    if (taken) expect(await send(a!, { alternatives_reading: "choose-one", alternatives: taken.code, alternatives_wording: "x" })).toMatchObject({ ok: false, reason: { form: { errors: { alternatives: "error.alternatives-taken" } } } });
  });

  it("of a committee's own sites are its own, and never reach a shared one", async () => {
    const own = await createOrganisation(db);
    const destination = await db.selectFrom("destination").select(["id", "code"]).where("code", "=", "dk-odense").executeTakeFirstOrThrow();
    const made = async (name: string) => {
      const shared = await db.selectFrom("visit_site").selectAll().where("destination_id", "=", destination.id).where("committee_id", "is", null).limit(1).executeTakeFirstOrThrow();
      return (await db.insertInto("visit_site").values({ ...shared, id: undefined, code: name, name, committee_id: own.committeeId, alternative_group_id: null, seed_hash: null }).returning("code").executeTakeFirstOrThrow()).code;
    };
    const [mine, second] = [await made("eget-et"), await made("eget-to")];
    const shared = (await db.selectFrom("visit_site").select("code").where("destination_id", "=", destination.id).where("committee_id", "is", null).where("alternative_group_id", "is", null).orderBy("position").limit(1).executeTakeFirstOrThrow()).code;
    const typed = { alternatives_reading: "example", alternatives_wording: "hemmelig ordlyd" };
    expect(await send(mine, { ...typed, alternatives: shared })).toMatchObject({ ok: false, reason: { form: { errors: { alternatives: "error.alternatives-owner" } } } });
    expect(await send(mine, { ...typed, alternatives: second })).toMatchObject({ ok: true });
    const wordings = async (seenBy: string[]) => (await listAlternativeGroups(db, destination.id, seenBy)).map(({ wording }) => wording);
    expect(await wordings([own.committeeId])).toContain("hemmelig ordlyd");
    expect(await wordings([])).not.toContain("hemmelig ordlyd");
    expect(await wordings([keeper.committeeId])).not.toContain("hemmelig ordlyd");
  });
});

describe("a new case", () => {
  let own: MadeOrganisation;
  let stranger: MadeOrganisation;
  beforeAll(async () => {
    own = await createOrganisation(db);
    stranger = await createOrganisation(db);
  });
  const form = (more: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
    requestKey: randomUUID(), owner: own.committeeId, title_da: "Havnens jobfabrik", effort_kind_da: "Virksomhedspraktik", purpose_code: "target-groups", organised_by_da: "Jobcenteret og havnens virksomheder", year_from: "2024", year_to: "2025",
    period_basis: "stated", municipalities: "Aarhus\r\nSamsø\r\n", places: "aarhus", purpose_da: "Flere i job ved vandet", results_da: "82 af 100 kom i job", target_groups_da: "Ledige med erfaring", sectors_da: "Søfart\nLager",
    lessons_da: "Begynd på kajen", questions_da: "Hvem betaler bussen?\nHvor mange blev?", questions_en: "Who pays for the bus?\nHow many stayed?", themes: ["recruitment"], publication_title: "Havnebogen", publication_publisher: "Havnekontoret", publication_year: "2026",
    "figures-0-amount": "82,5", "figures-0-unit_da": "procent", "figures-0-meaning_da": "kom i job", "figures-0-precision_code": "about", "figures-0-kind": "result", "figures-0-year_from": "2025", "figures-0-answer_count": "100", ...more,
  });
  const add = (values: Record<string, string | string[]>) => submitNewEntry(db, { userId: own.secretaryId, organisationId: own.organisationId }, { kind: "case", destinationCode: null, owners: [own.committeeId] }, values, today);
  const found = async (text: string, committeeId: string) => (await search(db, { text, committeeIds: [committeeId], kind: "case", limit: 10 })).hits.some(({ titleDa }) => titleDa === "Havnens jobfabrik");

  it("is all that was typed, its committee's own, found at once, and told in the history", async () => {
    const values = form();
    const made = await add(values);
    if (!made.ok) throw new Error(JSON.stringify(made.reason));
    expect(await add(values)).toEqual(made);
    const entry = (await findCase(db, made.value.code, [own.committeeId]))!;
    expect(entry).toMatchObject({
      title_da: "Havnens jobfabrik", title_en: "Havnens jobfabrik", period_da: "2024–2025", year_from: 2024, year_to: 2025, effort_kind_en: "Virksomhedspraktik", purpose_code: "target-groups", activities_da: "",
      source_title_da: "Havnebogen", publisher_da: "Havnekontoret", published_year: 2026, municipalities: ["Aarhus", "Samsø"], theme_codes: ["recruitment"],
      target_groups: [{ name_da: "Ledige med erfaring", name_en: "Ledige med erfaring" }], sectors: [{ name_da: "Søfart" }, { name_da: "Lager" }], places: [{ name: "Aarhus", position: 0 }],
      questions: [{ text_da: "Hvem betaler bussen?", text_en: "Who pays for the bus?" }, { text_da: "Hvor mange blev?", text_en: "How many stayed?" }], lessons: [{ text_da: "Begynd på kajen" }],
      figures: [{ amount: 82.5, amount_to: null, precision_code: "about", kind: "result", unit_da: "procent", meaning_en: "kom i job", year_from: 2025, year_to: 2025, answer_count: 100, source_line: null }],
    });
    expect(await findCase(db, made.value.code, [stranger.committeeId])).toBeUndefined();
    const listed = async (of: MadeOrganisation) => [(await listCases(db, [of.committeeId])).some(({ code }) => code === made.value.code), (await listPublications(db, [of.committeeId])).some((one) => one.title_da === "Havnebogen"), (await listEntryChoices(db, [of.committeeId], null)).documents.some(({ da }) => da === "Havnebogen")];
    expect([await listed(own), await listed(stranger)]).toEqual([[true, true, true], [false, false, false]]);
    expect([await found("havnens", own.committeeId), await found("havnens", stranger.committeeId), await found("bussen", own.committeeId)]).toEqual([true, false, true]);
    const questionId = entry.questions[0]!.id;
    const asked = async (of: MadeOrganisation) => (await findQuestion(db, questionId, (await makeTrip(db, of)).tripId))?.text_da;
    expect([await asked(own), await asked(stranger)]).toEqual(["Hvem betaler bussen?", undefined]);
    expect(await listSubjectHistory(db, "library_case", entry.id, 5)).toEqual([expect.objectContaining({ action: "add-entry", before: null, after: expect.objectContaining({ title_da: "Havnens jobfabrik", lessons_da: ["Begynd på kajen"] }) as object })]);
  });

  it("warns of one of nearly the same title, and takes a publication twice named for one", async () => {
    expect(await add(form({ title_da: "Havnens jobfabrikk" }))).toMatchObject({ ok: false, reason: { status: 409, twin: { name: "Havnens jobfabrik" } } });
    expect((await add(form({ title_da: "Havnens jobfabrikk", publication_title: "HAVNEBOGEN", anyway: "on" }))).ok).toBe(true);
    expect((await listPublications(db, [own.committeeId])).filter(({ title_da }) => /havnebogen/i.test(title_da))).toHaveLength(1);
  });

  it.each([
    [{ publication_title: "", publication_publisher: "", publication_year: "" }, { source: "error.publication" }],
    [{ publication_publisher: "", publication_year: "20266" }, { publication_publisher: "error.required", publication_year: "error.range" }],
    [{ year_to: "2020" }, { year_to: "error.range" }],
    [{ questions_en: "Only one?" }, { questions_en: "error.line-count" }],
    [{ title_da: "", purpose_da: " ", "figures-0-amount": "mange", "figures-1-unit_da": "kr." }, { title_da: "error.required", purpose_da: "error.required", "figures-0-amount": "error.number", "figures-1-amount": "error.required", "figures-1-meaning_da": "error.required" }],
    [{ "figures-0-amount_to": "80", "figures-0-year_from": "" }, { "figures-0-amount_to": "error.range" }],
    [{ places: ["atlantis"] }, { places: "error.choose" }],
    [{ owner: "shared" }, { owner: "error.choose" }],
  ])("is refused with %j, at the field, and leaves nothing", async (wrong, errors) => {
    const publications = await listPublications(db, [own.committeeId]);
    expect(await add(form({ title_da: "Noget helt andet", publication_title: "Ny bog", ...wrong }))).toMatchObject({ ok: false, reason: { status: 400, form: { errors, values: wrong } } });
    expect(await listPublications(db, [own.committeeId])).toEqual(publications);
  });

  it("is corrected part by part: what was not touched keeps its rows", async () => {
    const made = await add(form({ title_da: "Fjordens jobfabrik" }));
    if (!made.ok) throw new Error("not made");
    const read = async () => (await findEntry(db, "case", made.value.code, [own.committeeId]))!;
    const before = await read();
    const ids = async () => (await findCase(db, made.value.code, [own.committeeId]))!.questions.map(({ id, text_da }) => [text_da, id]);
    const [bus, stayed] = await ids();
    const typed = { ...formOfFacts("case", before.facts), version: String(before.version), questions_da: "Hvor mange blev?\nHvad nu?", questions_en: "", "figures-0-amount": "83" };
    expect((await submitEntry(db, actor, before, typed, today)).ok).toBe(true);
    expect(await ids()).toEqual([stayed, ["Hvad nu?", expect.not.stringMatching(String(bus![1]))]]);
    const after = await read();
    const [newest] = await compared("case", after);
    expect(newest!.changes).toContainEqual({ field: "figures", before: "82,5, Cirka, procent, kom i job, Resultater, 2025, 100", after: "83, Cirka, procent, kom i job, Resultater, 2025, 100" });
    expect((await restoreVersion(db, actor, after, after.version, newest!.entryId, "before")).ok).toBe(true);
    expect((await read()).facts).toEqual(before.facts);
  });

  it("of the publications can be corrected, and its other parts stay as they were", async () => {
    const entry = (await findEntry(db, "case", "kube-ringkoebing-skjern", []))!;
    const before = (await findCase(db, entry.code, []))!;
    const facts: EntryFacts = { ...entry.facts, municipalities: ["Ringkøbing-Skjern", "Herning"] };
    expect((await saveEntry(db, actor, entry, entry.version, facts)).ok).toBe(true);
    const after = (await findCase(db, entry.code, []))!;
    expect(after.municipalities).toEqual(["Ringkøbing-Skjern", "Herning"]);
    for (const part of ["figures", "questions", "lessons", "sources", "links", "places", "target_groups"] as const) expect(after[part], part).toEqual(before[part]);
  });

  it("is added by those who plan, and by no member", async () => {
    const request = async (userId: string, values?: Record<string, string>) => {
      const cookie = await signedInCookie(db, userId);
      const body = values && new URLSearchParams(values);
      return { request: new Request("http://localhost/bibliotek/ny", { headers: { Cookie: cookie }, ...(body ? { method: "POST", body } : {}) }), params: {}, context: {} };
    };
    expect((await loader(await request(own.secretaryId))).status).toBe(200);
    await expect(loader(await request(own.memberId))).rejects.toMatchObject({ status: 403 });
    await expect(action(await request(own.memberId, {}))).rejects.toMatchObject({ status: 403 });
    const answer = await action(await request(own.secretaryId, form({ title_da: "Fra formularen" }) as Record<string, string>));
    expect([answer.status, answer.headers.get("Location")]).toEqual([302, expect.stringMatching(/^\/bibliotek\/fra-formularen-/)]);
    expect((await action(await request(own.secretaryId, { ...(form({ title_da: "Til alle" }) as Record<string, string>), owner: "shared" }))).status).toBe(400);
  });
});
