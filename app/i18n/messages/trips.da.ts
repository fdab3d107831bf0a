export const tripsDa = {} as const;
