import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foldName } from "~/domain/memo/fold-name";
import { mostMemoCharacters, type MemoDestination, type MemoDraft } from "~/domain/memo/memo-draft";
import { readMemo } from "~/domain/memo/read-memo";
import { memoDraftSchema } from "~/features/catalogue/memo-schema";
import { memoOfCatalogue } from "./catalogue-memo";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/memos/${name}`, import.meta.url), "utf8");

function draftOf(text: string): MemoDraft {
  const answer = readMemo(text);
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
  return memoDraftSchema.parse(answer.draft);
}

const destinationsOf = (draft: MemoDraft): MemoDestination[] => draft.reaches.flatMap((reach) => reach.destinations);
const outline = (draft: MemoDraft) =>
  draft.reaches.map(({ reach, destinations }) => [reach, Object.fromEntries(destinations.map((one) => [one.name, one.sites.map((site) => site.name)]))]);
const destination = (draft: MemoDraft, name: string) => destinationsOf(draft).find((one) => one.name === name)!;

describe("the catalogue as a memo", async () => {
  const { text, destinations } = await memoOfCatalogue();
  const draft = draftOf(text);

  it("finds every destination in its reach", () => {
    expect(destinations).toHaveLength(12);
    expect(draft.reaches.map(({ reach, destinations: found }) => [reach, found.length])).toEqual([["denmark", 4], ["europe", 5], ["overseas", 3]]);
    expect(destinationsOf(draft).map((one) => foldName(one.name))).toEqual(destinations.map((one) => foldName(one.name)));
  });

  it("finds at least 95 % of the named hosts under their own destination", () => {
    const expected = destinations.flatMap((one) => one.sites.map((site) => ({ site, under: one.name })));
    const missing = expected.filter(({ site, under }) => {
      const found = destinationsOf(draft).find((one) => foldName(one.name) === foldName(under));
      return !found?.sites.some((one) => [one.name, ...one.alternatives].some((name) => foldName(name) === foldName(site)));
    });
    expect(expected.length).toBeGreaterThanOrEqual(51);
    expect(missing.length / expected.length, JSON.stringify(missing)).toBeLessThanOrEqual(0.05);
  });

  it("names lines on which each host begins", () => {
    const lines = text.split("\r\n");
    for (const site of destinationsOf(draft).flatMap((one) => one.sites)) {
      const said = lines.slice(site.lines[0] - 1, site.lines[1]).join(" ");
      expect(foldName(said), site.name).toContain(foldName(site.name).split(" ")[0]!);
    }
  });
});

describe("memos of other committees", () => {
  it("reads numbered destinations under Indland and Udland, and sends each foreign one to its reach", () => {
    const draft = draftOf(fixture("teknik-miljoe-indland-udland.txt"));
    expect(outline(draft)).toEqual([
      ["denmark", {
        Esbjerg: ["Port Esbjerg", "DIN Forsyning", "Fiskeri- og Søfartsmuseet", "Vadehavscentret"],
        Middelfart: ["Middelfart Kommune, Natur- og Miljøforvaltningen", "KulturØen", "CLAY Museum"],
      }],
      ["europe", { "Rotterdam, Holland": ["Gemeente Rotterdam", "Rotterdam Rooftop Walk", "DakAkker", "Port of Rotterdam Authority"] }],
      ["overseas", { "Portland, USA": ["Bureau of Environmental Services", "TriMet"] }],
    ]);
    expect(destination(draft, "Esbjerg").headline).toBe("Havn i omstilling");
    expect(destination(draft, "Esbjerg").sites[2]).toMatchObject({ alternatives: ["Vadehavscentret"], lines: [15, 15], why: "bulleted" });
    expect(destination(draft, "Middelfart").topics.map((topic) => topic.name)).toEqual(["Drøftelse af borgerinddragelse i klimatilpasning"]);
    expect(draft.warnings).toContainEqual({ code: "other-section", lines: [36, 37], text: "Økonomi" });
  });

  it("reads a destination a paragraph, without a bullet", () => {
    const draft = draftOf(fixture("boern-unge-afsnit.txt"));
    expect(outline(draft)).toEqual([
      ["denmark", { Vejle: ["Vejle Kommune", "Nørremarksskolen", "Spinderihallerne"] }],
      ["europe", {
        Helsinki: ["Oodi-biblioteket", "Uddannelsesstyrelsen Opetushallitus", "Maunula House", "Aalto University"],
        Göteborg: ["Göteborgs Stad", "Frölunda Kulturhus", "Chalmers University of Technology"],
      }],
    ]);
    expect(destination(draft, "Helsinki")).toMatchObject({ certainty: 0.5, why: "paragraph" });
    expect(destination(draft, "Helsinki").sites[2]!.alternatives).toEqual(["Aalto University"]);
  });

  it("reads English, and leaves what follows the proposals aside with a word", () => {
    const draft = draftOf(fixture("english-committee.txt"));
    expect(draft.reaches.map(({ reach, destinations }) => [reach, destinations.map((one) => [one.name, one.headline])])).toEqual([
      ["denmark", [["Aarhus", "Assisted living in a large city"]]],
      ["europe", [["Ghent, Belgium", "Care close to home"], ["Edinburgh, Scotland", "Integrated joint boards"]]],
      ["overseas", [["Osaka, Japan", "An ageing city"]]],
    ]);
    expect(destination(draft, "Ghent, Belgium").sites.map(({ name, alternatives, offer }) => [name, alternatives, offer])).toEqual([
      ["Stad Gent, Department of Welfare", [], "Runs the neighbourhood teams."],
      ["Ghent University", ["Artevelde University of Applied Sciences"], "Evaluation of the teams."],
      ["Artevelde University of Applied Sciences", ["Ghent University"], "Evaluation of the teams."],
    ]);
    expect(destination(draft, "Osaka, Japan").topics.map((topic) => topic.name)).toEqual(expect.arrayContaining(["dementia-friendly shops", "robots in nursing homes"]));
    expect(draft.warnings.at(-1)).toMatchObject({ code: "other-section", lines: [38, 39] });
  });

  it("reads a table pasted with its tabs", () => {
    const draft = draftOf(fixture("tabel.txt"));
    expect(outline(draft)).toEqual([
      ["denmark", { "Aalborg, Danmark": ["Musikkens Hus", "Nordkraft", "Aalborg Bibliotekerne"] }],
      ["europe", { "Manchester, England": ["HOME", "Band on the Wall", "Manchester Central Library"], "Lille, Frankrig": ["La Condition Publique"] }],
      ["overseas", { "Montreal, Canada": ["Quartier des Spectacles"] }],
    ]);
    expect(destination(draft, "Aalborg, Danmark").sites[0]).toMatchObject({ offer: "Koncerthus og uddannelse under ét tag", alternatives: ["Nordkraft"], lines: [5, 5], why: "table-cell" });
  });

  it("reads days with times as destinations when nothing else names them", () => {
    const draft = draftOf(fixture("dage.txt"));
    expect(outline(draft)).toEqual([["europe", {
      Hamborg: ["Jobcenter team.arbeit.hamburg", "Hamburger Tafel e.V.", "Sozialbehörde Hamburg"],
      Bremen: ["Caritasverband Bremen", "Innere Mission Bremen", "Comeback GmbH"],
    }]]);
    expect(destination(draft, "Bremen").topics.map((topic) => [topic.name, topic.lines])).toEqual([["Dialog om udsatte unge", [12, 12]]]);
    expect(destination(draft, "Bremen").sites[1]!.alternatives).toEqual(["Comeback GmbH"]);
  });

  it("reads labels: headline, reason, themes, hosts without bullets, subjects and alternatives", () => {
    const draft = draftOf(fixture("labels.txt"));
    expect(destination(draft, "Zürich")).toMatchObject({
      headline: "En by, der planlægger langt",
      reason: "Zürich har i mange år arbejdet med almene boliger og brugerbetaling.",
      themes: [{ name: "boligpolitik", lines: [6, 6] }, { name: "byplanlægning" }, { name: "finansiering" }],
      topics: [{ name: "lange lejekontrakter" }, { name: "brugerinddragelse" }],
    });
    expect(destination(draft, "Zürich").sites.map(({ name, why }) => [name, why])).toEqual([["Stadt Zürich, Finanzdepartement", "no-bullet"], ["Genossenschaft Kalkbreite", "no-bullet"], ["ETH Zürich", "no-bullet"], ["Mehr als Wohnen", "labelled"]]);
    expect(destination(draft, "Wien").sites[1]).toMatchObject({ name: "Aspern Seestadt / Wien 3420 AG", alternatives: ["Aspern Seestadt", "Wien 3420 AG"] });
    expect(destination(draft, "Trondheim").sites.map((site) => site.name)).toEqual(["NTNU", "SINTEF", "Trondheim kommune"]);
  });

  it("reads a copy from Word and a PDF: symbol bullets, ligatures, soft hyphens, odd spaces, page feet", () => {
    const draft = draftOf(fixture("word-pdf.txt"));
    expect(outline(draft)).toEqual([["europe", {
      "Malmö og Lund, Sverige": ["Malmö stad, Arbetsmarknads- och socialförvaltningen", "Arbetsfirmaet Yalla Trappan", "Lund University"],
      "Tampere, Finland": ["Tredu", "Tampere University", "Business Tampere"],
    }]]);
    expect(destination(draft, "Malmö og Lund, Sverige").reason).toContain("erhvervslivet om praktik og sprog");
    expect(draft.warnings).toContainEqual({ code: "repeated-line", lines: [15, 15], text: "Side 2 af 3" });
  });

  it("reads names that stand on lines of their own", () => {
    const draft = draftOf(fixture("uden-kugler.txt"));
    expect(outline(draft)).toEqual([
      ["denmark", { Samsø: ["Samsø Energiakademi", "Samsø Havvind A/S"], Sønderborg: ["ProjectZero", "Danfoss A/S", "Sønderborg Forsyning"] }],
      ["overseas", { "Vancouver, Canada": ["City of Vancouver", "BC Hydro", "University of British Columbia"] }],
    ]);
  });

  it("reads a page of the web and runs nothing of it", () => {
    const draft = draftOf(fixture("web.html"));
    expect(outline(draft)).toEqual([["europe", {
      "Oslo, Norge": ["Oslo kommune, Sykehjemsetaten", "Carpe Diem demenslandsby", "OsloMet", "Diakonhjemmet"],
      "Reykjavík, Island": ["Reykjavíkurborg", "Landspítali University Hospital"],
    }]]);
    expect(JSON.stringify(draft)).not.toMatch(/color:red|var a|</);
  });

  it("reads alternatives in every wording", () => {
    const draft = draftOf(fixture("alternativer.txt"));
    const finland = destination(draft, "Turku og/eller Tampere, Finland");
    expect(finland.places).toEqual(["Turku", "Tampere", "Finland"]);
    expect(finland.sites.map(({ name, alternatives }) => [name, alternatives])).toEqual([
      ["Meyer Turku Oy", ["Business Turku"]],
      ["Business Turku", ["Meyer Turku Oy"]],
      ["SparkUp", []],
      ["Platform6", ["Tribe Tampere"]],
      ["Tribe Tampere", ["Platform6"]],
      ["Tampere University of Applied Sciences", []],
      ["Business Finland", ["Finnvera"]],
      ["Finnvera", ["Business Finland"]],
    ]);
    expect(draft.reaches[0]!.wishes.map((wish) => [wish.name, wish.lines])).toEqual([["iværksætteri", [5, 5]], ["grøn industri", [6, 6]]]);
    expect(destination(draft, "Eindhoven, Nederlandene").sites.map(({ name, alternatives }) => [name, alternatives])).toEqual([
      ["High Tech Campus Eindhoven / Brainport Industries Campus", ["High Tech Campus Eindhoven", "Brainport Industries Campus"]],
      ["TU Eindhoven", ["VDL Groep"]],
      ["VDL Groep", ["TU Eindhoven"]],
    ]);
  });
});

describe("what is no memo", () => {
  const chapter = "Mathilde gik ud i regnen og tænkte på Paris, hvor hun havde boet som barn. Der var ingen, der ventede på hende. ".repeat(60);
  const novel = ["Første kapitel", chapter, "London", chapter, "Rom", chapter, "– Kommer du? spurgte Anton.", chapter].join("\n\n");

  it.each([
    ["nothing", "", "empty"],
    ["blanks", " \n\t \r\n\f", "empty"],
    ["a novel", novel, "no-proposal"],
    ["a shopping list", "- mælk\n- brød\n- Arla Yoghurt\n- kaffe", "no-proposal"],
    ["a web page about something else", `<!doctype html><html><body>${"<div><p>Køb en cykel i Aarhus</p></div>".repeat(400)}</body></html>`, "no-proposal"],
    ["HTML that is never closed", `<html><body>${"<div><p>".repeat(20_000)}`, "empty"],
    ["a binary file", `%PDF-1.7\n${"\u0000\u0001\u0002stream\uFFFD\uFFFD".repeat(200)}`, "not-text"],
    ["one line of a hundred thousand letters", "a".repeat(100_000), "no-proposal"],
    ["only punctuation", ".,;:()/–".repeat(3000), "not-text"],
  ])("refuses %s", (_name, text, reason) => {
    expect(readMemo(text)).toEqual({ ok: false, reason });
  });

  it("refuses five megabytes and reads the longest it takes, however odd, in seconds", () => {
    // Processor time: what else the machine does at the moment does not count.
    const timed = (act: () => void) => {
      const before = process.cpuUsage();
      act();
      return process.cpuUsage(before).user / 1000;
    };
    expect(timed(() => expect(readMemo(chapter.repeat(800))).toEqual({ ok: false, reason: "too-long" }))).toBeLessThan(1000);
    for (const unit of [chapter, "Aarhus (", "• Besøg hos A/S eller ", "Odense, ", "<p>", "A/B/C ", "x\n\n- y\n"]) {
      const text = `Studietur for udvalget\n${unit.repeat(Math.floor((mostMemoCharacters - 100) / unit.length))}`;
      expect(timed(() => void readMemo(text)), unit.slice(0, 20)).toBeLessThan(5000);
    }
  });
});
