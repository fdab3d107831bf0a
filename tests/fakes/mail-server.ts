import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach } from "vitest";

export type ReceivedMail = { to: string; source: string };

/**
 * A mail server of this test file's own, set in the environment as the app reads it. It takes every mail but those to a
 * box named `full@…`, and forgets what it got after each test.
 */
export async function startMailServer(): Promise<{ received: ReceivedMail[]; stop(): Promise<void> }> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (address, _session, callback) => callback(address.address.startsWith("full@") ? Object.assign(new Error("Mailbox full"), { responseCode: 552 }) : null),
    onData(stream, session, callback) {
      void text(stream).then((source) => {
        received.push({ to: session.envelope.rcptTo[0]!.address, source });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const before = { SMTP_URL: process.env.SMTP_URL, MAIL_FROM: process.env.MAIL_FROM };
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  process.env.MAIL_FROM = "Sekretariatet <udvalg@example.org>";
  let running = true;
  const stop = async () => {
    if (running) await new Promise<void>((resolve) => server.close(() => resolve()));
    running = false;
  };
  afterEach(() => void (received.length = 0));
  afterAll(async () => {
    await stop();
    for (const [name, value] of Object.entries(before)) if (value === undefined) delete process.env[name]; else process.env[name] = value;
  });
  return { received, stop };
}

/** The text of a mail as it is read: transfer encodings undone. */
export function textOf({ source }: ReceivedMail): string {
  const [head, ...body] = source.split("\r\n\r\n");
  const encoded = body.join("\r\n\r\n");
  if (/transfer-encoding: base64/i.test(head!)) return Buffer.from(encoded, "base64").toString("utf8");
  if (!/transfer-encoding: quoted-printable/i.test(head!)) return encoded;
  const bytes = encoded.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
