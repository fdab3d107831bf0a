import { expect, it } from "vitest";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";

registerMessages("da", messagesDa);

it("a sentence that ends with an amount has one full stop", () => {
  const { t, tDynamic } = translatorFor("da");
  expect(t("ballot.rule.budget", { budget: "30.000 kr." })).toBe("Vinderne må tilsammen koste 30.000 kr.");
  expect(t("ballot.rule.budget", { budget: "2 dage" })).toBe("Vinderne må tilsammen koste 2 dage.");
  expect(tDynamic("recommendation.ceiling.trip", { ceiling: "150.000 kr.", sum: "80.000 kr.", difference: "70.000 kr.", standing: "below" })).toBe("Rammen for hele turen er 150.000 kr. Turen koster 80.000 kr., og det er 70.000 kr. under rammen.");
});
