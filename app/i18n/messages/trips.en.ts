import type { tripsDa } from "./trips.da";

export const tripsEn: Record<keyof typeof tripsDa, string> = {};
