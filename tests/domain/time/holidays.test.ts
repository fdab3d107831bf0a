import { describe, expect, it } from "vitest";
import { listHolidays } from "~/domain/time/holidays";

const datesOf = (country: string, region: string | null, from: string, to: string, kind?: string) =>
  listHolidays(country, region, from, to).filter((one) => !kind || one.kind === kind).map((one) => one.date);

describe("holidays", () => {
  it("knows the Danish year with its bridge days and days off by agreement", () => {
    expect(listHolidays("DK", null, "2027-05-01", "2027-06-05").map((one) => [one.date, one.kind, one.name.da])).toEqual([
      ["2027-05-01", "bridge", "1. maj"],
      ["2027-05-06", "public", "Kristi Himmelfartsdag"],
      ["2027-05-07", "bridge", "dagen efter Kristi Himmelfartsdag"],
      ["2027-05-16", "public", "Pinsedag"],
      ["2027-05-17", "public", "Anden Pinsedag"],
      ["2027-06-05", "bridge", "Grundlovsdag"],
    ]);
    expect(datesOf("DK", null, "2027-12-24", "2028-01-01", "public")).toEqual(["2027-12-24", "2027-12-25", "2027-12-26", "2028-01-01"]);
    expect(datesOf("DK", null, "2027-12-24", "2028-01-01", "bridge")).toEqual(["2027-12-27", "2027-12-28", "2027-12-29", "2027-12-30", "2027-12-31"]);
  });

  it("names them in both languages", () => {
    expect(listHolidays("DK", null, "2027-03-26", "2027-03-26")).toEqual([{ date: "2027-03-26", kind: "public", name: { da: "Langfredag", en: "Good Friday" } }]);
  });

  it("asks the nation of Great Britain, and takes England when nobody says which", () => {
    expect(datesOf("GB", "ENG", "2027-08-01", "2027-08-31")).toEqual(["2027-08-30"]);
    expect(datesOf("GB", "SCT", "2027-08-01", "2027-08-31")).toEqual(["2027-08-02"]);
    expect(datesOf("GB", null, "2027-08-01", "2027-08-31")).toEqual(["2027-08-30"]);
  });

  it("asks the German state", () => {
    expect(datesOf("DE", "BE", "2027-03-08", "2027-03-08")).toEqual(["2027-03-08"]);
    expect(datesOf("DE", "BY", "2027-03-08", "2027-03-08")).toEqual([]);
    expect(datesOf("DE", "BY", "2027-05-27", "2027-05-27")).toEqual(["2027-05-27"]);
    expect(datesOf("DE", "XX", "2027-10-03", "2027-10-03")).toEqual(["2027-10-03"]);
  });

  it("spans the three days of Seollal and of Chuseok", () => {
    expect(datesOf("KR", null, "2027-02-01", "2027-02-28")).toEqual(["2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09"]);
    expect(datesOf("KR", null, "2026-02-14", "2026-02-20")).toEqual(["2026-02-16", "2026-02-17", "2026-02-18"]);
    expect(datesOf("KR", null, "2027-09-10", "2027-09-20")).toEqual(["2027-09-14", "2027-09-15", "2027-09-16"]);
  });

  it("keeps the dates of the country, whatever the zone of this process", () => {
    expect(datesOf("SG", null, "2027-02-01", "2027-02-28")).toEqual(["2027-02-06", "2027-02-07", "2027-02-08"]);
    expect(datesOf("CA", "ON", "2027-07-01", "2027-07-01")).toEqual(["2027-07-01"]);
  });

  it("has nothing to say of no country, no dates or a backward span", () => {
    expect(listHolidays("XX", null, "2027-01-01", "2027-12-31")).toEqual([]);
    expect(listHolidays("DK", null, "2027-01-01", "2026-12-31")).toEqual([]);
    expect(listHolidays("DK", null, "x", "2026-12-31")).toEqual([]);
  });
});
