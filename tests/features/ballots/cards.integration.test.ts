import { beforeAll, describe, expect, it } from "vitest";
import { loadCards, type OptionCard } from "~/features/ballots/card-queries.server";
import { listOptions } from "~/features/ballots/queries.server";
import { createExampleTrip } from "~/features/planner/example-commands.server";
import { createVotingCommittee, draftBallot } from "../../factories/ballots";
import { createOrganisation } from "../../factories/people";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const now = new Date("2027-01-15T09:00:00Z");
let [example, odense, billund]: OptionCard[] = [];

beforeAll(async () => {
  const committee = await createVotingCommittee(db, 1);
  const { tripId } = await createExampleTrip(db, committee.actor, committee.committeeId);
  const { ballotId } = await draftBallot(db, committee, { option: [`trip:${tripId}`, "destination:dk-odense", "destination:dk-billund"] });
  [example, odense, billund] = await loadCards(db, await listOptions(db, ballotId), committee.committeeId, "da", now);
});

describe("the card of an option", () => {
  it("holds a drafted trip's price against its ceiling, its kilograms and what is agreed", () => {
    expect(example!.trip).toMatchObject({ priceOere: 580_379, ceilingOere: 1_200_000, days: 3, visits: { confirmed: 0 } });
    expect(example!.trip!.emissionsKg).toBeGreaterThan(20);
    expect(example!.trip!.emissionsKg).toBeLessThan(100);
    expect(example!.trip!.visits.total).toBeGreaterThan(3);
  });

  it("names the library's cases that point to a destination, with their years, and leads to them", () => {
    for (const card of [odense!, billund!]) {
      expect(card.cases.length, card.title).toBeGreaterThan(0);
      expect(card.cases.length).toBeLessThanOrEqual(3);
      for (const one of card.cases) {
        expect(one.path).toMatch(/^\/bibliotek\/[a-z0-9-]+$/);
        expect(one.year).toMatch(/\d{4}/);
      }
    }
  });

  it("knows nothing of a destination's journey that another committee has drafted", async () => {
    const other = await createOrganisation(db);
    const committee = { ...other, memberIds: [], actor: { userId: other.secretaryId, organisationId: other.organisationId, displayName: "Signe Sekretær" } };
    const { ballotId } = await draftBallot(db, committee, { option: ["destination:dk-odense", "destination:dk-billund"] });
    const cards = await loadCards(db, await listOptions(db, ballotId), other.committeeId, "da", now);
    expect(cards.map((card) => card.trip)).toEqual([null, null]);
  });
});
