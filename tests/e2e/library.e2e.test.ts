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

it("adds a case by form, which is found at once, archived and brought back", async () => {
  const page = await browser.open(app, { signedIn: "secretary" });
  const open = async (path: string) => {
    await page.goto(path);
    await untilHydrated(page);
  };
  await open("/bibliotek/ny");
  await page.getByRole("button", { name: "Tilføj", exact: true }).click();
  await page.getByRole("alert").getByText("Kilde: Vælg en udgivelse, eller tilføj den.").waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("title_da");
  for (const [name, text] of [["Titel", "Havnens jobfabrik"], ["Slags indsats", "Virksomhedspraktik"], ["Hvem organiserer", "Jobcenteret"], ["Formål", "Flere i job ved vandet"], ["Resultater", "Mange kom i job"]] as const) await page.getByLabel(name, { exact: true }).fill(text);
  await page.locator("[name=year_from]").fill("2025");
  await page.locator("summary", { hasText: "Tal 1: udfyld" }).press("Enter");
  await page.locator("[name=figures-0-amount]").fill("82,5");
  await page.locator("[name=figures-0-unit_da]").fill("procent");
  await page.locator("summary", { hasText: "Udgivelsen står ikke på listen" }).press("Enter");
  await page.getByLabel("Titel på udgivelsen").fill("Havnebogen");
  await page.getByLabel("Udgiver", { exact: true }).fill("Havnekontoret");
  await page.getByRole("button", { name: "Tilføj", exact: true }).click();
  await page.getByRole("alert").getByText("Tal 1, Hvad tallet viser: Udfyld feltet.").waitFor();
  expect(await page.locator("[name=publication_title]").inputValue()).toBe("Havnebogen");
  await page.locator("[name=figures-0-meaning_da]").fill("kom i job");
  await page.getByRole("button", { name: "Tilføj", exact: true }).click();
  await page.getByText("Eksemplet ligger nu i biblioteket.").waitFor();
  await page.getByText("Indsatsen er fra 2025").waitFor();
  const address = new URL(page.url()).pathname;

  const hit = page.getByRole("main").getByRole("link", { name: "Havnens jobfabrik" });
  await open("/soeg?q=havnens+jobfabrik");
  await hit.waitFor();
  await open(address);
  await page.getByRole("button", { name: "Arkivér" }).click();
  await page.getByText("Det er arkiveret.").waitFor();
  await open("/soeg?q=havnens+jobfabrik");
  expect(await hit.count()).toBe(0);
  await open("/katalog/arkiv");
  await page.getByRole("button", { name: "Hent frem fra arkivet Havnens jobfabrik" }).click();
  await page.getByText("Det er hentet frem igen.").waitFor();
  await open("/bibliotek");
  await hit.waitFor();
});
