import { describe, expect, it } from "vitest";
import { compareProgrammes, countChanges, type ProgrammeFacts, type ProgrammePoint } from "~/domain/documents/programme-changes";

const point = (changes: Partial<ProgrammePoint> = {}): ProgrammePoint => ({
  id: "a", number: 1, title: "Jobcenter Odense", date: "2027-04-13", fromMinute: 600, toMinute: 690, nights: 0, place: "Odense", address: "Seebladsgade 1", host: null, status: "hosted.asked", questions: ["Hvad virker?"], ...changes,
});
const programme = (points: ProgrammePoint[], changes: Partial<ProgrammeFacts> = {}): ProgrammeFacts => ({
  title: "Fyn", startsOn: "2027-04-13", endsOn: "2027-04-15", status: "provisional", purpose: ["", "Lære"], people: [11, 3], contacts: ["Turleder"], ways: { "home>a": "coach|145" }, points, ...changes,
});
const aspectsOf = (before: Partial<ProgrammePoint>, after: Partial<ProgrammePoint>) => compareProgrammes(programme([point(before)]), programme([point(after)])).changed.map((one) => one.aspects);

describe("what changed between two programmes", () => {
  it("is nothing when they say the same, whatever the numbers", () => {
    const changes = compareProgrammes(programme([point()]), programme([point({ number: 4 })]));
    expect(changes).toEqual({ added: [], removed: [], changed: [], cover: [] });
    expect(countChanges(changes)).toBe(0);
  });

  it("tells what was added and what was removed, each in the order of its own programme", () => {
    const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map((id) => point({ id })) as [ProgrammePoint, ProgrammePoint, ProgrammePoint, ProgrammePoint, ProgrammePoint];
    const changes = compareProgrammes(programme([d, a, b]), programme([e, a, c]));
    expect(changes.added.map((one) => one.id)).toEqual(["e", "c"]);
    expect(changes.removed.map((one) => one.id)).toEqual(["d", "b"]);
    expect(changes.changed).toEqual([]);
    expect(countChanges(changes)).toBe(4);
  });

  it.each<[string, Partial<ProgrammePoint>, Partial<ProgrammePoint>, string[]]>([
    ["another day at the same hour", {}, { date: "2027-04-14" }, ["day"]],
    ["another hour", {}, { fromMinute: 615, toMinute: 705 }, ["time"]],
    ["another end", {}, { toMinute: 700 }, ["time"]],
    ["a time it had not", { fromMinute: null, toMinute: null }, {}, ["time"]],
    ["another day and hour", {}, { date: "2027-04-15", fromMinute: 480 }, ["day", "time"]],
    ["another town", {}, { place: "Svendborg" }, ["place"]],
    ["an address it had not", { address: null }, {}, ["place"]],
    ["a host", {}, { host: "Centerchefen" }, ["host"]],
    ["another name", {}, { title: "Jobcentret" }, ["title"]],
    ["a yes", {}, { status: "hosted.confirmed" }, ["status"]],
    ["more nights", {}, { nights: 2 }, ["nights"]],
    ["other questions", {}, { questions: [] }, ["questions"]],
  ])("tells of %s", (_, before, after, aspects) => expect(aspectsOf(before, after)).toEqual([aspects]));

  it("keeps what it was and what it is", () => {
    const { changed } = compareProgrammes(programme([point()]), programme([point({ date: "2027-04-14" })]));
    expect(changed[0]!.before.date).toBe("2027-04-13");
    expect(changed[0]!.after.date).toBe("2027-04-14");
  });

  it("tells what changed on the cover, and a way only between two points that both have", () => {
    const cover = (changes: Partial<ProgrammeFacts>) => compareProgrammes(programme([]), programme([], changes)).cover;
    expect(cover({ status: "final" })).toEqual(["status"]);
    expect(cover({ endsOn: "2027-04-16" })).toEqual(["dates"]);
    expect(cover({ purpose: ["Hvad?", "Lære"] })).toEqual(["purpose"]);
    expect(cover({ people: [11, 2] })).toEqual(["people"]);
    expect(cover({ contacts: [] })).toEqual(["contacts"]);
    expect(cover({ ways: { "home>a": "train|145" } })).toEqual(["ways"]);
    expect(cover({ ways: { "home>b": "train|145" } })).toEqual([]);
  });
});
