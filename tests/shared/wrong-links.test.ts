import { afterEach, describe, expect, it, vi } from "vitest";
import { logError } from "~/shared/log.server";
import { newToken } from "~/shared/tokens.server";
import { askingAddress, countWrongLinks } from "~/shared/wrong-links.server";

const minute = 60_000;

describe("wrong links", () => {
  it("make an address wait after sixty in ten minutes, and no other", () => {
    const wrong = countWrongLinks();
    for (let tries = 0; tries < 59; tries += 1) wrong.note("a", tries * 1000);
    expect(wrong.waitSeconds("a", minute)).toBe(0);
    wrong.note("a", minute);
    expect([wrong.waitSeconds("a", minute), wrong.waitSeconds("b", minute)]).toEqual([540, 0]);
    expect(wrong.waitSeconds("a", 10 * minute)).toBe(0);
    wrong.note("a", 10 * minute);
    expect(wrong.waitSeconds("a", 10 * minute)).toBe(0);
  });

  it.each([
    ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["127.0.0.1", "192.0.2.7, 198.51.100.1", "198.51.100.1"],
    ["::ffff:127.0.0.1", undefined, "::ffff:127.0.0.1"],
    ["10.0.0.4", "198.51.100.1", "198.51.100.1"],
    [undefined, undefined, ""],
  ])("of %j forwarded for %j come from %j", (remote, forwarded, address) => {
    expect(askingAddress(remote, forwarded)).toBe(address);
  });
});

describe("the log", () => {
  afterEach(() => vi.restoreAllMocks());

  it("never holds the token of a shared link, wherever it turns up", () => {
    const token = newToken();
    let written = "";
    vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((written += String(text))));
    logError(new Error(`No answer for http://localhost/p/${token}.data`), { path: `/p/${token}/program.ics`, method: "GET" });
    expect(written).not.toContain(token);
    expect(written).toContain('"path":"/p/…/program.ics"');
  });
});
