import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

export type FakeRequest = { method: string; url: string; body: string; authorization?: string };

/** How the fake answers the next requests; the last one stays. */
export type FakeAnswer = { status?: number; json?: unknown; text?: string; hang?: boolean; cut?: boolean } | ((request: FakeRequest) => FakeAnswer);

export type FakeEngineServer = { url: string; requests: FakeRequest[]; answer(...answers: FakeAnswer[]): void };

/** A routing engine on a port of this machine that says what a test tells it to, word for word or broken. */
export async function startFakeEngine(): Promise<FakeEngineServer> {
  const requests: FakeRequest[] = [];
  let answers: FakeAnswer[] = [{ status: 500, text: "no answer was set" }];
  const server = createServer((request, response) => void respond(request, response));
  async function respond(request: IncomingMessage, response: ServerResponse) {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const seen = { method: request.method ?? "", url: request.url ?? "", body, authorization: request.headers.authorization };
    requests.push(seen);
    let answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    while (typeof answer === "function") answer = answer(seen);
    if (answer.hang) return;
    response.writeHead(answer.status ?? 200, { "Content-Type": "application/json", ...(answer.cut ? { "Content-Length": "10000" } : {}) });
    if (answer.cut) {
      response.write('{"code":"Ok","durations":[[0,');
      response.destroy();
      return;
    }
    response.end(answer.text ?? JSON.stringify(answer.json));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (...next) => {
      answers = next;
      requests.length = 0;
    },
  };
}
