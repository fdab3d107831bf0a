import { expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { expectNoAxeViolations, expectNoSidewaysScroll, phoneScreen, startBrowser, untilHydrated } from "../setup/browser";
import { signInSecretary } from "../setup/http-client";

/*
 * A programme sent out as a version, which then says what changed; and in the hand: opened by a link, kept without a
 * connection, gone when the link is closed or runs out.
 */

const app = await startApp("embedded", { example: true });
const browser = await startBrowser();
const secretary = await signInSecretary(app);
const trip = /href="(\/ture\/[0-9a-f-]{36})/.exec((await secretary.get("/ture")).text)![1]!;

async function makeLink(label: string): Promise<string> {
  const form = { intent: "create", requestKey: crypto.randomUUID(), label, kind: "page", edition: "members", expiresOn: "15.05.2027" };
  const { text } = await secretary.post(`${trip}/deling`, form);
  return /\/p\/[\w-]{43}/.exec(text)![0];
}

it("opens without sign-in, stays without a connection, and goes with its link", async () => {
  const path = await makeLink("Medlemmerne");
  const page = await browser.open(app, { viewport: phoneScreen });
  const answer = await page.goto(path);
  expect([answer?.status(), answer?.headers()["x-robots-tag"], answer?.headers()["referrer-policy"]]).toEqual([200, "noindex, nofollow, noarchive", "no-referrer"]);
  await untilHydrated(page);
  const heading = page.getByRole("heading", { level: 1, name: "Odense, Billund og Østjylland" });
  await heading.waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await expectNoSidewaysScroll(page);
  await expectNoAxeViolations(page);
  // The page is kept once its store holds it and every script that it has loaded.
  await page.waitForFunction(async () => {
    const [name] = (await caches.keys()).filter((one) => one.startsWith("studietur-programme-"));
    const kept = name ? (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname) : [];
    const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname).filter((one) => one.startsWith("/assets/"));
    return kept.includes(location.pathname) && loaded.every((one) => kept.includes(one));
  });

  browser.expectTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError/);
  await page.context().setOffline(true);
  await page.reload();
  await heading.waitFor();
  await untilHydrated(page);
  await page.getByText(/Uden forbindelse – hentet .+ kl\. \d{2}\.\d{2}$/).waitFor();
  await page.getByRole("heading", { name: "Jobcenter Billund" }).waitFor();
  await expectNoAxeViolations(page);

  await page.context().setOffline(false);
  await page.getByText(/Uden forbindelse/).waitFor({ state: "hidden" });
  const linkId = /name="linkId" value="([0-9a-f-]{36})"/.exec((await secretary.get(`${trip}/deling`)).text)![1]!;
  expect((await secretary.post(`${trip}/deling`, { intent: "revoke", linkId })).status).toBe(302);
  browser.expectTrouble(/status of 404/);
  expect((await page.reload())?.status()).toBe(404);
  await page.getByRole("heading", { name: "Her er ikke noget program" }).waitFor();
  await expectNoAxeViolations(page);
  await page.waitForFunction(async () => (await caches.keys()).every((name) => !name.startsWith("studietur-programme-")));
  await page.context().setOffline(true);
  await expect(page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  expect(app.output()).not.toContain(path);
});

it("shows what is now and next by the clock of the place", async () => {
  const page = await browser.open(app, { viewport: phoneScreen });
  await page.clock.install({ time: new Date("2027-04-14T08:10:00Z") });
  await page.goto(await makeLink("Ur"));
  await untilHydrated(page);
  const now = page.getByRole("region", { name: "Nu og næste" });
  await now.getByText("Jobcenter Billund", { exact: true }).waitFor();
  await now.getByText("om 1 t 40 min").waitFor();
  await page.clock.runFor("01:00:00");
  await now.getByText("om 40 min").waitFor();
  expect(await now.getByText("Jobcenter Billund", { exact: true }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "I dag" }).getAttribute("aria-current")).toBe("date");
});

it("is sent out as a version, and says on the page of documents and on paper what changed since", async () => {
  const page = await browser.open(app, { signedIn: "secretary" });
  await page.goto(`${trip}/dokumenter`);
  await untilHydrated(page);
  await page.getByLabel(/^Bemærkning til modtagerne/).fill("Læs spørgsmålene, før vi rejser.");
  await page.getByRole("button", { name: "Udgiv version 1" }).click();
  await page.getByText("Programmet er, som det blev udgivet i version 1.").waitFor();
  await page.getByRole("heading", { name: /^Version 1: / }).waitFor();
  await page.getByText("Læs spørgsmålene, før vi rejser.").waitFor();
  await page.goto(`${trip}/udskriv`);
  await page.getByText(/^Version 1, udgivet /).waitFor();
  expect(await page.getByRole("heading", { name: /^Ændret siden/ }).count()).toBe(0);

  await page.goto(`${trip}/ret`);
  await untilHydrated(page);
  await page.getByLabel("Medarbejdere", { exact: true }).fill("4");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.waitForURL((url) => url.pathname === trip);
  for (const path of ["dokumenter", "udskriv"]) {
    await page.goto(`${trip}/${path}`);
    await page.getByText("Ændret siden version 1", { exact: true }).waitFor();
    const table = page.getByRole("table", { name: "Hvad der er ændret i programmet" });
    expect((await table.getByRole("row").allInnerTexts()).map((row) => row.replaceAll(/\s+/g, " ").trim()), path).toEqual(["Ændring Programpunkt Hvad er nyt", "Ændret Hele turen Antallet af deltagere er ændret."]);
    await expectNoAxeViolations(page);
  }
  await page.getByText(/^Kladde efter version 1, udskrevet /).waitFor();
});
