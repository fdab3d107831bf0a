import { expect, it } from "vitest";
import { warmUp } from "~/domain/travel/warm-up";
import { warmTravelModel } from "~/features/travel/adapters/warm-up.server";

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it("takes a step between one turn of the process and the next, and then stops", async () => {
  let taken = 0;
  function* threeSteps() {
    for (; taken < 3; taken += 1) yield;
  }
  warmTravelModel(threeSteps());
  expect(taken).toBe(0);
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  expect(taken).toBe(3);
});

it("asks for every journey between the largest towns of the country, and none where it knows no town", () => {
  expect([...warmUp("DK")]).toHaveLength(14 * 13);
  expect([...warmUp("XX")]).toEqual([]);
});
