import { describe, expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { expectNoAxeViolations, expectNoSidewaysScroll, phoneScreen, signIn, startBrowser, tabTo } from "../setup/browser";
import { addPersonByForm, signInSecretary } from "../setup/http-client";

const app = await startApp("embedded");
const browser = await startBrowser();

const newLink = async (displayName: string) => addPersonByForm(await signInSecretary(app), { displayName, role: "secretariat" });

describe("signing in", () => {
  it("leads a stranger to the sign-in page, and back to the page they asked for", async () => {
    const page = await browser.open(app);
    await page.goto("/udvalg");
    expect(new URL(page.url()).pathname).toBe("/log-ind");
    await page.getByRole("heading", { level: 1, name: "Log ind" }).waitFor();
    await expectNoAxeViolations(page);
  });

  it("takes the link with the mouse, once", async () => {
    const link = await newLink("Mette Mus");
    const page = await browser.open(app);
    await page.goto(link);
    await expectNoAxeViolations(page);
    await signIn(page, link);
    await page.getByRole("heading", { level: 1, name: "Hej Mette Mus" }).waitFor();

    const other = await browser.open(app);
    await other.goto(link);
    await other.getByText("Linket er brugt eller udløbet.").waitFor();
    expect(await other.getByRole("button", { name: /^Log ind som/ }).count()).toBe(0);
    await expectNoAxeViolations(other);
  });

  it("takes the link with the keyboard alone", async () => {
    const page = await browser.open(app);
    await page.goto(await newLink("Tage Tastatur"));
    await tabTo(page, "button", "Log ind som Tage Tastatur");
    await page.keyboard.press("Enter");
    await page.getByText("Tage Tastatur").waitFor();
    await tabTo(page, "link", "Udvalg og adgang");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Udvalg og adgang" }).waitFor();
    await tabTo(page, "button", "Log ud");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Log ind" }).waitFor();
  });

  it("is not used up by a program that only opens it", async () => {
    const link = await newLink("Vera Vagt");
    for (let visits = 0; visits < 3; visits += 1) expect((await fetch(link)).status).toBe(200);
    const page = await browser.open(app);
    await signIn(page, link);
    await page.getByRole("heading", { level: 1, name: "Hej Vera Vagt" }).waitFor();
  });

  it("switches the language and stays on the page", async () => {
    const page = await browser.open(app, { signedIn: "secretary", viewport: phoneScreen });
    await page.goto("/udvalg");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Committee and access" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(new URL(page.url()).pathname).toBe("/udvalg");
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Dansk" }).click();
    await page.getByRole("heading", { level: 1, name: "Udvalg og adgang" }).waitFor();
  });
});
