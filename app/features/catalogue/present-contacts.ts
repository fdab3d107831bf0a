import { addMonths } from "~/domain/time/calendar-date";
import type { TextPair } from "~/i18n/locale";
import type { Translator } from "~/i18n/translator";
import type { SiteContactRow } from "./contact-queries.server";
import { mostMonthsKept, usualMonthsKept } from "./contact-schema";

export type ContactItem = SiteContactRow & { committeeName: string; isExpired: boolean };
export type SiteContactsData = { contacts: ContactItem[]; committees: { value: string; label: string }[]; newContactId: string; deleteOn: string; latestOn: string };

/** Whom to write to at a site; a person expires on the date of deletion itself. `today` is the date in Denmark. */
export function presentContacts(rows: SiteContactRow[], committees: { committeeId: string; name: TextPair }[], newContactId: string, today: string, { pick }: Translator): SiteContactsData {
  const choices = committees.map(({ committeeId, name }) => ({ value: committeeId, label: pick(name) }));
  return {
    contacts: rows.map((row) => ({ ...row, committeeName: choices.find(({ value }) => value === row.committeeId)?.label ?? "", isExpired: row.deleteOn !== null && row.deleteOn <= today })),
    committees: choices, newContactId, deleteOn: addMonths(today, usualMonthsKept), latestOn: addMonths(today, mostMonthsKept),
  };
}
