import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { Kysely } from "kysely";
import { currentFactorSet } from "~/features/climate/adapters/factor-file.server";
import { createSignInLink } from "~/features/people/commands.server";
import { findFirstSecretary } from "~/features/people/queries.server";
import { exampleNames } from "~/features/planner/example-schema";
import { deleteExpiredPersons } from "~/features/planner/expiry-commands.server";
import type { Severity } from "~/domain/itinerary/finding";
import { closeDatabase, databaseHandle, type Database } from "~/shared/db.server";
import { ConfigurationError, readEnv } from "~/shared/env.server";
import { logError, logInfo } from "~/shared/log.server";
import { askingAddress, countWrongLinks, type WrongLinks } from "~/shared/wrong-links.server";
import { backUpDaily } from "~db/backup";
import { DatabaseInUseError } from "~db/client";
import { migrateToLatest } from "~db/migrate";
import { seedAll } from "~db/seed/seed-all";

/*
 * The process: builds when the build is older than the sources, opens and migrates the database, seeds the catalogue,
 * serves, prints where and how to sign in, and stops cleanly. `--dev` serves the sources with reloading instead; `--demo`
 * puts the worked examples into the database and ends.
 */

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const development = process.argv.includes("--dev");
const say = (text: string) => process.stdout.write(`${text}\n`);

function newestChange(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((newest, entry) => {
    const full = path.join(folder, entry.name);
    return Math.max(newest, entry.isDirectory() ? newestChange(full) : statSync(full).mtimeMs);
  }, 0);
}

function buildIfNeeded(serverFile: string) {
  const sources = ["app", "db", "public"].map((folder) => newestChange(path.join(root, folder)));
  const settings = ["package-lock.json", "vite.config.ts", "remix.config.js"].map((file) => statSync(path.join(root, file)).mtimeMs);
  if (existsSync(serverFile) && statSync(serverFile).mtimeMs >= Math.max(...sources, ...settings)) return;
  say("Building Studietur (takes less than a minute) …");
  const result = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
  if (result.status !== 0) {
    process.stderr.write(result.stdout + result.stderr);
    throw new ConfigurationError("The build failed; see above.");
  }
}

async function createApp(): Promise<express.Express> {
  const app = express();
  app.disable("x-powered-by");
  app.use(compression());
  app.use(discardUnreadBody);
  app.use("/p", slowDownGuessing(countWrongLinks()));
  if (development) {
    const vite = await import("vite").then((module) => module.createServer({ root, server: { middlewareMode: true } }));
    app.use(vite.middlewares);
    app.all("*", refuseForeignForms, createRequestHandler({ mode: "development", build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild> }));
    return app;
  }
  const serverFile = path.join(root, "build/server/index.js");
  buildIfNeeded(serverFile);
  const build = (await import(pathToFileURL(serverFile).href)) as ServerBuild;
  app.use("/assets", express.static(path.join(root, "build/client/assets"), { immutable: true, maxAge: "1y" }), (_request, response) => void response.status(404).end());
  app.use(express.static(path.join(root, "build/client"), { maxAge: "1h" }));
  app.all("*", refuseForeignForms, createRequestHandler({ mode: "production", build }));
  return app;
}

/** What is left of a body that was refused unread is thrown away, or it would block the next request of the same connection. */
const discardUnreadBody: express.RequestHandler = (request, response, next) => {
  response.once("finish", () => {
    if (!request.complete) request.removeAllListeners("data").resume();
  });
  next();
};

/** Whoever tries links that open nothing has to wait after a while. Which ones stands in no log. */
function slowDownGuessing(wrongLinks: WrongLinks): express.RequestHandler {
  return (request, response, next) => {
    const address = askingAddress(request.socket.remoteAddress, request.header("x-forwarded-for"));
    const waitSeconds = wrongLinks.waitSeconds(address, Date.now());
    if (waitSeconds > 0) return void response.status(429).set("Retry-After", String(waitSeconds)).set("X-Robots-Tag", "noindex").type("text/plain").send("For mange forsøg. Prøv igen om lidt. / Too many attempts. Try again later.");
    response.once("finish", () => void (response.statusCode === 404 && wrongLinks.note(address, Date.now())));
    next();
  };
}

/** The session's cookie does not travel with forms of other sites; an address of another origin is refused all the same. */
const refuseForeignForms: express.RequestHandler = (request, response, next) => {
  const origin = request.headers.origin;
  const own = [request.headers.host, readEnv().PUBLIC_URL && new URL(readEnv().PUBLIC_URL!).host];
  const sameSite = !origin || (URL.canParse(origin) && own.includes(new URL(origin).host));
  if (request.method === "GET" || request.method === "HEAD" || sameSite) return next();
  response.status(403).type("text/plain").send("The form came from another site and was refused.");
};

function listen(app: express.Express, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, () => resolve(server));
    server.on("error", reject);
  });
}

function stopOnSignal(server: Server) {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    // Requests under way are finished, connections that only wait are not waited for.
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
    await closed;
    await closeDatabase();
    process.exit(signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, (received) => void stop(received));
}

/** Deletes contacts whose day has come, now and then once an hour, so that a new day is noticed whenever the process began. The timer keeps no process alive. */
function deleteExpiredDaily(db: Kysely<Database>) {
  const attempt = async () => {
    const { siteContacts, hostPersons } = await deleteExpiredPersons(db, new Date());
    if (siteContacts + hostPersons > 0) logInfo("contacts-deleted", { siteContacts, hostPersons });
  };
  const run = () => void attempt().catch((error: unknown) => logError(error, { during: "contacts" }));
  run();
  setInterval(run, 3_600_000).unref();
}

async function makeExamples() {
  // A server that only serves has its features in the build: what makes the examples is read where it is needed.
  const { createExampleTrip, listPlanFindings } = await import("~/features/planner/example-commands.server");
  const { db } = await databaseHandle();
  await migrateToLatest(db);
  await seedAll(db);
  const secretary = await findFirstSecretary(db);
  if (!secretary) throw new ConfigurationError("The example belongs to a committee, and no committee has a secretariat yet.");
  for (const name of exampleNames) {
    const example = await createExampleTrip(db, secretary, secretary.committeeId, name).catch(sayRefusal);
    if (!example) continue;
    const { tripId, isNew } = example;
    const findings = await listPlanFindings(db, tripId, new Date());
    const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
    say(isNew ? `The worked example ${name} has been made.` : `The worked example ${name} is there already; nothing was made twice.`);
    say(`  Programme: /ture/${tripId}/program   For print: /ture/${tripId}/udskriv`);
    say(`  Findings: ${count("error")} errors, ${count("warning")} warnings, ${count("notice")} notices.`);
  }
  await closeDatabase();
}

/** The other examples can be made all the same. */
function sayRefusal(error: unknown): void {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main() {
  const env = readEnv();
  currentFactorSet();
  process.env.NODE_ENV = development ? "development" : "production";
  if (process.argv.includes("--demo")) return makeExamples();
  const app = await createApp();
  const { db } = await databaseHandle();
  await migrateToLatest(db);
  await seedAll(db);
  const server = await listen(app, env.PORT, env.HOST === "localhost" ? "127.0.0.1" : env.HOST);
  stopOnSignal(server);
  backUpDaily(await databaseHandle(), env.DATA_DIR, (error) => logError(error, { during: "backup" }));
  deleteExpiredDaily(db);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : env.PORT;
  const url = (env.PUBLIC_URL ?? `http://${["0.0.0.0", "::", "127.0.0.1"].includes(env.HOST) ? "localhost" : env.HOST}:${port}`).replace(/\/$/, "");
  say(`Studietur is ready: ${url}`);
  const secretary = await findFirstSecretary(db);
  if (secretary) {
    const token = await createSignInLink(db, secretary.userId, new Date());
    say(`Sign in once as ${secretary.displayName} (works for 72 hours): ${url}/log-ind?link=${token}`);
  }
}

main().catch(async (error: unknown) => {
  if (error instanceof ConfigurationError || error instanceof DatabaseInUseError) process.stderr.write(`${error.message}\n`);
  else if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") process.stderr.write(`The port ${process.env.PORT ?? 3000} is in use. Choose another with PORT.\n`);
  else logError(error, { during: "start" });
  await closeDatabase().catch(() => undefined);
  process.exit(1);
});
