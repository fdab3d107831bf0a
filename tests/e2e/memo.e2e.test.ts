import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { expectNoAxeViolations, startBrowser, untilHydrated } from "../setup/browser";

const app = await startApp("embedded");
const browser = await startBrowser();
const memo = readFileSync(new URL("../fixtures/memos/teknik-miljoe-indland-udland.txt", import.meta.url), "utf8");

it("reads a memo, corrects it, puts it into the catalogue, and takes its sites out and in again", async () => {
  const page = await browser.open(app, { signedIn: "secretary" });
  await page.goto("/destinationer/indlaes");
  await untilHydrated(page);
  await page.getByLabel("Notatets navn").fill("Studierejse 2027");
  await page.getByLabel("Notatets tekst").fill("Kære bestyrelse");
  await page.getByRole("button", { name: "Læs forslaget" }).click();
  await page.getByText("Det ligner ikke et forslag til studieture").first().waitFor();
  await page.getByLabel("Notatets tekst").fill(memo);
  await page.getByRole("button", { name: "Læs forslaget" }).click();
  await page.getByText("Fundet: 4 destinationer, 13 værter og 2 emner.").waitFor();
  await expectNoAxeViolations(page);
  await page.getByLabel("By på kortet").first().fill("Atlantis");
  await page.getByRole("button", { name: "Læg i kataloget" }).click();
  await page.getByText("Byen kendes ikke").first().waitFor();
  expect(await page.getByLabel("By på kortet").first().inputValue()).toBe("Atlantis");
  await page.getByLabel("By på kortet").first().fill("Esbjerg");
  await page.getByRole("button", { name: "Læg i kataloget" }).click();
  await page.getByText("Forslaget er lagt i kataloget").waitFor();

  const csv = await page.request.get(`${new URL(page.url()).origin}/destinationer/eksport.csv`);
  const body = await csv.body();
  expect(body.toString("utf8")).toContain("Port Esbjerg");
  await page.goto("/destinationer/import");
  await untilHydrated(page);
  await page.getByLabel("Fil").setInputFiles({ name: "besoegssteder.csv", mimeType: "text/csv", buffer: Buffer.from(body.toString("utf8").replace("Port Esbjerg", "Esbjerg Havn")) });
  await page.getByRole("button", { name: "Se, hvad filen ændrer" }).click();
  await page.getByText("Rettes: 1 (Esbjerg Havn)").waitFor();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Indlæs det hele" }).click();
  await page.getByText("1 besøgssted er indlæst.").waitFor();
});
