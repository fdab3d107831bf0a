import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import { readCoordinatePair } from "~/shared/form-fields";
import { parseValues, refusal, type FormReply } from "~/shared/forms.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { z } from "zod";
import { addEntry, saveEntry, type CatalogueActor, type EntryRefusal, type Twin } from "./entry-commands.server";
import type { Entry } from "./entry-queries.server";
import { entryFormFields, entryFormSchema, formOfFacts, readCaveats, withFallbacks, type CaveatFact, type EntryFacts, type EntryKind } from "./entry-schema";

/** A form that was not saved: what was typed and what is wrong, what seems to be there already, what another saved meanwhile. */
export type EntryReply = { code: "not-saved"; status: 400 | 409; form: FormReply; twin: Twin | null; theirs: { version: number; values: FormReply["values"] } | null };
type Saved = Outcome<{ code: string; changed: boolean }, EntryReply>;

/** Reads the form of an entry and saves it. */
export async function submitEntry(db: Kysely<Database>, actor: CatalogueActor, entry: Pick<Entry, "kind" | "id" | "facts">, values: FormReply["values"], today: string): Promise<Saved> {
  const version = parseValues(z.object({ version: entryFormFields.version }), values);
  if (!version.ok) return invalid(version.reply);
  const facts = readFacts(entry.kind, values, entry.id, today, (entry.facts.caveats ?? []) as CaveatFact[]);
  if (!facts.ok) return invalid(facts.reply);
  const outcome = await saveEntry(db, actor, entry, version.value.version, { ...entry.facts, ...facts.value }, { allowDuplicate: values.anyway === "on" });
  return outcome.ok ? outcome : refused(replyOf(outcome.reason, entry.kind, values));
}

const additionSchema = z.object({ requestKey: entryFormFields.requestKey, owner: entryFormFields.owner });

/** Reads the form of a new entry and adds it. `owners`: under whose name the sender may; null is everybody's. */
export async function submitNewEntry(
  db: Kysely<Database>, actor: CatalogueActor, wanted: { kind: Exclude<EntryKind, "case">; destinationCode: string | null; owners: (string | null)[] }, values: FormReply["values"], today: string,
): Promise<Saved> {
  const head = parseValues(additionSchema, values);
  if (!head.ok) return invalid(head.reply);
  const committeeId = head.value.owner === "shared" ? null : head.value.owner;
  if (!wanted.owners.includes(committeeId)) return invalid(refusal(values, "owner", "error.choose"));
  const facts = readFacts(wanted.kind, values, head.value.requestKey, today, []);
  if (!facts.ok) return invalid(facts.reply);
  const outcome = await addEntry(db, actor, { ...wanted, committeeId, requestKey: head.value.requestKey }, facts.value, { allowDuplicate: values.anyway === "on" });
  return outcome.ok ? done({ code: outcome.value.code, changed: true }) : refused(replyOf(outcome.reason, wanted.kind, values));
}

function readFacts(kind: EntryKind, values: FormReply["values"], id: string, today: string, known: CaveatFact[]): { ok: true; value: EntryFacts } | { ok: false; reply: FormReply } {
  const parsed = parseValues(entryFormSchema(kind), { ...values, ...readCoordinatePair(String(values.lat ?? "")) });
  if (!parsed.ok) return { ok: false, reply: { ...parsed.reply, values } };
  const facts: EntryFacts = withFallbacks(kind, parsed.value);
  if (kind !== "site" && kind !== "destination") return { ok: true, value: facts };
  const stamp = Date.now().toString(36);
  const caveats = readCaveats(values, (index) => `doubt-${id.slice(0, 8)}-${stamp}-${index}`, today);
  // The form asks for a doubt's source once; its English words stay while the source stays.
  const sourced = caveats?.map((caveat) => {
    const before = known.find(({ code, source_da }) => code === caveat.code && source_da === caveat.source_da);
    return before ? { ...caveat, source_en: before.source_en } : caveat;
  });
  return sourced ? { ok: true, value: { ...facts, caveats: sourced } } : { ok: false, reply: refusal(values, "caveats", "error.too-long") };
}

const invalid = (form: FormReply) => refused<EntryReply>({ code: "not-saved", status: 400, form, twin: null, theirs: null });

function replyOf(reason: EntryRefusal, kind: EntryKind, values: FormReply["values"]): EntryReply {
  const bare: FormReply = { status: "invalid", values, errors: {} };
  switch (reason.code) {
    case "stale":
      return { code: "not-saved", status: 409, form: bare, twin: null, theirs: { version: reason.version, values: formOfFacts(kind, reason.facts) } };
    case "duplicate":
      return { code: "not-saved", status: 409, form: bare, twin: reason.twin, theirs: null };
    case "field":
      return { code: "not-saved", status: 400, form: refusal(values, reason.field, reason.message), twin: null, theirs: null };
    case "gone":
      return { code: "not-saved", status: 409, form: refusal(values, "form", "error.gone"), twin: null, theirs: null };
  }
}
