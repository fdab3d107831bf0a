/** A marker's place on the screen, in pixels. */
export type ScreenPoint = { id: string; x: number; y: number };

/** Markers shown at one spot: their ids in the order given. */
export type Cluster = { ids: string[]; x: number; y: number };

/**
 * Puts together what would cover each other: a point joins the first cluster whose middle lies nearer than `reach` pixels,
 * and clusters that grew into each other are joined. Every id is in exactly one cluster; no points: no clusters.
 */
export function clusterPoints(points: readonly ScreenPoint[], reach: number): Cluster[] {
  let clusters: Cluster[] = points.map(({ id, x, y }) => ({ ids: [id], x, y }));
  for (let joined = true; joined; ) {
    joined = false;
    const next: Cluster[] = [];
    for (const cluster of clusters) {
      const near = next.find((other) => Math.hypot(other.x - cluster.x, other.y - cluster.y) < reach);
      if (!near) {
        next.push({ ...cluster });
        continue;
      }
      const total = near.ids.length + cluster.ids.length;
      near.x = (near.x * near.ids.length + cluster.x * cluster.ids.length) / total;
      near.y = (near.y * near.ids.length + cluster.y * cluster.ids.length) / total;
      near.ids = [...near.ids, ...cluster.ids];
      joined = true;
    }
    clusters = next;
  }
  return clusters;
}

/**
 * Moves markers that would cover each other apart: two side by side, more in a ring around their middle, `size` pixels
 * between neighbours. Markers that stand free stay where they are.
 */
export function spreadPoints(points: readonly ScreenPoint[], size: number): ScreenPoint[] {
  const order = new Map(points.map((point, index) => [point.id, index]));
  return clusterPoints(points, size)
    .flatMap((cluster) => {
      const count = cluster.ids.length;
      if (count === 1) return [{ id: cluster.ids[0]!, x: cluster.x, y: cluster.y }];
      const radius = count === 2 ? size / 2 : size / (2 * Math.sin(Math.PI / count));
      const start = count === 2 ? Math.PI : -Math.PI / 2;
      return cluster.ids.map((id, index) => {
        const angle = start + (2 * Math.PI * index) / count;
        return { id, x: cluster.x + radius * Math.cos(angle), y: cluster.y + radius * Math.sin(angle) };
      });
    })
    .sort((a, b) => order.get(a.id)! - order.get(b.id)!);
}

/**
 * One label for several markers: whole numbers are put together ("1–4, 7"), anything else is listed. Equal labels count
 * once. More than three pieces become the first, a dash and the last.
 */
export function jointLabel(labels: readonly string[]): string {
  const unique = [...new Set(labels)];
  if (!unique.every((label) => /^\d+$/.test(label))) return unique.length > 3 ? `${unique[0]}–${unique.at(-1)}` : unique.join(", ");
  const numbers = unique.map(Number).sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else spans.push([number, number]);
  }
  const texts = spans.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`));
  return texts.length > 3 ? `${numbers[0]}–${numbers.at(-1)}` : texts.join(", ");
}
