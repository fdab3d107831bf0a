import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { dragByTouch, expectNoAxeViolations, expectNoSidewaysScroll, phoneScreen, startBrowser, tabTo, untilHydrated } from "../setup/browser";
import { addPersonByForm, HttpClient, readCommitteeId, signInAs, signInByLink, signInSecretary } from "../setup/http-client";

/* A ballot on a phone from its opening to the recount of its protocol, and who gets nothing of it whatever the address. */

const app = await startApp("embedded");
const browser = await startBrowser();
const secretary = await signInSecretary(app);
const committeeId = await readCommitteeId(secretary);
const member = (displayName: string) => addPersonByForm(secretary, { displayName, role: "member" }).then((link) => signInByLink(app, link));
const [anne, bo, carla] = [await member("Anne Ager"), await member("Bo Birk"), await member("Carla Dam")];
const reader = await signInAs(app, "reader", "Rie Ravn");
const stranger = new HttpClient(app.baseUrl);

const towns = ["destination:dk-oestjylland", "destination:dk-nordjylland", "destination:dk-odense"];

async function draft(fields: Record<string, string> = {}): Promise<string> {
  const form = new URLSearchParams({
    requestKey: randomUUID(), committeeId, question: "Hvor skal turen gå hen?", explanation: "", method: "schulze", secrecy: "secret", results: "hidden", closesOn: "04.05.2090", closesAt: "12.00", ...fields,
  });
  for (const option of towns) form.append("option", option);
  const answer = await secretary.post("/afstemninger/ny", form);
  expect(answer.status).toBe(302);
  return /[0-9a-f-]{36}/.exec(answer.location!)![0];
}

async function open(ballotId: string): Promise<void> {
  const page = (await secretary.get(`/afstemninger/${ballotId}/styring`)).text;
  const electors = [...page.matchAll(/name="(elector:[0-9a-f-]{36})"/g)].map((found) => [found[1]!, "member"]);
  expect((await secretary.post(`/afstemninger/${ballotId}/styring`, { intent: "open", ...Object.fromEntries(electors) })).status).toBe(302);
}

async function see(page: Page, address: string): Promise<void> {
  expect((await page.goto(address))?.status(), address).toBe(200);
  await untilHydrated(page);
}

async function look(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  await expectNoAxeViolations(page);
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

describe("a ballot on a phone", () => {
  it("goes from the draft over votes by keyboard and by touch, and a change, to the result, the protocol and its recount", async () => {
    const phone = { viewport: phoneScreen };
    const desk = await browser.open(app, { ...phone, signedIn: "secretary" });
    await see(desk, "/afstemninger/ny");
    await look(desk);
    const ballotId = await draft();
    await see(desk, `/afstemninger/${ballotId}/styring`);
    await look(desk);
    await button(desk, "Åbn afstemningen").click();
    await desk.getByRole("heading", { name: "Har ikke stemt endnu" }).waitFor();
    await look(desk);

    // By keyboard: the arrows, a tie, a number.
    const keys = await browser.open(app, { ...phone, signedIn: anne });
    await see(keys, "/afstemninger");
    await look(keys);
    await tabTo(keys, "link", "Stem nu: Hvor skal turen gå hen?");
    await keys.keyboard.press("Enter");
    await keys.getByRole("heading", { name: "Din stemme" }).waitFor();
    await untilHydrated(keys);
    await look(keys);
    for (const town of ["Odense Kommune", "Nordjylland"]) {
      await keys.getByRole("button", { name: `Prioritér ${town} som den næste` }).focus();
      await keys.keyboard.press("Enter");
    }
    await keys.getByText("2 af 3 prioriteret").waitFor();
    await button(keys, "Flyt Nordjylland op").focus();
    await keys.keyboard.press("Enter");
    expect(await keys.getByRole("textbox", { name: "Nummer for Nordjylland" }).inputValue()).toBe("1");
    await keys.getByRole("textbox", { name: "Nummer for Østjylland" }).focus();
    await keys.keyboard.type("2");
    await keys.keyboard.press("Enter");
    await keys.getByText("lige gode", { exact: true }).first().waitFor();
    await keys.getByText("3 af 3 prioriteret").waitFor();
    await look(keys);
    await button(keys, "Aflever").focus();
    await keys.keyboard.press("Enter");
    await keys.getByText("Tak. Din stemme er afgivet.").waitFor();
    const receipt = (await keys.locator("code").first().textContent())!;
    expect(receipt).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
    await keys.getByText("Du kan ændre din stemme indtil torsdag den 4. maj 2090 kl. 12.00.").waitFor();
    await look(keys);

    // The vote is found by its code and changed.
    await see(keys, `/afstemninger/${ballotId}`);
    await keys.getByRole("textbox", { name: "Kvitteringskode" }).fill("AAAA-AAAA-AAAA-AAAA");
    await button(keys, "Find min stemme").click();
    await keys.getByText("Stemmen blev ikke fundet.").waitFor();
    await keys.getByText("Koden passer ikke til nogen stemme").first().waitFor();
    await keys.getByRole("textbox", { name: "Kvitteringskode" }).fill(receipt.toLowerCase());
    await button(keys, "Find min stemme").click();
    await keys.getByText("3 af 3 prioriteret").waitFor();
    await button(keys, "Flyt Odense Kommune op").click();
    await button(keys, "Flyt Odense Kommune op").click();
    await button(keys, "Gem ændringen").click();
    await keys.getByText("Din stemme er ændret.").waitFor();

    // By touch.
    const touch = await browser.open(app, { ...phone, signedIn: bo });
    await see(touch, `/afstemninger/${ballotId}`);
    await touch.getByRole("link", { name: "Gå til din stemme" }).click();
    for (const town of ["Østjylland", "Nordjylland", "Odense Kommune"]) await button(touch, `Prioritér ${town} som den næste`).click();
    const number = (town: string) => touch.getByRole("textbox", { name: `Nummer for ${town}` }).inputValue();
    const handle = (town: string) => touch.locator(".st-ranking__title").filter({ hasText: town });
    for (const [dragged, onto] of [["Nordjylland", "Østjylland"], ["Østjylland", "Nordjylland"]] as const) {
      await dragByTouch(touch, handle(dragged), handle(onto));
      await expect.poll(async () => [await number(dragged), await number(onto)]).toEqual(["1", "2"]);
    }
    await look(touch);
    await button(touch, "Flyt Odense Kommune ned").click();
    await touch.getByText("2 af 3 prioriteret").waitFor();
    await button(touch, "Aflever").click();
    await touch.getByText("Tak. Din stemme er afgivet.").waitFor();

    // A blank vote by a form without any script.
    const blank = (await carla.get(`/afstemninger/${ballotId}`)).text;
    expect((await carla.post(`/afstemninger/${ballotId}?index`, { intent: "vote", requestKey: /name="requestKey" value="([^"]+)"/.exec(blank)![1]!, blank: "on", comment: "" })).status).toBe(200);

    await see(desk, `/afstemninger/${ballotId}/styring`);
    await desk.getByText("Alle har stemt.").waitFor();
    await desk.getByText("Luk nu").first().click();
    await button(desk, "Luk nu").click();
    await desk.waitForURL(/resultat$/);

    const result = await browser.open(app, { ...phone, signedIn: reader });
    await see(result, `/afstemninger/${ballotId}/resultat`);
    await result.getByText("3 af 3 har stemt, heraf 1 blankt.").waitFor();
    await result.getByText("Der er færre end fem stemmer.").waitFor();
    await result.getByText("Vejledende prioritering.").waitFor();
    await result.getByText(/par i sætninger/).click();
    await look(result);
    for (const name of ["Anne Ager", "Bo Birk"]) expect((await reader.get(`/afstemninger/${ballotId}/resultat`)).text).not.toContain(name);
    await see(result, `/afstemninger/${ballotId}/protokol`);
    await look(result);
    await see(result, `/afstemninger/${ballotId}/beslutning`);
    await look(result);

    const folder = mkdtempSync(path.join(tmpdir(), "studietur-protocol-"));
    const file = path.join(folder, "protokol.json");
    const answer = await reader.get(`/afstemninger/${ballotId}/protokol.json`);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    writeFileSync(file, answer.text);
    expect(recount(file)).toMatchObject({ status: 0, stdout: expect.stringContaining("The recount matches the protocol") });
    const protocol = JSON.parse(readFileSync(file, "utf8"));
    expect(protocol).toMatchObject({ papers: null, electorate: { eligible: 3, voted: 3, blank: 1 } });
    writeFileSync(file, JSON.stringify({ ...protocol, count: { ...protocol.count, election: { ...protocol.count.election, ballots: protocol.count.election.ballots.slice(1) } } }));
    expect(recount(file)).toMatchObject({ status: 1, stdout: expect.stringContaining("log.closed.papersHash") });
    writeFileSync(file, "{}");
    expect(recount(file).status).toBe(2);
  });

  it("takes points and ticks, shows the live result, and two cards side by side", async () => {
    const ballotId = await draft({ method: "score", secrecy: "open", results: "live" });
    await open(ballotId);
    const page = await browser.open(app, { viewport: phoneScreen, signedIn: bo });
    await see(page, `/afstemninger/${ballotId}`);
    await page.getByRole("group", { name: "Østjylland" }).getByRole("radio", { name: "5 point" }).check({ force: true });
    await page.getByText("1 af 3 har fået point").waitFor();
    expect((await secretary.post(`/afstemninger/${ballotId}/styring`, { intent: "extend", closesOn: "05.05.2090", closesAt: "12.00", reason: "To er på ferie." })).status).toBe(302);
    const told = await browser.open(app, { viewport: phoneScreen, signedIn: anne });
    await see(told, `/afstemninger/${ballotId}`);
    await told.getByText("Afstemningen er forlænget til fredag den 5. maj 2090 kl. 12.00. Begrundelse: To er på ferie.").waitFor();
    await look(page);
    await button(page, "Aflever").click();
    await page.getByText("Tak. Din stemme er afgivet.").waitFor();
    await page.getByRole("checkbox", { name: "Sammenlign Østjylland" }).check({ force: true });
    await page.getByRole("checkbox", { name: "Sammenlign Nordjylland" }).check({ force: true });
    await button(page, "Sammenlign de valgte").click();
    await page.getByRole("heading", { name: "Side om side" }).waitFor();
    await look(page);
    await page.getByRole("link", { name: "Resultat" }).click();
    await page.getByText("Afstemningen er åben endnu. Tallene kan ændre sig.").waitFor();
    await look(page);
  });

  it("tells a voter what was withdrawn meanwhile, and takes the rest of the vote at the next press", async () => {
    const ballotId = await draft({ secrecy: "open" });
    await open(ballotId);
    const page = await browser.open(app, { viewport: phoneScreen, signedIn: bo });
    await see(page, `/afstemninger/${ballotId}`);
    for (const town of ["Østjylland", "Nordjylland", "Odense Kommune"]) await button(page, `Prioritér ${town} som den næste`).click();
    await page.getByRole("textbox", { name: /^Kommentar/ }).fill("Tag toget");
    const optionId = /<option value="([0-9a-f-]{36})"[^>]*>Østjylland/.exec((await secretary.get(`/afstemninger/${ballotId}/styring`)).text)![1]!;
    expect((await secretary.post(`/afstemninger/${ballotId}/styring`, { intent: "remove-option", optionId, reason: "Værten sagde nej." })).status).toBe(302);
    await button(page, "Aflever").click();
    await page.getByText("Østjylland er trukket tilbage, mens du stemte.").waitFor();
    await page.getByText("2 af 2 prioriteret").waitFor();
    expect(await page.getByRole("textbox", { name: "Nummer for Nordjylland" }).inputValue()).toBe("1");
    expect(await page.getByRole("textbox", { name: /^Kommentar/ }).inputValue()).toBe("Tag toget");
    await button(page, "Aflever").click();
    await page.getByText("Tak. Din stemme er afgivet.").waitFor();
  });

  it("ends in a formal decision with every vote by name", async () => {
    const ballotId = await draft({ secrecy: "open" });
    await open(ballotId);
    await secretary.post(`/afstemninger/${ballotId}/styring`, { intent: "close" });
    const page = await browser.open(app, { viewport: phoneScreen, signedIn: "secretary" });
    await see(page, `/afstemninger/${ballotId}/beslutning`);
    await look(page);
    await page.getByRole("textbox", { name: "Mødedato" }).fill("02.05.2090");
    await page.getByRole("textbox", { name: "Punkt på dagsordenen" }).fill("Punkt 4");
    await page.getByRole("textbox", { name: /^Forslaget, der blev stemt om/ }).fill("Turen går til Østjylland.");
    await page.getByRole("textbox", { name: "Pladser i udvalget" }).fill("3");
    const votes = page.getByRole("combobox", { name: "Stemme" });
    for (const [row, vote] of ["For", "For", "Blank"].entries()) await votes.nth(row).selectOption({ label: vote });
    await button(page, "Gem beslutningen").click();
    await page.getByText("Vedtaget", { exact: true }).waitFor();
    await page.getByText("2 for, 0 imod, 1 blankt. Flertallet regnes af 2 afgivne stemmer, uden de blanke.").waitFor();
    await look(page);

    await button(page, "English").click();
    await button(page, "Dansk").waitFor();
    for (const address of ["", "/ny", `/${ballotId}`, ...["resultat", "protokol", "beslutning", "styring"].map((one) => `/${ballotId}/${one}`)]) {
      await see(page, `/afstemninger${address}`);
      expect(await page.locator("main").innerText(), address).not.toMatch(/\b(Afstemning|Resultat|Beslutning|Styring|stemme|Lukkede)\b/);
      await look(page);
    }
  });
});

const recount = (file: string) => spawnSync(process.execPath, ["--import", "tsx", "app/ballot-recount.ts", file], { encoding: "utf8" });

describe("whoever has no vote", () => {
  const pages = ["", "/resultat", "/protokol", "/protokol.json", "/beslutning", "/styring", "/ret"];

  it("gets nothing of an open ballot, and nothing of one that is not there", async () => {
    const ballotId = await draft();
    await open(ballotId);
    const late = await signInAs(app, "member", "Sen Medlem");
    for (const page of pages) {
      const address = `/afstemninger/${ballotId}${page}`;
      expect((await stranger.get(address)).location, address).toMatch(/^\/log-ind\?next=/);
      for (const client of [reader, late]) expect((await client.get(address)).status, address).toBe(404);
      for (const id of ["00000000-0000-4000-8000-000000000000", "1", "null", "%00", "æ"]) expect((await secretary.get(`/afstemninger/${encodeURIComponent(id)}${page}`)).status, id + page).toBe(404);
    }
    for (const page of ["/resultat", "/protokol", "/protokol.json", "/beslutning"]) expect((await bo.get(`/afstemninger/${ballotId}${page}`)).status, page).toBe(404);
    expect((await bo.get(`/afstemninger/${ballotId}/styring`)).status).toBe(403);
    expect((await reader.get("/afstemninger")).text).not.toContain(ballotId);
    const vote = { intent: "vote", requestKey: randomUUID(), blank: "on", comment: "" };
    expect((await stranger.post(`/afstemninger/${ballotId}?index`, vote)).status).toBe(401);
    for (const client of [reader, late]) expect((await client.post(`/afstemninger/${ballotId}?index`, vote)).status).toBe(404);
    expect((await secretary.post(`/afstemninger/${ballotId}?index`, vote)).status).toBe(403);
    for (const intent of ["close", "cancel", "open", "draw-lot", "remove", "x"]) expect([403, 404]).toContain((await bo.post(`/afstemninger/${ballotId}/styring`, { intent, reason: "x" })).status);
    for (const garbage of [{}, { intent: "vote" }, { ...vote, requestKey: "x" }, { ...vote, blank: "", "rank:x": "1" }, { ...vote, revision: "x" }, { intent: "nonsense" }]) {
      expect((await bo.post(`/afstemninger/${ballotId}?index`, garbage as Record<string, string>)).status, JSON.stringify(garbage)).toBe(400);
    }
  });
});
