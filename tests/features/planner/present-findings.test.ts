import { describe, expect, it } from "vitest";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { findingArguments, presentFinding, presentFix } from "~/features/planner/present-findings";

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
  });
});
