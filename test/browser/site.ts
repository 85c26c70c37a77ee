import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { AxeResults } from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright";
import { inject } from "vitest";

/** A page of the built site, with all that went wrong on it so far. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Console errors, uncaught errors and failed requests. */
  readonly errors: string[];
  /** Addresses asked for outside the site's own origin. */
  readonly outside: string[];
}

/** How a page is looked at. */
export const looks = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;

let shared: Promise<Browser> | undefined;

/** Opens `plan.html` (with a query, if given) in a fresh context; close it with `await using`. */
export async function openPage(
  address: string,
  options: BrowserContextOptions = looks.light,
): Promise<OpenPage> {
  shared ??= chromium.connect(inject("browser"));
  const context = await (await shared).newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  const outside: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("requestfailed", (request) => errors.push(`${request.url()} failed`));
  page.on("request", (request) => {
    if (isOutside(request.url())) outside.push(request.url());
  });
  await page.goto(new URL(address, inject("site")).href);
  await settled(page);
  return { page, errors, outside, [Symbol.asyncDispose]: () => context.close() };
}

const isOutside = (address: string): boolean =>
  !address.startsWith(inject("site")) && !/^(data|blob|about):/.test(address);

/** Waits until no cell is busy and the typeface is there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("main [aria-busy=true]"));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** What axe-core finds wrong in a part of the page, one line for each element: rule, element, advice. */
export async function accessibilityProblems(page: Page, part = ":root"): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(`axe.run("${part}")`)) as AxeResults;
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${help}: ${failureSummary}`,
    ),
  );
}

/** Keeps a picture of the whole page in test/output/screenshots, to be looked at. */
export async function keepScreenshot(page: Page, name: string, fullPage = true): Promise<void> {
  const path = resolve(import.meta.dirname, `../output/screenshots/${name}.png`);
  await page.screenshot({ path, fullPage, animations: "disabled" });
}
