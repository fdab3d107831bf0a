import type { z } from "zod";
import type { EngineAnswer, EngineFault, EngineFaultKind } from "~/domain/travel/routing-engine";

/** What became of a request. `no-route` is an answer. */
export type HeardAnswer = { milliseconds: number; outcome: "answered" | "no-route" | EngineFaultKind };

export type HttpEngineOptions = {
  timeoutMs: number;
  /** Failures in a row after which the engine is left alone for `restMs`. */
  failuresToOpen: number;
  restMs: number;
  /** Milliseconds since some fixed moment; only differences are used. */
  now: () => number;
  /** Told of every request, for the status page. */
  onAnswer: (answer: HeardAnswer) => void;
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

type Failure = { ok: false; fault: EngineFault; detail: string; kind: EngineFaultKind; mayPass: boolean };

/**
 * Asks an engine over HTTP: with a time-out, one retry of what may pass (no answer, 429, 5xx), and a circuit breaker that
 * stops asking an engine that keeps failing. Never throws.
 */
export function httpEngine(options: HttpEngineOptions) {
  let failures = 0;
  let restsUntil = 0;

  async function once<Body>(question: HttpQuestion<Body>): Promise<{ ok: true; value: Body } | Failure> {
    try {
      const response = await fetch(question.url, { ...question.init, signal: AbortSignal.timeout(options.timeoutMs), redirect: "error" });
      const text = await response.text();
      if (text.length > largestAnswerBytes) return down("unknown-answer", "answer too large");
      const body = parseJson(text);
      const refusal = body === undefined ? undefined : question.refusal(response.status, body);
      const detail = `HTTP ${response.status}`;
      if (refusal) return refusal === "engine-down" ? down("overloaded", detail, true) : { ok: false, fault: refusal, detail, kind: "refused", mayPass: false };
      if (response.status >= 500 || response.status === 429) return down("overloaded", detail, true);
      if (!response.ok) return { ok: false, fault: "bad-request", detail, kind: "refused", mayPass: false };
      const parsed = question.schema.safeParse(body);
      return parsed.success ? { ok: true, value: parsed.data } : down("unknown-answer", "answer not understood");
    } catch (error) {
      // Only the error's name: its message can hold the address, and the address a key.
      const name = error instanceof Error ? error.name : "no answer";
      return down(name === "TimeoutError" ? "timed-out" : "unreachable", name, true);
    }
  }

  return async function ask<Body>(question: HttpQuestion<Body>): Promise<EngineAnswer<Body>> {
    if (options.now() < restsUntil) return { ok: false, fault: "engine-down", detail: "resting after failures" };
    const started = options.now();
    let answer = await once(question);
    if (!answer.ok && answer.mayPass) answer = await once(question);
    failures = !answer.ok && answer.fault === "engine-down" ? failures + 1 : 0;
    if (failures >= options.failuresToOpen) {
      restsUntil = options.now() + options.restMs;
      // One more failure after the rest opens the circuit again; one success closes it.
      failures = options.failuresToOpen - 1;
    }
    options.onAnswer({ outcome: answer.ok ? "answered" : answer.fault === "no-route" ? "no-route" : answer.kind, milliseconds: options.now() - started });
    return answer.ok ? answer : { ok: false, fault: answer.fault, detail: answer.detail };
  };
}

function down(kind: EngineFaultKind, detail: string, mayPass = false): Failure {
  return { ok: false, fault: "engine-down", detail, kind, mayPass };
}

export type AskEngine = ReturnType<typeof httpEngine>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
