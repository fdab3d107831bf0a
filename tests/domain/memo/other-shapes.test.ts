import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { MemoDraft } from "~/domain/memo/memo-draft";
import { findPlace, reachOfCountry } from "~/domain/memo/place-names";
import { readMemo } from "~/domain/memo/read-memo";

function draftOf(name: string, lineEnd = "\n"): MemoDraft {
  const answer = readMemo(readFileSync(new URL(`../../fixtures/memos/${name}.txt`, import.meta.url), "utf8").replaceAll("\n", lineEnd));
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
  return answer.draft;
}

/** What was read, without lines and certainty: reach, wishes, and by destination its hosts and subjects. */
const outline = (draft: MemoDraft) => draft.reaches.map(({ reach, wishes, destinations }) => ({
  reach, wishes: wishes.map((wish) => wish.name),
  destinations: destinations.map((one) => [one.name, one.headline, one.sites.map((site) => site.name), one.topics.map((topic) => topic.name)]),
}));

describe("memos of other shapes", () => {
  it.each(["\n", "\r\n", "\r"])("are read by numbers and headings in capitals, with line ends %j", (lineEnd) => {
    expect(outline(draftOf("nummer-versaler", lineEnd))).toEqual([
      { reach: "denmark", wishes: ["frivillige foreninger", "biblioteker som mødested", "selvorganiseret idræt"], destinations: [
        ["VEJEN KOMMUNE", "FORENINGER OG FRIVILLIGHED", ["Vejen Idrætscenter", "Vejen Bibliotek"], ["Dialog om tilskud til foreninger"]],
        ["HERNING", "KULTUR I EN MELLEMSTOR BY", ["HEART – Herning Museum of Contemporary Art", "MCH Messecenter Herning", "Fermaten"], []],
      ] },
      { reach: "europe", wishes: [], destinations: [["BERGEN, NORGE", "KULTUR OG REGN", ["Bergen Offentlige Bibliotek", "USF Verftet"], []]] },
    ]);
  });

  it("are read from a table of Word, in which the town stands once for the rows below it", () => {
    expect(outline(draftOf("word-tabel", "\r\n"))).toEqual([
      { reach: "denmark", wishes: [], destinations: [["Aarhus, Danmark", null, ["Marselisborg Rehabiliteringscenter", "Dokk1"], []]] },
      { reach: "europe", wishes: [], destinations: [
        ["Malmö, Sverige", null, ["Malmö stad, Funktionsstödsförvaltningen", "Stadionområdet"], []],
        ["Hamburg, Tyskland", null, ["Albertinen-Haus"], ["Dialog om pårørende"]],
      ] },
    ]);
  });

  it("are read by middle dots and dashes, also where a dash stands under a dot", () => {
    expect(outline(draftOf("prikker-streger"))).toEqual([
      { reach: "denmark", wishes: ["regnvand i byen", "grøn energi", "cykeltrafik"], destinations: [
        ["Kolding", "Byfornyelse med borgerne", ["Kolding Kommune, By- og Udviklingsforvaltningen", "BlueKolding A/S"], ["Hvordan får vi beboerne med?"]],
        ["Samsø", "Den selvforsynende ø", ["Samsø Energiakademi", "Ballen Havn"], []],
      ] },
      { reach: "europe", wishes: [], destinations: [["Utrecht, Nederlandene", "Cyklernes by", ["Fietsflat Utrecht", "Gemeente Utrecht", "Provincie Utrecht"], []]] },
    ]);
  });

  it("are read from running text in English, with the wishes of a sentence", () => {
    const [europe] = outline(draftOf("english-running"));
    expect(europe).toEqual({ reach: "europe", wishes: ["libraries", "music venues", "artists' housing"], destinations: [
      ["Leipzig, Germany", "From factories to studios", ["Spinnerei", "City of Leipzig's Department of Culture", "Westwerk"], []],
      ["Ljubljana, Slovenia", "A small capital with a big stage", ["Metelkova mesto", "Kino Šiška", "Ljubljana Puppet Theatre", "Ministry of Culture"], []],
      ["Gdańsk, Poland", null, ["The European Solidarity Centre"], ["The European Solidarity Centre receives delegations and could host a discussion about museums and democracy"]],
    ] });
  });

  it("are read from running text in Danish: names with a number or a word in small letters, and sentences that begin with a name", () => {
    const draft = draftOf("loebende");
    expect(outline(draft)[0]!.destinations).toEqual([
      ["Trondheim, Norge", null, ["Trondheim kommune", "NTNU", "Sparebank 1 SMN", "KS Midt-Norge"], ["Der kan også være dialog med KS Midt-Norge om kommunesammenlægninger"]],
      ["Tampere, Finland", null, ["Tampereen kaupunki", "Business Tampere"], []],
      ["Groningen, Nederlandene", null, ["Gemeente Groningen", "University of Groningen", "Center for Public Value", "Hanze University of Applied Sciences"], []],
    ]);
    expect(draft.reaches[0]!.destinations[2]!.reason).toContain("basisindkomst");
  });

  it("are read over pages: running heads with a tab, page feet, form feeds and soft hyphens", () => {
    const draft = draftOf("pdf-sider", "\r\n");
    expect(outline(draft)).toEqual([
      { reach: "denmark", wishes: ["unge uden job", "fastholdelse af sygemeldte"], destinations: [
        ["Fredericia", "Unge tættere på job", ["Ungeenheden i Fredericia Kommune", "Fredericia Maskinmesterskole", "Carlsberg Supply Company A/S"], []],
        ["Randers", "Sygemeldte", ["Jobcenter Randers", "Regionshospitalet Randers"], []],
      ] },
      { reach: "europe", wishes: [], destinations: [["Gent, Belgien", "Et arbejdsmarked for alle", ["VDAB Gent"], []]] },
    ]);
    expect(draft.warnings.map(({ code }) => code)).not.toContain("not-placed");
  });

  it("are read by numbered headings with labels of their own lines, examples after a comma and subjects in a row", () => {
    const draft = draftOf("numre-og-eksempler");
    expect(outline(draft).map(({ reach, destinations }) => [reach, ...destinations])).toEqual([
      ["denmark",
        ["Vejle", "Mønsterbryderne", ["Familiecenter Vejle", "Novaskolen", "Mølholm Skole", "VIA University College, Campus Horsens"], []],
        ["Esbjerg", "Skoler i bevægelse", ["Esbjerg Kommunes PPR", "Cosmosskolen"], ["Inklusion", "co-teaching", "fravær"]]],
      ["europe",
        ["Helsinki", "En skole for alle", ["Helsinki Education Division", "En lokal peruskoulu", "Viikki Teacher Training School", "Demos Helsinki / Sitra"], ["Læreruddannelse", "støtteundervisning", "digital dannelse"]],
        ["Amsterdam", null, ["Gemeente Amsterdam (Onderwijs)", "NEMO Science Museum"], []]],
      ["overseas", ["Toronto", "Mangfoldighed i klasseværelset", ["Toronto District School Board", "OISE, University of Toronto", "Ministry of Education, Ontario"], ["Flersprogede børn", "Forældresamarbejde"]]],
    ]);
    const [denmark, europe] = draft.reaches;
    expect(denmark!.destinations[0]!.reason).toBe("Vejle Kommune har de seneste år arbejdet med tidlige indsatser.");
    expect(denmark!.destinations[0]!.sites[1]!.alternatives).toEqual(["Mølholm Skole"]);
    expect(europe!.destinations[0]!.sites.slice(1).map(({ alternatives }) => alternatives)).toEqual([["Viikki Teacher Training School"], ["En lokal peruskoulu"], ["Demos Helsinki", "Sitra"]]);
  });

  it("are read from a letter whose headings say the reach in two words and the headline in brackets", () => {
    expect(outline(draftOf("brev-indland-udland")).map(({ reach, destinations }) => [reach, ...destinations])).toEqual([
      ["denmark", ["Sønderborg", "ProjectZero", ["ProjectZero", "Danfoss", "SONFOR"], []], ["Aalborg", "Cirkulær økonomi", ["Aalborg Portland", "Green Hub Denmark"], []]],
      ["europe", ["Malmø", "Klimatilpasning", ["VA SYD", "Augustenborg"], []], ["Hamborg", "Havneby i forandring", ["HafenCity Hamburg GmbH", "Hamburg Port Authority", "Fraunhofer-centret"], []]],
      ["overseas", ["Singapore", "Vand og by", ["PUB", "Urban Redevelopment Authority (URA)", "Marina Barrage"], []]],
    ]);
  });

  it("are read from a table in which a reach has a row of its own", () => {
    const draft = draftOf("tabel-med-raekkevidder");
    expect(outline(draft).map(({ reach, destinations }) => [reach, ...destinations.map(([name, , sites]) => [name, sites])])).toEqual([
      ["denmark", ["Viborg", ["Regionshospitalet Viborg", "Viborg Kommune, Sundhed"]]],
      ["europe", ["Utrecht", ["Buurtzorg Nederland", "De Hogeweyk"]], ["Oslo", ["Oslo kommune, Helseetaten", "Norwegian Smart Care Cluster"]]],
      ["overseas", ["Tokyo", ["Tokyo Metropolitan Institute for Geriatrics", "Japan International Cooperation Agency"]]],
    ]);
    expect(draft.reaches[0]!.destinations[0]!.reason).toBe("Nærhospital");
    expect(draft.warnings.map(({ code }) => code)).toEqual(["introduction"]);
  });

  it("are read from notes of one line a town", () => {
    const sites = Object.fromEntries(draftOf("korte-noter").reaches.flatMap(({ destinations }) => destinations.map((one) => [one.name, one.sites.map(({ name }) => name)])));
    expect(sites).toEqual({
      Aarhus: ["DOKK1", "Godsbanen", "Sigrids Stue"], "Malmø": ["Malmö Live", "Garaget (bydelsbibliotek)", "Rosengårds bibliotek"],
      "Rotterdam, Holland": ["Bibliotheek Rotterdam", "Fenix Food Factory", "Gemeente Rotterdam"], "New York": ["Brooklyn Public Library", "The High Line", "Friends of the High Line"],
    });
  });

  it("take a visit that is told again among the hosts for a subject about that host", () => {
    const [wien] = draftOf("emner-og-besoeg").reaches[0]!.destinations;
    expect(wien!.topics.map(({ name, sites }) => [name, sites])).toEqual([
      ["Besøg Pädagogische Hochschule Wien (uddannelse af skoleledere)", ["Pädagogische Hochschule Wien"]],
      ["Dialog med byens skoleforvaltning om tosprogede børn", []],
      ["Møde med forældre og lærere på en heldagsskole (fx Campus Sonnwendviertel)", ["Campus Sonnwendviertel"]],
    ]);
    expect(wien!.sites.map(({ name, lines }) => [name, lines])).toEqual(expect.arrayContaining([["Pädagogische Hochschule Wien", [17, 18]], ["Bildungsdirektion für Wien", [19, 20]], ["Campus Sonnwendviertel", [21, 22]]]));
  });

  it("are read by asterisks under headings in capitals, with empty lines between", () => {
    expect(outline(draftOf("ledige-linjer"))).toEqual([
      { reach: "europe", wishes: [], destinations: [["GLASGOW, SCOTLAND", null, ["Glasgow City Mission", "Simon Community Scotland", "Glasgow City Council - Homelessness Services"], []]] },
      { reach: "overseas", wishes: ["homelessness", "supported housing"], destinations: [["BOSTON, USA", null, ["Pine Street Inn", "Boston Public Health Commission"], ["what happens after the first year?"]]] },
    ]);
  });
});

it("reads a numbered table without the numbers, and keeps the quotes a name ends with", () => {
  const read = readMemo('Forslag til rejsemål for Socialudvalgets studietur\n\n\tBy\tHvorfor\tHvem kan vi besøge\tTema\n1\tGlasgow\tMindre vold\tScottish Violence Reduction Unit\tForebyggelse\n2\tTrieste\tPsykiatri uden tvang\tCooperativa sociale "La Collina"\tPsykiatri\n3\tUtrecht\tHousing First\tGemeente Utrecht\tHjemløshed\n');
  const sites = read.ok ? read.draft.reaches.flatMap((reach) => reach.destinations.flatMap((one) => one.sites.map((site) => [one.name, site.name, site.offer]))) : [];
  expect(sites).toEqual([["Glasgow", "Scottish Violence Reduction Unit", ""], ["Trieste", 'Cooperativa sociale "La Collina"', ""], ["Utrecht", "Gemeente Utrecht", ""]]);
});

it("takes a town's list for hosts, though brackets in it hold an and", () => {
  const read = readMemo("Idéer til studietur\n\nINDLAND\n* Billund: LEGO Fonden (leg og læring), International School of Billund, Playful Minds-sekretariatet i Billund Kommune\n* Vejle: Spinderihallerne, Vejle Kommunes ungeindsats\n");
  const [billund] = read.ok ? read.draft.reaches[0]!.destinations : [];
  expect([billund!.headline, billund!.sites.map(({ name }) => name), billund!.themes]).toEqual([null, ["LEGO Fonden (leg og læring)", "International School of Billund", "Playful Minds-sekretariatet i Billund Kommune"], []]);
});

it.each([["Tyskland", "DE"], ["Germany", "DE"], ["Storbritannien", "GB"], ["Serbien", "RS"]])("knows %s by its code of today", (name, code) => {
  expect(findPlace(name)).toEqual({ kind: "country", countryCode: code });
  expect(reachOfCountry(code)).toBe("europe");
});
