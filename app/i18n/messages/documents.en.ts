import type { documentsDa } from "./documents.da";

export const documentsEn: Record<keyof typeof documentsDa, string> = {
  "document.page-of": "Page {page} of {pages}",
  "document.contents": "Contents",
};
