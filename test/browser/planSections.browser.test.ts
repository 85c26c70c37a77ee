import { describe, expect, it } from "vitest";
import { box, bytesOf, dragBy, drawAll, fact, power, section } from "./planPage.ts";
import { looks, openPage } from "./site.ts";

describe("the sections of the planner", () => {
  it("run one trial after the other, by hand and by themselves", async () => {
    await using open = await openPage("plan.html");
    const one = section(open.page, "One trial");
    await one.getByText("In simulated trial 1,").waitFor();
    await one.getByRole("button", { name: "Run one trial" }).click();
    await one.getByText("In simulated trial 2,").waitFor();
    await one.getByRole("button", { name: "Play" }).click();
    await one.getByText(/In simulated trial ([4-9]|\d\d+),/).waitFor();
    await one.getByRole("button", { name: "Pause" }).click();
    const shown = await one.locator(".trial-sentence").textContent();
    await open.page.waitForTimeout(900);
    expect(await one.locator(".trial-sentence").textContent()).toBe(shown);
  });

  it("offer no animation to readers who asked for less motion", async () => {
    await using open = await openPage("plan.html", { ...looks.light, reducedMotion: "reduce" });
    expect(await open.page.getByRole("button", { name: "Play" }).count()).toBe(0);
    expect(await open.page.getByRole("button", { name: "Run", exact: true }).count()).toBe(0);
  });

  it("add trials by 1, 10, 100 and 1,000, and start again", async () => {
    await using open = await openPage("plan.html");
    const many = section(open.page, "Many trials");
    await many.getByText("Of 100 trials,").waitFor();
    for (const label of ["+1", "+10", "+100", "+1,000"])
      await many.getByRole("button", { name: label, exact: true }).click();
    await many.getByText("Of 1,211 trials,").waitFor();
    await many.getByRole("button", { name: "Clear" }).click();
    await many.getByText("No trial has been run yet.").first().waitFor();
    expect(open.errors).toEqual([]);
  });

  it("move the design along the power curve, by keys and by dragging, without losing the handle", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    const handle = page.getByRole("slider", { name: "Sample size on the power curve" });
    await section(page, "How many subjects").scrollIntoViewIfNeeded();
    await handle.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => handle.getAttribute("aria-valuenow")).toBe("31");
    await page.keyboard.press("PageUp");
    await expect.poll(() => handle.getAttribute("aria-valuenow")).toBe("41");
    expect(await handle.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await box(page, "Placebo, subjects").inputValue()).toBe("41");
    await dragBy(page, handle, -160);
    await expect
      .poll(async () => Number(await handle.getAttribute("aria-valuenow")))
      .toBeLessThan(35);
    expect(open.errors).toEqual([]);
  });

  it("compare pinned designs, kept in the address", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await page.getByRole("button", { name: "Pin this design" }).click();
    await page.getByRole("combobox", { name: "Test" }).selectOption("fisherMidP");
    const rows = section(page, "Compare").locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(2);
    await expect.poll(() => rows.nth(1).textContent()).toContain("Fisher mid-P");
    expect(await rows.nth(0).textContent()).toContain("79.6%");
    await expect.poll(() => page.url()).toContain("pin=");
    await page.reload();
    await section(page, "Compare").scrollIntoViewIfNeeded();
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole("button", { name: "Remove Design A" }).click();
    await expect.poll(() => rows.count()).toBe(1);
  });

  it("hide the power from a reader who guesses first", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await page.getByRole("button", { name: "Guess the power first" }).click();
    expect(await power(page).isVisible()).toBe(false);
    expect(await fact(page, "exact").isVisible()).toBe(false);
    expect(await section(page, "Take away").isVisible()).toBe(false);
    await box(page, "Your guess of the power").fill("60");
    await page.getByRole("button", { name: "Show the power" }).click();
    await page.getByText("You guessed 60.0%; it is 79.6%: 19.6 points too low.").first().waitFor();
    expect(await power(page).isVisible()).toBe(true);
  });

  it("say what of a goal is met", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await page.getByRole("combobox", { name: "A goal to reach" }).selectOption({ index: 1 });
    await expect.poll(() => page.locator(".goal-list [data-met=true]").count()).toBe(2);
    await box(page, "LD-IL-2, dropout").fill("15");
    await box(page, "Placebo, dropout").fill("15");
    await expect.poll(() => page.locator(".goal-list [data-met=true]").count()).toBe(3);
  });

  it("give each figure as SVG with its study inside, as PNG and as CSV", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await drawAll(page);
    const saved = (kind: string): Promise<Buffer> => {
      const download = page.waitForEvent("download");
      const name = `Download “Power over sample size” as ${kind}`;
      return Promise.all([
        bytesOf(download),
        page.getByRole("button", { name, exact: true }).click(),
      ]).then(([bytes]) => bytes);
    };
    const svg = (await saved("SVG")).toString("utf8");
    const fault = await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")
          ?.textContent,
      svg,
    );
    expect(fault).toBeUndefined();
    expect(svg).toContain("20221118"); // the seed, within the study
    expect(svg).not.toContain("var(--");
    const png = await saved("PNG");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    const [head, ...lines] = (await saved("CSV")).toString("utf8").trim().split("\r\n");
    expect(head).toBe("experimental arm,control arm,exact power,closed form");
    expect(lines.find((line) => line.startsWith("30,30,"))).toContain("79.58%");
  });
});
