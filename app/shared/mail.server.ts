import { readEnv } from "./env.server";
import { logInfo } from "./log.server";

export type Mail = { to: string; subject: string; text: string };

const patienceMilliseconds = 10_000;

/** Whether mails can be sent; without it links and texts are copied by hand. */
export function mailIsConfigured(): boolean {
  return readEnv().SMTP_URL !== undefined;
}

/**
 * Sends mails one after the other over one connection and returns the addresses that the mail server did not take. A server
 * that cannot be reached takes none. Nothing is tried again here: the person who sent them is told and decides.
 */
export async function sendMails(mails: Mail[]): Promise<{ failed: string[] }> {
  const { SMTP_URL, MAIL_FROM } = readEnv();
  if (!SMTP_URL || !MAIL_FROM) throw new Error("Mails are sent only where SMTP_URL and MAIL_FROM are set");
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url: SMTP_URL, pool: true, maxConnections: 1, connectionTimeout: patienceMilliseconds, greetingTimeout: patienceMilliseconds, socketTimeout: patienceMilliseconds,
    // A text of ours never names a file or an address to fetch.
    disableFileAccess: true, disableUrlAccess: true,
  });
  const failed: string[] = [];
  try {
    for (const mail of mails) {
      const error = await transport.sendMail({ from: MAIL_FROM, ...mail }).then(() => null, (reason: unknown) => reason);
      if (error === null) continue;
      failed.push(mail.to);
      logInfo("mail-not-sent", { fault: codeOf(error) });
      // The next ones would wait just as long for a server that does not answer.
      if (!answered(error)) return { failed: [...failed, ...mails.slice(mails.indexOf(mail) + 1).map((one) => one.to)] };
    }
    return { failed };
  } finally {
    transport.close();
  }
}

type SmtpError = { code?: unknown; responseCode?: unknown };

/** The kind of the fault only: the server's words repeat the address. */
function codeOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as SmtpError;
  return [code, responseCode].filter((part) => part !== undefined).join(" ") || "unknown";
}

function answered(error: unknown): boolean {
  return typeof (error as SmtpError)?.responseCode === "number" && (error as SmtpError).code === "EENVELOPE";
}
