/** `npm run bench`: how long a count of 50 options and 10,000 ballots takes, by method and kind of ballot; each should stay under 100 ms. What it takes besides to write the record of 10,000 voters' payments is shown below. */
import { countElection } from "~/domain/voting/count-election";
import { countingMethods, type CountingMethod, type Election } from "~/domain/voting/election";

const [optionCount, ballotCount, runs, mostMilliseconds] = [50, 10_000, 15, 100];
let state = 2026;
/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator with the constants of Numerical Recipes). */
const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const options = Array.from({ length: optionCount }, (_, index) => `Destination ${index + 1}`);

function shuffled(): string[] {
  const names = [...options];
  for (let last = names.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [names[last], names[other]] = [names[other]!, names[last]!];
  }
  return names;
}

const ofBallots = <Ballot>(make: () => Ballot) => Array.from({ length: ballotCount }, () => ({ weight: 1, ...make() }));
const ranked: Election = { kind: "ranking", options, ballots: ofBallots(() => ({ ranking: shuffled().map((name) => [name]) })) };
const approved: Election = { kind: "approval", options, ballots: ofBallots(() => ({ approved: shuffled().slice(0, 1 + Math.floor(random() * 10)) })) };
const scored: Election = { kind: "score", options, ballots: ofBallots(() => ({ scores: Object.fromEntries(options.map((name) => [name, Math.floor(random() * 6)])) })) };
const costs = Object.fromEntries(options.map((name) => [name, 10_000 + Math.floor(random() * 90_000)]));
const shares = { costs, budget: 400_000, satisfaction: "cost", completion: "support" } as const;

/** Processor time in milliseconds: what else the machine does at the moment does not count. Sorted. */
function measure(act: () => void, runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const started = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
}

const counts: [name: string, election: Election, method: CountingMethod, isWritten?: true][] = [
  ...countingMethods.filter((method) => method !== "score").map((method): [string, Election, CountingMethod] => [method, ranked, method]),
  ["approval, of approvals", approved, "approval"],
  ["equal-shares, of approvals", approved, "equal-shares"],
  ["score", scored, "score"],
  ["equal-shares, of points", scored, "equal-shares"],
  ["the same, with its record", scored, "equal-shares", true],
];

console.log(`${optionCount} options, ${ballotCount} different ballots, processor time, the middle of ${runs} counts:`);
for (const [name, election, method, isWritten] of counts) {
  // The figures of single ballots are worked out when they are first read: every payment of every voter as a fraction.
  const times = measure(() => {
    const counted = countElection(election, method, shares);
    if (isWritten) JSON.stringify(counted);
  }, runs);
  const middle = times[Math.floor(runs / 2)]!;
  console.log(`${name.padEnd(28)} ${middle.toFixed(1).padStart(8)} ms   (${times[0]!.toFixed(1)} to ${times.at(-1)!.toFixed(1)})${isWritten || middle < mostMilliseconds ? "" : `  not under ${mostMilliseconds} ms`}`);
}
