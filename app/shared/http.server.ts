import { z } from "zod";

/** What the error page needs to say what happened; the status says the rest. */
export type HttpProblem = { problem: string };

/** Throws an HTTP answer that the nearest error page shows. `problem` is the key of its sentence. */
export function httpProblem(status: 400 | 401 | 403 | 404 | 405 | 409 | 413, problem: string): Response {
  return Response.json({ problem } satisfies HttpProblem, { status });
}

/** A thing that is not there, and a thing of somebody else's: the same answer, so that nobody learns which ids exist. */
export function notFound(): Response {
  return httpProblem(404, "problem.not-found");
}

const uuidSchema = z.uuid();

/** Proves the form of an id from an address. Throws 404 when it is none. */
export function requireUuid(value: string | undefined): string {
  const parsed = uuidSchema.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data.toLowerCase();
}

const asciiLetters: Record<string, string> = { æ: "ae", ø: "oe", å: "aa", Æ: "Ae", Ø: "Oe", Å: "Aa", ß: "ss" };

/**
 * The header that names a file. Letters beyond ASCII go in the form of RFC 5987; old programs get the name without them. What
 * no file system takes becomes a space. `inline`: shown or read where it is, and saved under this name if it is saved.
 */
export function fileDisposition(fileName: string, manner: "attachment" | "inline" = "attachment"): string {
  const name = fileName.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cs}]+/gu, " ").replaceAll(/\s+/g, " ").trim();
  const ascii = name.replaceAll(/[æøåÆØÅß]/g, (letter) => asciiLetters[letter]!).replaceAll(/[–—]/g, "-").normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[^\x20-\x7e]+/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${manner}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A file to be saved under its name. Never cached: what it says belongs to one person at one moment. */
export function fileResponse(body: Uint8Array | string, { fileName, contentType, manner }: { fileName: string; contentType: string; manner?: "attachment" | "inline" }): Response {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { "Content-Type": contentType, "Content-Disposition": fileDisposition(fileName, manner), "Content-Length": String(bytes.byteLength), "Cache-Control": "private, no-store" },
  });
}

export const fileTypes = {
  pdf: "application/pdf", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8", geojson: "application/geo+json; charset=utf-8",
} as const;
