import { z } from "zod";
import { bookingStatuses, coordinateConfidences, stopKinds } from "~/domain/itinerary/itinerary";
import { travelModes } from "~/domain/travel/leg-estimate";
import { checkbox, coordinate, optionalClock, optionalText, requiredText, wholeNumber } from "~/shared/form-fields";

const uuid = z.uuid();
const minute = z.number().int().min(0).max(1439);
const duration = z.number().int().min(5).max(2880);
const shortText = z.string().trim().min(1).max(200);
const timeZone = z.string().refine((zone) => isTimeZone(zone));

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone.includes("/");
  } catch {
    return false;
  }
}

const placeSchema = z.object({
  name: shortText,
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  timeZone,
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  regionCode: z.string().regex(/^[A-Z0-9]{1,3}$/).nullable(),
  confidence: z.enum(coordinateConfidences),
});

/**
 * One step of a change to a plan, as the board sends it. The first four are the domain's {@link PlanChange}, so that a
 * one-click fix and a person's hand go the same way.
 */
export const boardChangeSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("move-stop"), stopId: uuid, dayId: uuid.nullable(), startsAtMinute: minute.nullable() }).strict(),
  z.object({ type: z.literal("resize-stop"), stopId: uuid, durationMinutes: duration }).strict(),
  z
    .object({ type: z.literal("set-leg"), fromStopId: uuid.nullable(), toStopId: uuid.nullable(), mode: z.enum(travelModes).nullable(), enteredMinutes: z.number().int().min(1).max(2880).nullable() })
    .strict(),
  z
    .object({
      type: z.literal("add-stop"), stopId: uuid, dayId: uuid.nullable(), kind: z.enum(stopKinds), title: shortText.nullable(), siteId: uuid.nullable(), place: placeSchema.nullable(),
      startsAtMinute: minute.nullable(), durationMinutes: duration, nights: z.number().int().min(0).max(30), bookingStatus: z.enum(bookingStatuses),
    })
    .strict(),
  z.object({ type: z.literal("remove-stop"), stopId: uuid }).strict(),
  z.object({ type: z.literal("set-lock"), stopId: uuid, locked: z.boolean() }).strict(),
  z.object({ type: z.literal("set-status"), stopId: uuid, bookingStatus: z.enum(bookingStatuses) }).strict(),
]);
export type BoardChange = z.infer<typeof boardChangeSchema>;

/** What the board sends for every act: the steps, the versions its sender saw, and a key that makes a repeat harmless. */
export const boardActSchema = z
  .object({
    requestKey: uuid,
    /** Code of the act for the history ("move-stop", "apply-fix"). */
    action: z.enum(["move-stop", "resize-stop", "set-leg", "add-stop", "remove-stop", "set-lock", "set-status", "apply-fix"]),
    changes: z.array(boardChangeSchema).min(1).max(60),
    /** By stop id, the version the sender saw; a stop added by the act itself has none. */
    versions: z.record(uuid, z.number().int().positive()),
  })
  .strict();
export type BoardAct = z.infer<typeof boardActSchema>;

/** Letters in the questions of one stop. */
export const longestQuestions = 4000;

const emptyToNull = (text: string) => (text === "" ? null : text);

/** Where a stop is, as the form has it: nowhere, at its catalogue site, or at a place of one's own. */
const ownPlaceFields = {
  placeName: optionalText(200),
  address: optionalText(300),
  lon: optionalText(20),
  lat: optionalText(20),
};

/** The form of one stop. `siteId` is not a field: a stop keeps the site it was made from. */
export const stopFormSchema = z
  .object({
    stopId: z.uuid("error.invalid"),
    version: wholeNumber(1, 1_000_000_000),
    kind: z.enum(stopKinds, "error.choose"),
    title: requiredText(200),
    dayId: z.union([z.literal(""), z.uuid("error.choose")]).transform(emptyToNull),
    startsAt: optionalClock,
    durationMinutes: wholeNumber(5, 2880),
    nights: wholeNumber(0, 30),
    locked: checkbox,
    bookingStatus: z.enum(bookingStatuses, "error.choose"),
    ...ownPlaceFields,
    arrivalName: optionalText(200),
    arrivalLon: optionalText(20),
    arrivalLat: optionalText(20),
    travelMode: z.union([z.literal(""), z.enum(travelModes, "error.choose")]).transform((mode) => (mode === "" ? null : mode)),
    hostContact: optionalText(500),
    questions: optionalText(longestQuestions),
    notes: optionalText(4000),
  })
  .transform((form, context) => {
    const place = pointOf(form.placeName, form.lon, form.lat, "placeName", "lon", "lat", context);
    const arrival = form.kind === "travel" ? pointOf(form.arrivalName, form.arrivalLon, form.arrivalLat, "arrivalName", "arrivalLon", "arrivalLat", context) : null;
    if (form.kind === "lodging" && form.nights < 1) context.addIssue({ code: "custom", path: ["nights"], message: "error.nights" });
    return { ...form, place, arrival, nights: form.kind === "lodging" ? form.nights : 0, travelMode: form.kind === "travel" ? form.travelMode : null };
  });
export type StopForm = z.output<typeof stopFormSchema>;

/** A name with both coordinates, or nothing at all; half a place is an error at the field that is missing. */
function pointOf(name: string, lonText: string, latText: string, nameField: string, lonField: string, latField: string, context: z.RefinementCtx) {
  if (name === "" && lonText === "" && latText === "") return null;
  const lon = coordinate(180).safeParse(lonText);
  const lat = coordinate(90).safeParse(latText);
  if (name === "") context.addIssue({ code: "custom", path: [nameField], message: "error.required" });
  if (!lon.success) context.addIssue({ code: "custom", path: [lonField], message: lon.error.issues[0]!.message });
  if (!lat.success) context.addIssue({ code: "custom", path: [latField], message: lat.error.issues[0]!.message });
  return lon.success && lat.success && name !== "" ? { name, lon: lon.data, lat: lat.data } : null;
}

/** True when one of the wordings stands on a line of its own, with or without a bullet before it. */
export function hasQuestion(questions: string, wordings: string[]): boolean {
  const lines = new Set(questions.split("\n").map((line) => line.replace(/^\s*[-–•*]\s*/, "").trim()));
  return wordings.some((wording) => lines.has(wording.trim()));
}

export type PlannerRefusal =
  /** Somebody saved a stop after it was shown; both versions are in the answer. */
  | { code: "stale"; stopId: string; title: string }
  | { code: "unknown-stop" }
  | { code: "unknown-day" }
  | { code: "unknown-site" }
  | { code: "locked"; stopId: string; title: string }
  | { code: "duplicate-stop" };
