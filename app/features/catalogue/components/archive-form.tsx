import { Form } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import type { EntryKind } from "../entry-schema";
import { archivePath } from "../version-schema";

/** Archives an entry at one press, or takes it out of the archive at another. `name` tells several such buttons apart. */
export function ArchiveForm({ entry, name }: { entry: { kind: EntryKind; code: string; version: number; archived: boolean }; name?: string }) {
  const { t } = useTranslator();
  return (
    <Form method="post" action={archivePath}>
      <input type="hidden" name="kind" value={entry.kind} />
      <input type="hidden" name="code" value={entry.code} />
      <input type="hidden" name="version" value={entry.version} />
      <input type="hidden" name="archived" value={entry.archived ? "no" : "yes"} />
      <button type="submit" className="st-link-button">{t(entry.archived ? "entry.unarchive" : "entry.archive")}{name ? <span className="sr-only"> {name}</span> : null}</button>
    </Form>
  );
}
