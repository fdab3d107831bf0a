import { availableParallelism } from "node:os";
import { configDefaults, defineConfig, mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import viteConfig from "./vite.config";

/*
 * Which test runs where is decided by the file's name:
 *
 *   *.test.ts(x)            once, without a database: domain, features, routes, i18n, and the rules of tests/house
 *   *.integration.test.ts   twice: on the embedded database and on PostgreSQL
 *   *.e2e.test.ts           against the production server as a process of its own, most of them in a browser
 *
 * `vitest run tests/domain`, `vitest run --project postgres`, `vitest run --project unit`: any part alone.
 */

const integration = "tests/**/*.integration.test.{ts,tsx}";
const endToEnd = "tests/**/*.e2e.test.ts";

/** The journeys that take minutes begin first: one that came last would keep one worker busy and the others idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = (file: TestSpecification) => /(kill|process|pages)\.e2e\.test\.ts$/.test(file.moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      environment: "node",
      minWorkers: 1,
      maxWorkers: Math.max(2, availableParallelism() - 1),
      sequence: { sequencer: LongestFirst },
      setupFiles: ["tests/setup/console-guard.ts"],
      // The files of one worker share what they import: reading the app again for each of them took longer than the tests.
      isolate: false,
      projects: [
        {
          extends: true,
          test: { name: "unit", include: ["tests/**/*.test.{ts,tsx}"], exclude: [...configDefaults.exclude, integration, endToEnd], testTimeout: 20_000 },
        },
        {
          extends: true,
          test: { name: "embedded", include: [integration], globalSetup: ["tests/setup/embedded-template.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
        },
        {
          extends: true,
          test: { name: "postgres", include: [integration], globalSetup: ["tests/setup/postgres-template.ts"], testTimeout: 30_000, hookTimeout: 60_000 },
        },
        {
          extends: true,
          test: {
            name: "e2e",
            isolate: true,
            include: [endToEnd],
            globalSetup: ["tests/setup/postgres-template.ts", "tests/setup/built-app.ts"],
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  }),
);
