import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { looks, openPage, settled } from "./site.ts";

describe("the planner as one file", () => {
  it("opens by double click with its state, asks for nothing, and plans on", async () => {
    await using site = await openPage("plan.html?v=1&n=44,44&rate=0.5,0.2", looks.light);
    const download = site.page.waitForEvent("download");
    await site.page.getByRole("button", { name: "This page (one file)" }).click();
    const file = join(mkdtempSync(join(tmpdir(), "equipoise-page-")), "plan.html");
    await (await download).saveAs(file);

    const page = await site.page.context().newPage();
    const asked: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(`file://${file}`);
    await settled(page);
    const answer = page.locator(".answer");
    await expect.poll(() => answer.innerText()).toMatch(/44\s\+\s44/);
    expect(await page.getByRole("button", { name: "This page (one file)" }).count()).toBe(0);
    expect(await page.locator("nav a").count()).toBe(0);

    await page.getByRole("slider").first().press("ArrowRight");
    await expect.poll(() => answer.innerText()).toMatch(/45\s\+\s45/);
    await expect.poll(() => answer.innerText()).toContain("10,000 trials"); // by a worker inside the file
    await expect.poll(() => page.url()).toContain("n=45,45");
    expect(asked.filter((address) => !/^(data|blob|file):/.test(address))).toEqual([]);
    expect(asked.filter((address) => address.startsWith("file:"))).toHaveLength(1);
    expect(errors).toEqual([]);
  });
});
