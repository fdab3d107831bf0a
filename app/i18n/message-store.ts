import type { Locale } from "./locale";
import type { Messages } from "./messages.da";

/*
 * The browser loads one language only. The server registers both at start, the browser registers the one of the document
 * before it hydrates.
 */
const store = new Map<Locale, Messages>();

export function registerMessages(locale: Locale, messages: Messages) {
  store.set(locale, messages);
}

/** Throws when the language was not registered: a fault of an entry file, never of a user. */
export function registeredMessages(locale: Locale): Messages {
  const messages = store.get(locale);
  if (!messages) throw new Error(`No messages registered for ${locale}`);
  return messages;
}
