import { expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { expectNoAxeViolations, startBrowser, untilHydrated } from "../setup/browser";
import { signInSecretary } from "../setup/http-client";

/* The search with the keyboard alone, from any page to what was meant, and without a script. */

const app = await startApp("embedded");
const browser = await startBrowser();

it("goes from the slash to a theme, and with Enter alone to all results, without the mouse", async () => {
  const page = await browser.open(app, { signedIn: "secretary" });
  await page.goto("/ture");
  await untilHydrated(page);
  const box = page.getByRole("combobox", { name: "Søg efter" });
  const untilSlashWorks = () => expect.poll(() => box.getAttribute("aria-keyshortcuts")).toBe("/");
  await untilSlashWorks();
  await page.keyboard.press("/");
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.keyboard.type("opkvalificering");
  const first = page.getByRole("option").first();
  await first.getByText("Tema").waitFor();
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await page.getByText(/resultater\. Vælg med piletasterne/).waitFor({ state: "attached" });
  await expectNoAxeViolations(page);

  await page.keyboard.press("ArrowDown");
  expect(await box.getAttribute("aria-activedescendant")).toBe(await first.getAttribute("id"));
  expect(await first.getAttribute("aria-selected")).toBe("true");
  expect(await first.locator("mark").textContent()).toBe("Opkvalificering");
  await page.keyboard.press("ArrowUp");
  expect(await box.getAttribute("aria-activedescendant")).toBeNull();
  await page.keyboard.press("Escape");
  await first.waitFor({ state: "hidden" });
  expect(await box.inputValue()).toBe("opkvalificering");

  await page.keyboard.press("ArrowDown");
  await first.waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/destinationer\?tema=upskilling/);

  await page.keyboard.press("/");
  await page.keyboard.type("aarhuus");
  await page.keyboard.press("Enter");
  await page.waitForURL("/soeg?q=aarhuus");
  await page.getByText("Intet passer præcis til »aarhuus«.").waitFor();
  expect(await page.getByRole("listitem").filter({ hasText: "IKEA" }).locator("mark").first().textContent()).toBe("Aarhus");

  expect(await page.evaluate(() => document.activeElement?.id)).toBe("indhold");

  // Faster than the server: what was pressed counts once the answer is there.
  await page.goto("/ture");
  await untilHydrated(page);
  await untilSlashWorks();
  await page.route("**/soeg.json*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.keyboard.press("/");
  await page.keyboard.type("jobcenter aalb");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("/besoegssteder/dk-nj-jc-aalborg");
  await page.unroute("**/soeg.json*");
  await page.goto("/soeg");
  await untilHydrated(page);

  await page.getByRole("checkbox", { name: /^Genvejstast/ }).uncheck();
  await page.goto("/ture");
  await untilHydrated(page);
  await page.keyboard.press("/");
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(false);
  expect(await box.getAttribute("aria-keyshortcuts")).toBeNull();
});

it("answers without a script, whatever is asked", async () => {
  const secretary = await signInSecretary(app);
  const page = await secretary.get("/soeg?q=ministry+of+manpow");
  expect(page.status).toBe(200);
  expect(page.text).toContain("<mark>Ministry</mark>");
  expect(page.text).toContain('value="ministry of manpow"');
  for (const text of ["", "%", "_", "'", "\\", "\u0000", "😀", ":*&|!()", "<b>odense</b>", "x".repeat(10_000), "æøå ".repeat(500)]) {
    for (const address of ["/soeg", "/soeg.json"]) expect((await secretary.get(`${address}?q=${encodeURIComponent(text)}`)).status, text.slice(0, 40)).toBe(200);
  }
  expect((await secretary.get("/soeg?q=%FF%00")).status).toBe(200);
});
