export const printDa = {} as const;
