import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import { readCoordinatePair, requiredText, wholeNumber } from "~/shared/form-fields";
import { parseValues, refusal, type FormReply } from "~/shared/forms.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { z } from "zod";
import { addEntry, saveEntry, type CatalogueActor, type EntryRefusal, type Twin } from "./entry-commands.server";
import type { Entry } from "./entry-queries.server";
import { publicationFields, type NewPublication } from "./case-schema";
import { emptyToNull, entryFields, entryFormFields, entryFormSchema, formOfFacts, readCaveats, readEntryRows, withFallbacks, type CaveatFact, type EntryFacts, type EntryKind } from "./entry-schema";

/** A form that was not saved: what was typed and what is wrong, what seems to be there already, what another saved meanwhile. */
export type EntryReply = { code: "not-saved"; status: 400 | 409; form: FormReply; twin: Twin | null; theirs: { version: number; values: FormReply["values"] } | null };
type Saved = Outcome<{ code: string; changed: boolean }, EntryReply>;

/** Reads the form of an entry and saves it. */
export async function submitEntry(db: Kysely<Database>, actor: CatalogueActor, entry: Pick<Entry, "kind" | "id" | "facts">, values: FormReply["values"], today: string): Promise<Saved> {
  const version = parseValues(z.object({ version: entryFormFields.version }), values);
  if (!version.ok) return invalid(version.reply);
  const facts = readFacts(entry.kind, values, entry.id, today, entry.facts);
  if (!facts.ok) return invalid(facts.reply);
  const outcome = await saveEntry(db, actor, entry, version.value.version, { ...entry.facts, ...facts.value }, { allowDuplicate: values.anyway === "on", publication: facts.publication });
  return outcome.ok ? outcome : refused(replyOf(outcome.reason, entry.kind, values));
}

const additionSchema = z.object({ requestKey: entryFormFields.requestKey, owner: entryFormFields.owner });

/** Reads the form of a new entry and adds it. `owners`: under whose name the sender may; null is everybody's. */
export async function submitNewEntry(
  db: Kysely<Database>, actor: CatalogueActor, wanted: { kind: EntryKind; destinationCode: string | null; owners: (string | null)[] }, values: FormReply["values"], today: string,
): Promise<Saved> {
  const head = parseValues(additionSchema, values);
  if (!head.ok) return invalid(head.reply);
  const committeeId = head.value.owner === "shared" ? null : head.value.owner;
  if (!wanted.owners.includes(committeeId)) return invalid(refusal(values, "owner", "error.choose"));
  const facts = readFacts(wanted.kind, values, head.value.requestKey, today, {});
  if (!facts.ok) return invalid(facts.reply);
  const outcome = await addEntry(db, actor, { ...wanted, committeeId, requestKey: head.value.requestKey }, facts.value, { allowDuplicate: values.anyway === "on", publication: facts.publication });
  return outcome.ok ? done({ code: outcome.value.code, changed: true }) : refused(replyOf(outcome.reason, wanted.kind, values));
}

type Read = { ok: true; value: EntryFacts; publication: NewPublication | null } | { ok: false; reply: FormReply };

/** The facts of a form, with everything that is wrong in it. `before`: what stood there, by whose order choices stay. */
function readFacts(kind: EntryKind, values: FormReply["values"], id: string, today: string, before: EntryFacts): Read {
  const parsed = parseValues(entryFormSchema(kind), { ...values, ...readCoordinatePair(String(values.lat ?? "")) });
  const rows = readEntryRows(kind, values);
  const told = readPublication(kind, values);
  const errors = { ...(parsed.ok ? {} : parsed.reply.errors), ...rows.errors, ...told.errors };
  if (!parsed.ok || Object.keys(errors).length > 0) return { ok: false, reply: { status: "invalid", values, errors } };
  const facts: EntryFacts = withFallbacks(kind, inOrder(kind, { ...parsed.value, ...rows.facts }, before));
  const read = (value: EntryFacts): Read => ({ ok: true, value, publication: told.publication });
  if (kind !== "site" && kind !== "destination") return read(facts);
  const known = (before.caveats ?? []) as CaveatFact[];
  const stamp = Date.now().toString(36);
  const caveats = readCaveats(values, (index) => `doubt-${id.slice(0, 8)}-${stamp}-${index}`, today);
  // The form asks for a doubt's source once; its English words stay while the source stays.
  const sourced = caveats?.map((caveat) => {
    const earlier = known.find(({ code, source_da }) => code === caveat.code && source_da === caveat.source_da);
    return earlier ? { ...caveat, source_en: earlier.source_en } : caveat;
  });
  return sourced ? read({ ...facts, caveats: sourced }) : { ok: false, reply: refusal(values, "caveats", "error.too-long") };
}

/** Boxes come in the order they stand in; what was ticked before keeps its own order, and what is new comes behind it. */
function inOrder(kind: EntryKind, facts: EntryFacts, before: EntryFacts): EntryFacts {
  const ordered = { ...facts };
  for (const { name, type } of entryFields[kind]) {
    if (type !== "many") continue;
    const [chosen, earlier] = [facts[name] as string[], (before[name] ?? []) as string[]];
    ordered[name] = [...earlier.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !earlier.includes(one))];
  }
  return ordered;
}

const publicationSchema = z.object({ publication_title: requiredText(300), publication_publisher: requiredText(200), publication_year: emptyToNull(wholeNumber(1900, 2100)) });

/** A publication that is written instead of chosen; with one that is chosen, what stands in its fields says nothing. */
function readPublication(kind: EntryKind, values: FormReply["values"]): { publication: NewPublication | null; errors: Record<string, string> } {
  const isWritten = Object.values(publicationFields).some((name) => String(values[name] ?? "").trim() !== "");
  if (kind !== "case" || values.source) return { publication: null, errors: {} };
  if (!isWritten) return { publication: null, errors: { source: "error.publication" } };
  const parsed = parseValues(publicationSchema, values);
  if (!parsed.ok) return { publication: null, errors: parsed.reply.errors };
  const { publication_title, publication_publisher, publication_year } = parsed.value;
  return { publication: { title: publication_title, publisher: publication_publisher, year: publication_year }, errors: {} };
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
