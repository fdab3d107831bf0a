import type { catalogueDa } from "./catalogue.da";

export const catalogueEn: Record<keyof typeof catalogueDa, string> = {};
