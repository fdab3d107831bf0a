import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { catalogueFiles } from "./format";

export type CatalogueFiles = { [Name in keyof typeof catalogueFiles]: z.infer<(typeof catalogueFiles)[Name]> };

/** Reads and checks one file of this folder. Throws with the file and the path of the first fault. */
export async function readSeedFile<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.infer<Schema>> {
  const text = await readFile(new URL(`./${name}.json`, import.meta.url), "utf8");
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0]!;
  throw new Error(`db/seed/${name}.json, ${fault.path.join(".")}: ${fault.message}`);
}

/** Reads and checks every catalogue file. Throws with the file and the path of the first fault. */
export async function readCatalogueFiles(): Promise<CatalogueFiles> {
  const entries = await Promise.all(Object.entries(catalogueFiles).map(async ([name, schema]) => [name, await readSeedFile(name, schema)] as const));
  return Object.fromEntries(entries) as CatalogueFiles;
}
