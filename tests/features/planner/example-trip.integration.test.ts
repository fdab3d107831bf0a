import { describe, expect, it } from "vitest";
import { createExampleTrip, listPlanFindings } from "~/features/planner/example-commands.server";
import { saveStop } from "~/features/planner/commands.server";
import { findStopForm } from "~/features/planner/board-queries.server";
import { listStops } from "~/features/planner/queries.server";
import { stopFormSchema } from "~/features/planner/schema";
import { removeTrip } from "~/features/trips/commands.server";
import { findTrip } from "~/features/trips/queries.server";
import { ConfigurationError } from "~/shared/env.server";
import { createOrganisation } from "../../factories/people";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const now = new Date("2026-11-25T09:00:00Z");

async function makeExample() {
  const { organisationId, committeeId, secretaryId } = await createOrganisation(db);
  const actor = { userId: secretaryId, organisationId };
  return { actor, committeeId, ...(await createExampleTrip(db, actor, committeeId)) };
}

describe("the worked example", () => {
  it("has no error, and the warnings an honest plan has before anybody was asked", async () => {
    const { tripId } = await makeExample();
    const findings = await listPlanFindings(db, tripId, now);
    const codes = (severity: string) => [...new Set(findings.filter((finding) => finding.severity === severity).map((finding) => finding.code))].sort();
    expect(codes("error")).toEqual([]);
    expect(codes("warning")).toEqual(["host-unconfirmed", "place-uncertain", "site-caveat", "travel-share"]);
    expect(codes("notice")).toEqual(["place-uncertain", "site-caveat"]);
  });

  it("is a whole plan: marked as an example, three days, three destinations, beds, lunches and questions", async () => {
    const { tripId } = await makeExample();
    expect(await findTrip(db, tripId)).toMatchObject({ isExample: true, startsOn: "2027-04-13", endsOn: "2027-04-15", state: "draft" });
    const stops = await listStops(db, tripId);
    expect(new Set(stops.map((stop) => stop.trip_day_id)).size).toBe(3);
    expect(stops.filter((stop) => stop.kind === "lodging").map((stop) => stop.nights)).toEqual([1, 1]);
    expect(stops.filter((stop) => stop.kind === "meal")).toHaveLength(5);
    expect(stops.filter((stop) => stop.kind === "visit" && stop.questions === "")).toEqual([]);
    expect(stops.filter((stop) => stop.kind === "visit")).toHaveLength(9);
    const destinations = await db.selectFrom("trip_destination").innerJoin("destination", "destination.id", "destination_id").select("code").where("trip_id", "=", tripId).orderBy("trip_destination.position").execute();
    expect(destinations.map((one) => one.code)).toEqual(["dk-odense", "dk-billund", "dk-oestjylland"]);
  });

  it("comes for each reach, with its texts, notes and budget, and with the mistakes that its file is there to show", async () => {
    const { organisationId, committeeId, secretaryId } = await createOrganisation(db);
    for (const [name, reach, errors] of [["tallinn", "europe", ["leg-too-long"]], ["seoul", "overseas", ["leg-too-long"]]] as const) {
      const { tripId } = await createExampleTrip(db, { userId: secretaryId, organisationId }, committeeId, name);
      expect(await findTrip(db, tripId)).toMatchObject({ isExample: true, reach, purpose: expect.stringMatching(/^Udvalget vil se/) as string });
      expect((await listPlanFindings(db, tripId, now)).filter((finding) => finding.severity === "error").map((finding) => finding.code)).toEqual(errors);
      expect((await listStops(db, tripId)).filter((stop) => stop.notes !== "").length).toBeGreaterThan(0);
      expect((await db.selectFrom("budget_line").select("id").where("trip_id", "=", tripId).execute()).length).toBeGreaterThan(2);
    }
  });

  it("is made once, keeps what people have changed in it, and can be made again after it was removed", async () => {
    const { actor, committeeId, tripId, isNew } = await makeExample();
    expect(isNew).toBe(true);
    const [stop] = await listStops(db, tripId);
    const form = stopFormSchema.parse({ ...(await findStopForm(db, tripId, stop!.id)), title: "Vi mødes ved springvandet" });
    expect((await saveStop(db, { ...actor, tripId }, form, crypto.randomUUID())).ok).toBe(true);
    const before = await listStops(db, tripId);
    expect(await createExampleTrip(db, actor, committeeId)).toEqual({ tripId, isNew: false });
    expect(await listStops(db, tripId)).toEqual(before);
    await removeTrip(db, actor, tripId);
    const again = await createExampleTrip(db, actor, committeeId);
    expect(again.isNew).toBe(true);
    expect(await listStops(db, again.tripId)).toHaveLength(before.length);
  });

  it("says which of its sites the catalogue no longer offers, and makes nothing", async () => {
    const { organisationId, committeeId, secretaryId } = await createOrganisation(db);
    await db.updateTable("visit_site").set({ archived_at: now }).where("code", "=", "dk-oj-ikea").execute();
    const made = createExampleTrip(db, { userId: secretaryId, organisationId }, committeeId);
    await expect(made).rejects.toThrow(ConfigurationError);
    await expect(made).rejects.toThrow(/^The worked example denmark cannot be made: .*\n {2}"dk-oj-ikea" \(days\[\d\]\.stops\[\d\]\.site\)\nTake it out/);
    expect(await db.selectFrom("trip").select("id").where("committee_id", "=", committeeId).execute()).toEqual([]);
    await db.updateTable("visit_site").set({ archived_at: null }).where("code", "=", "dk-oj-ikea").execute();
  });
});
