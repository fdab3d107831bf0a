import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { catalogueFiles } from "./format";

export type CatalogueFiles = { [Name in keyof typeof catalogueFiles]: z.infer<(typeof catalogueFiles)[Name]> };

/** Reads and checks every catalogue file. Throws with the file and the path of the first fault. */
export async function readCatalogueFiles(): Promise<CatalogueFiles> {
  const entries = await Promise.all(
    Object.entries(catalogueFiles).map(async ([name, schema]) => {
      const text = await readFile(new URL(`./${name}.json`, import.meta.url), "utf8");
      const parsed = schema.safeParse(JSON.parse(text));
      if (!parsed.success) {
        const fault = parsed.error.issues[0]!;
        throw new Error(`db/seed/${name}.json, ${fault.path.join(".")}: ${fault.message}`);
      }
      return [name, parsed.data] as const;
    }),
  );
  return Object.fromEntries(entries) as CatalogueFiles;
}
