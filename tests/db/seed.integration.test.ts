import { expect, it } from "vitest";
import { seedAll } from "~db/seed/seed-all";
import { migrateToLatest } from "~db/migrate";
import { testDatabase } from "../setup/test-database";

const { db } = await testDatabase();

const tables = ["theme", "destination", "visit_site", "dialogue_topic", "alternative_group", "organisation", "app_user"] as const;

async function countRows() {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const row = await db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
    counts[table] = row.count;
  }
  return counts;
}

it("holds the whole catalogue after the first start", async () => {
  expect(await countRows()).toMatchObject({ destination: 12, visit_site: 58, dialogue_topic: 24, alternative_group: 13, organisation: 1, app_user: 1 });
});

it("changes nothing when it migrates and seeds a second time", async () => {
  const before = await countRows();
  expect(await migrateToLatest(db)).toEqual([]);
  await seedAll(db);
  expect(await countRows()).toEqual(before);
});

it("does not overwrite what was edited after the seed", async () => {
  const { id } = await db.selectFrom("destination").select("id").orderBy("code").limit(1).executeTakeFirstOrThrow();
  await db.updateTable("destination").set({ reason_da: "Rettet af sekretariatet." }).where("id", "=", id).execute();
  await seedAll(db);
  const { reason_da } = await db.selectFrom("destination").select("reason_da").where("id", "=", id).executeTakeFirstOrThrow();
  expect(reason_da).toBe("Rettet af sekretariatet.");
});
