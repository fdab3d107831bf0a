import type { printDa } from "./print.da";

export const printEn: Record<keyof typeof printDa, string> = {};
