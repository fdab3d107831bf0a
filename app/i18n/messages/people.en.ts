import type { peopleDa } from "./people.da";

export const peopleEn: Record<keyof typeof peopleDa, string> = {};
