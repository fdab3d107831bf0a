import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { expectNoAxeViolations, startBrowser, untilHydrated } from "../setup/browser";

/* What one does about a finding: live with it and say why, or let the programme mend the day. One server, a trip for each test. */

const browser = await startBrowser();
const app = await startApp("embedded");

const first = "Job- og integrationshuset i Odense";
const second = "International Community Odense";

const card = (page: Page, title: string) => page.getByRole("button", { name: new RegExp(`^Besøg \\d+: ${title}`) });
const findings = (page: Page) => page.getByRole("region", { name: "Bemærkninger" });
const open = (page: Page) => findings(page).getByRole("list", { name: "Bemærkninger", exact: true });
const accepted = (page: Page) => findings(page).getByRole("list", { name: /^Accepteret \d+$/ });
const overlaps = (page: Page) => open(page).getByRole("heading", { name: /Samme tidspunkt/ });
const saved = (page: Page) => page.getByText(/^gemt \d\d:\d\d$/).waitFor();
const announced = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });
const titleOf = async (page: Page, title: string) => (await card(page, title).getAttribute("aria-label"))!;

async function planOneDay(page: Page, titles: string[]) {
  await page.goto("/ture/ny?destination=dk-odense");
  await untilHydrated(page);
  await page.getByLabel(/^Første dag/).fill("13.04.2027");
  await page.getByLabel(/^Sidste dag/).fill("13.04.2027");
  await page.getByRole("button", { name: "Lav turen" }).click();
  await page.getByText("Programmet er tomt").waitFor();
  await untilHydrated(page);
  for (const title of titles) {
    await page.getByRole("button", { name: new RegExp(`^Føj ${title}.* til `) }).click();
    await card(page, title).waitFor();
  }
  await saved(page);
}

async function changeStop(page: Page, title: string, change: { start?: string; isLocked?: true }) {
  await card(page, title).dblclick();
  const sheet = page.getByRole("dialog", { name: new RegExp(title) });
  await sheet.waitFor();
  if (change.start) await sheet.getByLabel(/^Start( \(kan udelades\))?$/).fill(change.start);
  if (change.isLocked) await sheet.getByLabel("Lås: ingen løsning må flytte punktet").check({ force: true });
  await sheet.getByRole("button", { name: "Gem", exact: true }).click();
  await sheet.waitFor({ state: "hidden" });
  await saved(page);
}

describe("a warning that the committee can live with", () => {
  it("is accepted with a reason, stays so, and comes back when the acceptance is withdrawn or undone", { timeout: 120_000 }, async () => {
    const page = await browser.open(app, { signedIn: "secretary" });
    await planOneDay(page, [first]);
    const offer = open(page).getByRole("button", { name: /^Accepter: / }).first();
    const title = (await offer.getAttribute("aria-label"))!.replace("Accepter: ", "");
    const offers = () => open(page).getByRole("button", { name: `Accepter: ${title}` }).count();
    const before = await offers();

    await offer.click();
    const form = page.getByRole("form", { name: `Accepter: ${title}` });
    await form.getByRole("button", { name: "Accepter", exact: true }).click();
    expect(await form.getByLabel("Hvorfor kan I leve med det?").getAttribute("aria-invalid")).toBe("true");
    await form.getByLabel("Hvorfor kan I leve med det?").fill("Værten har lovet det på telefonen.");
    await form.getByRole("button", { name: "Accepter", exact: true }).click();
    await announced(page, `Accepteret: ${title}.`);
    await accepted(page).getByText("»Værten har lovet det på telefonen.«").waitFor();
    await expect.poll(offers).toBe(before - 1);
    await expectNoAxeViolations(page);

    await page.reload();
    await untilHydrated(page);
    await accepted(page).getByText("»Værten har lovet det på telefonen.«").waitFor();
    expect(await offers()).toBe(before - 1);

    await accepted(page).getByRole("button", { name: `Ophæv accepten af: ${title}` }).click();
    await announced(page, `Accepten er ophævet: ${title}.`);
    await expect.poll(offers).toBe(before);
    expect(await accepted(page).count()).toBe(0);

    await page.getByRole("button", { name: `Fortryd: ophæv accepten af ${title}` }).click();
    await accepted(page).getByText("»Værten har lovet det på telefonen.«").waitFor();
    await page.getByRole("button", { name: `Fortryd: accepter ${title}` }).click();
    await expect.poll(offers, { timeout: 15_000 }).toBe(before);
    expect(await accepted(page).count()).toBe(0);
  });
});

describe("a day that does not work", () => {
  it("is mended in one step that shows before and after and can be undone, and says which locked stops make it impossible", { timeout: 120_000 }, async () => {
    const page = await browser.open(app, { signedIn: "secretary" });
    await planOneDay(page, [first, second]);
    const mend = page.getByRole("button", { name: /^Ret dagen: / });
    const sheet = page.getByRole("dialog", { name: "Ret dagen" });
    const use = sheet.getByRole("button", { name: "Brug", exact: true });
    await changeStop(page, first, { start: "10.00" });
    await changeStop(page, second, { start: "10.00" });
    await overlaps(page).first().waitFor();
    await announced(page, /(Én ny bemærkning|\d+ nye bemærkninger)/);
    const clashing = [await titleOf(page, first), await titleOf(page, second)];

    await mend.click();
    await use.waitFor();
    const moved = sheet.getByRole("table", { name: "Punkter, der flyttes" }).getByRole("row").nth(1);
    expect(await moved.getByRole("cell").first().innerText()).toBe("10.00");
    const after = await moved.getByRole("cell").nth(1).innerText();
    expect(after).toMatch(/^\d\d\.\d\d$/);
    expect(after).not.toBe("10.00");
    const movedTitle = await moved.getByRole("rowheader").innerText();
    await expectNoAxeViolations(page);
    await use.click();
    await announced(page, "er rettet. Du kan fortryde.");
    await expect.poll(() => overlaps(page).count()).toBe(0);
    await expect.poll(() => mend.count()).toBe(0);
    expect(await titleOf(page, movedTitle)).toContain(after);
    await saved(page);

    await page.getByRole("button", { name: /^Fortryd: brug løsningen/ }).click();
    await overlaps(page).first().waitFor();
    expect([await titleOf(page, first), await titleOf(page, second)]).toEqual(clashing);

    await changeStop(page, first, { isLocked: true });
    await changeStop(page, second, { isLocked: true });
    await mend.click();
    const why = sheet.getByText(/^Dagen kan ikke rettes, så længe .+ er låst\./);
    await why.waitFor();
    const sentence = await why.innerText();
    for (const title of [first, second]) expect(sentence).toContain(title);
    expect(sentence).toMatch(/Der mangler .*\d+ (min|t)/);
    expect(await use.count()).toBe(0);
  });
});
