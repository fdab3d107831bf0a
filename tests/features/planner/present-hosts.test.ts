import { describe, expect, it } from "vitest";
import type { HostStopRow, LetterSender } from "~/features/planner/host-queries.server";
import { presentLetter } from "~/features/planner/present-hosts";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);

const trip = { purpose: "", overallQuestion: "", startsOn: "2027-04-13", endsOn: "2027-04-15", homeTimeZone: "Europe/Copenhagen", memberCount: 11, staffCount: 3, committee: { da: "Udvalget", en: "Committee" } };
const digital = { da: "AI og tech", en: "AI and tech" };
const learning = { da: "Livslang læring", en: "Lifelong learning" };

function letter(locale: "da" | "en", changes: { questions?: string; themes?: (typeof digital)[]; displayName?: string; date?: string | null; endsOn?: string } = {}): string {
  const stop = { title: "Prøvehuset", date: changes.date === undefined ? "2027-04-14" : changes.date, startsAtMinute: 600, durationMinutes: 60, timeZone: "Europe/Copenhagen", questions: changes.questions ?? "" } as HostStopRow;
  const sender = { organisationName: "Prøvekøbing Kommune", displayName: changes.displayName ?? "Signe Sekretær", email: null, themes: changes.themes ?? [] } as LetterSender;
  return presentLetter({ stop, trip: { ...trip, endsOn: changes.endsOn ?? trip.endsOn }, sender, replyByOn: "2027-03-24" }, translatorFor(locale));
}

describe("a letter to a host", () => {
  it("speaks of one theme and one question as one, and keeps themes with an “and” of their own apart", () => {
    expect(letter("da", { themes: [digital], questions: "Hvad virker?" })).toMatch(/høre om temaet »AI og tech«\.[^]*Vi har dette spørgsmål med:\n– Hvad virker\?/);
    expect(letter("en", { themes: [digital], questions: "Hvad virker?" })).toMatch(/hear about the theme “AI and tech”\.[^]*We bring this question:\n/);
    expect(letter("da", { themes: [learning, digital], questions: "Hvad?\nHvor?" })).toMatch(/høre om disse temaer: »Livslang læring« og »AI og tech«\.[^]*Vi har disse spørgsmål med:\n/);
  });

  it("names the person who signs, and the office once", () => {
    expect(letter("da").split("\n\n").at(-1)).toBe("Venlig hilsen\nSigne Sekretær\nSekretariatet for Udvalget, Prøvekøbing Kommune");
    expect(letter("da", { displayName: "Sekretariatet" }).split("\n\n").at(-1)).toBe("Venlig hilsen\nSekretariatet for Udvalget, Prøvekøbing Kommune");
    expect(letter("en", { displayName: "Sekretariatet" }).split("\n\n").at(-1)).toBe("Kind regards\nSecretariat of the Committee, Prøvekøbing Kommune");
  });

  it("asks for a visit between the days of the trip, and on the day itself when there is but one", () => {
    expect(letter("da", { date: null })).toContain("mellem den 13. april 2027 og den 15. april 2027");
    expect(letter("da", { date: null, endsOn: trip.startsOn })).toContain("Vi vil gerne besøge jer tirsdag den 13. april 2027.");
  });
});
