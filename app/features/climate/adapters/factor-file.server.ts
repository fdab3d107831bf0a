import { readFileSync } from "node:fs";
import { defaultFactorSet, type FactorSet } from "~/domain/climate/factor-set";
import { ConfigurationError, readEnv } from "~/shared/env.server";
import { factorSetSchema } from "../schema";

const sets = new Map<string, FactorSet>();

/**
 * The set of conversion factors that everything is reckoned with: that of the file `EMISSION_FACTORS` names, read once a
 * process, else the one that comes along. Throws {@link ConfigurationError} with the path of each fault in the file.
 */
export function currentFactorSet(): FactorSet {
  const file = readEnv().EMISSION_FACTORS;
  if (file === undefined) return defaultFactorSet;
  const known = sets.get(file);
  if (known) return known;
  const parsed = factorSetSchema.safeParse(readJson(file));
  if (!parsed.success) throw new ConfigurationError(`EMISSION_FACTORS: ${file} is no set of factors.\n${parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n")}`);
  sets.set(file, parsed.data);
  return parsed.data;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ConfigurationError(`EMISSION_FACTORS: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
