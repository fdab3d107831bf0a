import { format } from "node:util";
import { afterAll, afterEach } from "vitest";

/*
 * A warning that nobody expected is a fault that nobody looks at: it fails the test. One that a test does expect is named
 * with `expectConsole`, for the length of that test.
 */

const unexpected: string[] = [];
let expected: RegExp[] = [];

function note(level: string) {
  return (...args: unknown[]) => {
    const text = format(...args);
    if (!expected.some((pattern) => pattern.test(text))) unexpected.push(`console.${level}: ${text}`);
  };
}

console.error = note("error");
console.warn = note("warn");

/** Lets this test, and only this one, write what matches to console.error or console.warn. */
export function expectConsole(pattern: RegExp): void {
  expected.push(pattern);
}

function failOnUnexpected() {
  expected = [];
  const texts = unexpected.splice(0);
  if (texts.length > 0) throw new Error(`Unexpected output:\n${texts.join("\n")}`);
}

afterEach(failOnUnexpected);
afterAll(failOnUnexpected);
