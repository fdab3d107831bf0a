import { createIntl, createIntlCache, type IntlShape } from "@formatjs/intl";
import type { Locale, TextPair } from "./locale";
import { registeredMessages } from "./message-store";
import type { MessageKey } from "./messages.da";

export type MessageValues = Record<string, string | number | Date | null | undefined>;

export type Translator = {
  locale: Locale;
  /** The sentence of a key, with its arguments filled in (ICU MessageFormat). */
  t(key: MessageKey, values?: MessageValues): string;
  /** The sentence of a key made at run time ("finding." + code). Throws when there is none: a house test keeps them complete. */
  tDynamic(key: string, values?: MessageValues): string;
  has(key: string): boolean;
  /** The text of the reader's language. */
  pick(text: TextPair): string;
};

const cache = createIntlCache();
const translators = new Map<Locale, Translator>();

/** The stop of "kr." ends a sentence as well: an amount at the end of one does not get a second. */
const oneStop = (text: string) => text.replaceAll(/\bkr\.\.(?!\.)/g, "kr.");

/** One translator a language; made at the first use. */
export function translatorFor(locale: Locale): Translator {
  const known = translators.get(locale);
  if (known) return known;
  const messages = registeredMessages(locale);
  const intl: IntlShape<string> = createIntl(
    {
      locale: locale === "da" ? "da-DK" : "en-GB",
      messages,
      onError: (error) => {
        throw error;
      },
    },
    cache,
  );
  const translator: Translator = {
    locale,
    t: (key, values) => oneStop(intl.formatMessage({ id: key, defaultMessage: messages[key] }, values as Record<string, string>)),
    tDynamic: (key, values) => {
      if (!Object.hasOwn(messages, key)) throw new Error(`No message ${key}`);
      return oneStop(intl.formatMessage({ id: key }, values as Record<string, string>));
    },
    has: (key) => Object.hasOwn(messages, key),
    pick: (text) => text[locale],
  };
  translators.set(locale, translator);
  return translator;
}
