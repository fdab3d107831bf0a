import { z } from "zod";
import { optionalText, wholeNumber } from "~/shared/form-fields";

const version = wholeNumber(0, 1_000_000_000);
export const longestNote = 20_000;

/** What one member writes at one stop. Version 0: their first words there. */
export const reportNoteSchema = z.object({ stopId: z.uuid("error.invalid"), version, note: optionalText(longestNote) });
export type ReportNoteForm = z.output<typeof reportNoteSchema>;

/** What the trip as a whole taught, and what the committee is advised. */
export const tripReportSchema = z.object({ version, learning: optionalText(longestNote), recommendations: optionalText(longestNote) });
export type TripReportForm = z.output<typeof tripReportSchema>;

export type ReportRefusal =
  /** It was saved elsewhere after the page was opened; `version` is the stored one. */
  | { code: "stale"; version: number }
  /** The stop is not of this trip. */
  | { code: "unknown-stop" };
