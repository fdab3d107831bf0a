export const peopleDa = {} as const;
