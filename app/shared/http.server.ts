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
