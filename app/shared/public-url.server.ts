import { readEnv } from "./env.server";

/** The address people reach this site at, without a slash at the end: PUBLIC_URL, else what the request was sent to. */
export function publicUrl(request: Request): string {
  return (readEnv().PUBLIC_URL ?? new URL(request.url).origin).replace(/\/$/, "");
}
