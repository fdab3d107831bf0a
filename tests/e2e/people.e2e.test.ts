import { describe, expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { expectNoAxeViolations, expectNoSidewaysScroll, phoneScreen, signIn, startBrowser, tabTo, untilHydrated, wideScreen } from "../setup/browser";
import { signInAs } from "../setup/http-client";

const app = await startApp("embedded");
const browser = await startBrowser();

describe("the people page", () => {
  it.each([["wide", wideScreen], ["phone", phoneScreen]] as const)("adds a person, hands out their link, lets them in and removes them (%s)", async (name, viewport) => {
    const displayName = `Bodil Bruger ${name}`;
    const page = await browser.open(app, { signedIn: "secretary", viewport });
    await page.goto("/udvalg");
    await untilHydrated(page);
    await page.getByLabel("Navn").fill(displayName);
    await page.getByLabel("Rolle").selectOption({ label: "Medlem" });
    await page.getByRole("button", { name: "Tilføj person" }).click();
    await page.getByText(`Linket til ${displayName} er klar.`).waitFor();
    const link = await page.getByLabel("Personligt link").inputValue();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);

    const theirs = await browser.open(app, { viewport });
    await signIn(theirs, link);
    await theirs.getByRole("heading", { level: 1, name: `Hej ${displayName}` }).waitFor();

    await page.getByRole("button", { name: `Fjern ${displayName}` }).click();
    await page.getByText(`${displayName} mister adgangen`).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "Ja, fjern" }).click();
    await page.getByRole("rowheader", { name: displayName }).waitFor({ state: "detached" });
    await theirs.goto("/");
    expect(new URL(theirs.url()).pathname).toBe("/log-ind");
  });

  it("works with the keyboard alone", async () => {
    const page = await browser.open(app, { signedIn: "secretary" });
    await page.goto("/udvalg");
    await untilHydrated(page);
    await tabTo(page, "textbox", /^Navn/);
    await page.keyboard.type("Kaj Klavertast");
    await tabTo(page, "button", "Tilføj person");
    await page.keyboard.press("Enter");
    await page.getByText("Linket til Kaj Klavertast er klar.").waitFor();
    await page.reload();
    await untilHydrated(page);
    await tabTo(page, "button", "Fjern Kaj Klavertast");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("button", { name: "Ja, fjern" }).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByRole("rowheader", { name: "Kaj Klavertast" }).waitFor({ state: "detached" });
  });

  it("keeps what was typed when it is wrong, says why at the field and puts the focus there", async () => {
    const page = await browser.open(app, { signedIn: "secretary" });
    await page.goto("/udvalg");
    await untilHydrated(page);
    await page.getByLabel("Navn").fill("Erik Ærlig");
    await page.getByLabel("Mailadresse").fill("ikke en adresse");
    await page.getByRole("button", { name: "Tilføj person" }).click();
    await page.getByRole("alert").waitFor();
    const email = page.getByLabel("Mailadresse");
    expect(await email.getAttribute("aria-invalid")).toBe("true");
    expect(await email.inputValue()).toBe("ikke en adresse");
    expect(await page.getByLabel("Navn").inputValue()).toBe("Erik Ærlig");
    await expect.poll(() => email.evaluate((element) => element === document.activeElement)).toBe(true);
    await expectNoAxeViolations(page);
  });

  it("does not show a member what only the secretariat may do", async () => {
    const page = await browser.open(app, { signedIn: await signInAs(app, "member", "Mona Medlem") });
    await page.goto("/");
    await page.getByRole("navigation", { name: "Hovedmenu" }).waitFor();
    expect(await page.getByRole("link", { name: "Udvalg og adgang" }).count()).toBe(0);
    await page.goto("/udvalg");
    await page.getByText("Kun sekretariatet").waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
    await expectNoAxeViolations(page);
  });

  it("answers an address that does not exist with a page that leads on", async () => {
    browser.expectTrouble(/status of 404/);
    const page = await browser.open(app, { signedIn: "secretary", viewport: phoneScreen });
    await page.goto("/findes-ikke");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
  });
});
