import type { z } from "zod";
import { httpProblem } from "./http.server";

/** Errors by field name; each is the key of a message, `form` holds those of no field. */
export type FieldErrors = Record<string, string>;

/** What a form gets back when it could not be saved: everything that was typed, and what is wrong with it. */
export type FormReply = { status: "invalid"; values: Record<string, string | string[]>; errors: FieldErrors };

export type ParsedForm<Value> = { ok: true; value: Value; values: FormReply["values"] } | { ok: false; reply: FormReply };

const largestFormBytes = 256 * 1024;

/** Reads a form with a size limit. Throws 413 when it is larger and 400 when it is no form. */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get("content-length") ?? 0) > largestFormBytes) throw httpProblem(413, "problem.too-large");
  try {
    return await request.formData();
  } catch {
    throw httpProblem(400, "problem.no-form");
  }
}

/** All fields as text; a name that stands more than once becomes a list. Files are left out. */
export function formValues(form: FormData): FormReply["values"] {
  const values: FormReply["values"] = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((entry): entry is string => typeof entry === "string");
    values[name] = texts.length === 1 ? texts[0]! : texts;
  }
  return values;
}

/** Parses a form with a schema. What was typed comes back with the errors, so that a failed save loses nothing. */
export function parseValues<Schema extends z.ZodType>(schema: Schema, values: FormReply["values"]): ParsedForm<z.output<Schema>> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data, values };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.length > 0 ? String(issue.path[0]) : "form";
    errors[field] ??= issue.message.startsWith("error.") ? issue.message : "error.invalid";
  }
  return { ok: false, reply: { status: "invalid", values, errors } };
}

export async function parseForm<Schema extends z.ZodType>(schema: Schema, request: Request): Promise<ParsedForm<z.output<Schema>>> {
  return parseValues(schema, formValues(await readForm(request)));
}

/** A refusal of a command, shown at the field it belongs to. */
export function refusal(values: FormReply["values"], field: string, messageKey: string): FormReply {
  return { status: "invalid", values, errors: { [field]: messageKey } };
}
