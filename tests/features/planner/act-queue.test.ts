import { describe, expect, it } from "vitest";
import { begin, emptyQueue, enqueue, holdBack, refuse, settle, stepsUnderWay, tryNow, waitForNext, type QueuedAct } from "~/features/planner/components/act-queue";

let serial = 0;
const move = (stopId: string, startsAtMinute: number, holdUntil = 0): QueuedAct => ({
  kind: "act", requestKey: `key-${(serial += 1)}`, action: "move-stop", changes: [{ type: "move-stop", stopId, dayId: "day-1", startsAtMinute }], versions: { [stopId]: 1 }, subject: stopId, holdUntil,
});
const fill = (...acts: QueuedAct[]) => acts.reduce(enqueue, emptyQueue);

describe("acts that wait for their turn", () => {
  it("makes one act of a key held down, with the versions of the first and the place of the last", () => {
    const queue = fill(move("a", 605, 100), move("a", 610, 200), move("a", 615, 300));
    expect(queue.acts).toHaveLength(1);
    expect(queue.acts[0]).toMatchObject({ versions: { a: 1 }, holdUntil: 300, changes: [{ startsAtMinute: 615 }] });
  });

  it("keeps apart what a pointer did twice, what concerns another stop, and what is already under way", () => {
    expect(fill(move("a", 605), move("a", 610)).acts).toHaveLength(2);
    expect(fill(move("a", 605, 100), move("b", 610, 100)).acts).toHaveLength(2);
    expect(enqueue(begin(fill(move("a", 605, 100))), move("a", 610, 100)).acts).toHaveLength(2);
  });

  it("sends one at a time, in order", () => {
    let queue = fill(move("a", 600), move("b", 700));
    expect(waitForNext(queue, 0)).toBe(0);
    queue = begin(queue);
    expect(waitForNext(queue, 0)).toBeNull();
    queue = settle(queue);
    expect(stepsUnderWay(queue)).toMatchObject([{ stopId: "b" }]);
    expect(waitForNext(settle(begin(queue)), 0)).toBeNull();
  });

  it("waits while a key may be pressed again, and no longer when something else was done", () => {
    const queue = fill(move("a", 605, 700));
    expect(waitForNext(queue, 0)).toBe(700);
    expect(waitForNext(enqueue(queue, move("b", 700)), 0)).toBe(0);
  });
});

describe("acts that do not get through", () => {
  it("stay first with the same key and are tried again later and later", () => {
    const queue = begin(fill(move("a", 605), move("b", 610)));
    const key = queue.acts[0]!.requestKey;
    const once = holdBack(queue, "offline", 1000);
    expect(once).toMatchObject({ trouble: "offline", sendingKey: null, attempts: 1 });
    expect(once.acts[0]!.requestKey).toBe(key);
    expect(waitForNext(once, 1000)).toBe(2000);
    const twice = holdBack(begin(once), "offline", 5000);
    expect(waitForNext(twice, 5000)).toBe(4000);
    expect(waitForNext(tryNow(twice), 5000)).toBe(0);
    expect(settle(begin(twice))).toMatchObject({ trouble: null, attempts: 0 });
  });

  it("take with them what was done later to the same stop when they are refused, and nothing else", () => {
    const { queue, dropped } = refuse(begin(fill(move("a", 605), move("b", 610), move("a", 620))));
    expect(stepsUnderWay(queue)).toMatchObject([{ stopId: "b" }]);
    expect(dropped).toHaveLength(1);
  });
});
