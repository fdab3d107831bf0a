import { beforeAll, describe, expect, it } from "vitest";
import { blockSites, coverageOf, presentCaveats, presentProvenance, siteNumbers } from "~/features/catalogue/present-destination";
import { describeHours } from "~/features/catalogue/present-site";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor, type Translator } from "~/i18n/translator";

let da: Translator;
let en: Translator;
beforeAll(() => {
  registerMessages("da", messagesDa);
  registerMessages("en", messagesEn);
  da = translatorFor("da");
  en = translatorFor("en");
});

const site = (code: string, concreteness: "named" | "area" | "programme" | "event" | "type-only", ...theme_codes: string[]) => ({ code, name: code, concreteness, theme_codes });

describe("what of a wish is covered", () => {
  it("needs a host that can be asked", () => {
    const sites = [site("a", "named", "ai"), site("b", "type-only", "ai", "housing"), site("c", "area", "culture"), site("d", "event", "tech"), site("e", "programme", "refuge")];
    const topics = [{ theme_codes: ["veterans", "housing"] }];
    expect(coverageOf("ai", sites, topics)).toEqual({ state: "named", hosts: [{ code: "a", name: "a" }] });
    expect(coverageOf("housing", sites, topics)).toEqual({ state: "search", hosts: [{ code: "b", name: "b" }] });
    expect(coverageOf("culture", sites, topics).state).toBe("search");
    expect(coverageOf("tech", sites, topics).state).toBe("named");
    expect(coverageOf("refuge", sites, topics).state).toBe("named");
    expect(coverageOf("veterans", sites, topics)).toEqual({ state: "topic", hosts: [] });
    expect(coverageOf("integration", sites, topics)).toEqual({ state: "none", hosts: [] });
  });
});

describe("alternatives", () => {
  const sites = [
    { code: "a", alternative_group_id: null }, { code: "b", alternative_group_id: "g" }, { code: "c", alternative_group_id: null },
    { code: "d", alternative_group_id: "g" }, { code: "e", alternative_group_id: null },
  ];

  it("stand together where the first of them stands, everything else keeps its order", () => {
    expect(blockSites(sites).map((block) => block.map(({ code }) => code))).toEqual([["a"], ["b", "d"], ["c"], ["e"]]);
    expect(blockSites([])).toEqual([]);
  });

  it("are numbered as they stand in the list", () => {
    expect([...siteNumbers(sites)]).toEqual([["a", 1], ["b", 2], ["d", 3], ["c", 4], ["e", 5]]);
  });
});

describe("doubts and sources", () => {
  const caveat = (code: string, severity: "high" | "medium" | "low") => ({ code, severity, text_da: "dansk", text_en: "English", source_da: "kilde", source_en: "source", stated_on: "2026-11-22" });

  it("come in order of gravity, and among equals in the order given", () => {
    const caveats = presentCaveats([caveat("1", "low"), caveat("2", "high"), caveat("3", "medium"), caveat("4", "high")], en);
    expect(caveats.map(({ code }) => code)).toEqual(["2", "4", "3", "1"]);
    expect(caveats[0]).toEqual({ code: "2", severity: "high", text: "English", source: "source", statedOn: "2026-11-22" });
  });

  it("name the document and the lines", () => {
    const row = { source_code: "002", source_title_da: "Evaluering", source_title_en: "Evaluation", source_line_from: 32, source_line_to: 74 };
    expect(presentProvenance(row, da)).toEqual({ isProposal: false, title: "Evaluering", from: 32, to: 74 });
    expect(presentProvenance({ ...row, source_code: "000" }, da)).toMatchObject({ isProposal: true });
    expect(presentProvenance({ ...row, source_code: null }, da)).toBeNull();
    expect(da.t("catalogue.provenance", { isProposal: "yes", title: "x", from: 32, to: 74 })).toBe("Kilde: Forslagets linje 32–74");
    expect(da.t("catalogue.provenance", { isProposal: "no", title: "Evaluering", from: 32, to: 74 })).toBe("Kilde: Evaluering, linje 32–74");
  });
});

describe("opening hours in words", () => {
  it("say days, hours and closed holidays", () => {
    expect(describeHours("Mo-Fr 09:00-16:00; PH off", da)).toBe("mandag–fredag kl. 9.00–16.00; lukket på helligdage");
    expect(describeHours("Mo-Fr 09:00-16:00; PH off", en)).toBe("Monday–Friday 9:00–16:00; closed on public holidays");
    expect(describeHours("Mo-Th 08:00-12:00,13:00-15:30; Fr,Sa 10:00-14:00", da)).toBe("mandag–torsdag kl. 8.00–12.00, 13.00–15.30; fredag, lørdag kl. 10.00–14.00");
  });

  it("give up on a rule that says more, so that none is told by halves", () => {
    for (const rule of ["", "24/7", "Mo-Fr 09:00-16:00 || \"by appointment\"", "Jan-Mar Mo 10:00-12:00", "Mo[1] 10:00-12:00", "Xx 10:00-12:00", "Mo-Fr sunrise-sunset", "Mo-We-Fr 09:00-10:00"]) {
      expect([rule, describeHours(rule, da)]).toEqual([rule, null]);
    }
  });
});
