import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, weekdayOf } from "~/domain/time/calendar-date";
import { lifeStates } from "~/domain/trip-life/states";
import { nearnessOf, suggestTasks, workdayBefore, type TaskFacts } from "~/domain/trip-life/tasks";

const facts: TaskFacts = {
  state: "draft", startsOn: "2027-04-13", endsOn: "2027-04-15", confirmationDays: 21, countryCodes: ["DK"], declinedHostCount: 0, visitsWithoutQuestions: 0, hostPersonCount: 0,
};
const dates = (changes: Partial<TaskFacts> = {}) => Object.fromEntries(suggestTasks({ ...facts, ...changes }).map((task) => [task.code, task.dueOn]));

describe("suggested tasks", () => {
  it("are counted back from departure and on from the return", () => {
    expect(dates()).toEqual({
      proposal: "2026-10-13", ballot: "2026-11-24", "hosts-asked": "2027-01-19", budget: "2027-02-09", recommendation: "2027-02-16", decision: "2027-02-23", bookings: "2027-03-02",
      "hosts-confirmed": "2027-03-23", "programme-sent": "2027-04-06", accounts: "2027-05-27", report: "2027-06-10",
    });
  });

  it("follow the dates, and the committee's days for a host to confirm", () => {
    expect(dates({ startsOn: "2027-04-20", confirmationDays: 35 })).toMatchObject({ "hosts-asked": "2027-01-26", "hosts-confirmed": "2027-03-16" });
  });

  it.each<[string, string[], string, Record<string, string>]>([
    ["Schengen", ["DK", "DE", "EE"], "2027-04-13", {}],
    ["Great Britain", ["DK", "GB", "GB"], "2027-04-13", { passports: "2027-03-02", "entry-permit:GB": "2027-03-02" }],
    ["Ireland", ["IE"], "2027-04-13", { passports: "2027-03-02" }],
    ["Korea while exempt", ["KR"], "2026-12-01", { passports: "2026-10-20", "entry-card:KR": "2026-11-27" }],
    ["Korea after that, and Singapore", ["KR", "SG"], "2027-04-13", { passports: "2027-03-02", "entry-permit:KR": "2027-03-02", "entry-card:SG": "2027-04-09" }],
    ["a country nobody has looked up", ["BR"], "2027-04-13", { passports: "2027-03-02", "entry-permit:BR": "2027-03-02" }],
  ])("name what the border asks for: %s", (_name, countryCodes, startsOn, expected) => {
    const found = suggestTasks({ ...facts, startsOn, endsOn: startsOn, countryCodes }).filter((task) => task.countryCode !== null || task.kind === "passports");
    expect(Object.fromEntries(found.map((task) => [task.code, task.dueOn]))).toEqual(expected);
  });

  it("follow from what is missing, and are over with the trip", () => {
    expect(dates({ declinedHostCount: 1, visitsWithoutQuestions: 2, hostPersonCount: 1 })).toMatchObject({ replacements: "2027-03-02", questions: "2027-03-16", "persons-deleted": "2027-07-14" });
    expect(dates({ state: "cancelled", hostPersonCount: 1, declinedHostCount: 1 })).toEqual({ "persons-deleted": "2027-07-14" });
    expect(dates({ state: "cancelled" })).toEqual({});
  });

  it("are settled by the state that could not be reached without them", () => {
    const settled = (state: TaskFacts["state"]) => suggestTasks({ ...facts, state }).filter((task) => task.settled).map((task) => task.code);
    expect(lifeStates.map(settled)).toEqual([
      [], ["proposal"], ["proposal", "ballot"], ["proposal", "ballot", "recommendation"], ["proposal", "ballot", "recommendation", "decision"],
      ["proposal", "ballot", "recommendation", "decision"], ["proposal", "ballot", "recommendation", "decision", "accounts", "report"],
    ]);
  });

  it("fall on a working day, in order, each code once, and move with the trip by whole weeks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.nat(30), fc.nat(60), fc.subarray(["DK", "GB", "KR", "SG", "US"]), fc.integer({ min: -8, max: 8 }), (start, length, confirmationDays, countryCodes, weeks) => {
        const startsOn = addDays("2027-01-01", start);
        const one = { ...facts, startsOn, endsOn: addDays(startsOn, length), confirmationDays, countryCodes, hostPersonCount: 1 };
        const tasks = suggestTasks(one);
        expect(new Set(tasks.map((task) => task.code)).size).toBe(tasks.length);
        expect(tasks.map((task) => task.dueOn)).toEqual(tasks.map((task) => task.dueOn).sort());
        for (const task of tasks) expect(weekdayOf(task.dueOn)).toBeLessThan(6);
        // Entry rules change with the date of entry: only the tasks that both have are compared.
        const later = new Map(suggestTasks({ ...one, startsOn: addDays(one.startsOn, 7 * weeks), endsOn: addDays(one.endsOn, 7 * weeks) }).map((task) => [task.code, task.dueOn]));
        for (const task of tasks) if (later.has(task.code)) expect(later.get(task.code)).toBe(addDays(task.dueOn, 7 * weeks));
      }),
    );
  });
});

it.each([["2027-04-09", "2027-04-09"], ["2027-04-10", "2027-04-09"], ["2027-04-11", "2027-04-09"], ["2027-04-12", "2027-04-12"]])("the working day of %s is %s", (date, expected) => {
  expect(workdayBefore(date)).toBe(expected);
});

it("a day off is no working day, nor is a weekend before it", () => {
  const daysOff = new Set(["2027-12-24", "2027-03-29", "2027-03-26", "2027-03-25"]);
  expect(["2027-12-24", "2027-03-29", "2027-03-30"].map((date) => workdayBefore(date, daysOff))).toEqual(["2027-12-23", "2027-03-24", "2027-03-30"]);
  expect(dates({ startsOn: "2027-11-08", endsOn: "2027-11-12", daysOff })).toMatchObject({ accounts: "2027-12-23", report: "2028-01-07" });
});

it.each([["2027-01-31", "overdue"], ["2027-02-01", "this-week"], ["2027-02-07", "this-week"], ["2027-02-08", "later"]])("due %s seen from 1 February is %s", (dueOn, expected) => {
  expect(nearnessOf(dueOn, "2027-02-01")).toBe(expected);
});
