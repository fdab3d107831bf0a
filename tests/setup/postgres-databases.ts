import { randomBytes } from "node:crypto";
import pg from "pg";

/*
 * Databases on the PostgreSQL of the tests. All of them begin with `studietur_test_`, so that nothing else on a shared
 * server is ever touched.
 */

export function newDatabaseName(): string {
  return `studietur_test_${randomBytes(6).toString("hex")}`;
}

export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes a database, as a copy of `template` where one is given, and returns its address. */
export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<string> {
  await onServer(serverUrl, `create database ${name}${template ? ` template ${template}` : ""}`);
  return urlOfDatabase(serverUrl, name);
}

/** Removes a database, and with it the connections that are still open. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, `drop database if exists ${name} with (force)`);
}
