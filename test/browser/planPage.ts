import { buffer } from "node:stream/consumers";
import type { Download, Locator, Page } from "playwright";
import { expect } from "vitest";
import { resized } from "../../src/planner/curveRows.ts";
import { planOf } from "../../src/planner/plan.ts";
import { percent } from "../../src/report/format.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";

// Parts of the planner by the names that a reader sees.

export const study = requireSized(presets[0]!.study);

export const power = (page: Page) => page.locator(".answer-number");
export const fact = (page: Page, name: string) =>
  page.locator(`[data-fact="${name}"] .stat-number`);
export const box = (page: Page, name: string) =>
  page.getByRole("spinbutton", { name, exact: true });
export const section = (page: Page, title: string) =>
  page
    .locator(".plan-section")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) });

export const bytesOf = async (download: Promise<Download>): Promise<Buffer> =>
  buffer(await (await download).createReadStream());
export const textOf = async (download: Promise<Download>): Promise<string> =>
  (await bytesOf(download)).toString("utf8");

/** What the page should say of the follow-up trial with other sizes. */
export const powerWith = (n: number): string => percent(planOf(resized(study, [n, n])).exact);

/** Scrolls through the page, so that every figure is drawn. */
export async function drawAll(page: Page): Promise<void> {
  for (const figure of await page.locator("figure.figure").all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.locator(".figure-picture > *").first().waitFor();
  }
  await page.waitForFunction(() => !document.querySelector("main [aria-busy=true]"));
}

/** Presses on a handle once it rests and nothing covers it, and moves it by so many pixels to the right. */
export async function dragBy(page: Page, handle: Locator, pixels: number): Promise<void> {
  await handle.hover();
  const { x, y, width, height } = (await handle.boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + pixels, y + height / 2, { steps: 8 });
  await page.mouse.up();
}

/** Waits until the run that goes on has done a share of its trials, then stops it. */
export async function stopRunAfter(page: Page, share: number): Promise<void> {
  const line = page.locator(".run-progress");
  const done = () => line.locator("progress").evaluate((bar) => (bar as HTMLProgressElement).value);
  await expect.poll(done).toBeGreaterThan(share);
  await line.getByRole("button", { name: "Stop" }).click();
}
