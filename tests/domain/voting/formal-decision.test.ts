import { describe, expect, it } from "vitest";
import { tallyMeeting, type MeetingVote } from "~/domain/voting/formal-decision";
import { brokenLink, chainHash, type ChainedEntry, type LogEntry } from "~/domain/voting/log-chain";

const votes = (yes: number, no: number, blank: number, absent = 0, biased = 0): MeetingVote[] => [
  ...Array.from({ length: yes }, () => ({ presence: "present", vote: "for" }) as const),
  ...Array.from({ length: no }, () => ({ presence: "present", vote: "against" }) as const),
  ...Array.from({ length: blank }, () => ({ presence: "present", vote: "blank" }) as const),
  ...Array.from({ length: absent }, () => ({ presence: "absent", vote: null }) as const),
  ...Array.from({ length: biased }, () => ({ presence: "biased", vote: null }) as const),
];

describe("a formal decision", () => {
  it.each([
    [votes(6, 5, 0), 11, "adopted", 11],
    [votes(3, 2, 6), 11, "adopted", 5],
    [votes(2, 3, 6), 11, "rejected", 5],
    [votes(4, 4, 1), 11, "tied", 8],
    [votes(0, 0, 7), 11, "no-votes", 0],
    [votes(5, 0, 0, 6), 11, "no-quorum", 5],
    [votes(6, 0, 0, 5), 11, "adopted", 6],
    [votes(5, 0, 0, 5), 10, "adopted", 5],
    [votes(5, 0, 0, 0, 6), 11, "no-quorum", 5],
    [[], 1, "no-quorum", 0],
  ])("of %j among %d seats is %s", (cast, seats, outcome, counted) => {
    expect(tallyMeeting(cast as MeetingVote[], seats as number)).toMatchObject({ outcome, counted });
  });
});

describe("the chain of a log", () => {
  const chain = (entries: LogEntry[]) => entries.reduce<ChainedEntry[]>((done, entry) => {
    const previousHash = done.at(-1)?.hash ?? "";
    return [...done, { ...entry, previousHash, hash: chainHash(entry, previousHash) }];
  }, []);
  const log = chain(["opened", "extended", "closed"].map((act, index) => ({ position: index + 1, at: "2027-03-01T09:00:00.000Z", act, actor: "Signe Sekretær", details: { b: 1, a: [index] } })));

  it("holds for what it was made of, whatever the order of keys", () => {
    expect(brokenLink([])).toBeNull();
    expect(brokenLink(JSON.parse(JSON.stringify(log)))).toBeNull();
    expect(brokenLink(log.map((entry) => ({ ...entry, details: { a: entry.details.a, b: 1 } })))).toBeNull();
  });

  it("breaks where an entry was changed, left out or put in", () => {
    expect(brokenLink(log.map((entry, index) => (index === 1 ? { ...entry, actor: "En anden" } : entry)))).toBe(2);
    expect(brokenLink([log[0]!, log[2]!])).toBe(2);
    expect(brokenLink([log[1]!, log[0]!, log[2]!])).toBe(1);
  });
});
