import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { spawnApp, startAppOn, watchProcess, type RunningApp } from "../setup/app-process";
import { newAppData } from "../setup/app-server";
import { addPersonByForm, HttpClient, signInSecretary } from "../setup/http-client";

let clean: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of clean.reverse()) await act();
  clean = [];
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "studietur-process-"));
  clean.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(env: Record<string, string>): Promise<RunningApp> {
  const app = await startAppOn(env);
  clean.push(() => app.kill());
  return app;
}

async function namesOnPeoplePage(client: HttpClient): Promise<string> {
  return (await client.get("/udvalg")).text;
}

describe("the process", () => {
  it("starts on an empty folder with `npm start`, says where it is and how to sign in, and stops with Ctrl-C", async () => {
    const folder = path.join(newFolder(), "new", "data");
    // A group of its own, to press Ctrl-C for all of it as a terminal does.
    const child = spawn("npm", ["start"], { detached: true, env: { ...process.env, PORT: "0", DATA_DIR: folder, NODE_ENV: "production", VITEST: "" }, stdio: ["ignore", "pipe", "pipe"] });
    const app = watchProcess(child);
    const [, url] = await app.untilWritten(/Studietur is ready: (http:\/\/localhost:\d+)\n/);
    const [, link] = await app.untilWritten(/Sign in once as Sekretariatet \(works for 72 hours\): (http:\/\/\S+)\n/);
    expect(new URL(link!).origin).toBe(url);
    expect((await fetch(link!)).status).toBe(200);
    process.kill(-child.pid!, "SIGINT");
    await app.ended;
    // npm itself is gone at once; the server closes its database first.
    await expect.poll(() => existsSync(path.join(folder, "database.lock")), { timeout: 30_000 }).toBe(false);
    await expect(fetch(url!)).rejects.toThrow();
    expect(app.output()).not.toMatch(/"level":"error"|Error:/);
  });

  for (const database of ["embedded", "postgres"] as const) {
    it(`keeps everything from one start to the next (${database})`, async () => {
      const data = await newAppData(database);
      clean.push(data.remove);
      const first = await start(data.env);
      const client = await signInSecretary(first);
      await addPersonByForm(client, { displayName: "Bo Bliver", role: "member" });
      expect(await first.interrupt()).toBe(0);

      const second = await start(data.env);
      const again = new HttpClient(second.baseUrl);
      for (const [name, value] of client.cookies) again.cookies.set(name, value);
      expect(await namesOnPeoplePage(again)).toContain("Bo Bliver");
      expect(await second.interrupt()).toBe(0);
    });
  }

  it("is refused a folder that another one uses, and the other one does not notice", async () => {
    const data = await newAppData("embedded");
    clean.push(data.remove);
    const first = await start(data.env);
    const second = spawnApp(data.env);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`The folder ${data.env.DATA_DIR} is in use by another running Studietur.`);
    expect(second.output()).not.toMatch(/\bat .*:\d+:\d+/);
    await addPersonByForm(await signInSecretary(first), { displayName: "Uforstyrret", role: "member" });
    expect(await first.interrupt()).toBe(0);
  });

  it("starts on the same folder after it was killed", async () => {
    const data = await newAppData("embedded");
    clean.push(data.remove);
    const first = await start(data.env);
    await first.kill();
    expect(existsSync(path.join(data.env.DATA_DIR!, "database.lock"))).toBe(true);
    const second = await start(data.env);
    expect((await new HttpClient(second.baseUrl).get("/log-ind")).status).toBe(200);
    expect(await second.interrupt()).toBe(0);
  });

  it("finishes a request that is under way when it is told to stop", async () => {
    const data = await newAppData("embedded");
    clean.push(data.remove);
    const app = await start(data.env);
    const client = await signInSecretary(app);
    const pages = Promise.all(Array.from({ length: 5 }, () => client.get("/udvalg")));
    const code = app.interrupt();
    const answers = await pages.catch((error: unknown) => [error]);
    expect(await code).toBe(0);
    // A request that came too late is turned away at the door; one that was let in gets its page.
    for (const answer of answers) expect(answer instanceof Error || (answer as { status: number }).status === 200).toBe(true);
  });

  it("says which setting is wrong, without a stack", async () => {
    const app = spawnApp({ DATA_DIR: newFolder(), DATABASE_URL: "mysql://localhost/x" });
    expect(await app.ended).toBe(1);
    expect(app.output()).toContain("DATABASE_URL: must look like postgres://user:password@host/database");
    expect(app.output()).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it("says that a port is taken", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    clean.push(() => taken.close());
    const { port } = taken.address() as { port: number };
    const data = await newAppData("embedded");
    clean.push(data.remove);
    const app = spawnApp({ ...data.env, PORT: String(port) });
    expect(await app.ended).toBe(1);
    expect(app.output()).toContain(`The port ${port} is in use. Choose another with PORT.`);
  });
});
