import { describe, expect, it } from "vitest";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { findingArguments, presentFinding, presentFix, presentFixMoves } from "~/features/planner/present-findings";
import { makeItinerary, makeStop } from "../../factories/itinerary";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const da = translatorFor("da");
const en = translatorFor("en");
const themes = { integration: { da: "Integration", en: "Integration" }, skills: { da: "Opkvalificering", en: "Upskilling" } };

const tooLong = {
  code: "leg-too-long",
  facts: {
    fromTitle: "Jobcenter Hjørring", toTitle: "Jobcenter Aalborg", mode: "coach", date: "2027-04-13", travelMinutes: 42, bufferMinutes: 10, gapMinutes: 30, slackMinutes: -22, shortMinutes: 22,
    uncertaintyMinutes: 8, distanceMetres: 48_300, source: "model", suggestion: "same-day", suggestedStartMinute: 865,
  },
};

describe("what a finding says", () => {
  it("names the leg, what it needs, what there is and what to do, in Danish and in English", () => {
    const { title, sentence } = presentFinding(tooLong, da, themes);
    expect(title).not.toBe("");
    expect(sentence).toContain("Jobcenter Hjørring");
    expect(sentence).toContain("42 min");
    expect(sentence).toContain("14.25");
    expect(presentFinding(tooLong, en, themes).sentence).toContain("14:25");
  });

  it("derives words from figures by the unit in their names", () => {
    const values = findingArguments({ gapMinutes: 110, startMinute: 1450, distanceMetres: 4200, date: "2027-04-13", startsOn: "2027-04-12", mode: "train", possibleMode: "ferry", theme: "skills" }, da, themes);
    expect(values).toMatchObject({
      gapMinutes: 110, gapMinutesText: "1 t 50 min", startClock: "00.10", distanceKm: "4,2 km", dateText: "tirsdag den 13. april", startsOnText: "12. april 2027",
      modeText: "tog", possibleModeText: "færge", themeText: "Opkvalificering",
    });
  });

  it("shows the code of a theme whose name it does not know", () => {
    expect(findingArguments({ theme: "unheard-of" }, da, themes).themeText).toBe("unheard-of");
  });

  it("names a fix by its act and its time", () => {
    expect(presentFix({ code: "start-later", facts: { title: "Jobcenter Aalborg", startMinute: 865, date: "2027-04-13", laterMinutes: 25 } }, da, themes)).toBe("Flyt Jobcenter Aalborg til kl. 14.25");
    // What a finding about a whole day moves is not said elsewhere.
    expect(presentFix({ code: "move-to-day", facts: { title: "Jobcenter Aalborg", date: "2027-04-14", timed: "yes", startMinute: 695 } }, da, themes)).toBe("Flyt Jobcenter Aalborg til onsdag den 14. april kl. 11.35");
  });
});

describe("what a fix does to the times", () => {
  const plan = makeItinerary({ stops: [makeStop({ id: "a", title: "Billund Erhverv", dayId: "day-1", startsAtMinute: 635, durationMinutes: 60 }), makeStop({ id: "b", title: "Frokost", dayId: "day-1", startsAtMinute: null })] });

  it("is told before and after, in the reader's clock", () => {
    const changes = [{ type: "move-stop" as const, stopId: "a", dayId: "day-1", startsAtMinute: 670 }];
    expect(presentFixMoves({ changes }, plan, da)).toEqual(["Billund Erhverv: 10.35–11.35 → 11.10–12.10"]);
    expect(presentFixMoves({ changes: [{ type: "resize-stop", stopId: "a", durationMinutes: 30 }] }, plan, en)).toEqual(["Billund Erhverv: 10:35–11:35 → 10:35–11:05"]);
  });

  it("ends by the clock of the night when clocks change", () => {
    const night = makeItinerary({ startsOn: "2027-10-30", stops: [makeStop({ id: "a", title: "Natteravnene", startsAtMinute: 1290, durationMinutes: 360 })] });
    // The hour from two to three is there twice: six hours after 21.30 it is half past two.
    expect(presentFixMoves({ changes: [{ type: "move-stop", stopId: "a", dayId: "day-1", startsAtMinute: 920 }] }, night, da)).toEqual(["Natteravnene: 21.30–02.30 → 15.20–21.20"]);
  });

  it("is nothing for another day, an untimed stop and a change of mode", () => {
    expect(presentFixMoves({ changes: [
      { type: "move-stop", stopId: "a", dayId: "day-2", startsAtMinute: 670 },
      { type: "move-stop", stopId: "b", dayId: "day-1", startsAtMinute: 700 },
      { type: "set-leg", fromStopId: "a", toStopId: "b", mode: "walk", enteredMinutes: null },
    ] }, plan, da)).toEqual([]);
  });
});
