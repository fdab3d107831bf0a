import ICAL from "ical.js";
import ical, { type CalendarComponent, type VEvent } from "node-ical";
import { describe, expect, it } from "vitest";
import type { ItineraryPlace, Stop } from "~/domain/itinerary/itinerary";
import { instantOf } from "~/domain/time/wall-clock";
import { writeCalendar } from "~/features/documents/adapters/calendar.server";
import { presentCalendar } from "~/features/documents/present-calendar";
import type { ProgrammeSource } from "~/features/documents/present-programme";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { makePlace, makeStop } from "../../factories/itinerary";
import { makeSchedule } from "../../factories/schedule";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);

const now = new Date("2027-01-05T08:15:30Z");
const changedAt = new Date("2027-01-04T10:00:00Z");

type Wish = { startsOn?: string; dayCount?: number; source?: Partial<ProgrammeSource>; isSubscription?: boolean; sequence?: number; locale?: "da" | "en" };

function write(stops: Stop[], { isSubscription = false, sequence = 3, locale = "da", ...plan }: Wish = {}): string {
  const { schedule } = makeSchedule(stops, { ...plan, source: { locale, ...plan.source } });
  const revisions = new Map(stops.map((stop) => [stop.id, { sequence, changedAt }]));
  return writeCalendar(presentCalendar(schedule, revisions, translatorFor(locale)), { now, isSubscription });
}

/** Events as another party's parser reads them, by id of the stop. */
function read(text: string): Record<string, VEvent> {
  const events = Object.values(ical.sync.parseICS(text)).filter((one): one is VEvent => (one as CalendarComponent).type === "VEVENT");
  return Object.fromEntries(events.map((event) => [event.uid.replace("@studietur", ""), event]));
}

/** Start and end as the zones written into the file itself give them. */
function readByOwnZones(text: string): Record<string, [number, number]> {
  const calendar = ICAL.Component.fromString(text);
  return Object.fromEntries(
    calendar.getAllSubcomponents("vevent").map((one) => {
      const event = new ICAL.Event(one);
      return [event.uid.replace("@studietur", ""), [event.startDate.toUnixTime() * 1000, event.endDate.toUnixTime() * 1000]];
    }),
  );
}

const placeIn = (timeZone: string, countryCode = "XX"): ItineraryPlace => makePlace({ name: timeZone, timeZone, countryCode });

describe("a calendar's times", () => {
  it.each([
    ["Copenhagen in summer", "Europe/Copenhagen", "2027-04-13", 600],
    ["Copenhagen in winter", "Europe/Copenhagen", "2027-01-12", 600],
    ["Kathmandu", "Asia/Kathmandu", "2027-04-13", 555],
    ["St John's in summer", "America/St_Johns", "2027-07-01", 1290],
    ["Seoul", "Asia/Seoul", "2027-10-12", 30],
    ["the gap of spring", "Europe/Copenhagen", "2027-03-28", 150],
    ["the second 02.30 of autumn", "Europe/Copenhagen", "2027-10-31", 150],
    ["the second 01.30 of St John's", "America/St_Johns", "2027-11-07", 90],
    ["the hour after the change", "Europe/Copenhagen", "2027-10-31", 180],
    ["a zone whose rules nobody agrees on", "Africa/Casablanca", "2027-02-20", 600],
    ["a zone by another name", "Asia/Calcutta", "2027-04-13", 600],
    ["Lord Howe's half hour", "Australia/Lord_Howe", "2027-04-04", 105],
  ])("are the instants of the programme: %s", (_name, timeZone, startsOn, startsAtMinute) => {
    const text = write([makeStop({ id: "a", place: placeIn(timeZone), startsAtMinute, durationMinutes: 90 })], { startsOn });
    const start = instantOf(startsOn, startsAtMinute, timeZone);
    expect([read(text).a!.start.getTime(), read(text).a!.end.getTime()]).toEqual([start, start + 90 * 60_000]);
    expect(readByOwnZones(text).a).toEqual([start, start + 90 * 60_000]);
  });

  it("are written in the clock of the place, and in UTC only where that clock says two things", () => {
    const text = write([makeStop({ id: "a", place: placeIn("Asia/Seoul"), startsAtMinute: 600 })]);
    expect(text).toContain("DTSTART;TZID=Asia/Seoul:20270413T100000\r\n");
    expect(text).toContain("DTEND;TZID=Asia/Seoul:20270413T110000\r\n");
    const autumn = write([makeStop({ id: "a", startsAtMinute: 150, durationMinutes: 60 })], { startsOn: "2027-10-31" });
    expect(autumn).toContain("DTSTART:20271031T013000Z\r\n");
    expect(autumn).toContain("DTEND;TZID=Europe/Copenhagen:20271031T033000\r\n");
    const spring = write([makeStop({ id: "a", startsAtMinute: 150, durationMinutes: 60 })], { startsOn: "2027-03-28" });
    expect(spring).toContain("DTSTART;TZID=Europe/Copenhagen:20270328T033000\r\n");
  });

  it("end a journey in the clock of where it ends", () => {
    const flight = makeStop({ id: "f", kind: "travel", travelMode: "flight", startsAtMinute: 810, durationMinutes: 660, arrival: placeIn("Asia/Seoul", "KR") });
    const text = write([flight]);
    expect(text).toContain("DTSTART;TZID=Europe/Copenhagen:20270413T133000\r\n");
    expect(text).toContain("DTEND;TZID=Asia/Seoul:20270414T073000\r\n");
    expect([read(text).f!.start.toISOString(), read(text).f!.end.toISOString()]).toEqual(["2027-04-13T11:30:00.000Z", "2027-04-13T22:30:00.000Z"]);
  });

  it("bring the rules of each zone once, under the name that the events use", () => {
    const text = write([makeStop({ id: "a" }), makeStop({ id: "b", startsAtMinute: 720 }), makeStop({ id: "c", startsAtMinute: 1000, place: placeIn("America/St_Johns") })]);
    expect([...text.matchAll(/^TZID:(.*)\r$/gm)].map((match) => match[1])).toEqual(["Europe/Copenhagen", "America/St_Johns"]);
    expect(text).not.toContain("Berlin");
  });

  it("fill whole days with nights and with what has no time", () => {
    const text = write([makeStop({ id: "h", kind: "lodging", nights: 2, startsAtMinute: 960 }), makeStop({ id: "u", startsAtMinute: null })], { dayCount: 3 });
    expect(text).toMatch(/UID:h@studietur[\s\S]*?DTSTART;VALUE=DATE:20270413\r\nDTEND;VALUE=DATE:20270415\r\nTRANSP:TRANSPARENT/);
    expect(text).toMatch(/UID:u@studietur[\s\S]*?DTSTART;VALUE=DATE:20270413\r\nDTEND;VALUE=DATE:20270414\r\n/);
    expect(read(text).h!.datetype).toBe("date");
    expect(read(text).h!.description).toContain("Indtjekning kl. 16.00\n2 nætter");
  });
});

describe("a calendar's events", () => {
  it("carry every fact of a stop", () => {
    const stop = makeStop({
      id: "a", title: "Jobcenter Odense", bookingStatus: "asked", questions: "- Hvad virker?\n- Hvem, og hvorfor?", place: makePlace({ name: "Odense", lon: 10.388_123_4, lat: 55.403_756_7 }),
    });
    const text = write([stop], { source: { stopFacts: { a: { address: "Seebladsgade 1, 5000 Odense C", hostContact: "Leder; 1. sal", contactRole: null } } }, sequence: 9 });
    const { a } = read(text);
    expect({ ...a, type: undefined }).toMatchObject({
      uid: "a@studietur", sequence: "9", status: "TENTATIVE", summary: "Jobcenter Odense", location: "Odense, Seebladsgade 1, 5000 Odense C",
      geo: { lat: 55.403_756_7, lon: 10.388_123_4 }, dtstamp: now, lastmodified: changedAt,
      description: "Status: Spurgt, afventer svar\nVært: Leder; 1. sal\nVejen hertil: til fods, 12 min\n\nDet vil vi spørge om:\n- Hvad virker?\n- Hvem, og hvorfor?",
    });
  });

  it("say how one gets there, in the reader's language", () => {
    const stops = [makeStop({ id: "a" }), makeStop({ id: "b", startsAtMinute: 780, place: makePlace({ northKm: 30 }) })];
    expect(read(write(stops)).b!.description).toContain("Vejen hertil: bus, 30 min");
    expect(read(write(stops, { locale: "en" })).b!.description).toContain("The way here: coach, 30 min");
  });

  it.each([
    ["draft", "suggested", "TENTATIVE"],
    ["approved", "asked", "TENTATIVE"],
    ["approved", "declined", "TENTATIVE"],
    ["draft", "confirmed", "CONFIRMED"],
    ["cancelled", "confirmed", "CANCELLED"],
    ["cancelled", "suggested", "CANCELLED"],
  ] as const)("are in a trip that is %s, with a host who is %s: %s", (state, bookingStatus, status) => {
    const { page } = makeSchedule([]);
    const trip = { ...page, contactNote: "", state };
    expect(read(write([makeStop({ id: "a", bookingStatus })], { source: { trip } })).a!.status).toBe(status);
  });

  it("survive every letter", () => {
    const title = 'Æblerø "Ny", \\ =SUM(A1); <b>김민수</b> שלום 🎉\u0007 slut';
    const questions = `Første, linje; her\n${"안녕하세요🎉".repeat(40)}`;
    const text = write([makeStop({ id: "a", title, questions })], { source: { stopFacts: { a: { address: "Vej 1, 2. sal; th.\\", hostContact: "x", contactRole: null } } } });
    expect(read(text).a!.summary).toBe(title.replace("\u0007", ""));
    expect(read(text).a!.location).toBe("Odense 0, Vej 1, 2. sal; th.\\");
    expect(read(text).a!.description).toContain(questions.replace("\n", "\n- "));
    const lines = text.split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n") && !line.includes("\r"))).toBe(true);
    expect(Buffer.from(text).toString("utf8")).toBe(text);
    expect(text).not.toContain("\uFFFD");
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  it("leave out what is only wished for", () => {
    expect(Object.keys(read(write([makeStop({ id: "a" }), makeStop({ id: "w", dayId: null })])))).toEqual(["a"]);
  });
});

describe("a calendar that is subscribed to", () => {
  it("has a name and says when to ask again", () => {
    const text = write([makeStop({ id: "a" })], { isSubscription: true });
    expect(text).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\nX-PUBLISHED-TTL:PT4H\r\n");
    expect(text).toContain("X-WR-CALNAME:Fyn\r\n");
    expect(write([makeStop({ id: "a" })])).not.toContain("REFRESH-INTERVAL");
  });

  it("is a whole calendar without any event", () => {
    expect(write([])).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });
});
