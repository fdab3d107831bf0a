import { readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { isCalendarDate } from "~/domain/time/calendar-date";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { itineraryFormJsonSchema, largestFormBytes, readFormText, readItineraryForm } from "~/features/planner/itinerary-form-schema";
import { presentCheckAsJson, presentCheckAsText } from "~/features/planner/present-check";
import { formToItinerary } from "~/features/planner/present-itinerary-form";
import { isLocale } from "~/i18n/locale";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";

/*
 * `npm run check -- FILE.json`: reads a programme from a file, says whether it holds, and needs no database. Exit code 0:
 * no errors; 1: errors; 2: the file is not such a programme, or the command was not understood. `-` reads standard input.
 */

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);

const schemaFile = fileURLToPath(new URL("./features/planner/itinerary-form.schema.json", import.meta.url));

type Arguments = { file: string | null; asJson: boolean; locale: "da" | "en"; today: string | null; isUnderstood: boolean };

function readArguments(given: string[]): Arguments {
  const read: Arguments = { file: null, asJson: false, locale: "da", today: null, isUnderstood: true };
  for (let index = 0; index < given.length; index += 1) {
    const [name, inline] = (given[index] ?? "").split("=", 2) as [string, string | undefined];
    const value = () => inline ?? given[(index += 1)];
    if (name === "--json" && inline === undefined) read.asJson = true;
    else if (name === "--lang") {
      const locale = value();
      if (isLocale(locale)) read.locale = locale;
      else read.isUnderstood = false;
    } else if (name === "--today") {
      const today = value() ?? "";
      if (isCalendarDate(today)) read.today = today;
      else read.isUnderstood = false;
    } else if (read.file === null && (name === "-" || !name.startsWith("-"))) read.file = given[index]!;
    else read.isUnderstood = false;
  }
  return read;
}

/** Writes everything before the process ends: a pipe may take its time. */
function finish(exitCode: 0 | 1 | 2, stream: NodeJS.WriteStream, lines: string[]) {
  process.exitCode = exitCode;
  stream.write(`${lines.join("\n")}\n`);
}

/** Faults of the place where a file should be, not of the file. */
const placeFaults = { "check.absent": true, "check.directory": true, "check.unreadable": true } as const;

function readContent(file: string): ReturnType<typeof readFormText> | { ok: false; fault: keyof typeof placeFaults } {
  try {
    if (file === "-") return readFormText(readFileSync(0));
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) return { ok: false, fault: "check.absent" };
    if (found.isDirectory()) return { ok: false, fault: "check.directory" };
    // Not read only to be refused.
    return found.size > largestFormBytes ? { ok: false, fault: "check.upload.too-large" } : readFormText(readFileSync(file));
  } catch {
    return { ok: false, fault: "check.unreadable" };
  }
}

function check({ file, asJson, locale, today, isUnderstood }: Arguments) {
  const translator = translatorFor(locale);
  const { t, tDynamic, has } = translator;
  if (file === null || !isUnderstood) return finish(2, process.stderr, [t("check.usage")]);
  const content = readContent(file);
  if (!content.ok && content.fault in placeFaults) return finish(2, process.stderr, [tDynamic(content.fault, { file })]);
  const read = content.ok ? readItineraryForm(content.text, locale) : { ok: false as const, faults: [{ path: "", message: content.fault }] };
  if (!read.ok) {
    const faults = read.faults.map((fault) => ({ path: fault.path, message: has(fault.message) ? tDynamic(fault.message) : fault.message }));
    if (asJson) return finish(2, process.stdout, [JSON.stringify({ version: 1, faults }, null, 2)]);
    return finish(2, process.stderr, [t("check.not-a-form", { file, count: faults.length }), ...faults.map((fault) => `  ${fault.path || t("check.whole-file")}: ${fault.message}`)]);
  }
  const itinerary = formToItinerary(read.form);
  const on = today ?? wallClockOf(Date.now(), itinerary.home?.timeZone ?? "Europe/Copenhagen").date;
  const checked = checkItinerary(itinerary, embeddedTravelTimes, on, { withFixes: true });
  const hasErrors = checked.findings.some((finding) => finding.severity === "error");
  const lines = asJson ? [JSON.stringify(presentCheckAsJson(checked, read.form.title, translator), null, 2)] : presentCheckAsText(itinerary, checked, read.form.title, translator);
  finish(hasErrors ? 1 : 0, process.stdout, lines);
}

if (process.argv.includes("--write-schema")) writeFileSync(schemaFile, `${JSON.stringify(itineraryFormJsonSchema(), null, 2)}\n`);
else check(readArguments(process.argv.slice(2)));
