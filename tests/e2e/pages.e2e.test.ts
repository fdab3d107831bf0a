import { describe, expect, it } from "vitest";
import { startApp } from "../setup/app-server";
import { expectNoAxeViolations, expectNoSidewaysScroll, phoneScreen, startBrowser, untilHydrated, wideScreen } from "../setup/browser";
import { HttpClient, signInSecretary } from "../setup/http-client";

/* Every page with the worked example in it: axe finds nothing, nothing is wider than the screen, nothing fails to load. */

const app = await startApp("embedded", { example: true });
const browser = await startBrowser();
const secretary = await signInSecretary(app);

const firstOn = async (page: string, link: RegExp) => {
  const found = link.exec((await secretary.get(page)).text);
  if (!found) throw new Error(`No link like ${String(link)} on ${page}`);
  return found[1]!;
};
const trip = await firstOn("/ture", /href="(\/ture\/[0-9a-f-]{36})/);

const pages = [
  ["the front page", "/"],
  ["the trips", "/ture"],
  ["a new trip", "/ture/ny"],
  ["a trip", trip],
  ["its programme", `${trip}/program`],
  ["its facts", `${trip}/ret`],
  ["its budget", `${trip}/oekonomi`],
  ["the invoices of its budget", `${trip}/oekonomi/bilag`],
  ["a new line of its budget", `${trip}/oekonomi/linje/ny`],
  ["its hosts", `${trip}/vaerter`],
  ["a letter to a host", await firstOn(`${trip}/vaerter`, /href="(\/ture\/[0-9a-f-]{36}\/vaerter\/[0-9a-f-]{36}\/brev)/)],
  ["its tasks", `${trip}/opgaver`],
  ["its decision", `${trip}/beslutning`],
  ["its history", `${trip}/historik`],
  ["what it emits", `${trip}/klima`],
  ["its print", `${trip}/udskriv`],
  ["its documents", `${trip}/dokumenter`],
  ["the catalogue", "/destinationer"],
  ["a destination", await firstOn("/destinationer", /href="(\/destinationer\/(?:dk|eu|ov)-[a-z0-9-]+)/)],
  ["a visit site", await firstOn(await firstOn("/destinationer", /href="(\/destinationer\/(?:dk|eu|ov)-[a-z0-9-]+)/), /href="(\/besoegssteder\/[a-z0-9-]+)/)],
  ["the form of a visit site", "/besoegssteder/dk-oj-jc-silkeborg/ret"],
  ["its history", "/besoegssteder/dk-oj-jc-silkeborg/historik"],
  ["the history of a destination", "/destinationer/dk-odense/historik"],
  ["the history of a town", "/katalog/sted/odense/historik"],
  ["the form of a destination", "/destinationer/dk-odense/ret"],
  ["a new visit site", "/destinationer/dk-odense/nyt-besoegssted"],
  ["a new destination", "/destinationer/ny"],
  ["the towns", "/katalog/sted"],
  ["a town", "/katalog/sted/odense/ret"],
  ["the archive", "/katalog/arkiv"],
  ["the proposal", "/destinationer/forslag"],
  ["its recommendation", `${trip}/indstilling`],
  ["its report", `${trip}/rapport`],
  ["the notes for its report", `${trip}/rapport/noter`],
  ["the template of recommendations", "/udvalg/skabeloner"],
  ["the facts to verify", "/destinationer/efterproev"],
  ["a merge", "/besoegssteder/ov-si-mom-fwpd/sammenlaeg?med=ov-si-mom"],
  ["a comparison", "/destinationer/sammenlign?d=dk-odense&d=eu-tallinn&d=ov-singapore"],
  ["the library", "/bibliotek"],
  ["a case", "/bibliotek/byg-til-vaekst-fyn"],
  ["the form of a case", "/katalog/eksempel/byg-til-vaekst-fyn/ret"],
  ["a new case", "/bibliotek/ny"],
  ["a case for the catalogue", "/bibliotek/byg-til-vaekst-fyn/opret"],
  ["the charts", "/bibliotek/figurer"],
  ["the reading of a memo", "/destinationer/indlaes"],
  ["the import of sites", "/destinationer/import"],
  ["its limits", `${trip}/graenser`],
  ["its links", `${trip}/deling`],
  ["its programme on a phone", `${trip}/telefon`],
  ["a trip from a file", "/ture/hent"],
  ["the people", "/udvalg"],
  ["the committee's account", "/udvalg/regnskab"],
  ["the committee's prices", "/udvalg/priser"],
  ["the committee's limits", "/udvalg/graenser"],
  ["where travel times come from", "/styring/rejsetider"],
  ["the ballots", "/afstemninger"],
  ["the search", "/soeg?q=odense"],
  ["a search that finds nothing", "/soeg?q=zzyzx"],
] as const;

describe("on a wide screen and then on a phone", () => {
  it.each(pages)("%s", async (_page, address) => {
    const page = await browser.open(app, { viewport: wideScreen, signedIn: "secretary" });
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(200);
    await untilHydrated(page);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await expectNoSidewaysScroll(page);
    await expectNoAxeViolations(page);
    await page.setViewportSize(phoneScreen);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await expectNoSidewaysScroll(page);
    await expectNoAxeViolations(page);
  });
});

it("has the same pages in English, without a word left out", async () => {
  const english = new HttpClient(app.baseUrl);
  for (const [name, value] of secretary.cookies) english.cookies.set(name, value);
  await english.post("/sprog", { next: "/" });
  for (const [name, address] of pages) {
    const { status, text } = await english.get(address);
    expect(status, name).toBe(200);
    expect(/<html[^>]* lang="([a-z]+)"/.exec(text)?.[1], name).toBe("en");
    expect(/<title>([^<]*)/.exec(text)?.[1], name).not.toMatch(/\b(Ture|Ny tur|Udvalg|Destinationer|Rediger|Historik)\b/);
  }
});
