import type { plannerDa } from "./planner.da";

export const plannerEn: Record<keyof typeof plannerDa, string> = {};
