import { expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { startBrowser, untilHydrated } from "../setup/browser";
import { readPdf } from "../setup/read-pdf";

const app = await startApp("embedded");
const browser = await startBrowser();

it("corrects a site, brings the earlier version back, compares destinations, and archives and merges sites", async () => {
  const page = await browser.open(app, { signedIn: "secretary" });
  const open = async (path: string) => {
    await page.goto(path);
    await untilHydrated(page);
  };
  const offer = page.getByLabel("Det kan udvalget se og høre");

  await open("/besoegssteder/dk-oj-ikea/ret");
  const earlier = await offer.inputValue();
  await offer.fill("Et helt nyt indhold");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByText("Ændringerne er gemt.").waitFor();
  await open("/besoegssteder/dk-oj-ikea/historik");
  const told = page.getByRole("row", { name: /Det kan udvalget se og høre/ }).first();
  expect(await told.getByRole("cell").allInnerTexts()).toEqual([earlier, "Et helt nyt indhold"]);
  await page.locator("details.st-versions__restore summary").last().click();
  await page.getByRole("button", { name: /^Gendan denne/ }).last().click();
  await page.getByText("Den tidligere udgave gælder igen.").waitFor();
  await open("/besoegssteder/dk-oj-ikea/ret");
  expect(await offer.inputValue()).toBe(earlier);

  await open("/destinationer");
  await page.getByText("Flere handlinger").click();
  await page.getByRole("link", { name: "Efterprøv oplysninger" }).waitFor();
  await page.keyboard.press("Escape");
  expect(await page.getByRole("link", { name: "Efterprøv oplysninger" }).isVisible()).toBe(false);
  await open("/destinationer/sammenlign?d=dk-odense&d=dk-billund");
  await page.getByRole("columnheader", { name: /Odense/ }).waitFor();
  await page.getByRole("columnheader", { name: /Billund/ }).waitFor();
  // On paper: one landscape sheet, in letters of 7.5 points (10 pixels) and more, however many are compared.
  await page.emulateMedia({ media: "print" });
  const longest = ["dk-oestjylland", "eu-london", "ov-singapore", "eu-berlin-muenchen", "dk-nordjylland", "dk-billund"];
  for (let columns = 2; columns <= longest.length; columns += 1) {
    await page.goto(`/destinationer/sammenlign?${longest.slice(0, columns).map((code) => `d=${code}`).join("&")}`);
    expect(await page.getByRole("columnheader").count()).toBe(columns);
    const printed = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    expect([columns, printed.pages.length]).toEqual([columns, 1]);
    expect(await page.locator("table :is(th, td, th *, td *)").evaluateAll((parts) => Math.min(...parts.map((part) => parseFloat(getComputedStyle(part).fontSize))))).toBeGreaterThanOrEqual(10);
  }
  await page.emulateMedia({ media: null });

  await open("/besoegssteder/dk-oj-ikea");
  await page.getByRole("button", { name: "Arkivér" }).click();
  await page.getByText("Det er arkiveret.").waitFor();
  await page.getByText("Arkiveret: vises ikke i lister").waitFor();
  await open("/destinationer");
  expect(await page.getByRole("link", { name: "IKEA Aarhus", exact: true }).count()).toBe(0);

  await open("/besoegssteder/ov-si-mom-fwpd/sammenlaeg?med=ov-si-mom");
  await page.locator("main form[method=post] button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === "/besoegssteder/ov-si-mom");
  await page.goto("/besoegssteder/ov-si-mom-fwpd");
  expect(new URL(page.url()).pathname).toBe("/besoegssteder/ov-si-mom");
  await open("/besoegssteder/ov-si-mom-fwpd/historik");
  await page.getByRole("button", { name: "Fortryd sammenlægningen" }).click();
  await page.waitForURL((url) => url.pathname === "/besoegssteder/ov-si-mom-fwpd");
  await page.getByText("Det, der flyttede med, er tilbage.").waitFor();

  // Across destinations, and taken back where it was done.
  await open("/besoegssteder/dk-od-jobcenter/sammenlaeg");
  await page.getByLabel("Det, der skal blive").selectOption("dk-bi-jc-billund");
  await page.getByRole("button", { name: "Vis, hvad der flytter" }).click();
  await page.getByRole("heading", { name: "Det flytter til Jobcenter Billund" }).waitFor();
  await page.getByRole("button", { name: "Slå dem sammen" }).press("Enter");
  // The button is gone with its page: the keyboard goes on in the content, not at the top of the window.
  await page.getByRole("button", { name: "Fortryd sammenlægningen" }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("indhold");
  await page.getByRole("button", { name: "Fortryd sammenlægningen" }).click();
  await page.waitForURL((url) => url.pathname === "/besoegssteder/dk-od-jobcenter");
});
