/** `npm run bench`: how long a count of 50 options and 10,000 ballots takes, by method; each with rankings should stay under 100 ms. */
import { countElection } from "~/domain/voting/count-election";
import { countingMethods, type Election } from "~/domain/voting/election";

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

const ballots = Array.from({ length: ballotCount }, () => ({ weight: 1, ranking: shuffled().map((name) => [name]) }));
const scores = Array.from({ length: ballotCount }, () => ({ weight: 1, scores: Object.fromEntries(options.map((name) => [name, Math.floor(random() * 6)])) }));
const ranked: Election = { kind: "ranking", options, ballots };
const scored: Election = { kind: "score", options, ballots: scores };
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

console.log(`${optionCount} options, ${ballotCount} different ballots, processor time, the middle of ${runs} counts:`);
for (const method of countingMethods) {
  if (method === "score") continue;
  const times = measure(() => countElection(ranked, method, shares), runs);
  const middle = times[Math.floor(runs / 2)]!;
  console.log(`${method.padEnd(24)} ${middle.toFixed(1).padStart(8)} ms   (${times[0]!.toFixed(1)} to ${times.at(-1)!.toFixed(1)})${middle < mostMilliseconds ? "" : `  not under ${mostMilliseconds} ms`}`);
}
console.log(`${"score, with points".padEnd(24)} ${measure(() => countElection(scored, "score"), 5)[2]!.toFixed(1).padStart(8)} ms`);
