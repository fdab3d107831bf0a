import { z } from "zod";
import { bookingStatuses, coordinateConfidences, stopKinds } from "~/domain/itinerary/itinerary";
import { daysBetween, isCalendarDate } from "~/domain/time/calendar-date";
import { isValidOpeningHours } from "~/domain/time/opening-hours";
import { isTimeZone } from "~/domain/time/wall-clock";
import { travelModes } from "~/domain/travel/leg-estimate";

/*
 * A trip as a file that people can read and write: `npm run check -- FILE.json` checks it, a trip is downloaded and
 * uploaded as one. `version` is 1 until a field changes its meaning; new fields may be added, unknown ones are refused.
 * itinerary-form.schema.json beside this file is made from it (`npm run form-schema`). Nothing here transforms: the
 * file's own texts stay texts until present-itinerary-form.ts reads them.
 */

const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/).describe("A name of your own within this file: letters without accents, digits, full stop, hyphen, underscore.");
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "error.file-date").refine(isCalendarDate, "error.file-date").describe("A calendar date, 2027-04-13.");
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "error.file-clock").describe("The clock on the wall of the stop's own place, 10:30.");
const shortText = z.string().trim().min(1).max(200);
const oere = z.number().int().min(0).max(100_000_000_00).describe("Øre: 100 to a krone.");

const placeSchema = z
  .object({
    name: shortText,
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    timeZone: z.string().refine(isTimeZone, "error.time-zone").describe("IANA name of the zone, Europe/Copenhagen."),
    country: z.string().regex(/^[A-Z]{2}$/).describe("ISO 3166-1 code, DK."),
    region: z.string().regex(/^[A-Z0-9]{1,3}$/).optional().describe("ISO 3166-2 subdivision without the country, where holidays depend on it: BE of DE-BE."),
    confidence: z.enum(coordinateConfidences).default("address").describe("How well the coordinates are known: the house, the quarter, the town only."),
  })
  .strict();

const siteSchema = z
  .object({
    name: shortText.optional(),
    place: placeSchema.optional(),
    themes: z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).max(30).default([]),
    visitMinutes: z.number().int().min(5).max(2880).optional(),
    groupLimit: z.number().int().min(1).max(1000).optional().describe("The most people the host can receive."),
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).max(20).default([]).describe("ISO 639-1 codes of the languages that the host can receive in."),
    concreteness: z.enum(["named", "area", "programme", "event", "type-only"]).default("named"),
    isOffice: z.boolean().default(true).describe("Keeps office hours: nobody is there at a weekend."),
    openingHours: z.string().min(1).max(500).refine(isValidOpeningHours, "error.opening-hours").optional().describe("In the OpenStreetMap syntax, Mo-Fr 09:00-16:00; PH off."),
    openSpells: z
      .record(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.array(z.tuple([z.number().int().min(0).max(2880), z.number().int().min(0).max(2880)])).max(20))
      .optional()
      .describe("Instead of openingHours: for each date the spells in minutes since midnight; none: closed."),
    openingHoursBasis: z.enum(["published", "assumed"]).optional(),
    caveats: z.array(z.object({ code: key, severity: z.enum(["high", "medium", "low"]) }).strict()).max(20).default([]),
    eventDates: z.array(z.object({ startsOn: date, endsOn: date }).strict()).max(50).default([]),
  })
  .strict();

const stopSchema = z
  .object({
    key: key.describe("Names the stop within this file; legs name it too."),
    kind: z.enum(stopKinds),
    title: shortText,
    site: key.optional().describe("A key of `sites`."),
    place: placeSchema.optional().describe("Left out: the place of its site, if it has one."),
    arrival: placeSchema.optional().describe("Where a stop of kind travel ends."),
    mode: z.enum(travelModes).optional().describe("How a stop of kind travel moves the group."),
    at: clock.optional().describe("When it starts. Left out: no time yet."),
    minutes: z.number().int().min(5).max(2880).describe("How long it lasts; for lodging the check-in itself."),
    nights: z.number().int().min(1).max(30).optional().describe("Nights slept there; only for lodging, where 1 is meant when it is left out."),
    locked: z.boolean().default(false),
    status: z.enum(bookingStatuses).default("suggested"),
    questions: z.string().max(4000).default(""),
  })
  .strict();

const limitsFormSchema = z
  .object({
    dayMinutes: z.number().int().min(60).max(1440).optional(),
    visitsPerDay: z.number().int().min(1).max(20).optional(),
    bufferMinutesSmallGroup: z.number().int().min(0).max(120).optional(),
    bufferMinutesLargeGroup: z.number().int().min(0).max(120).optional(),
    restMinutes: z.number().int().min(0).max(1440).optional(),
    confirmationDays: z.number().int().min(0).max(365).optional(),
    lunchFrom: clock.optional(),
    lunchTo: clock.optional(),
    lunchMinutes: z.number().int().min(0).max(240).optional(),
  })
  .strict();

const legSchema = z
  .object({
    from: key.describe("A stop's key, or home."),
    to: key.describe("A stop's key, or home."),
    mode: z.enum(travelModes).optional(),
    minutes: z.number().int().min(1).max(2880).optional().describe("A time that is known (a train booked, a host's word): it wins over any estimate."),
  })
  .strict();

/** The form of a trip in a file. Left out: what is not known, and then nothing is concluded from it. */
export const itineraryFormSchema = z
  .object({
    $schema: z.string().max(300).optional(),
    version: z.literal(1),
    title: z.string().trim().max(200).default(""),
    destinations: z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).max(30).default([]).describe("Codes of the catalogue's destinations; used when the file is made into a trip."),
    startsOn: date,
    endsOn: date,
    home: placeSchema.optional(),
    members: z.number().int().min(1).max(200),
    staff: z.number().int().min(0).max(50),
    themes: z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).max(30).default([]).describe("Codes of the themes that the committee asks for, in its order."),
    limits: limitsFormSchema.default({}),
    money: z.object({ pricePerParticipant: oere.optional(), ceilingParticipant: oere.optional(), termSpentPerMember: oere.optional(), ceilingTerm: oere.optional(), total: oere.optional(), ceilingTrip: oere.optional(), pricePerMember: oere.optional() }).strict().optional(),
    sites: z.record(key, siteSchema).default({}),
    days: z.array(z.object({ date, stops: z.array(stopSchema).max(60) }).strict()).max(100).default([]).describe("Days without stops can be left out."),
    wishes: z.array(stopSchema).max(300).default([]).describe("Stops that are on no day yet."),
    legs: z.array(legSchema).max(300).default([]),
  })
  .strict()
  .superRefine((form, context) => {
    const fault = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if (isCalendarDate(form.startsOn) && isCalendarDate(form.endsOn)) {
      const nights = daysBetween(form.startsOn, form.endsOn);
      if (nights < 0) fault(["endsOn"], "error.date-order");
      else if (nights > 59) fault(["endsOn"], "error.trip-too-long");
    }
    const dates = new Set<string>();
    form.days.forEach((day, index) => (dates.has(day.date) ? fault(["days", index, "date"], "error.twice") : dates.add(day.date)));
    const keys = new Set(["home"]);
    const see = (stop: z.output<typeof stopSchema>, path: (string | number)[]) => {
      if (keys.has(stop.key)) fault([...path, "key"], "error.twice");
      keys.add(stop.key);
      if (stop.site !== undefined && !Object.hasOwn(form.sites, stop.site)) fault([...path, "site"], "error.unknown-key");
      if (stop.nights !== undefined && stop.kind !== "lodging") fault([...path, "nights"], "error.only-lodging");
      if (stop.kind !== "travel") for (const name of ["arrival", "mode"] as const) if (stop[name] !== undefined) fault([...path, name], "error.only-travel");
    };
    form.days.forEach((day, at) => day.stops.forEach((stop, index) => see(stop, ["days", at, "stops", index])));
    form.wishes.forEach((stop, index) => see(stop, ["wishes", index]));
    const legs = new Set<string>();
    form.legs.forEach((leg, index) => {
      for (const end of ["from", "to"] as const) if (!keys.has(leg[end])) fault(["legs", index, end], "error.unknown-key");
      if (leg.from === leg.to || legs.has(`${leg.from} ${leg.to}`)) fault(["legs", index, "to"], "error.twice");
      legs.add(`${leg.from} ${leg.to}`);
    });
  });

/** A file that has been read. */
export type ItineraryForm = z.output<typeof itineraryFormSchema>;
export type FormStop = ItineraryForm["days"][number]["stops"][number];
export type FormPlace = NonNullable<FormStop["place"]>;
export type FormSite = ItineraryForm["sites"][string];

/** The JSON Schema of the form, as it lies beside this file. */
export function itineraryFormJsonSchema(): object {
  return z.toJSONSchema(itineraryFormSchema, { io: "input", target: "draft-2020-12" });
}

/** What is wrong at one place of a file. `path` is written as in JavaScript: `days[0].stops[2].at`; empty: the whole file. */
export type FormFault = { path: string; message: string };

function writePath(path: PropertyKey[]): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`)).join("");
}

/** A programme of many weeks takes a tenth of this; more is another kind of file. */
export const largestFormBytes = 256 * 1024;

/** The text of a file, or the key of what is wrong with it as a whole. What is not UTF-8 is not guessed at: every æ, ø and å would be lost. */
export function readFormText(bytes: Uint8Array): { ok: true; text: string } | { ok: false; fault: "check.upload.too-large" | "check.not-utf8" } {
  if (bytes.byteLength > largestFormBytes) return { ok: false, fault: "check.upload.too-large" };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, fault: "check.not-utf8" };
  }
}

/**
 * Reads the text of a file. `locale` gives the language of what is wrong with a value's type; messages that are keys
 * (`error.…`) are the caller's to translate.
 */
export function readItineraryForm(text: string, locale: "da" | "en"): { ok: true; form: ItineraryForm } | { ok: false; faults: FormFault[] } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { ok: false, faults: [{ path: "", message: `JSON: ${(error as Error).message}` }] };
  }
  const words = locale === "da" ? z.locales.da() : z.locales.en();
  const parsed = itineraryFormSchema.safeParse(value, { error: (issue) => (issue.code === "invalid_type" && issue.input === undefined ? "error.missing" : words.localeError(issue)) });
  if (parsed.success) return { ok: true, form: parsed.data };
  return { ok: false, faults: parsed.error.issues.flatMap(faultsOf) };
}

/** An unknown name is a fault of that name, not of what holds it. */
function faultsOf(issue: z.core.$ZodIssue): FormFault[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path: writePath([...issue.path, key]), message: "error.unknown-key" }));
  return [{ path: writePath(issue.path), message: issue.message }];
}
