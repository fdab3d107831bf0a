import { existsSync } from "node:fs";
import { describe, it } from "vitest";
import { allFiles, expectNone, readText, sources } from "./tree";

const topLevel = /^(app|db|public|tests|package\.json|package-lock\.json|tsconfig\.json|remix\.config\.js|README\.md|LICENSE|vite\.config\.ts|vitest\.config\.ts|eslint\.config\.js|Dockerfile|compose\.yaml|\..*)$/;
const roomsOfApp = /^app\/((routes|features|domain|ui|shared|i18n|styles|decisions)\/|(root\.tsx|routes\.ts|(?:server|check)\.ts|(?:ballot-count|ballot-recount|memo-read|documents)\.ts|entry\.(client|server)\.tsx)$)/;
const features = ["ballots", "budget", "catalogue", "climate", "documents", "history", "library", "people", "planner", "search", "travel", "trips"];

/*
 * The closed vocabulary of a feature. A file that held two nouns is split by them: `people-queries.server.ts` beside
 * `links-queries.server.ts`, never `queries-2.server.ts`. A form of a file has its JSON Schema and its examples
 * beside it.
 */
const noun = "[a-z]+(?:-[a-z]+)*";
const featureFile = new RegExp(
  `^(?:schema\\.ts|queries\\.server\\.ts|commands\\.server\\.ts|present\\.ts|permissions\\.ts|gates\\.server\\.ts` +
    `|${noun}-schema\\.ts|${noun}-queries\\.server\\.ts|${noun}-commands\\.server\\.ts|present-${noun}\\.ts` +
    `|adapters/${noun}\\.server\\.ts|components/[a-z0-9-]+\\.(?:tsx|ts|css|scss)|${noun}\\.schema\\.json|examples/${noun}\\.json)$`,
);

/** Files that may be longer for now. The list only shrinks: the test fails when an entry is no longer needed. */
const longFiles: string[] = [];
const mostLines = 350;

describe("rooms", () => {
  it("keeps the top level to what the house knows", () => {
    const names = [...new Set(allFiles.map((file) => file.split("/")[0]!))];
    expectNone(names.filter((name) => !topLevel.test(name)), "Nothing else stands at the top level:");
  });

  it("puts every file of app/ into a room", () => {
    expectNone(allFiles.filter((file) => file.startsWith("app/") && !roomsOfApp.test(file)), "These lie in no room of app/:");
  });

  it("gives a feature to each noun we own and to nothing else", () => {
    const found = [...new Set(allFiles.filter((file) => file.startsWith("app/features/")).map((file) => file.split("/")[2]!))];
    expectNone(found.filter((name) => !features.includes(name)), "A new feature is a decision: add its noun here, or use the one that owns it:");
  });

  it("uses the closed set of file names inside a feature", () => {
    const offenders = allFiles.filter((file) => file.startsWith("app/features/") && !featureFile.test(file.split("/").slice(3).join("/")));
    expectNone(offenders, "Inside a feature: schema, queries.server, commands.server, present, permissions, gates.server, adapters/*.server, components/*:");
  });

  it("keeps tests out of app/ and db/", () => {
    expectNone(allFiles.filter((file) => /^(app|db)\/.*\.test\./.test(file)), "Tests live under tests/:");
  });

  it("names a table's file after the table and lists its type in database.ts", () => {
    const database = readText("db/schema/database.ts");
    const offenders = allFiles
      .filter((file) => file.startsWith("db/schema/") && file !== "db/schema/database.ts")
      .filter((file) => !file.endsWith(".table.ts") || !database.includes(file.split("/").pop()!.replace(/\.ts$/, "")));
    expectNone(offenders, "Under db/schema only *.table.ts, each one in database.ts:");
  });

  it("runs every migration, in the order of their names", () => {
    const list = readText("db/migrations/all-migrations.ts");
    const names = allFiles.filter((file) => /^db\/migrations\/\d{4}-/.test(file)).map((file) => file.split("/").pop()!.replace(/\.ts$/, ""));
    const positions = names.map((name) => list.indexOf(`"${name}"`));
    const offenders = names.filter((_, index) => positions[index]! < 0 || positions[index]! < Math.max(0, ...positions.slice(0, index)));
    expectNone(offenders, "Missing from all-migrations.ts, or out of order:");
  });
});

describe("vocabulary", () => {
  it("has no drawer for odds and ends", () => {
    const drawer = /(^|[/.-])(utils?|helpers?|misc|common|lib|stuff)([/.-]|$)/;
    const offenders = allFiles.filter((file) => /^(app|db|tests)\//.test(file) && drawer.test(file.replace(/\.[a-z]+$/, "")));
    expectNone(offenders, "Name what it is about instead:");
  });

  it("has no index file that only re-exports", () => {
    expectNone(sources("app", "db", "tests").filter((file) => /\/index\.tsx?$/.test(file)), "Import the file itself:");
  });

  it("writes file names in kebab-case", () => {
    const name = /^[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z0-9]+$/;
    const route = /^app\/routes\//;
    const migration = /^db\/migrations\/\d{4}-\d{2}-\d{2}T\d{4}_[a-z0-9_]+\.ts$/;
    const partial = /^app\/styles\/_[a-z0-9-]+\.scss$/;
    const offenders = sources("app", "db", "tests")
      .concat(allFiles.filter((file) => file.startsWith("app/styles/")))
      .filter((file) => !name.test(file.split("/").pop()!) && !route.test(file) && !migration.test(file) && !partial.test(file));
    expectNone(offenders, "kebab-case, please:");
  });
});

describe("size", () => {
  const lengths = sources("app", "db")
    .filter((file) => !file.startsWith("db/seed/") && !file.startsWith("app/i18n/messages"))
    .map((file) => ({ file, lines: readText(file).split("\n").length - 1 }));

  it(`holds a file to ${mostLines} lines`, () => {
    const offenders = lengths.filter(({ file, lines }) => lines > mostLines && !longFiles.includes(file)).map(({ file, lines }) => `${file}: ${lines} lines`);
    expectNone(offenders, "Two nouns in one room? Split by noun:");
  });

  it("keeps no exception that is no longer needed", () => {
    expectNone(longFiles.filter((file) => !existsSync(file) || lengths.some((one) => one.file === file && one.lines <= mostLines)), "Take these off the list:");
  });
});
