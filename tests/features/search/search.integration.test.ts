import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { fold } from "~/domain/text/fold";
import { search } from "~/features/search/queries.server";
import { createCommittee, createOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const ours = await createOrganisation(db);
const others = await createOrganisation(db);
await makeTrip(db, ours, { title: "Efterårstur til værkstederne" });
await makeTrip(db, others, { title: "Lukket rejse til Quzbekistan" });

const find = (text: string, { committeeIds = [ours.committeeId], kind = null }: Partial<Pick<Parameters<typeof search>[1], "committeeIds" | "kind">> = {}) =>
  search(db, { text, kind, committeeIds, limit: 20 });
const titlesOf = async (text: string, committeeIds?: string[]) => (await find(text, { committeeIds })).hits.map((hit) => hit.titleDa);
const nothing = { hits: [], counts: {}, more: false };

describe("what is found first", () => {
  it.each([
    ["Aarhus", "case", "Aarhus-konsortiet"], ["Århus", "case", "Aarhus-konsortiet"], ["arhus", "case", "Aarhus-konsortiet"], ["aarhuus", "site", "IKEA Aarhus"],
    ["koebenhavn", "case", "Den professionelle virksomhedskonsulent"], ["København", "case", "Den professionelle virksomhedskonsulent"], ["Kobenhavn", "case", "Den professionelle virksomhedskonsulent"],
    ["ministry of manpow", "site", "Ministry of Manpower (MOM)"], ["opkval", "theme", "Opkvalificering"], ["upskilling", "theme", "Opkvalificering"], ["integration", "theme", "Integration"],
    ["integratin", "theme", "Integration"], ["jobcenter odense", "site", "Beskæftigelses- og Socialforvaltningen, Odense Kommune"], ["jobcentr odense", "site", "Beskæftigelses- og Socialforvaltningen, Odense Kommune"],
    ["KUBE i Ringkøbing-Skjern", "case", "KUBE i Ringkøbing-Skjern"], ["erhvervsraad på lolland", "case", "Samarbejde mellem erhvervsråd og jobcentre på Lolland-Falster"],
    ["virksomhedernes", "topic", "Let at starte virksomhed"], ["efterårsturene", "trip", "Efterårstur til værkstederne"], ["vaerksted", "trip", "Efterårstur til værkstederne"], ["singapore", "destination", "Singapore"],
  ])("%s: the %s %s", async (text, kind, title) => {
    expect((await find(text)).hits[0]).toMatchObject({ kind, titleDa: title });
  });

  it("puts title before surroundings before text, and says when it only resembles", async () => {
    const tiers = (await find("Aarhus")).hits.map((hit) => hit.tier);
    expect(tiers).toEqual([...tiers].sort((one, other) => other - one));
    expect(new Set(tiers).size).toBeGreaterThan(2);
    expect([(await find("Aarhus")).alike, (await find("aarhuus")).alike]).toEqual([false, true]);
  });

  it("counts by kind and narrows to one", async () => {
    const all = await find("integration");
    const sites = await find("integration", { kind: "site" });
    expect(sites.counts).toEqual({ site: all.counts.site });
    expect(new Set(sites.hits.map((hit) => hit.kind))).toEqual(new Set(["site"]));
  });
});

describe("where the words stand", () => {
  it("finds beginnings in texts, of the last word and of the words before it", async () => {
    const trip = await makeTrip(db, ours, { title: "Tekstprøven" });
    await addStop(db, trip, { title: "Bådebyggeriet Zebralund" });
    for (const text of ["zebral", "bådebyggeriet zebral", "bådebyg zebralund", "bådeb zebral"]) expect(await titlesOf(text), text).toEqual(["Tekstprøven"]);
    expect((await find("bådeb zebral")).counts).toEqual({ trip: 1 });
    expect(await titlesOf("bådeb zebral", [others.committeeId])).toEqual([]);
    await db.deleteFrom("trip").where("id", "=", trip.tripId).execute();
  });

  it("looks into texts only where headings do not give enough, and says that there is more", async () => {
    const rows = (amount: number, title: string, body: string) => Array.from({ length: amount }, (_, index) => ({
      kind: "trip" as const, ref_id: randomUUID(), committee_id: ours.committeeId, code: `row-${index}`, reach: null, starts_on: null, ends_on: null, title_da: `${title} ${index}`, title_en: title, note_da: "", note_en: "", body_da: body, body_en: body,
    }));
    await db.insertInto("search_entry").values([...rows(100, "Om kvaksalver", ""), ...rows(3, "Andet", "kvaksalver")]).execute();
    expect(await find("kvaksalver")).toMatchObject({ counts: { trip: 103 }, more: false });
    await db.insertInto("search_entry").values(rows(101, "Mere om kvaksalver", "")).execute();
    expect(await find("kvaksalver")).toMatchObject({ counts: { trip: 200 }, more: true });
    expect((await find("kvaksalver")).hits.every(({ tier }) => tier === 70)).toBe(true);
    await db.deleteFrom("search_entry").where("code", "like", "row-%").execute();
  });
});

describe("whose things are found", () => {
  it("finds a trip of one's own committees and not a hint of another one's", async () => {
    expect(await titlesOf("Quzbekistan", [others.committeeId])).toEqual(["Lukket rejse til Quzbekistan"]);
    for (const text of ["Quzbekistan", "Quzbekistn", "quz", "Lukket rejse", "q"]) {
      expect(await titlesOf(text), text).not.toContain("Lukket rejse til Quzbekistan");
    }
    expect(await find("Quzbekistan")).toMatchObject(nothing);
    expect(await find("Quzbekistn", { committeeIds: [] })).toMatchObject(nothing);
    expect((await find("Lukket rejse", { committeeIds: [ours.committeeId, others.committeeId] })).counts).toMatchObject({ trip: 1 });
  });

  it("holds a private destination with its sites and topics from others, from the moment it is private", async () => {
    const { committeeId } = await createCommittee(db, ours.organisationId);
    const { counts } = await find("Tallinn", { committeeIds: [committeeId] });
    expect([counts.destination, counts.site, counts.topic].every((count) => count! > 0)).toBe(true);
    const { id } = await db.updateTable("destination").set({ committee_id: committeeId }).where("name_da", "=", "Tallinn").returning("id").executeTakeFirstOrThrow();
    expect((await find("Tallinn", { committeeIds: [committeeId] })).counts).toEqual(counts);
    const others = await find("Tallinn");
    expect([others.counts.destination, others.counts.site, others.counts.topic]).toEqual([undefined, undefined, undefined]);
    await db.updateTable("destination").set({ committee_id: null }).where("id", "=", id).execute();

    const site = await db.updateTable("visit_site").set({ committee_id: committeeId }).where("name", "=", "IKEA Aarhus").returning("id").executeTakeFirstOrThrow();
    expect([await titlesOf("ikea", [committeeId]), await titlesOf("ikea"), await titlesOf("ikeaa")]).toEqual([["IKEA Aarhus"], [], []]);
    await db.updateTable("visit_site").set({ committee_id: null }).where("id", "=", site.id).execute();
  });
});

describe("keeping up", () => {
  it("finds a thing by its new words in the moment it is changed, and no more by its old ones", async () => {
    const trip = await makeTrip(db, ours, { title: "Vinterrejse" });
    await addStop(db, trip, { title: "Møllersmedjen" });
    expect(await titlesOf("moellersmedje")).toEqual(["Vinterrejse"]);
    await db.updateTable("trip").set({ title: "Sommertur" }).where("id", "=", trip.tripId).execute();
    expect([await titlesOf("vinterrejse"), await titlesOf("sommertur")]).toEqual([[], ["Sommertur"]]);
    await db.deleteFrom("trip").where("id", "=", trip.tripId).execute();
    expect(await find("sommertur")).toMatchObject(nothing);
  });

  it("renames what carries the name of a theme, a place or a destination", async () => {
    const before = (await find("singapore")).counts;
    await db.updateTable("destination").set({ name_da: "Løvebyen", name_en: "Lion City" }).where("name_da", "=", "Singapore").execute();
    const renamed = await find("loevebyen");
    expect(renamed.hits[0]).toMatchObject({ kind: "destination", titleDa: "Løvebyen" });
    expect(renamed.counts.topic).toBe(before.topic);
    expect(renamed.counts.site).toBe(before.site);
  });

  it("writes nothing of a change that is taken back, and leaves nothing pending", async () => {
    await db.transaction().execute(async (trx) => {
      await trx.updateTable("trip").set({ title: "Fortrudt tur" }).where("committee_id", "=", ours.committeeId).execute();
      throw new Error("back");
    }).catch(() => undefined);
    expect(await find("fortrudt")).toMatchObject(nothing);
    expect(await db.selectFrom("search_pending").selectAll().execute()).toEqual([]);
  });

  it("holds every row of its sources, as they are now", async () => {
    const { rows } = await sql`
      with source as (
        select 'theme' as kind, id from theme union all select 'destination', id from destination union all select 'site', id from visit_site
        union all select 'topic', id from dialogue_topic union all select 'case', id from library_case union all select 'trip', id from trip)
      select source.kind, source.id from source cross join lateral search_source(source.kind, source.id) now_held
      left join search_entry on search_entry.kind = source.kind and ref_id = source.id
      where (search_entry.title_da, search_entry.note_da, search_entry.body_en) is distinct from (now_held.title_da, left(now_held.note_da, 1000), left(now_held.body_en, 30000))`.execute(db);
    expect(rows).toEqual([]);
  });
});

describe("folding", () => {
  it("is one rule in the database and in the program", async () => {
    const entries = await db.selectFrom("search_entry").select(["title_da", "note_da", "body_da", "body_en"]).execute();
    const texts = [
      ...entries.flatMap((entry) => Object.values(entry)),
      "Århus ÅRHUS Aarhus aarhus Aaaa AAE aeae oeoe Øer øøe Œuvre ŒE ǿ Ǽ", "Tallinn õ Õ š ž Kraków Łódź İstanbul ıI Đà Nẵng Þórður ð ß ẞ ﬁ ½ ² ª", "서울 東京 Αθήνα МОСКВА Москва 😀👍🏽",
      " a - b  —  c…d «e» ‘f’ \u00a0\u2009\u200b\u3000 g/h_i%j'k\\l:*&|!()", "", "\u0001\t\n\r\u007f\u0085", "×÷·¿", "e\u0301 \u0301",
    ];
    const { rows } = await sql<{ folded: string }>`select search_fold(text) as folded from unnest(${texts}::text[]) with ordinality given (text, position) order by position`.execute(db);
    expect(texts.map(fold)).toEqual(rows.map((row) => row.folded));
  });
});

describe("nonsense", () => {
  it.each([
    ["nothing", ""], ["spaces", "   "], ["punctuation", "%_'\\:*&|!()<->\"$1;--"], ["an operator", "job:* & !odense | ("], ["a quote", "jobcenter' odense"], ["a backslash", "job\\center"],
    ["per cent", "100 %"], ["emoji", "😀👍🏽"], ["emoji and a word", "😀 odense"], ["a torn letter", "\ud83d odense"], ["one letter", "a"], ["only common words", "og i det"], ["other scripts", "서울 Москва"],
    ["10,000 letters", "å".repeat(10_000)], ["10,000 words", "job ".repeat(10_000)], ["different words", Array.from({ length: 500 }, () => randomUUID()).join(" ")], ["half marks", "\u0301\u0301"],
  ])("%s is no error", async (_what, text) => {
    const answer = await find(text);
    expect(Array.isArray(answer.hits)).toBe(true);
  });

  it("finds the words among it", async () => {
    expect((await find("😀 singapore %")).hits.length).toBeGreaterThan(0);
  });
});
