import type { documentsDa } from "./documents.da";

export const documentsEn: Record<keyof typeof documentsDa, string> = {
  "document.page-of": "Page {page} of {pages}",
  "document.contents": "Contents",
  "document.title": "Documents",
  "document.lead": "Each document is written from the facts of the trip at the moment you fetch it, in the language you read.",
  "document.programme": "Programme",
  "document.programme.about": "The days with times, places, hosts, questions, transport, hotel and map; provisional until the trip is approved.",
  "document.programme.file": "Programme - {title}",
  "document.public-programme": "Programme for the public",
  "document.public-programme.about": "The same programme without phone numbers, mail addresses, hosts’ contacts and room numbers.",
  "document.public-programme.file": "Programme for the public - {title}",
  "document.public-edition": "Public edition",
  "document.format.pdf": "PDF",
  "document.format.docx": "Word",
  "document.format.xlsx": "Excel",
  "document.format.csv": "CSV",
  "document.format.ics": "Calendar",
  "document.format.gpx": "GPX",
  "document.format.kml": "KML",
  "document.format.geojson": "GeoJSON",
  "document.format.page": "See the page",
};
