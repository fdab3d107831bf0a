import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { addBudgetLine, type BudgetActor } from "~/features/budget/commands.server";
import { listBudgetLines } from "~/features/budget/queries.server";
import { lineFormSchema, type LineForm } from "~/features/budget/schema";
import type { Database } from "~/shared/db.server";

/** The form of a new line as a browser sends it: 15,500 kroner for the whole group. */
export function lineFields(changes: Record<string, string> = {}): Record<string, string> {
  return {
    version: "0", title: "Bus", category: "transport", unit: "group", audience: "both", quantity: "1", quantityBasis: "", roomCount: "", low: "15.500", high: "", actual: "", currency: "DKK", rate: "", rateDate: "",
    vat: "included", note: "", ...changes,
  };
}

export const parsedLine = (changes: Record<string, string> = {}): LineForm => lineFormSchema.parse(lineFields(changes));

/** Adds a line through the command of the form; returns its id. */
export async function addLine(db: Kysely<Database>, actor: BudgetActor, changes: Record<string, string> = {}): Promise<string> {
  const before = new Set((await listBudgetLines(db, actor.tripId)).map((row) => row.id));
  const outcome = await addBudgetLine(db, actor, parsedLine(changes), randomUUID());
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return (await listBudgetLines(db, actor.tripId)).find((row) => !before.has(row.id))!.id;
}
