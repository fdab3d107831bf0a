import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { ConfigurationError, readEnv } from "~/shared/env.server";

it("needs no setting at all", () => {
  expect(readEnv({})).toMatchObject({ PORT: 3000, HOST: "localhost", DATA_DIR: path.resolve("data"), LOG_LEVEL: "info", LOCK_STALE_MS: 5000 });
  expect(readEnv({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000 });
});

it.each([
  ["PORT", "hest", /^PORT: /m],
  ["PORT", "70000", /^PORT: /m],
  ["DATABASE_URL", "mysql://localhost/x", /^DATABASE_URL: must look like postgres:\/\//m],
  ["PUBLIC_URL", "studietur", /^PUBLIC_URL: /m],
  ["MAP_TILE_URL", "https://tiles.example.org/", /^MAP_TILE_URL: must be an http\(s\) address with \{z\}, \{x\} and \{y\}/m],
  ["SMTP_URL", "http://mail.example.org", /^SMTP_URL: must look like smtp:\/\//m],
  ["SMTP_URL", "smtp://mail.example.org", /^MAIL_FROM: is needed with SMTP_URL/m],
  ["MAIL_FROM", "sekretariatet", /^MAIL_FROM: must be a mail address/m],
  ["LOG_LEVEL", "loud", /^LOG_LEVEL: /m],
  ["LOCK_STALE_MS", "5", /^LOCK_STALE_MS: /m],
])("names the setting that cannot be used: %s=%s", (name, value, message) => {
  const read = () => readEnv({ [name]: value });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(message);
});

it("names all of them at once", () => {
  expect(() => readEnv({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/PORT: [^]*LOG_LEVEL: /);
});

it("is described in the README, variable by variable", () => {
  const readme = readFileSync("README.md", "utf8");
  const source = readFileSync("app/shared/env.server.ts", "utf8");
  const names = [...source.matchAll(/^ {2,4}([A-Z][A-Z_]+): /gm)].map((match) => match[1]!);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
