import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

export type PostgresServer = { url: string; stop(): Promise<void> };

/** The PostgreSQL of the tests: the one TEST_DATABASE_URL names, else a throw-away cluster that ends with this process. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, stop: async () => undefined } : startCluster(findServerBinaries());
}

function findServerBinaries(): string {
  const versionFolders = existsSync("/usr/lib/postgresql")
    ? readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`)
    : [];
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...versionFolders, "/opt/homebrew/opt/postgresql/bin", "/usr/local/opt/postgresql/bin"];
  const found = folders.find((folder) => folder !== "" && ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name))));
  if (!found) {
    throw new Error(
      "The tests need the PostgreSQL server programs and found none. Install them with `apt-get install postgresql` (nothing has to be set up or started), or give TEST_DATABASE_URL=postgres://user:password@host/database of a server where databases may be created.",
    );
  }
  return found;
}

/** PostgreSQL refuses to run as root: there it runs as `postgres` where that account exists, else as `nobody`. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  const account = ["postgres", "nobody"].map((name) => accounts.find((fields) => fields[0] === name)).find(Boolean);
  if (!account) throw new Error("PostgreSQL does not run as root and there is no account `postgres` or `nobody` to run it as.");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// The shell waits for the end of its input, which comes when the tests stop the cluster and also when they are killed:
// no server and no folder is left behind either way.
const watchedServer = `
"$1/postgres" -D "$2/data" -p "$3" -h 127.0.0.1 -k "$2" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >"$2/log" 2>&1 &
server=$!
read -r _
kill -INT $server
wait $server
rm -rf "$2"
`;

async function startCluster(binaries: string): Promise<PostgresServer> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(path.join(tmpdir(), "studietur-postgres-"));
  if (account) chownSync(folder, account.uid, account.gid);
  const options = { cwd: folder, ...account };
  const made = spawnSync(
    path.join(binaries, "initdb"),
    ["-D", path.join(folder, "data"), "-U", "studietur", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  const port = await freePort();
  const server = spawn("sh", ["-c", watchedServer, "studietur-postgres", binaries, folder, String(port)], {
    ...options,
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  server.unref();
  const url = `postgres://studietur@127.0.0.1:${port}/postgres`;
  await untilAnswering(url, () => (existsSync(path.join(folder, "log")) ? readFileSync(path.join(folder, "log"), "utf8") : ""));
  return {
    url,
    stop: async () => {
      // Without this nothing keeps a process alive that only waits for the end of the cluster, and it ends before its next line.
      server.ref();
      server.stdin.end();
      await ended;
    },
  };
}

async function untilAnswering(url: string, readLog: () => string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error(`The throw-away PostgreSQL did not answer within 15 seconds.\n${readLog()}`);
}
