import type { z } from "zod";
import type { EngineAnswer, EngineFault } from "~/domain/travel/routing-engine";

export type HttpEngineOptions = {
  timeoutMs: number;
  /** Failures in a row after which the engine is left alone for `restMs`. */
  failuresToOpen: number;
  restMs: number;
  /** Milliseconds since some fixed moment; only differences are used. */
  now: () => number;
  /** Told of every request, for the status page. */
  onAnswer: (answer: { ok: boolean; fault?: EngineFault; milliseconds: number }) => void;
};

export type HttpQuestion<Body> = {
  url: URL;
  init?: RequestInit;
  /** The engine's documented answer; anything else counts as the engine being down. */
  schema: z.ZodType<Body>;
  /** Reads the engine's own refusals (with HTTP errors too); undefined when the body is no refusal. */
  refusal: (status: number, body: unknown) => EngineFault | undefined;
};

const largestAnswerBytes = 8 * 1024 * 1024;

/**
 * Asks an engine over HTTP: with a time-out, one retry of what may pass (no answer, 429, 5xx), and a circuit breaker that
 * stops asking an engine that keeps failing. Never throws.
 */
export function httpEngine(options: HttpEngineOptions) {
  let failures = 0;
  let restsUntil = 0;

  async function once<Body>(question: HttpQuestion<Body>): Promise<EngineAnswer<Body> & { passing?: boolean }> {
    try {
      const response = await fetch(question.url, { ...question.init, signal: AbortSignal.timeout(options.timeoutMs), redirect: "error" });
      const text = await response.text();
      if (text.length > largestAnswerBytes) return { ok: false, fault: "engine-down", detail: "answer too large" };
      const body = parseJson(text);
      const refusal = body === undefined ? undefined : question.refusal(response.status, body);
      if (refusal) return { ok: false, fault: refusal, detail: `HTTP ${response.status}`, passing: refusal === "engine-down" };
      if (!response.ok) return { ok: false, fault: response.status >= 500 || response.status === 429 ? "engine-down" : "bad-request", detail: `HTTP ${response.status}`, passing: true };
      const parsed = question.schema.safeParse(body);
      if (!parsed.success) return { ok: false, fault: "engine-down", detail: "answer not understood" };
      return { ok: true, value: parsed.data };
    } catch (error) {
      return { ok: false, fault: "engine-down", detail: error instanceof Error ? error.name : "no answer", passing: true };
    }
  }

  return async function ask<Body>(question: HttpQuestion<Body>): Promise<EngineAnswer<Body>> {
    if (options.now() < restsUntil) return { ok: false, fault: "engine-down", detail: "resting after failures" };
    const started = options.now();
    let answer = await once(question);
    if (!answer.ok && answer.passing && answer.fault === "engine-down") answer = await once(question);
    const failed = !answer.ok && answer.fault === "engine-down";
    failures = failed ? failures + 1 : 0;
    if (failures >= options.failuresToOpen) {
      restsUntil = options.now() + options.restMs;
      // One more failure after the rest opens the circuit again; one success closes it.
      failures = options.failuresToOpen - 1;
    }
    options.onAnswer({ ok: answer.ok, fault: answer.ok ? undefined : answer.fault, milliseconds: options.now() - started });
    return answer.ok ? { ok: true, value: answer.value } : { ok: false, fault: answer.fault, detail: answer.detail };
  };
}

export type AskEngine = ReturnType<typeof httpEngine>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
