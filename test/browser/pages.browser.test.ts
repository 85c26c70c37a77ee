import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
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
  });

  it("prints white, without forms or buttons", async () => {
    await using open = await openPage(file, looks.dark);
    const { page } = open;
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await keepScreenshot(page, `${name}-print`);
    const visible = page.locator("button:visible, input:visible, select:visible, form:visible");
    expect(await visible.count()).toBe(0);
    const paper = () => getComputedStyle(document.documentElement).backgroundColor;
    expect(await page.evaluate(paper)).toBe("rgb(255, 255, 255)");
  });
});

const overflow = (page: Awaited<ReturnType<typeof openPage>>["page"]): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
