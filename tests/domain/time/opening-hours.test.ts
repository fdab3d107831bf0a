import { describe, expect, it } from "vitest";
import { isValidOpeningHours, openSpells, type OpeningPlace } from "~/domain/time/opening-hours";

const odense: OpeningPlace = { lon: 10.4, lat: 55.4, countryCode: "DK", regionCode: null };
const seoul: OpeningPlace = { lon: 127, lat: 37.5, countryCode: "KR", regionCode: null };
const berlin: OpeningPlace = { lon: 13.4, lat: 52.5, countryCode: "DE", regionCode: "BE" };

describe("opening hours", () => {
  it.each([
    ["an ordinary Tuesday", "Mo-Fr 09:00-16:00", "2027-04-13", odense, [{ fromMinute: 540, toMinute: 960 }]],
    ["a Saturday", "Mo-Fr 09:00-16:00", "2027-04-17", odense, []],
    ["a break at noon", "Mo-Fr 09:00-12:00,13:00-16:00", "2027-04-13", odense, [{ fromMinute: 540, toMinute: 720 }, { fromMinute: 780, toMinute: 960 }]],
    ["rules that touch", "Mo-Fr 09:00-12:00, Tu 12:00-16:00", "2027-04-13", odense, [{ fromMinute: 540, toMinute: 960 }]],
    ["past midnight", "Fr 18:00-02:00", "2027-04-16", odense, [{ fromMinute: 1080, toMinute: 1560 }]],
    ["what is left of the evening before", "Fr 18:00-02:00", "2027-04-17", odense, [{ fromMinute: 0, toMinute: 120 }]],
    ["all hours", "24/7", "2027-04-13", odense, [{ fromMinute: 0, toMinute: 2880 }]],
    ["an appointment", 'Mo-Fr 10:00-15:00 "efter aftale; PH"', "2027-04-13", odense, [{ fromMinute: 600, toMinute: 900 }]],
    ["a season out", "Apr-Sep Mo-Fr 10:00-15:00", "2027-03-02", odense, []],
    ["a Danish holiday", "Mo-Fr 09:00-16:00; PH off", "2027-05-06", odense, []],
    ["24 December in Denmark", "Mo-Fr 09:00-16:00; PH off", "2027-12-24", odense, []],
    ["a bridge day, which is none", "Mo-Fr 09:00-16:00; PH off", "2027-05-07", odense, [{ fromMinute: 540, toMinute: 960 }]],
    ["a holiday with hours of its own", "Mo-Fr 09:00-16:00; PH 10:00-12:00", "2027-05-06", odense, [{ fromMinute: 600, toMinute: 720 }]],
    ["a list with holidays, off them", "Su,PH 10:00-12:00", "2027-04-13", odense, []],
    ["a holiday the package does not know", "Mo-Fr 09:00-18:00; PH off", "2027-02-09", seoul, []],
    ["an ordinary day there", "Mo-Fr 09:00-18:00; PH off", "2027-04-13", seoul, [{ fromMinute: 540, toMinute: 1080 }]],
    ["a holiday of one German state", "Mo-Fr 09:00-17:00; PH off", "2027-03-08", berlin, []],
    ["school holidays, which nobody knows", "Mo-Fr 09:00-16:00; SH 10:00-12:00; SH,Su off", "2027-07-20", odense, [{ fromMinute: 540, toMinute: 960 }]],
    ["the night the clocks change", "Mo-Su 08:00-20:00", "2027-03-28", odense, [{ fromMinute: 480, toMinute: 1200 }]],
  ])("%s", (_case, text, date, place, spells) => expect(openSpells(text, date, place)).toEqual(spells));

  it("cannot read nonsense", () => {
    expect(openSpells("whenever", "2027-04-13", odense)).toBeNull();
    expect(openSpells("", "2027-04-13", odense)).toBeNull();
    expect(openSpells("24/7", "2027-04-31", odense)).toBeNull();
  });

  it.each([
    ["Mo-Fr 09:00-16:00; PH off", true],
    ["24/7", true],
    ["", false],
    ["whenever", false],
    ["Mo-Fr 9-", false],
  ])("%s is valid: %s", (text, expected) => expect(isValidOpeningHours(text)).toBe(expected));
});
