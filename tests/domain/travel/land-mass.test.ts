import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { landMassAt } from "~/domain/travel/land-mass";

describe("landMassAt", () => {
  it.each([
    ["København, Nyhavn", 55.6797, 12.591, "sjaelland"],
    ["København, Amager Strand", 55.655, 12.647, "sjaelland"],
    ["Saltholm side: Kastrup havn", 55.634, 12.66, "sjaelland"],
    ["Malmö, Västra hamnen", 55.613, 12.975, "scandinavia"],
    ["Helsingør, Kronborg", 56.039, 12.621, "sjaelland"],
    ["Helsingborg, Kungstorget", 56.0445, 12.6915, "scandinavia"],
    ["Nyborg havn", 55.308, 10.79, "fyn"],
    ["Korsør havn", 55.333, 11.135, "sjaelland"],
    ["Middelfart havn", 55.5075, 9.728, "fyn"],
    ["Strib", 55.541, 9.765, "fyn"],
    ["Fredericia havn", 55.561, 9.752, "eurasia"],
    ["Snoghøj", 55.523, 9.722, "eurasia"],
    ["Kolding havn", 55.491, 9.489, "eurasia"],
    ["Sønderborg, slottet", 54.9068, 9.7845, "als"],
    ["Sønderborg, Alsion", 54.9125, 9.7775, "eurasia"],
    ["Nordborg", 55.057, 9.741, "als"],
    ["Aalborg, Utzon Center", 57.0505, 9.9265, "eurasia"],
    ["Aalborg, Musikkens Hus", 57.0478, 9.933, "eurasia"],
    ["Nørresundby Torv", 57.059, 9.922, "vendsyssel-thy"],
    ["Aalborg Lufthavn", 57.093, 9.849, "vendsyssel-thy"],
    ["Løgstør", 56.967, 9.257, "eurasia"],
    ["Thisted havn", 56.953, 8.695, "vendsyssel-thy"],
    ["Nykøbing Mors", 56.795, 8.86, "mors"],
    ["Glyngøre", 56.76, 8.868, "eurasia"],
    ["Thyborøn", 56.697, 8.21, "eurasia"],
    ["Lemvig", 56.549, 8.31, "eurasia"],
    ["Svendborg havn", 55.059, 10.612, "fyn"],
    ["Vindeby", 55.046, 10.61, "taasinge"],
    ["Rudkøbing", 54.936, 10.712, "langeland"],
    ["Marstal", 54.856, 10.515, "aero"],
    ["Nykøbing Falster", 54.769, 11.874, "falster"],
    ["Sundby, Lolland", 54.764, 11.855, "lolland"],
    ["Rødbyhavn", 54.657, 11.35, "lolland"],
    ["Puttgarden", 54.502, 11.226, "eurasia"],
    ["Gedser", 54.573, 11.93, "falster"],
    ["Vordingborg", 55.008, 11.91, "sjaelland"],
    ["Stege", 54.987, 12.285, "mon"],
    ["Rønne", 55.101, 14.7, "bornholm"],
    ["Tranebjerg", 55.832, 10.588, "samso"],
    ["Byrum", 57.256, 11.0, "laeso"],
    ["Nordby, Fanø", 55.445, 8.402, "fano"],
    ["Esbjerg havn", 55.467, 8.44, "eurasia"],
    ["Haparanda", 65.835, 24.137, "scandinavia"],
    ["Helsinki", 60.167, 24.953, "scandinavia"],
    ["Imatra", 61.171, 28.77, "scandinavia"],
    ["Vyborg", 60.713, 28.733, "eurasia"],
    ["Tallinn havn", 59.444, 24.766, "eurasia"],
    ["Kuressaare", 58.248, 22.485, "saaremaa"],
    ["Visby", 57.637, 18.285, "gotland"],
    ["Borgholm", 56.88, 16.655, "oland"],
    ["Kalmar", 56.662, 16.368, "scandinavia"],
    ["Dover", 51.125, 1.33, "great-britain"],
    ["Calais", 50.966, 1.863, "eurasia"],
    ["Belfast", 54.6, -5.92, "ireland"],
    ["Stranraer", 54.905, -5.03, "great-britain"],
    ["Messina", 38.193, 15.56, "sicily"],
    ["Villa San Giovanni", 38.218, 15.638, "eurasia"],
    ["Istanbul, Kadıköy", 40.99, 29.025, "eurasia"],
    ["Istanbul, Eminönü", 41.017, 28.973, "eurasia"],
    ["Gibraltar", 36.14, -5.35, "eurasia"],
    ["Tanger", 35.785, -5.81, "africa"],
    ["Woodlands", 1.446, 103.768, "singapore"],
    ["Johor Bahru", 1.4605, 103.764, "eurasia"],
    ["Seoul", 37.5665, 126.978, "korea"],
    ["Paju", 37.76, 126.78, "korea"],
    ["Pyongyang", 39.02, 125.75, "eurasia"],
    ["Shimonoseki", 33.957, 130.941, "honshu"],
    ["Moji", 33.945, 130.962, "kyushu"],
    ["Hakodate", 41.769, 140.729, "hokkaido"],
    ["Taipei", 25.03, 121.56, "taiwan"],
    ["Toronto", 43.65, -79.38, "north-america"],
    ["Victoria", 48.425, -123.365, "vancouver-island"],
    ["Bogotá", 4.71, -74.07, "south-america"],
    ["Panamá", 8.98, -79.52, "north-america"],
    ["Wellington", -41.287, 174.776, "new-zealand-north"],
    ["Picton", -41.29, 174.005, "new-zealand-south"],
  ])("%s", (_name, lat, lon, code) => expect(landMassAt({ lon, lat }).code).toBe(code));

  it.each([
    ["Samos", 37.757, 26.976],
    ["Kefalonia", 38.176, 20.49],
    ["Réunion's neighbour Mayotte", -12.78, 45.2],
    ["Guadeloupe", 16.2, -61.6],
    ["Tahiti", -17.55, -149.5],
  ])("puts %s on an island of its own", (_name, lat, lon) => expect(landMassAt({ lon, lat }).code).toMatch(/^island-/));

  it.each([
    ["Chalkida, Euboea", 38.46, 23.6],
    ["Rügen", 54.42, 13.43],
    ["Phuket", 7.89, 98.39],
    ["Hong Kong airport", 22.31, 113.92],
    ["Athens", 37.98, 23.73],
    ["Izmir", 38.42, 27.14],
  ])("leaves %s on the mainland", (_name, lat, lon) => expect(landMassAt({ lon, lat }).code).toBe("eurasia"));

  it("cuts no island of northern Europe in two, by the coastlines of Natural Earth", () => {
    const topology = JSON.parse(readFileSync("node_modules/world-atlas/land-10m.json", "utf8")) as Topology<{ land: GeometryCollection }>;
    const outlines = feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
      geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [],
    );
    // Natural Earth draws Falster together with Sjælland, so that outline is left out.
    const islands = outlines
      .map((rings) => rings[0]!)
      .filter((ring) => ring.length > 25 && ring.every(([lon, lat]) => lon! > -12 && lon! < 24 && lat! > 49 && lat! < 61))
      .filter((ring) => !ring.some(([lon, lat]) => Math.abs(lon! - 12.04) < 0.01 && Math.abs(lat! - 54.89) < 0.01));
    expect(islands.length).toBeGreaterThan(40);
    for (const ring of islands) {
      const counts = new Map<string, number>();
      for (const [lon, lat] of ring) {
        const { code } = landMassAt({ lon: lon!, lat: lat! });
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
      // The outlines are good to about a kilometre, so a few of their points may lie across a narrow sound.
      expect(Math.max(...counts.values()) / ring.length, `${JSON.stringify([...counts])} near ${ring[0]}`).toBeGreaterThan(0.7);
    }
  });
});
