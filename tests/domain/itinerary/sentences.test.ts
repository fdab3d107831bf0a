import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Finding } from "~/domain/itinerary/finding";
import { findingCodes, fixCodes } from "~/domain/itinerary/finding-codes";
import type { Itinerary, Stop } from "~/domain/itinerary/itinerary";
import { presentFinding, presentFix } from "~/features/planner/present-findings";
import { locales } from "~/i18n/locale";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { makeItinerary, makePlace, makeSite, makeStop } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";
import { anyPlan } from "./any-plan";
import { check, copenhagen, findingsOf, kathmandu, today } from "./checking";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);

const say = (finding: Finding, locale: "da" | "en" = "da") => presentFinding(finding, translatorFor(locale), { housing: { da: "bolig", en: "housing" } }).sentence;
const first = (plan: Itinerary, code: string) => say(findingsOf(plan, code)[0]!);
const at = (id: string, northKm: number, startsAtMinute: number, changes: Partial<Stop> = {}) => makeStop({ id, title: id, startsAtMinute, place: makePlace({ northKm }), ...changes });

describe("findings in words", () => {
  it("have a sentence and a title, and fixes a label, for every code in both languages", () => {
    for (const locale of locales) {
      const { has } = translatorFor(locale);
      expect(findingCodes.flatMap(({ code }) => [`finding.${code}`, `finding.${code}.title`]).filter((key) => !has(key))).toEqual([]);
      expect(fixCodes.map((code) => `fix.${code}`).filter((key) => !has(key))).toEqual([]);
    }
  });

  it("can be said of any plan, with every argument in its place", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const finding of checkItinerary(plan, straightLineTravel, today, { withFixes: true }).findings) {
          for (const locale of locales) {
            const translator = translatorFor(locale);
            const { title, sentence } = presentFinding(finding, translator, {});
            const labels = finding.fixes.map((fix) => presentFix(fix, translator, {}));
            for (const text of [title, sentence, ...labels]) expect(text).not.toMatch(/undefined|NaN|null|[{}]|^\s|\s$| {2}|\.\.| \./);
          }
        }
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it.each([
    [
      "leg-too-long",
      makeItinerary({ stops: [at("Jobcenter Hjørring", 0, 750), at("Erhvervshus Nordjylland", 42, 840)] }),
      "Turen fra Jobcenter Hjørring til Erhvervshus Nordjylland tager 42 min, og gruppen skal bruge 10 min. Der er 30 min, så der mangler 22 min. Begynd Erhvervshus Nordjylland kl. 14.25 eller senere.",
    ],
    [
      "leg-tight",
      makeItinerary({ stops: [at("A", 0, 540), at("B", 42, 655)] }),
      "Turen fra A til B kan lige nås: Den tager 42 min, gruppen skal bruge 10 min, og der er 55 min. Der er kun 3 min til overs. Rejsetiden kan svinge med 7 min.",
    ],
    ["overlap", makeItinerary({ stops: [at("A", 0, 540), at("B", 0, 570)] }), "B begynder, før A er slut. De to punkter overlapper med 30 min. Begynd B kl. 10.00 eller senere."],
    [
      "leg-impossible",
      makeItinerary({ stops: [at("A", 0, 540), at("B", 40, 900)], legChoices: [{ fromStopId: "A", toStopId: "B", mode: "walk", enteredMinutes: null }] }),
      "Man kan ikke komme fra A til B til fods: Der er 40 km. Tag bussen i stedet.",
    ],
    [
      "closed",
      makeItinerary({ stops: [at("A", 0, 930, { siteId: "s" })], sites: [makeSite({ siteId: "s", openingHoursBasis: "assumed" })], openings: { s: { "2027-04-13": [{ fromMinute: 540, toMinute: 960 }] } } }),
      "A er lagt kl. 15.30–16.30, men stedet har åbent kl. 09.00–16.00. 30 min ligger uden for åbningstiden. Flyt besøget, så det ligger inden for den. Åbningstiden er et skøn: Spørg værten.",
    ],
    [
      "closed",
      makeItinerary({ stops: [at("A", 0, 930, { siteId: "s" })], sites: [makeSite({ siteId: "s" })], openings: { s: { "2027-04-13": [] } } }),
      "A har lukket tirsdag den 13. april. Vælg en anden dag.",
    ],
    ["no-lodging", makeItinerary({ dayCount: 2, stops: [at("A", 0, 540), at("B", 0, 540, { dayId: "day-2" })] }), "I mangler et sted at sove natten efter tirsdag den 13. april. Næste morgen begynder med B. Læg en overnatning ind."],
    ["theme-uncovered", makeItinerary({ themes: ["housing"] }), "Turen berører ikke temaet bolig, som udvalget har bedt om."],
    ["time-zone", makeItinerary({ home: copenhagen, stops: [at("A", 0, 720, { place: kathmandu })] }), "Fra tirsdag den 13. april er klokken 3 t 45 min foran den hjemme (Kathmandu)."],
    ["time-zone", makeItinerary({ startsOn: "2027-03-28", stops: [at("A", 0, 720)] }), "Urene stilles frem natten til søndag den 28. marts. Natten er 1 t kortere."],
  ])("%s", (code, plan, sentence) => expect(first(plan, code)).toBe(sentence));

  it("say the same in English", () => {
    const [finding] = findingsOf(makeItinerary({ stops: [at("Jobcenter Hjørring", 0, 750), at("B", 42, 840)] }), "leg-too-long");
    expect(say(finding!, "en")).toBe("The way from Jobcenter Hjørring to B takes 42 min, and the group needs 10 min. There is 30 min, which is 22 min too little. Start B at 14:25 or later.");
  });

  it("label a fix with what it does", () => {
    const plan = makeItinerary({ stops: [at("A", 0, 540), at("B", 42, 630)] });
    const fixes = check(plan, true).findings.find((one) => one.code === "leg-too-long")!.fixes;
    expect(fixes.map((fix) => presentFix(fix, translatorFor("da"), {}))).toEqual(["Flyt B til kl. 10.55", "Begynd A kl. 08.35", "Slut A kl. 09.35"]);
  });
});
