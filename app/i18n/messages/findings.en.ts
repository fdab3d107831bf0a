import type { findingsDa } from "./findings.da";

export const findingsEn: Record<keyof typeof findingsDa, string> = {};
