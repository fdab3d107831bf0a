/** `npm run calibrate [FILE.csv]`: compares the embedded travel model with published times, pair by pair. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { comparableMinutes, errorPercents, parseKnownTimes, summarise, type KnownTime } from "./known-times";

const argument = process.argv[2];
const file = argument ? resolve(process.cwd(), argument) : resolve(import.meta.dirname, "../../../shared/calibration/travel-times-dev.csv");

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

if (!existsSync(file)) fail(`There is no file ${file}.${argument ? "" : " Name a CSV of known times: npm run calibrate -- FILE.csv"}`);

let known: KnownTime[];
try {
  known = parseKnownTimes(readFileSync(file, "utf8"));
} catch (error) {
  fail(`${file} is not a CSV of known times: ${error instanceof Error ? error.message : String(error)}`);
}
if (known.length === 0) fail(`${file} holds no pairs.`);

const errors = errorPercents(known);
known.forEach((one, i) => {
  const { leg, minutes } = comparableMinutes(one);
  const name = `${one.fromName} - ${one.toName}`.padEnd(44);
  const facts = `${one.mode.padEnd(8)} ${String(one.kilometres).padStart(6)} km  known ${String(one.minutes).padStart(5)} min`;
  if (minutes === null) {
    const reason = leg.outcome === "impossible" ? leg.reason : "";
    const verb = one.mode === "car" || one.mode === "coach" ? "cannot be driven" : `cannot be done by ${one.mode}`;
    console.log(`${name} ${facts}  ${verb}: ${reason}`);
    return;
  }
  const sign = errors[i]! >= 0 ? "+" : "";
  const via = leg.outcome === "ok" && leg.via.length > 0 ? `  via ${leg.via.join(", ")}` : "";
  console.log(`${name} ${facts}  estimate ${minutes.toFixed(0).padStart(5)} min  error ${`${sign}${errors[i]!.toFixed(1)}`.padStart(6)} %${via}`);
});

const summary = summarise(errors);
console.log(`median absolute error: ${summary.medianAbsolutePercent.toFixed(1)} %`);
console.log(`within 25 %: ${summary.within25Percent.toFixed(1)} %`);
