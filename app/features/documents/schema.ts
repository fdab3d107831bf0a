import type { MessageKey } from "~/i18n/messages.da";

/** A form in which a document can be had: where it is fetched under the trip's address, and whether that is a page. */
export type DocumentForm = { format: "pdf" | "docx" | "xlsx" | "csv" | "ics" | "gpx" | "kml" | "geojson" | "page"; path: string };

/** A document of a trip. Its name and what it is are the messages `document.<code>` and `document.<code>.about`. */
export type TripDocument = { code: string; forms: readonly DocumentForm[] };

/**
 * Every document of a trip, in the order in which a trip needs them. A new document is a line here, its two messages, and a
 * maker for each of its files.
 */
export const tripDocuments = [
  { code: "recommendation", forms: [{ format: "pdf", path: "indstilling.pdf" }, { format: "docx", path: "indstilling.docx" }, { format: "page", path: "indstilling" }] },
  { code: "budget", forms: [{ format: "xlsx", path: "oekonomi.xlsx" }, { format: "csv", path: "oekonomi.csv" }, { format: "page", path: "oekonomi" }] },
  { code: "programme", forms: [{ format: "pdf", path: "program.pdf" }, { format: "docx", path: "program.docx" }, { format: "page", path: "udskriv" }] },
  { code: "public-programme", forms: [{ format: "pdf", path: "program-offentlig.pdf" }] },
  { code: "schedule", forms: [{ format: "ics", path: "program.ics" }, { format: "gpx", path: "program.gpx" }, { format: "kml", path: "program.kml" }, { format: "geojson", path: "program.geojson" }] },
  { code: "report", forms: [{ format: "pdf", path: "rapport.pdf" }, { format: "docx", path: "rapport.docx" }, { format: "page", path: "rapport" }] },
  { code: "public-report", forms: [{ format: "pdf", path: "rapport-offentlig.pdf" }] },
] as const satisfies readonly TripDocument[];

type FormOf<Document> = Document extends { forms: readonly (infer Form)[] } ? Form : never;
/** The address of a document's file under its trip; pages are none. */
export type TripFilePath = Exclude<FormOf<(typeof tripDocuments)[number]>, { format: "page" }>["path"];

/** The message keys of a document. */
export const documentKeys = (code: string) => ({ name: `document.${code}` as MessageKey, about: `document.${code}.about` as MessageKey });
