import { randomUUID } from "node:crypto";

type Fields = Record<string, string | number | boolean | null | undefined>;

/** A shared link opens a programme to whoever has it: its token stands in no log, wherever in a line it turns up. */
const sharedToken = /(\/p\/)[\w-]{16,}/g;

function write(level: "info" | "error", event: string, fields: Fields) {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields }).replace(sharedToken, "$1…");
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

/** One line of JSON a thing that happened. Never put names, addresses or what people typed into `fields`. */
export function logInfo(event: string, fields: Fields = {}) {
  if (process.env.LOG_LEVEL !== "error") write("info", event, fields);
}

/** Logs a bug and returns the id that the person sees in place of the message. */
export function logError(error: unknown, fields: Fields = {}): string {
  const id = randomUUID().slice(0, 8);
  write("error", "bug", { id, ...fields, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return id;
}
