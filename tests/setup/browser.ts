import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";
import type { RunningApp } from "./app-process";
import { signInSecretary, type HttpClient } from "./http-client";

export const wideScreen = { width: 1440, height: 900 };
export const phoneScreen = { width: 390, height: 844 };

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

async function launch(): Promise<Browser> {
  const system = systemBrowsers.find((file) => existsSync(file));
  if (system) return chromium.launch({ executablePath: system, args: ["--no-sandbox"] });
  // The package unpacks the libraries it needs only where it believes to run on such a machine; read when it is imported.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return chromium.launch({ executablePath: await packaged.executablePath(), args: ["--no-sandbox"] });
}

export type TestBrowser = {
  /** A window of its own: no cookies of another one. What it writes to its console as an error fails the test. */
  open(app: RunningApp, options?: { viewport?: typeof wideScreen; signedIn?: HttpClient | "secretary" }): Promise<Page>;
  /** Lets this test's pages report what matches. */
  expectTrouble(pattern: RegExp): void;
};

// A refused form or a gate's answer is a 4xx by design; Chromium notes each as an error. A missing file is none of these.
const refusals = /the server responded with a status of 4(00|01|03|09|10|13)\b/;

/** One browser for this test file; call it at the top of the file. */
export async function startBrowser(): Promise<TestBrowser> {
  const browser = await launch();
  let contexts: BrowserContext[] = [];
  let expected = [refusals];
  const trouble: string[] = [];
  const note = (text: string) => void (expected.some((pattern) => pattern.test(text)) || trouble.push(text));

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    expected = [refusals];
    expect(trouble.splice(0), "errors in the browser").toEqual([]);
  });
  afterAll(() => browser.close());

  return {
    async open(app, { viewport = wideScreen, signedIn } = {}) {
      const context = await browser.newContext({ baseURL: app.baseUrl, viewport, locale: "da-DK", timezoneId: "Asia/Kathmandu" });
      contexts.push(context);
      context.setDefaultTimeout(30_000);
      const client = signedIn === "secretary" ? await signInSecretary(app) : signedIn;
      if (client) await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: app.baseUrl })));
      const page = await context.newPage();
      page.on("pageerror", (error) => note(`${page.url()}: ${error.stack ?? error.message}`));
      page.on("console", (message) => void (message.type() === "error" && note(`${page.url()}: ${message.text()} ${message.location().url}`)));
      return page;
    },
    expectTrouble: (pattern) => void expected.push(pattern),
  };
}

/** Opens a one-time link and presses its button, with the mouse. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: /^Log ind som / }).click();
  await page.waitForURL((url) => url.pathname !== "/log-ind");
}

/** Waits until React has taken over the page, so that a press is not lost on a button that does nothing yet. */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body.firstElementChild ?? {}).some((key) => key.startsWith("__reactFiber")));
  // The tree is bound before its effects have run, which is where keys of the whole page are listened for.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

/** Every rule of axe, on the page as it stands. Names the rule, the element and what axe found. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // Legacy mode looks at this page alone, without the second one that pages of frames from elsewhere need; and only of
  // violations are the elements described, which for all that passed took twice the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] }).analyze();
  const found = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.help}): ${node.html.slice(0, 200)} – ${node.failureSummary ?? ""}`));
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen!);
}

/** Moves with the Tab key until the element has the focus. Fails after 60 presses: it cannot be reached by keyboard. */
export async function tabTo(page: Page, role: Parameters<Page["getByRole"]>[0], name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, { name }).first();
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The ${role} "${String(name)}" cannot be reached with the Tab key on ${page.url()}`);
}

/** Drags with one finger, as a phone reports it: rests until the thing is picked up, moves, and lets go over the target. */
export async function dragByTouch(page: Page, from: Locator, to: Locator): Promise<void> {
  await to.scrollIntoViewIfNeeded();
  await from.scrollIntoViewIfNeeded();
  const middle = async (one: Locator) => {
    const box = (await one.boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [start, end] = [await middle(from), await middle(to)];
  const finger = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [start]);
  await page.locator('[class*="--dragged"]').first().waitFor();
  for (const part of [0.25, 0.5, 0.75, 1]) await touch("touchMove", [{ x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part }]);
  await touch("touchEnd", []);
  await finger.detach();
}
