export const plannerDa = {} as const;
