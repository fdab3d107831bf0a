import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startAppOn } from "./app-process";

/** Once per run: starts the server on an empty folder, which builds it where needed, and keeps the seeded folder for copies. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "studietur-first-start-"));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const app = await startAppOn({ DATA_DIR: dataDir });
    const code = await app.interrupt();
    if (code !== 0) throw new Error(`The server ended with code ${code} after Ctrl-C:\n${app.output()}`);
  } catch (error) {
    remove();
    throw error;
  }
  project.provide("builtApp", { dataDir });
  return remove;
}

declare module "vitest" {
  export interface ProvidedContext {
    builtApp: { dataDir: string } | undefined;
  }
}
