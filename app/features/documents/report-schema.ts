import { z } from "zod";
import { manyOf, optionalText, wholeNumber } from "~/shared/form-fields";

const version = wholeNumber(0, 1_000_000_000);
export const longestNote = 20_000;

/** What one member writes at one stop. Version 0: their first words there. */
export const reportNoteSchema = z.object({ stopId: z.uuid("error.invalid"), version, note: optionalText(longestNote) });
export type ReportNoteForm = z.output<typeof reportNoteSchema>;

/** What the trip as a whole taught, and what the committee is advised. */
export const tripReportSchema = z.object({ version, learning: optionalText(longestNote), recommendations: optionalText(longestNote) });
export type TripReportForm = z.output<typeof tripReportSchema>;

/** Which details stay in the edition for everybody, as they are written in the texts. */
export const keptDetailsSchema = z.object({ version, keep: manyOf(z.string().trim().min(1, "error.invalid").max(300, "error.invalid"), 500) });
export type KeptDetailsForm = z.output<typeof keptDetailsSchema>;

export type ReportRefusal =
  /** It was saved elsewhere after the page was opened; `version` is the stored one. */
  | { code: "stale"; version: number }
  /** The stop is not of this trip. */
  | { code: "unknown-stop" };
