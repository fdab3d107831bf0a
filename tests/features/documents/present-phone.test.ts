import { describe, expect, it } from "vitest";
import type { Stop } from "~/domain/itinerary/itinerary";
import { instantOf } from "~/domain/time/wall-clock";
import { handsetOf, linkedText, mapAddress, presentMoment, presentPhone } from "~/features/documents/present-phone";
import { makePlace, makeStop } from "../../factories/itinerary";
import { makeSchedule } from "../../factories/schedule";

const seoul = makePlace({ name: "Seoul", lon: 126.98, lat: 37.57, timeZone: "Asia/Seoul", countryCode: "KR" });
const phoneOf = (stops: Stop[], dayCount = 1, isPublic = false) => {
  const { page, schedule } = makeSchedule(stops, { dayCount, isPublic });
  return presentPhone(page, schedule, "Europe/Copenhagen", new Date("2027-01-05T08:00:00Z"));
};
const stops = [
  makeStop({ id: "a", title: "A", startsAtMinute: 600 }),
  makeStop({ id: "b", title: "B", startsAtMinute: 780, place: makePlace({ northKm: 30 }) }),
  makeStop({ id: "c", title: "C", dayId: "day-2", startsAtMinute: 540 }),
];
const momentAt = (date: string, minute: number, timeZone = "Europe/Copenhagen", plan = stops) => {
  const { days } = phoneOf(plan, 2);
  const moment = presentMoment(days, "Europe/Copenhagen", instantOf(date, minute, timeZone));
  return { ...moment, current: moment.current?.title ?? null, next: moment.next?.title ?? null };
};

describe("now and next", () => {
  it.each([
    ["weeks before", "2027-04-01", 600, { phase: "before", current: null, next: "A", todayId: null }],
    ["a minute before the first", "2027-04-13", 599, { phase: "before", current: null, next: "A", minutesToNext: 1, todayId: "day-1" }],
    ["at the start", "2027-04-13", 600, { phase: "during", current: "A", next: "B", minutesToNext: 180, todayId: "day-1" }],
    ["in the last minute", "2027-04-13", 659, { phase: "during", current: "A", next: "B", minutesToNext: 121 }],
    ["at the end", "2027-04-13", 660, { phase: "during", current: null, next: "B", minutesToNext: 120 }],
    ["at night", "2027-04-14", 60, { phase: "during", current: null, next: "C", minutesToNext: 480, todayId: "day-2" }],
    ["at the last", "2027-04-14", 545, { phase: "during", current: "C", next: null, minutesToNext: null, leaveAt: null }],
    ["after the last", "2027-04-14", 600, { phase: "after", current: null, next: null, todayId: "day-2" }],
    ["weeks after", "2027-05-14", 600, { phase: "after", todayId: null }],
  ])("%s", (_name, date, minute, expected) => {
    expect(momentAt(date, minute)).toMatchObject(expected);
  });

  it("says when to set off until it is too late for that", () => {
    // Half an hour on the way, and the ten minutes of the group.
    expect(momentAt("2027-04-13", 700).leaveAt).toBe(instantOf("2027-04-13", 740, "Europe/Copenhagen"));
    expect(momentAt("2027-04-13", 740).leaveAt).toBeNull();
  });

  it("keeps the time at the airport before a flight", () => {
    const flight = makeStop({ id: "f", title: "Fly", kind: "travel", travelMode: "flight", startsAtMinute: 1080, durationMinutes: 800, place: makePlace({ northKm: 30 }), arrival: seoul });
    expect(momentAt("2027-04-13", 700, "Europe/Copenhagen", [stops[0]!, flight]).leaveAt).toBe(instantOf("2027-04-13", 1080 - 30 - 150, "Europe/Copenhagen"));
  });

  it("goes by the clock of the place: today in Seoul begins while it is yesterday at home", () => {
    const abroad = [makeStop({ id: "a", title: "A", startsAtMinute: 600, place: seoul }), makeStop({ id: "b", title: "B", dayId: "day-2", startsAtMinute: 600, place: seoul })];
    expect(momentAt("2027-04-13", 600, "Asia/Seoul", abroad)).toMatchObject({ current: "A", todayId: "day-1" });
    expect(momentAt("2027-04-14", 5, "Asia/Seoul", abroad)).toMatchObject({ current: null, next: "B", minutesToNext: 595, todayId: "day-2" });
  });

  it("counts the later start of two that overlap, and nothing in an empty plan", () => {
    const overlapping = [makeStop({ id: "a", title: "A", durationMinutes: 240 }), makeStop({ id: "b", title: "B", startsAtMinute: 660 })];
    expect(momentAt("2027-04-13", 670, "Europe/Copenhagen", overlapping)).toMatchObject({ current: "B" });
    expect(momentAt("2027-04-13", 730, "Europe/Copenhagen", overlapping)).toMatchObject({ current: "A" });
    expect(momentAt("2027-04-13", 600, "Europe/Copenhagen", [])).toMatchObject({ phase: "empty", current: null, next: null, todayId: "day-1" });
  });
});

describe("the map a place opens in", () => {
  const place = { lon: 10.388, lat: 55.403 };
  it.each([
    ["Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/130 Mobile", "geo:55.403,10.388?q=55.403,10.388(Jobcenter%20Odense%20C)"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "https://maps.apple.com/?ll=55.403,10.388&q=Jobcenter%20Odense%20C"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "https://www.openstreetmap.org/?mlat=55.403&mlon=10.388#map=17/55.403/10.388"],
    ["", "https://www.openstreetmap.org/?mlat=55.403&mlon=10.388#map=17/55.403/10.388"],
  ])("%s", (userAgent, address) => {
    expect(mapAddress(place, "Jobcenter Odense(C)", handsetOf(userAgent))).toBe(address);
  });
});

describe("a line of contacts", () => {
  it("has its numbers, mail addresses and web pages as things to press", () => {
    expect(linkedText("Anna, tlf. +45 12 34 56 78, anna@example.org, https://example.org/a?b=1.").filter((part) => part.type !== "text")).toEqual([
      { type: "phone", text: "+45 12 34 56 78", href: "tel:+4512345678" },
      { type: "mail", text: "anna@example.org", href: "mailto:anna@example.org" },
      { type: "web", text: "https://example.org/a?b=1", href: "https://example.org/a?b=1" },
    ]);
    expect(linkedText("Stue 2, kl. 10.30, 5000 Odense").map((part) => part.type)).toEqual(["text"]);
    expect(linkedText("javascript:alert(1)").map((part) => part.type)).toEqual(["text"]);
  });
});

describe("the public edition", () => {
  it("names no host and no contact", () => {
    const phone = phoneOf([makeStop({ id: "a", title: "A, ring 12345678" })], 1, true);
    expect(phone.contactLines).toEqual([]);
    expect(phone.days[0]!.items.flatMap((item) => (item.type === "stop" ? [item.stop.title, item.stop.contact] : []))).toEqual(["A, ring", null]);
    expect(phoneOf(stops, 2).contactLines).toEqual(["Turleder: Anna", "12 34 56 78"]);
  });
});
