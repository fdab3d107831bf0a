import { expect, it } from "vitest";
import { mailIsConfigured, sendMails } from "~/shared/mail.server";
import { startMailServer, textOf } from "../fakes/mail-server";

const server = await startMailServer();
const mail = (to: string, text = "Kære Åse\n\n=1+1 🦆 «slut»") => ({ to, subject: "Stem nu: Århus\r\nBcc: spion@example.org", text });

it("sends each mail to its own person, in every letter, and lets no subject add a header", async () => {
  expect(mailIsConfigured()).toBe(true);
  expect(await sendMails([mail("a@example.org"), mail("b@example.org")])).toEqual({ failed: [] });
  expect(server.received.map((one) => one.to)).toEqual(["a@example.org", "b@example.org"]);
  expect(textOf(server.received[0]!).replaceAll("\r\n", "\n").trim()).toBe("Kære Åse\n\n=1+1 🦆 «slut»");
  expect(server.received[0]!.source).not.toMatch(/^Bcc:/im);
  expect(server.received[0]!.source).toMatch(/^From: Sekretariatet <udvalg@example.org>/m);
});

it("names the address that is refused and goes on with the others", async () => {
  expect(await sendMails([mail("full@example.org"), mail("b@example.org")])).toEqual({ failed: ["full@example.org"] });
  expect(server.received.map((one) => one.to)).toEqual(["b@example.org"]);
});

it("has sent nothing when the server is down, and does not wait for it once a mail", async () => {
  await server.stop();
  expect(await sendMails([mail("a@example.org"), mail("b@example.org")])).toEqual({ failed: ["a@example.org", "b@example.org"] });
});
