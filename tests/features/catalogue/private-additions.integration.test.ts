import { describe, expect, it } from "vitest";
import { findDestination, findSite, listDestinations, listSites } from "~/features/catalogue/queries.server";
import { createTrip } from "~/features/trips/commands.server";
import { listTripChoices } from "~/features/trips/queries.server";
import { createOrganisation } from "../../factories/people";
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

  it("cannot be put on a trip of another committee", async () => {
    const [own, other] = [await createOrganisation(db), await createOrganisation(db)];
    await db.insertInto("destination").values({ code: "own-lille", committee_id: own.committeeId, reach: "europe", name_da: "Lille", name_en: "Lille", reason_da: "", reason_en: "", position: 99 }).execute();
    const form = {
      requestKey: crypto.randomUUID(), committeeId: other.committeeId, title: "Nord", purpose: "", destination: ["own-lille"], startsOn: "2027-05-03", endsOn: "2027-05-05", memberCount: 5, staffCount: 1,
    } as unknown as Parameters<typeof createTrip>[2];
    expect(await createTrip(db, { userId: other.secretaryId, organisationId: other.organisationId }, form)).toEqual({ ok: false, reason: { code: "unknown-destination" } });
  });
});
