import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { measureLoad } from "./pageLoad.ts";
import { accessibilityProblems, keepScreenshot, looks, openPage } from "./site.ts";

const folder = resolve(import.meta.dirname, "../../notebooks");
const pages = readdirSync(folder).filter((file) => file.endsWith(".html"));

describe.each(pages)("%s", (file) => {
  const name = file.replace(".html", "");

  it.each(Object.entries(looks))("is sound and accessible: %s", async (look, options) => {
    await using open = await openPage(file, options);
    const { page, errors, outside } = open;
    await keepScreenshot(page, `${name}-${look}`);
    expect(errors).toEqual([]);
    expect(outside).toEqual([]);
    expect(await page.getByRole("alert").allTextContents()).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await overflow(page), "pixels beyond the right edge").toBe(0);
    if (look === "dark") await expectPrintable(page, name);
  });

  it("weighs at most 400 kB and soon shows a chart", async () => {
    const { weight, firstChart } = await measureLoad(file);
    const kilobytes = Math.round(weight / 1000);
    console.log(`${file}: ${kilobytes} kB compressed, first chart in ${Math.round(firstChart)} ms`);
    expect(kilobytes).toBeLessThanOrEqual(400);
    // One second on a machine at rest, as the benchmark measures; here the machine may be busy.
    expect(firstChart).toBeLessThan(10_000);
  });
});

/** On paper a page is white, also a dark one, and has no forms or buttons. */
async function expectPrintable(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await keepScreenshot(page, `${name}-print`);
  const visible = page.locator("button:visible, input:visible, select:visible, form:visible");
  expect(await visible.count()).toBe(0);
  const paper = () => getComputedStyle(document.documentElement).backgroundColor;
  expect(await page.evaluate(paper)).toBe("rgb(255, 255, 255)");
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
