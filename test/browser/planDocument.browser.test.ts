import { buffer } from "node:stream/consumers";
import { unzipSync } from "fflate";
import type { Download, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { openPage } from "./site.ts";

const documents = (page: Page) => page.getByRole("group", { name: "Document for a protocol" });

async function saved(page: Page, format: string): Promise<Download> {
  const download = page.waitForEvent("download");
  await documents(page).getByRole("button", { name: format, exact: true }).click();
  return download;
}

const bytesOf = async (download: Download): Promise<Uint8Array> =>
  new Uint8Array(await buffer(await download.createReadStream()));

describe("the planner's documents", () => {
  it("are Word with two figures, HTML, and archives with what belongs beside them", async () => {
    await using open = await openPage("plan.html");
    const { page, errors, outside } = open;
    const scripts = (): Promise<string[]> =>
      page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect((await scripts()).filter((name) => /documentDocx|planDocument/.test(name))).toEqual([]);

    const word = unzipSync(await bytesOf(await saved(page, "Word")));
    expect(Object.keys(word).filter((name) => name.endsWith(".png"))).toHaveLength(2);
    expect(new TextDecoder().decode(word["word/document.xml"])).toContain("79.6%");

    const html = new TextDecoder().decode(await bytesOf(await saved(page, "HTML")));
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(html).not.toContain("var(--");

    const latex = unzipSync(await bytesOf(await saved(page, "LaTeX")));
    const endings = Object.keys(latex).map((name) => name.split(".").at(-1));
    expect(endings).toEqual(["tex", "bib", "png", "png"]);
    expect({ errors, outside }).toEqual({ errors: [], outside: [] });
  });

  it("have the paragraph ready before anyone scrolls to it", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => {
      const buttons = [...document.querySelectorAll("button")];
      buttons.find(({ textContent }) => textContent === "Copy the paragraph")!.click();
    });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toMatch(/^The trial randomizes 60 subjects/);
  });
});
