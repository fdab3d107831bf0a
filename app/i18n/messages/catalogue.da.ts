export const catalogueDa = {} as const;
