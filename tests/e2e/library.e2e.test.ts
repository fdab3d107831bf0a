import { expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { startBrowser, untilHydrated } from "../setup/browser";
import { addStopByAct, createTripByForm, signInSecretary } from "../setup/http-client";

const app = await startApp("embedded");
const browser = await startBrowser();

it("sends a case's question to a stop once, and makes a site of the case", async () => {
  const secretary = await signInSecretary(app);
  const tripId = await createTripByForm(secretary, { title: "Job i Jylland" });
  await addStopByAct(secretary, tripId, "Møde hos KUBE");
  const page = await browser.open(app, { signedIn: "secretary" });
  await page.goto("/bibliotek/kube-ringkoebing-skjern");
  await untilHydrated(page);
  const send = page.getByRole("button", { name: /^Send spørgsmålet til programpunktet: / }).first();
  const question = (await send.getAttribute("aria-label"))!.replace(/^Send spørgsmålet til programpunktet: /, "");
  await send.click();
  const shown = page.getByRole("status").getByRole("link");
  await shown.waitFor();
  await send.click();
  await page.getByRole("status").getByText("Spørgsmålet stod allerede ved Møde hos KUBE").waitFor();
  await shown.click();
  await page.waitForURL(new RegExp(`/ture/${tripId}/program`));
  await untilHydrated(page);
  await page.getByRole("button", { name: "Møde hos KUBE", exact: true }).click();
  expect((await page.getByLabel("Spørgsmål til besøget").inputValue()).split("\n")).toEqual([question]);

  await page.goto("/bibliotek/kube-ringkoebing-skjern");
  await untilHydrated(page);
  await page.getByRole("link", { name: "Opret som besøgssted eller destination" }).click();
  await page.getByLabel("Navn", { exact: true }).fill("Erhvervscentret");
  await page.getByLabel("Under destinationen").selectOption("dk-oestjylland");
  await page.getByRole("button", { name: "Opret", exact: true }).click();
  await page.waitForURL(/\/besoegssteder\//);
  await page.getByRole("heading", { level: 1, name: "Erhvervscentret" }).waitFor();
  await page.getByRole("link", { name: /KUBE/ }).first().waitFor();
});
