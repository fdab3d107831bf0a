/*
 * What has changed between two programmes of one trip, said as facts: the reader of an old programme wants to know what no
 * longer holds.
 */

/** A point of a programme as a reader knows it. Minutes count from the midnight of `date`; null: untimed. `status`: a code of what is agreed; empty where nobody has to agree. Other texts are as printed. */
export type ProgrammePoint = {
  id: string;
  number: number;
  title: string;
  date: string;
  fromMinute: number | null;
  toMinute: number | null;
  nights: number;
  place: string | null;
  address: string | null;
  host: string | null;
  status: string;
  questions: readonly string[];
};

/** What stands on the cover. `ways`: minutes and mode of each way by its ends. */
export type ProgrammeFacts = {
  title: string;
  startsOn: string;
  endsOn: string;
  status: string;
  purpose: readonly string[];
  people: readonly number[];
  contacts: readonly string[];
  ways: Readonly<Record<string, string>>;
  /** In the order of the programme. */
  points: readonly ProgrammePoint[];
};

/** What can change of a point, in the order in which it is told. */
export const pointAspects = ["day", "time", "nights", "title", "place", "host", "status", "questions"] as const;
export type PointAspect = (typeof pointAspects)[number];

/** What can change of the trip as a whole, in the order in which it is told. */
export const coverAspects = ["status", "dates", "title", "purpose", "people", "contacts", "ways"] as const;
export type CoverAspect = (typeof coverAspects)[number];

/** A point that both programmes have, with what differs; never without an aspect. */
export type ChangedPoint = { before: ProgrammePoint; after: ProgrammePoint; aspects: PointAspect[] };

/** Everything that differs between two programmes of one trip; four empty lists: nothing does. */
export type ProgrammeChanges = { added: ProgrammePoint[]; removed: ProgrammePoint[]; changed: ChangedPoint[]; cover: CoverAspect[] };

/**
 * What `after` has that `before` had not, and the other way round. A point is the same one while its id is; that it got
 * another number because of others is no change. Added and changed points come in the order of `after`, removed ones in that of
 * `before`. A way counts where both programmes have it between the same two points. Equal programmes give four empty lists.
 */
export function compareProgrammes(before: ProgrammeFacts, after: ProgrammeFacts): ProgrammeChanges {
  const old = new Map(before.points.map((point) => [point.id, point]));
  const kept = new Set(after.points.map((point) => point.id));
  return {
    added: after.points.filter((point) => !old.has(point.id)),
    removed: before.points.filter((point) => !kept.has(point.id)),
    changed: after.points.flatMap((point): ChangedPoint[] => {
      const was = old.get(point.id);
      const aspects = was ? pointAspects.filter((aspect) => differs(was, point, aspect)) : [];
      return was && aspects.length > 0 ? [{ before: was, after: point, aspects }] : [];
    }),
    cover: coverAspects.filter((aspect) => coverDiffers(before, after, aspect)),
  };
}

/** How many things have changed; 0: the programmes say the same. */
export function countChanges({ added, removed, changed, cover }: ProgrammeChanges): number {
  return added.length + removed.length + changed.length + cover.length;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function differs(was: ProgrammePoint, is: ProgrammePoint, aspect: PointAspect): boolean {
  if (aspect === "day") return was.date !== is.date;
  if (aspect === "time") return was.fromMinute !== is.fromMinute || was.toMinute !== is.toMinute;
  if (aspect === "place") return was.place !== is.place || was.address !== is.address;
  return !same(was[aspect], is[aspect]);
}

function coverDiffers(was: ProgrammeFacts, is: ProgrammeFacts, aspect: CoverAspect): boolean {
  if (aspect === "dates") return was.startsOn !== is.startsOn || was.endsOn !== is.endsOn;
  if (aspect === "ways") return Object.entries(is.ways).some(([ends, way]) => was.ways[ends] !== undefined && was.ways[ends] !== way);
  return !same(was[aspect], is[aspect]);
}
