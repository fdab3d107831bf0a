import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { itineraryFormJsonSchema, itineraryFormSchema, readItineraryForm } from "~/features/planner/itinerary-form-schema";
import { formToItinerary, itineraryToForm } from "~/features/planner/present-itinerary-form";
import { anyPlan } from "../../domain/itinerary/any-plan";
import { straightLineTravel } from "../../fakes/straight-line-travel";

const seoul = () => JSON.parse(readFileSync("app/features/planner/examples/seoul.json", "utf8"));
const faultsOf = (value: unknown, locale: "da" | "en" = "en") => {
  const read = readItineraryForm(JSON.stringify(value), locale);
  return read.ok ? [] : read.faults;
};

describe("the form of a trip in a file", () => {
  it("has its JSON Schema beside it (npm run form-schema writes it)", () =>
    expect(JSON.parse(readFileSync("app/features/planner/itinerary-form.schema.json", "utf8"))).toEqual(JSON.parse(JSON.stringify(itineraryFormJsonSchema()))));

  it("says where each fault is", () => {
    const form = seoul();
    form.version = 2;
    form.days[1].stops[1].at = "25:00";
    form.days[2].stops[0].site = "ov-se-nobody";
    form.days[2].stops[1].key = "sds";
    form.days[2].stops[2].nights = 2;
    form.sites["ov-se-kdi"].openingHours = "half past nine";
    form.home.timeZone = "Europe/Kobenhavn";
    form.legs[0].to = "nowhere";
    form.legs[1].speed = 90;
    form.endsOn = "2027-02-30";
    expect(faultsOf(form).map((fault) => fault.path)).toEqual(expect.arrayContaining(["version", "days[1].stops[1].at", "sites.ov-se-kdi.openingHours", "home.timeZone", "legs[1].speed", "endsOn"]));
    // References are looked at once the parts are sound.
    const sound = seoul();
    sound.days[2].stops[0].site = "ov-se-nobody";
    sound.days[2].stops[1].key = "sds";
    sound.days[2].stops[2].nights = 2;
    sound.legs[0].to = "nowhere";
    sound.endsOn = "2027-11-01";
    expect(faultsOf(sound)).toEqual(expect.arrayContaining([
      { path: "days[2].stops[0].site", message: "error.unknown-key" }, { path: "days[2].stops[1].key", message: "error.twice" }, { path: "days[2].stops[2].nights", message: "error.only-lodging" },
      { path: "legs[0].to", message: "error.unknown-key" }, { path: "endsOn", message: "error.date-order" },
    ]));
  });

  it("says so in the reader's language, and of a file that is no JSON", () => {
    expect(faultsOf({ ...seoul(), members: "eleven" }, "da")).toEqual([{ path: "members", message: expect.stringContaining("forventede") }]);
    const { members: _members, ...without } = seoul();
    expect(faultsOf(without)).toEqual([{ path: "members", message: "error.missing" }]);
    expect(readItineraryForm("{", "da")).toMatchObject({ ok: false, faults: [{ path: "", message: expect.stringMatching(/^JSON: /) }] });
    expect(readItineraryForm(`\uFEFF${JSON.stringify(seoul())}`, "da").ok).toBe(true);
    expect(faultsOf([])).toHaveLength(1);
    expect(faultsOf(null)).toHaveLength(1);
  });

  it("works out opening hours and holidays on reading", () => {
    const read = readItineraryForm(JSON.stringify(seoul()), "en");
    const { facts } = formToItinerary((read as Extract<typeof read, { ok: true }>).form);
    expect(facts.openings["ov-se-kdi"]!["2027-11-10"]).toEqual([{ fromMinute: 540, toMinute: 1080 }]);
    expect(Object.keys(facts.holidays).sort()).toEqual(["DK", "KR"]);
  });

  it("is taken as any text may be, without failing", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readItineraryForm(text, "da")), { numRuns: 200 });
  });
});

/** What a file cannot hold: lengths below five minutes, and keys that are not plain words. */
const writable = anyPlan.map((plan): Itinerary => ({ ...plan, stops: plan.stops.map((stop) => ({ ...stop, durationMinutes: Math.max(5, stop.durationMinutes), nights: stop.kind === "lodging" ? Math.max(1, stop.nights) : 0 })) }));

describe("over random plans", () => {
  it("a file reads as what was written, and is sound", () => {
    fc.assert(
      fc.property(writable, (plan) => {
        const form = itineraryToForm(plan, { title: "Æøå 🎒", destinations: ["dk-odense"] });
        expect(itineraryFormSchema.parse(JSON.parse(JSON.stringify(form)))).toEqual(form);
        expect(itineraryToForm(formToItinerary(form), { title: form.title, destinations: form.destinations })).toEqual(form);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("the checks say the same of a plan and of its file", () => {
    fc.assert(
      fc.property(writable, (plan) => {
        // Days are named by their date in a file, and its holidays are those of the calendar.
        const dateOf = new Map(plan.days.map((day) => [day.id, day.date]));
        const named: Itinerary = { ...plan, days: plan.days.map((day) => ({ ...day, id: day.date })), stops: plan.stops.map((stop) => ({ ...stop, dayId: stop.dayId === null ? null : dateOf.get(stop.dayId)! })) };
        const read = formToItinerary(itineraryToForm(named));
        const said = (one: Itinerary) => checkItinerary({ ...one, facts: { ...one.facts, holidays: {} } }, straightLineTravel, "2027-01-10").findings;
        expect(said(read)).toEqual(said(named));
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
