import { describe, expect, it } from "vitest";
import { readFilter } from "~/features/catalogue/schema";
import { presentCatalogue } from "~/features/catalogue/present";
import { presentDestination } from "~/features/catalogue/present-destination";
import { presentSite } from "~/features/catalogue/present-site";
import {
  findDestination, findSite, getReachBrief, listAlternativeGroups, listDestinations, listSites, listThemes, listTopics, listTripsWithSite,
} from "~/features/catalogue/queries.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { translatorFor } from "~/i18n/translator";
import { createOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
registerMessages("da", messagesDa);
const translator = translatorFor("da");

async function list(search: string) {
  const [destinations, sites, themes] = [await listDestinations(db), await listSites(db), await listThemes(db)];
  return presentCatalogue({ destinations, sites, themes }, readFilter(new URLSearchParams(search)), translator);
}

async function destinationPage(code: string) {
  const destination = (await findDestination(db, code))!;
  const [sites, groups, topics, brief, themes] = [
    await listSites(db, destination.id), await listAlternativeGroups(db, destination.id), await listTopics(db, destination.id),
    await getReachBrief(db, destination.reach), await listThemes(db),
  ];
  return presentDestination({ destination, sites, groups, topics, brief, themes }, translator);
}

async function sitePage(code: string) {
  const site = (await findSite(db, code))!;
  return presentSite({ site, neighbours: await listSites(db, site.destination_id), trips: [], themes: await listThemes(db) }, translator);
}

describe("the catalogue", () => {
  it("lists everything when nothing is asked", async () => {
    const page = await list("");
    expect([page.shown, page.total, page.sections.length, page.filtered]).toEqual([58, 58, 12, false]);
    expect(page.choices.reach.map(({ value, count }) => [value, count])).toEqual([["denmark", 16], ["europe", 25], ["overseas", 17]]);
    expect(page.sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const labels = page.choices.theme.map(({ label }) => label);
    expect(labels).toEqual([...labels].sort(new Intl.Collator("da-DK").compare));
  });

  it("counts for each choice what it would leave beside the other filters", async () => {
    const page = await list("rejsemaal=europe&vaert=type-only");
    expect(page.sections.flatMap(({ sites }) => sites).every(({ concreteness }) => concreteness === "type-only")).toBe(true);
    expect(page.choices.concreteness.reduce((sum, { count }) => sum + count, 0)).toBe(25);
    expect(page.choices.reach.reduce((sum, { count }) => sum + count, 0)).toBe(7);
    expect(page.choices.reach.find(({ value }) => value === "europe")!.count).toBe(page.shown);
  });

  it("keeps a destination's number when others are filtered away", async () => {
    const page = await list("q=tallinn");
    expect(page.sections.map(({ code, number }) => [code, number])).toEqual([["eu-tallinn", 5]]);
    expect(page.markers.map(({ label }) => label)).toEqual(["5"]);
  });

  it("marks the towns where the shown sites lie, those outside the heading too", async () => {
    const page = await list("q=billund");
    expect(page.markers.filter(({ destinationCode }) => destinationCode === "dk-billund").map(({ id }) => id)).toEqual(["dk-billund billund", "dk-billund grindsted"]);
  });

  it("is empty, not broken, when nothing matches", async () => {
    expect(await list("q=findes%20ikke%20%25_%27")).toMatchObject({ shown: 0, sections: [], markers: [], filtered: true });
    expect(await list("tema=unknown-theme")).toMatchObject({ shown: 58, filtered: false });
  });
});

describe("a destination", () => {
  it("has all that the proposal says of it", async () => {
    const page = await destinationPage("eu-tallinn");
    expect(page).toMatchObject({ name: "Tallinn", reach: "europe", siteCount: 5, provenance: { isProposal: true }, places: [{ name: "Tallinn", country: "Estland" }] });
    expect(page.topics).toHaveLength(5);
    expect(page.blocks[0]!.group?.reading).toBe("either-or-both");
    expect(page.brief.coverage).toHaveLength(6);
    expect(page.markers.map(({ label }) => label)).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("shows its own themes where the committee named none", async () => {
    const page = await destinationPage("dk-oestjylland");
    expect(page.brief.themesAreDestinations).toBe(true);
    expect(page.brief.coverage.map(({ theme }) => theme)).toEqual(page.themes);
  });

  it("tells of a choice between towns", async () => {
    expect((await destinationPage("eu-barcelona-madrid")).townChoices.map(({ places }) => places)).toEqual([["Barcelona", "Madrid"]]);
  });

  it("can be shown for every code, and is absent for any other", async () => {
    for (const { code } of await listDestinations(db)) expect((await destinationPage(code)).siteCount).toBeGreaterThan(0);
    expect(await findDestination(db, "dk-atlantis")).toBeUndefined();
  });
});

describe("a visit site", () => {
  it("has its doubts with source and date, the gravest first", async () => {
    const page = await sitePage("dk-oj-jc-silkeborg");
    expect(page.caveats.map(({ severity, statedOn }) => [severity, statedOn])).toEqual([["high", "2026-02-01"], ["low", "2026-11-22"]]);
    expect(page.hours).toEqual({ text: "mandag–fredag kl. 9.00–16.00; lukket på helligdage", plain: false, basis: "assumed" });
    expect(page.languages).toEqual(["dansk", "engelsk"]);
  });

  it("can be shown for every code, under its own number, and is absent for any other", async () => {
    for (const { code } of await listSites(db)) {
      const page = await sitePage(code);
      expect(page.markers.filter(({ tone }) => tone !== "muted").map(({ id }) => id)).toEqual([code]);
      expect(page.hours?.plain ?? false).toBe(false);
    }
    expect(await findSite(db, "nowhere")).toBeUndefined();
  });

  it("is in the trips of one's own committees that visit it, each once", async () => {
    const site = (await findSite(db, "dk-oj-jc-silkeborg"))!;
    const organisation = await createOrganisation(db);
    const stranger = await createOrganisation(db, { name: "Fremmed Kommune" });
    const visiting = await makeTrip(db, organisation, { title: "Med besøget" });
    await makeTrip(db, organisation, { title: "Uden besøget" });
    for (const kind of ["visit", "visit"] as const) await addStop(db, visiting, { kind, siteId: site.id });
    const trips = await listTripsWithSite(db, site.id, [organisation.committeeId]);
    expect(trips.map(({ title }) => title)).toEqual(["Med besøget"]);
    expect(await listTripsWithSite(db, site.id, [stranger.committeeId])).toEqual([]);
    expect(await listTripsWithSite(db, site.id, [])).toEqual([]);
  });
});
