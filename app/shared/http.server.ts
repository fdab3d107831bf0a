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
 * A file to be saved under its name. Letters beyond ASCII go in the form of RFC 5987; old programs get the name without them.
 * Never cached: what it says belongs to one person at one moment.
 */
export function fileResponse(body: Uint8Array, { fileName, contentType }: { fileName: string; contentType: string }): Response {
  const name = fileName.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, " ").replaceAll(/\s+/g, " ").trim();
  const ascii = name.replaceAll(/[æøåÆØÅß]/g, (letter) => asciiLetters[letter]!).normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/[^\x20-\x7e]+/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Response(body as Uint8Array<ArrayBuffer>, {
    headers: { "Content-Type": contentType, "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`, "Content-Length": String(body.byteLength), "Cache-Control": "private, no-store" },
  });
}

export const fileTypes = { pdf: "application/pdf", docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" } as const;
