export const findingsDa = {} as const;
