import path from "node:path";
import { z } from "zod";

const engineKinds = ["osrm", "valhalla", "otp"] as const;

/** "osrm http://localhost:5000 driving", "valhalla http://localhost:8002 bus", "otp http://localhost:8080/otp/gtfs/v1". */
const routingSetting = z
  .string()
  .transform((text, context) => {
    const [kind, url, profile = ""] = text.trim().split(/\s+/);
    const engine = engineKinds.find((one) => one === kind);
    if (engine && url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && (engine === "otp" || profile !== "")) return { kind: engine, url, profile };
    context.addIssue({ code: "custom", message: "must be osrm|valhalla|otp, an http(s) address and, but for otp, a profile" });
    return z.NEVER;
  })
  .optional();

const envSchema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    HOST: z.string().min(1).default("localhost"),
    DATA_DIR: z.string().min(1).default("data"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgres://user:password@host/database" }).optional(),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    MAP_TILE_URL: z
      .string()
      .refine((url) => /^https?:\/\//.test(url) && ["{z}", "{x}", "{y}"].every((part) => url.includes(part)), "must be an http(s) address with {z}, {x} and {y}")
      .optional(),
    MAP_TILE_ATTRIBUTION: z.string().optional(),
    ROUTING_WALK: routingSetting,
    ROUTING_COACH: routingSetting,
    ROUTING_CAR: routingSetting,
    ROUTING_TRANSIT: routingSetting,
    ROUTING_TRAIN: routingSetting,
    ROUTING_TIMEOUT_MS: z.coerce.number().int().min(100).max(30_000).default(1500),
    EMISSION_FACTORS: z.string().min(1).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@host:587" }).optional(),
    MAIL_FROM: z.string().max(300).regex(/@[^\s@]+$|@[^\s@]+>$/, "must be a mail address, or a name with one: Sekretariatet <udvalg@example.org>").optional(),
    LOG_LEVEL: z.enum(["error", "info"]).default("info"),
    LOCK_STALE_MS: z.coerce.number().int().min(2000).max(60_000).default(5000),
  })
  .refine((env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined, { path: ["MAIL_FROM"], message: "is needed with SMTP_URL: whom the mails come from" });

export type Env = z.infer<typeof envSchema>;

/** A setting that cannot be used: the message names the variable and what it should look like. */
export class ConfigurationError extends Error {}

/** Reads and checks the settings. Throws {@link ConfigurationError} that names every wrong variable. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigurationError(`The configuration cannot be used.\n${lines.join("\n")}`);
  }
  return { ...parsed.data, DATA_DIR: path.resolve(parsed.data.DATA_DIR) };
}
