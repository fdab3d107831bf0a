import { createHash, randomBytes } from "node:crypto";

/** A token nobody can guess (256 bits), safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token, so that a copy of the database opens no door. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
