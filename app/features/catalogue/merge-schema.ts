import { z } from "zod";
import { wholeNumber } from "~/shared/form-fields";

const version = wholeNumber(1, 1_000_000_000);
export const mergeSchema = z.object({ into: z.string(), fromVersion: version, intoVersion: version });
