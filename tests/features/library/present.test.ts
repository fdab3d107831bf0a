import { describe, expect, it } from "vitest";
import { readLibraryFilter } from "~/features/library/schema";
import { axisTicks, wrapLabel } from "~/features/library/present-chart";
import { presentFigure, type FigureRow } from "~/features/library/present-figure";
import { presentStopChoices } from "~/features/library/present-questions";
import { hasQuestion } from "~/features/planner/schema";
import { areNearNames, codeFor } from "~/features/catalogue/addition-schema";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const [da, en] = [translatorFor("da"), translatorFor("en")];

const figure = (changes: Partial<FigureRow>): FigureRow => ({
  id: "1", case_id: "1", position: 0, amount: 1, amount_to: null, precision_code: "exact", kind: "result", unit_da: "personer", unit_en: "people", meaning_da: "Fik job", meaning_en: "Got a job",
  year_from: null, year_to: null, answer_count: null, source_line: 1, note_da: null, note_en: null, ...changes,
});

describe("a figure", () => {
  it.each([
    [{ amount: 11.08 }, "11,08", "11.08"],
    [{ amount: 2.7 }, "2,7", "2.7"],
    [{ amount: 3000, precision_code: "more-than" as const }, "mere end 3.000", "more than 3,000"],
    [{ amount: 500, precision_code: "about" as const }, "ca. 500", "about 500"],
    [{ amount: 90, precision_code: "nearly" as const }, "knap 90", "nearly 90"],
    [{ amount: 35, amount_to: 40 }, "35–40", "35–40"],
    [{ amount: 1998, unit_da: "årstal", unit_en: "year" }, "1998", "1998"],
    [{ amount: 0 }, "0", "0"],
  ])("%j is shown as %s in Danish and %s in English", (changes, danish, english) => {
    expect([presentFigure(figure(changes), da).amount, presentFigure(figure(changes), en).amount]).toEqual([danish, english]);
  });

  it("needs no unit where it is a year, and says when its year is not stated", () => {
    expect(presentFigure(figure({ unit_da: "årstal", unit_en: "year" }), da).unit).toBeNull();
    expect(presentFigure(figure({ unit_da: "år", unit_en: "years" }), da).unit).toBe("år");
    expect(presentFigure(figure({}), da).years).toBeNull();
    expect(presentFigure(figure({ year_from: 2008, year_to: 2011 }), da).years).toBe("2008–2011");
  });
});

describe("the filter of an address", () => {
  it("reads what the form writes", () => {
    expect(readLibraryFilter(new URLSearchParams("q=+metal+&tema=recruitment&formaal=sector-skills&kommune=Horsens&aar=2016&sektor=Industri&kilde=001")))
      .toEqual({ text: "metal", theme: "recruitment", purpose: "sector-skills", municipality: "Horsens", year: 2016, sector: "Industri", publication: "001" });
  });

  it("takes nonsense as no filter", () => {
    const none = { text: "", theme: null, purpose: null, municipality: null, year: null, sector: null, publication: null };
    expect(readLibraryFilter(new URLSearchParams("tema=<x>&formaal=andet&aar=-1&kilde=../1&kommune=&sektor="))).toEqual(none);
    expect(readLibraryFilter(new URLSearchParams("aar=2016.5&kilde=<1>"))).toEqual(none);
  });
});

describe("the axis of a chart", () => {
  it.each([
    [63, true, [0, 50, 100]],
    [184, false, [0, 50, 100, 150, 200]],
    [13.28, false, [0, 5, 10, 15]],
    [3000, false, [0, 1000, 2000, 3000]],
    [139, false, [0, 50, 100, 150]],
    [8, false, [0, 2, 4, 6, 8]],
    [0.3, false, [0, 0.1, 0.2, 0.3]],
  ])("for %d begins at zero and ends above it", (largest, isShare, ticks) => {
    expect(axisTicks(largest, isShare)).toEqual(ticks);
  });

  it("breaks long names at words", () => {
    expect(wrapLabel("Snusepraktik (2017) eller virksomhedspraktik (2018)")).toEqual(["Snusepraktik (2017) eller", "virksomhedspraktik (2018)"]);
    expect(wrapLabel("x".repeat(60))).toEqual(["x".repeat(60)]);
  });
});

describe("a question at a stop", () => {
  it("is found on its own line, with or without a bullet, in either language", () => {
    expect(hasQuestion("Hvem betaler?\n- Hvad virker?", ["Hvad virker?", "What works?"])).toBe(true);
    expect(hasQuestion("• What works?", ["Hvad virker?", "What works?"])).toBe(true);
    expect(hasQuestion("Hvad virker? Og for hvem?", ["Hvad virker?"])).toBe(false);
    expect(hasQuestion("", ["Hvad virker?"])).toBe(false);
  });

  const stop = (stopId: string, tripId: string, siteId: string | null) => ({ stopId, tripId, siteId, title: stopId, tripTitle: tripId, questions: "", tripDate: null });

  it("goes by itself to a stop at the site, else to the first of the trip worked on last", () => {
    const rows = [stop("a", "newest", null), stop("b", "newest", "x"), stop("c", "older", "y")];
    expect(presentStopChoices(rows, ["y"], da)!.defaultStopId).toBe("c");
    expect(presentStopChoices(rows, ["z"], da)!.defaultStopId).toBe("a");
    expect(presentStopChoices(rows, [], da)!.trips.map(({ tripId, stops }) => [tripId, stops.length])).toEqual([["newest", 2], ["older", 1]]);
    expect(presentStopChoices([], [], da)).toBeNull();
  });
});

describe("names of hosts", () => {
  it.each([
    ["Horsens", "Horsens Kommune", true],
    ["Århus Kommune", "Aarhus", true],
    ["Jobcenter Silkeborg", "jobcenter silkeborg ", true],
    ["Jobcenter Silkeborg", "Jobcentre Silkeborg", true],
    ["Odense", "Odder", false],
    ["Jobcenter Odense", "Jobcenter Billund", false],
    ["123", "124", false],
  ])("%s and %s are one: %s", (one, other, near) => {
    expect(areNearNames(one, other)).toBe(near);
    expect(areNearNames(other, one)).toBe(near);
  });

  it("become codes that an address can carry", () => {
    expect(codeFor("Ringkøbing-Skjern Kommune", "3fa85f64-5717-4562-b3fc-2c963f66afa6")).toBe("ringkoebing-skjern-kommune-3fa85f64");
    expect(codeFor("???", "3fa85f64-5717-4562-b3fc-2c963f66afa6")).toBe("3fa85f64");
  });
});
