

export const messagesDa = {

} as const;

export type MessageKey = keyof typeof messagesDa;
export type Messages = Record<MessageKey, string>;
