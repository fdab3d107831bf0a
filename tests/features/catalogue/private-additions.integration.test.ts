import { describe, expect, it } from "vitest";
import { saveEntry } from "~/features/catalogue/entry-commands.server";
import { findEntry } from "~/features/catalogue/entry-queries.server";
import { findDestination, findSite, listDestinations, listSites, listTopics } from "~/features/catalogue/queries.server";
import { listContactRoles } from "~/features/documents/queries.server";
import { listBoardSites } from "~/features/planner/queries.server";
import { createTrip } from "~/features/trips/commands.server";
import { listDestinationsToRead, listSitesToVerify } from "~/features/trips/front-queries.server";
import { listTripChoices } from "~/features/trips/queries.server";
import { createOrganisation, firstOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();

describe("a committee's own additions", () => {
  it("are seen by that committee and by no other", async () => {
    const [own, other] = [await createOrganisation(db), await createOrganisation(db)];
    const shared = await db.selectFrom("destination").selectAll().where("code", "=", "eu-tallinn").executeTakeFirstOrThrow();
    const site = await db.selectFrom("visit_site").selectAll().where("destination_id", "=", shared.id).executeTakeFirstOrThrow();
    const destination = await db.insertInto("destination").values({ code: "own-gent", committee_id: own.committeeId, reach: "europe", name_da: "Gent", name_en: "Ghent", reason_da: "", reason_en: "", position: 99 }).returning("id").executeTakeFirstOrThrow();
    await db.insertInto("visit_site").values({ ...site, id: undefined, code: "own-dok-noord", committee_id: own.committeeId, destination_id: destination.id, name: "Dok Noord" }).execute();

    const codes = async (seenBy: string[]) => (await listDestinations(db, seenBy)).map((one) => one.code);
    expect(await codes([own.committeeId])).toContain("own-gent");
    expect(await codes([other.committeeId])).not.toContain("own-gent");
    expect(await codes([])).not.toContain("own-gent");
    expect((await listSites(db, destination.id, [own.committeeId])).map((one) => one.code)).toEqual(["own-dok-noord"]);
    expect(await listSites(db, destination.id, [other.committeeId])).toEqual([]);
    expect(await findDestination(db, "own-gent", [other.committeeId])).toBeUndefined();
    expect(await findSite(db, "own-dok-noord", [other.committeeId])).toBeUndefined();
    expect((await findSite(db, "own-dok-noord", [own.committeeId]))?.name).toBe("Dok Noord");
    expect((await listTripChoices(db, [other.committeeId])).destinations.map((one) => one.code)).not.toContain("own-gent");
  });

  it("are neither named by a shared subject nor can be linked to it", async () => {
    const [own, other] = [await createOrganisation(db), await createOrganisation(db)];
    const keeper = await firstOrganisation(db);
    const topic = await db.selectFrom("dialogue_topic").innerJoin("destination", "destination.id", "dialogue_topic.destination_id").select(["dialogue_topic.id", "dialogue_topic.code", "destination_id", "destination.code as destination"]).orderBy("dialogue_topic.code").executeTakeFirstOrThrow();
    const site = await db.selectFrom("visit_site").selectAll().where("destination_id", "=", topic.destination_id).limit(1).executeTakeFirstOrThrow();
    const hidden = await db.insertInto("visit_site").values({ ...site, id: undefined, code: "own-skjult", committee_id: own.committeeId, name: "Skjult sted" }).returning("id").executeTakeFirstOrThrow();
    const entry = async () => (await findEntry(db, "topic", topic.code, [own.committeeId]))!;
    const before = await entry();
    const linked = { ...before.facts, sites: [...(before.facts.sites as string[]), "own-skjult"] };
    expect(await saveEntry(db, { userId: keeper.secretaryId, organisationId: keeper.organisationId }, before, before.version, linked)).toEqual({ ok: false, reason: { code: "field", field: "sites", message: "error.choose" } });
    await db.insertInto("dialogue_topic_site").values({ topic_id: topic.id, site_id: hidden.id }).execute();
    const told = async (seenBy: string[]) => (await listTopics(db, topic.destination_id, seenBy)).flatMap((one) => one.sites.map(({ code }) => code));
    expect(await told([own.committeeId])).toContain("own-skjult");
    expect(await told([other.committeeId])).not.toContain("own-skjult");
    expect(await told([])).not.toContain("own-skjult");
    expect((await entry()).facts).toEqual(before.facts);
  });

  it("cannot be put on a trip of another committee", async () => {
    const [own, other] = [await createOrganisation(db), await createOrganisation(db)];
    await db.insertInto("destination").values({ code: "own-lille", committee_id: own.committeeId, reach: "europe", name_da: "Lille", name_en: "Lille", reason_da: "", reason_en: "", position: 99 }).execute();
    const form = {
      requestKey: crypto.randomUUID(), committeeId: other.committeeId, title: "Nord", purpose: "", destination: ["own-lille"], startsOn: "2027-05-03", endsOn: "2027-05-05", memberCount: 5, staffCount: 1,
    } as unknown as Parameters<typeof createTrip>[2];
    expect(await createTrip(db, { userId: other.secretaryId, organisationId: other.organisationId }, form)).toEqual({ ok: false, reason: { code: "unknown-destination" } });
  });

  it("cannot become a stop of another committee's trip, and is told of on none, even where a stop points to it", async () => {
    const [own, other] = [await createOrganisation(db), await createOrganisation(db)];
    const shared = await db.selectFrom("visit_site").selectAll().where("code", "=", "dk-bi-erhverv").executeTakeFirstOrThrow();
    const hidden = await db.insertInto("visit_site").values({ ...shared, id: undefined, code: "own-vaerksted", committee_id: own.committeeId, name: "Vores værksted", contact_role_da: "Værkfører", status: "not-verified" }).returning("id").executeTakeFirstOrThrow();
    const [ownTrip, otherTrip] = [await makeTrip(db, own), await makeTrip(db, other)];
    await expect(addStop(db, otherTrip, { kind: "visit", siteId: hidden.id })).rejects.toThrow("unknown-site");
    await addStop(db, ownTrip, { kind: "visit", siteId: hidden.id, dayId: ownTrip.dayIds[0]!, startsAtMinute: 600 });
    const strayed = await addStop(db, otherTrip, { kind: "visit", siteId: shared.id, dayId: otherTrip.dayIds[0]!, startsAtMinute: 600 });
    await db.updateTable("stop").set({ site_id: hidden.id }).where("id", "=", strayed).execute();
    const told = async ({ tripId }: { tripId: string }, committeeId: string) => [
      (await listContactRoles(db, tripId)).has(hidden.id), (await listBoardSites(db, tripId)).some((site) => site.id === hidden.id), (await listSitesToVerify(db, [committeeId])).some((site) => site.code === "own-vaerksted"),
    ];
    expect(await told(ownTrip, own.committeeId)).toEqual([true, true, true]);
    expect(await told(otherTrip, other.committeeId)).toEqual([false, false, false]);
  });

  it("are not read out on the first page of another committee", async () => {
    const [own, other] = [await createOrganisation(db), await createOrganisation(db)];
    const { id } = await db.insertInto("destination").values({ code: "own-brugge", committee_id: own.committeeId, reach: "europe", name_da: "Brugge", name_en: "Bruges", reason_da: "", reason_en: "", position: 98 }).returning("id").executeTakeFirstOrThrow();
    for (const { tripId } of [await makeTrip(db, own), await makeTrip(db, other)]) await db.insertInto("trip_destination").values({ trip_id: tripId, destination_id: id, position: 9 }).execute();
    const read = async (committeeId: string) => (await listDestinationsToRead(db, [committeeId])).map((one) => one.code);
    expect(await read(own.committeeId)).toContain("own-brugge");
    expect(await read(other.committeeId)).not.toContain("own-brugge");
  });
});
