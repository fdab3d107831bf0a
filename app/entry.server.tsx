import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type ActionFunctionArgs, type EntryContext, type LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { warmTravelModel } from "~/features/travel/adapters/warm-up.server";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { readEnv } from "~/shared/env.server";
import { logError } from "~/shared/log.server";
import { NonceProvider } from "~/ui/nonce";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
warmTravelModel();

const abortMs = 10_000;
const tileUrl = readEnv().MAP_TILE_URL;
const tileOrigin = tileUrl ? new URL(tileUrl.replace("{s}.", "")).origin : "";
const tileHosts = tileUrl?.includes("{s}.") ? tileOrigin.replace("://", "://*.") : tileOrigin;

/** Scripts only with this answer's nonce, pictures and data only from this site (and the map tiles that were configured). */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-inline'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: ${tileHosts}`.trim(),
    "worker-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const waitForAll = isbot(request.headers.get("user-agent") ?? "") || context.isSpaMode;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  if (!headers.has("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
  headers.set("X-Content-Type-Options", "nosniff");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
  return new Promise((resolve, reject) => {
    let statusCode = status;
    let shellSent = false;
    const answer = () => {
      shellSent = true;
      const body = new PassThrough();
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: statusCode }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={abortMs} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        ...(waitForAll ? { onAllReady: answer } : { onShellReady: answer }),
        onShellError: reject,
        onError(error) {
          statusCode = 500;
          if (shellSent) logError(error, { during: "render" });
        },
      },
    );
    setTimeout(abort, abortMs + 1000);
  });
}

/** Bugs are logged with an id; answers that a gate threw and requests that were given up are no bugs. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || error instanceof Response) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  const id = logError(error, { method: request.method, path: new URL(request.url).pathname });
  if (error instanceof Error) Object.assign(error, { bugId: id, message: `bug:${id}` });
}
