import type { MessageKey } from "~/i18n/messages.da";

/** A form in which a document can be had: where it is fetched under the trip's address, and whether that is a page. */
export type DocumentForm = { format: "pdf" | "docx" | "xlsx" | "csv" | "ics" | "gpx" | "kml" | "geojson" | "page"; path: string };

/** A document of a trip. Its name and what it is are the messages `document.<code>` and `document.<code>.about`. */
export type TripDocument = { code: string; forms: readonly DocumentForm[]; forSecretariatOnly?: boolean };

/** Every document of a trip, in the order in which a trip needs them. A new document is a line here and its two messages. */
export const tripDocuments: readonly TripDocument[] = [
  { code: "programme", forms: [{ format: "pdf", path: "program.pdf" }, { format: "docx", path: "program.docx" }, { format: "page", path: "udskriv" }] },
  { code: "public-programme", forms: [{ format: "pdf", path: "program-offentlig.pdf" }] },
];

/** The message keys of a document. */
export const documentKeys = (code: string) => ({ name: `document.${code}` as MessageKey, about: `document.${code}.about` as MessageKey });
