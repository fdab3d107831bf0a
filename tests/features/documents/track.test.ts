import { readFileSync } from "node:fs";
import { convert } from "xmlbuilder2";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Stop } from "~/domain/itinerary/itinerary";
import { writeGpx } from "~/features/documents/adapters/gpx.server";
import { writeKml } from "~/features/documents/adapters/kml.server";
import { presentGeoJson, presentTrack } from "~/features/documents/present-track";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { makePlace, makeStop } from "../../factories/itinerary";
import { makeSchedule } from "../../factories/schedule";

registerMessages("da", messagesDa);
const schemaOf = (name: string) => readFileSync(`tests/features/documents/schemas/${name}-subset.xsd`, "utf8");
const home = { lon: 10.4, lat: 55.4 };
const at = (lon: number, lat: number, timeZone = "Europe/Copenhagen") => makePlace({ lon, lat, timeZone, name: `${lon} ${lat}` });
const track = (stops: Stop[], dayCount = 1) => presentTrack(makeSchedule(stops, { dayCount }).schedule, new Date("2027-01-05T08:00:00Z"), translatorFor("da"));

/** Two days: by coach to a visit and a journey by rail, then a flight to Seoul with a visit and a stop without a time. */
const wholeTrip = () => [
  makeStop({ id: "a", startsAtMinute: 540, place: at(10.123_456_789, 55.5), title: 'Æ & "B" <c> 김민수\u0007' }),
  makeStop({ id: "t", kind: "travel", travelMode: "train", startsAtMinute: 700, place: at(10.123_456_789, 55.5), arrival: at(12.5, 55.7) }),
  makeStop({ id: "f", dayId: "day-2", kind: "travel", travelMode: "flight", startsAtMinute: 600, durationMinutes: 660, place: at(12.656, 55.618), arrival: at(126.451, 37.46, "Asia/Seoul") }),
  makeStop({ id: "s", dayId: "day-3", startsAtMinute: 900, place: at(126.978, 37.566, "Asia/Seoul") }),
  makeStop({ id: "u", dayId: "day-3", startsAtMinute: null, place: at(-0.000_000_1, -51.5) }),
  makeStop({ id: "w", dayId: null, place: at(1, 2) }),
  makeStop({ id: "n", startsAtMinute: 1000, place: null }),
];

describe("a track", () => {
  it("has the stops that have a position, and joins the ways of a day without its flights", () => {
    const { points, days } = track(wholeTrip(), 3);
    expect(points.map(({ number, dayNumber, lon, lat, startsAt, timeZone }) => [number, dayNumber, lon, lat, startsAt, timeZone])).toEqual([
      [1, 1, 10.123_456_789, 55.5, "2027-04-13T07:00:00.000Z", "Europe/Copenhagen"],
      [2, 1, 10.123_456_789, 55.5, "2027-04-13T09:40:00.000Z", "Europe/Copenhagen"],
      [4, 2, 12.656, 55.618, "2027-04-14T08:00:00.000Z", "Europe/Copenhagen"],
      [5, 3, 126.978, 37.566, "2027-04-15T06:00:00.000Z", "Asia/Seoul"],
      [6, 3, -0.000_000_1, -51.5, null, null],
    ]);
    expect(days[0]!.paths).toEqual([[home, { lon: 10.123_456_789, lat: 55.5 }, { lon: 12.5, lat: 55.7 }]]);
    const jumps = days.flatMap((day) => day.paths.flatMap((path) => path.slice(1).map((to, index) => Math.abs(to.lon - path[index]!.lon))));
    expect(Math.max(...jumps)).toBeLessThan(5);
  });

  it("is empty for a trip without stops", () => {
    expect(track([]).points).toEqual([]);
    expect(presentGeoJson(track([])).features).toEqual([]);
  });
});

describe("GPX", () => {
  it("is valid and has every stop and way to the last decimal", async () => {
    const facts = track(wholeTrip(), 3);
    const xml = writeGpx(facts);
    expect((await validateXML({ xml, schema: schemaOf("gpx") })).errors).toEqual([]);
    const { gpx } = convert(xml, { format: "object" }) as unknown as { gpx: { wpt: Record<string, string>[]; rte: { name: string; number: string; rtept: Record<string, string>[] }[] } };
    const number = (text: string | undefined) => Number(text);
    const plain = (text: string | undefined) => text?.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    expect(gpx.wpt.map((one) => ({ lon: number(one["@lon"]), lat: number(one["@lat"]), name: plain(one.name), time: one.time ?? null, desc: one.desc, type: one.type }))).toEqual(
      facts.points.map((one) => ({ lon: one.lon, lat: one.lat, name: `${one.number}. ${one.name.replace("\u0007", "")}`, time: one.startsAt, desc: one.description, type: one.kind })),
    );
    const routes = [gpx.rte].flat().map((route) => ({ number: Number(route.number), points: route.rtept.map((one) => ({ lon: number(one["@lon"]), lat: number(one["@lat"]) })) }));
    expect(routes).toEqual(facts.days.flatMap((day) => day.paths.map((path) => ({ number: day.dayNumber, points: path }))));
  });

  it("would be refused with its elements in another order", async () => {
    const xml = writeGpx(track(wholeTrip(), 3)).replace(/(<name>1\.[^]*?<\/name>)\s*(<desc>[^]*?<\/desc>)/, "$2$1");
    expect((await validateXML({ xml, schema: schemaOf("gpx") })).errors).not.toEqual([]);
  });
});

describe("KML", () => {
  it("is valid and has every stop and way to the last decimal", async () => {
    const facts = track(wholeTrip(), 3);
    const xml = writeKml(facts);
    expect((await validateXML({ xml, schema: schemaOf("kml") })).errors).toEqual([]);
    const positions = [...xml.matchAll(/<Point>\s*<coordinates>(.*?)<\/coordinates>/g)].map((match) => match[1]!.split(",").map(Number));
    expect(positions).toEqual(facts.points.map((one) => [one.lon, one.lat]));
    const lines = [...xml.matchAll(/<tessellate>1<\/tessellate>\s*<coordinates>(.*?)<\/coordinates>/g)].map((match) => match[1]!.split(" ").map((pair) => pair.split(",").map(Number)));
    expect(lines).toEqual(facts.days.flatMap((day) => day.paths.map((path) => path.map(({ lon, lat }) => [lon, lat]))));
    expect(xml).toContain('<name>1. Æ &amp; "B" &lt;c&gt; 김민수</name>');
    expect(xml).toContain("<begin>2027-04-13T07:00:00.000Z</begin>");
    expect(xml).toContain("<when>2027-04-15</when>");
  });

  it("is valid at the meridian opposite Greenwich", async () => {
    const xml = writeGpx(track([makeStop({ id: "date-line", startsAtMinute: 540, place: at(180, -17) })]));
    expect((await validateXML({ xml, schema: schemaOf("gpx") })).errors).toEqual([]);
    expect(xml).toContain('<wpt lat="-17" lon="-180">');
  });

  it("is valid without any stop", async () => {
    for (const [xml, name] of [[writeKml(track([])), "kml"], [writeGpx(track([])), "gpx"]] as const) expect((await validateXML({ xml, schema: schemaOf(name) })).errors).toEqual([]);
  });
});

describe("GeoJSON", () => {
  it("says the same as the track", () => {
    const facts = track(wholeTrip(), 3);
    const { features } = JSON.parse(JSON.stringify(presentGeoJson(facts))) as ReturnType<typeof presentGeoJson>;
    const points = features.filter((one) => one.geometry.type === "Point");
    expect(points.map((one) => ({ coordinates: one.geometry.coordinates, ...one.properties }))).toEqual(facts.points.map(({ lon, lat, ...rest }) => ({ coordinates: [lon, lat], ...rest })));
    const lines = features.filter((one) => one.geometry.type === "MultiLineString");
    expect(lines.map((one) => [one.properties!.dayNumber, one.geometry.coordinates])).toEqual(
      facts.days.filter((day) => day.paths.length > 0).map((day) => [day.dayNumber, day.paths.map((path) => path.map(({ lon, lat }) => [lon, lat]))]),
    );
  });
});
