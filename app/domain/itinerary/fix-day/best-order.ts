/*
 * The order and the starts of a day that move least. Pure arithmetic: it knows nothing of stops, only of things that last
 * some minutes, may begin at some times, and need some minutes from the end of one to the start of the next.
 */

/** Something that takes up time. `starts` (minutes on any one axis, ascending) are where it may begin; `costs` what each of them costs. */
export type Slotted = { starts: number[]; costs: number[]; durationMinutes: number };

/** A choice for a set of things: their order, the start of each, what the starts cost, and by how many minutes they lack room. */
export type Arrangement = { order: { item: number; start: number }[]; cost: number; shortMinutes: number };

type Rows = { best: (Float64Array | undefined)[]; from: (Int32Array | undefined)[]; at: (Int32Array | undefined)[] };

/** A minute that is lacking weighs more than anything that moving can cost. */
const shortMinuteCost = 1e7;

/**
 * Every subset of up to ten things (above that: only from the first on, in the given order), each with the least sum of
 * costs at which every thing begins after the one before it has ended and the way is done. Held and Karp's programme with a
 * time axis: subsets × last thing × start, so that every order is weighed and none is walked through twice. `isSoft`: ways
 * may be cut short, at a price that is paid last.
 */
export function weighOrders(items: Slotted[], needs: number[][], options: { keepsOrder: boolean; isSoft: boolean }): (members: number[]) => Arrangement | null {
  const tables = new Map<number, Rows>();
  const rowsOf = (mask: number): Rows => {
    let rows = tables.get(mask);
    if (!rows) tables.set(mask, (rows = { best: [], from: [], at: [] }));
    return rows;
  };
  const offer = (mask: number, item: number, k: number, cost: number, from: number, at: number) => {
    const rows = rowsOf(mask);
    const best = (rows.best[item] ??= new Float64Array(items[item]!.starts.length).fill(Number.POSITIVE_INFINITY));
    if (cost >= best[k]!) return;
    best[k] = cost;
    (rows.from[item] ??= new Int32Array(best.length).fill(-1))[k] = from;
    (rows.at[item] ??= new Int32Array(best.length).fill(-1))[k] = at;
  };

  const extend = (mask: number, last: number, best: Float64Array, next: number) => {
    const need = needs[last]![next]!;
    if (!Number.isFinite(need)) return;
    const { starts, durationMinutes } = items[last]!;
    const target = items[next]!;
    const ready = durationMinutes + need;
    // The cheapest start that leaves time enough, and (soft) the one that costs least with what it lacks.
    let at = 0;
    let least = Number.POSITIVE_INFINITY;
    let leastAt = -1;
    const lateLeast = new Float64Array(options.isSoft ? starts.length + 1 : 0).fill(Number.POSITIVE_INFINITY);
    const lateAt = new Int32Array(lateLeast.length);
    if (options.isSoft) {
      for (let k = starts.length - 1; k >= 0; k -= 1) {
        const cost = best[k]! + starts[k]! * shortMinuteCost;
        const isBetter = cost <= lateLeast[k + 1]!;
        lateLeast[k] = isBetter ? cost : lateLeast[k + 1]!;
        lateAt[k] = isBetter ? k : lateAt[k + 1]!;
      }
    }
    target.starts.forEach((start, k) => {
      while (at < starts.length && starts[at]! + ready <= start) {
        if (best[at]! < least) [least, leastAt] = [best[at]!, at];
        at += 1;
      }
      const cost = target.costs[k]!;
      if (leastAt >= 0 && Number.isFinite(least)) offer(mask | (1 << next), next, k, least + cost, last, leastAt);
      if (options.isSoft && Number.isFinite(lateLeast[at]!)) offer(mask | (1 << next), next, k, lateLeast[at]! + (ready - start) * shortMinuteCost + cost, last, lateAt[at]!);
    });
  };

  items.forEach((item, index) => {
    if (options.keepsOrder && index > 0) return;
    item.starts.forEach((_, k) => offer(1 << index, index, k, item.costs[k]!, -1, -1));
  });
  for (let mask = 1; mask < 1 << items.length; mask += 1) {
    const rows = tables.get(mask);
    if (!rows) continue;
    rows.best.forEach((best, last) => {
      if (!best) return;
      if (options.keepsOrder) {
        if (last + 1 < items.length) extend(mask, last, best, last + 1);
        return;
      }
      for (let next = 0; next < items.length; next += 1) if (!(mask & (1 << next))) extend(mask, last, best, next);
    });
  }

  return (members) => {
    if (members.length === 0) return { order: [], cost: 0, shortMinutes: 0 };
    let mask = members.reduce((sum, item) => sum | (1 << item), 0);
    const final = tables.get(mask);
    let [item, k, cost] = [-1, -1, Number.POSITIVE_INFINITY];
    final?.best.forEach((best, index) => best?.forEach((one, at) => { if (one < cost) [item, k, cost] = [index, at, one]; }));
    if (item < 0) return null;
    const order: Arrangement["order"] = [];
    while (item >= 0) {
      order.unshift({ item, start: items[item]!.starts[k]! });
      const rows = tables.get(mask)!;
      mask &= ~(1 << item);
      [item, k] = [rows.from[item]![k]!, rows.at[item]![k]!];
    }
    const shortMinutes = Math.floor(cost / shortMinuteCost);
    return { order, cost: cost - shortMinutes * shortMinuteCost, shortMinutes };
  };
}
