import type { MessageKey } from "~/i18n/messages.da";

/** A form in which a document can be had: where it is fetched under the trip's address, and whether that is a page. */
export type DocumentForm = { format: "pdf" | "docx" | "xlsx" | "csv" | "ics" | "gpx" | "kml" | "geojson" | "page" | "subscription"; path: string };

/** What a document is for, in the order in which a trip needs it. */
export const documentGroups = ["decision", "programme", "way", "after"] as const;
export type DocumentGroup = (typeof documentGroups)[number];

/** A document of a trip. Its name and what it is are the messages `document.<code>` and `document.<code>.about`. */
export type TripDocument = { code: string; group: DocumentGroup; forms: readonly DocumentForm[]; forSecretariatOnly?: boolean };

/**
 * Every document of a trip, in the order in which a trip needs them. A new document is a line here, its two messages, and a
 * maker for each of its files.
 */
export const tripDocuments = [
  { code: "recommendation", group: "decision", forms: [{ format: "pdf", path: "indstilling.pdf" }, { format: "docx", path: "indstilling.docx" }, { format: "page", path: "indstilling" }] },
  { code: "budget", group: "decision", forms: [{ format: "xlsx", path: "oekonomi.xlsx" }, { format: "csv", path: "oekonomi.csv" }, { format: "page", path: "oekonomi" }] },
  { code: "programme", group: "programme", forms: [{ format: "pdf", path: "program.pdf" }, { format: "docx", path: "program.docx" }, { format: "page", path: "udskriv" }] },
  { code: "public-programme", group: "programme", forms: [{ format: "pdf", path: "program-offentlig.pdf" }, { format: "page", path: "udskriv?udgave=offentlig" }] },
  { code: "phone-programme", group: "way", forms: [{ format: "page", path: "telefon" }] },
  { code: "schedule", group: "way", forms: [{ format: "ics", path: "program.ics" }, { format: "gpx", path: "program.gpx" }, { format: "kml", path: "program.kml" }, { format: "geojson", path: "program.geojson" }] },
  { code: "subscription", group: "way", forSecretariatOnly: true, forms: [{ format: "subscription", path: "deling" }] },
  { code: "report", group: "after", forms: [{ format: "pdf", path: "rapport.pdf" }, { format: "docx", path: "rapport.docx" }, { format: "page", path: "rapport" }] },
  { code: "public-report", group: "after", forms: [{ format: "pdf", path: "rapport-offentlig.pdf" }, { format: "page", path: "rapport?udgave=offentlig" }] },
] as const satisfies readonly TripDocument[];

type FormOf<Document> = Document extends { forms: readonly (infer Form)[] } ? Form : never;
/** The address of a document's file under its trip; pages are none. */
export type TripFilePath = Exclude<FormOf<(typeof tripDocuments)[number]>, { format: "page" | "subscription" }>["path"];

/** The message keys of a document. */
export const documentKeys = (code: string) => ({ name: `document.${code}` as MessageKey, about: `document.${code}.about` as MessageKey });
