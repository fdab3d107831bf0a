import { spawn, type ChildProcess } from "node:child_process";

/** A process that was started, with everything it has written so far. */
export type AppProcess = {
  child: ChildProcess;
  output(): string;
  /** Resolves with what `pattern` found in the output. Rejects when the process ends first or after four minutes. */
  untilWritten(pattern: RegExp): Promise<RegExpExecArray>;
  /** The exit code; null when a signal ended it. */
  ended: Promise<number | null>;
};

/** Starts the server's process as `npm start` does and returns at once; `ended` and `untilWritten` tell what became of it. */
export function spawnApp(env: Record<string, string>, ...options: string[]): AppProcess {
  return spawnCommand("app/server.ts", env, ...options);
}

/** Starts one of the project's commands on given data. */
export function spawnCommand(file: string, env: Record<string, string>, ...options: string[]): AppProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|DATABASE_URL|DATA_DIR|PUBLIC_URL|HOST|MAP_TILE_URL|LOG_LEVEL)/.test(name));
  // tsx as a loader instead of as a command: one process, so that a kill hits the server itself.
  const child = spawn(process.execPath, ["--import", "tsx", file, ...options], {
    env: { ...Object.fromEntries(inherited), PORT: "0", LOCK_STALE_MS: "2000", ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return watchProcess(child);
}

// None outlives the tests, however they end.
const running = new Set<ChildProcess>();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));

export function watchProcess(child: ChildProcess): AppProcess {
  let text = "";
  running.add(child);
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  void ended.then(() => running.delete(child));
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const untilWritten = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text);
        if (!found) return;
        settle();
        resolve(found);
      };
      const give = (why: string) => {
        settle();
        reject(new Error(`${why} before it wrote ${String(pattern)}:\n${text}`));
      };
      const timer = setTimeout(() => give("four minutes passed"), 240_000);
      const settle = () => {
        clearTimeout(timer);
        listeners.delete(look);
      };
      listeners.add(look);
      look();
      void ended.then((code) => give(`The process ended with code ${code}`));
    });
  return { child, output: () => text, untilWritten, ended };
}

export type RunningApp = {
  baseUrl: string;
  /** The one-time link of the first secretariat user, as the server printed it. */
  signInUrl: string;
  output(): string;
  /** Ctrl-C. Resolves with the exit code. */
  interrupt(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
};

/** Starts the server on given data and waits until it has said where it is and how to sign in. */
export async function startAppOn(env: Record<string, string>): Promise<RunningApp> {
  const app = spawnApp(env);
  const [, baseUrl] = await app.untilWritten(/Studietur is ready: (http:\/\/\S+)\n/);
  const [, signInUrl] = await app.untilWritten(/Sign in once as .*: (http:\/\/\S+)\n/);
  return {
    baseUrl: baseUrl!,
    signInUrl: signInUrl!,
    output: app.output,
    interrupt: () => {
      app.child.kill("SIGINT");
      return app.ended;
    },
    kill: async () => {
      app.child.kill("SIGKILL");
      await app.ended;
    },
  };
}
