import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, looks, openPage } from "./site.ts";

const figures = {
  sizes: "The size each method asks for",
  power: "Exact power of ten tests",
  trueSize: "True size over the common rate",
  fair: "Power as used, and at equal true size",
  regions: "Every result a trial can have",
} as const;

const figure = (page: Page, name: keyof typeof figures) =>
  page.getByRole("figure", { name: figures[name] });

/** Opens the page and waits until the slow tests are in, too. */
async function openTests(query = "", options: Parameters<typeof openPage>[1] = looks.light) {
  const open = await openPage(`tests.html${query}`, options);
  await isReady(open.page);
  return open;
}

const isReady = (page: Page) => page.locator(".methods[data-ready=true]").waitFor();

const answer = (page: Page) => page.locator(".answer-sentence");

describe("the page of tests", () => {
  it("opens with the spread and the true powers behind it", async () => {
    await using open = await openTests();
    const { page } = open;
    expect(await answer(page).textContent()).toContain("21, 23, 24, 28 or 29 subjects per arm");
    await page.getByText("runs from 63.1% to 81.5%").first().waitFor();
    await page.getByText("from 78.3% at 25 per arm to 76.3% at 26 per arm").first().waitFor();
    expect(open.errors).toEqual([]);
  });

  it("follows every control, and the address follows it", async () => {
    await using open = await openTests();
    const { page } = open;
    await page.getByRole("spinbutton", { name: "Wanted power" }).fill("90");
    await expect.poll(() => answer(page).textContent()).toContain("28, 31, 36 or 37");
    await page.getByLabel("Planned test").selectOption("boschloo");
    await page.getByText("by Boschloo’s exact test, the true power").first().waitFor();
    await page.getByText("one-sided", { exact: true }).click();
    await expect.poll(() => answer(page).textContent()).toContain("one-sided alpha .05");
    await page.getByText("2:1", { exact: true }).click();
    await expect.poll(() => answer(page).textContent()).toContain("subjects in total, 2:1");
    await expect
      .poll(() => new URL(page.url()).search)
      .toBe("?v=1&power=0.9&test=boschloo&sides=1&ratio=2:1");
    await page.reload();
    await isReady(page);
    expect(await answer(page).textContent()).toContain("90% power at one-sided alpha .05");
  });

  it("brings out a test by its name in a figure or by the control", async () => {
    await using open = await openTests();
    const { page } = open;
    await figure(page, "power").locator(".end-label-yates").click();
    await expect.poll(() => page.getByLabel("Bring out in the figures").inputValue()).toBe("yates");
    await expect.poll(() => new URL(page.url()).search).toBe("?v=1&shown=yates");
  });

  it("keeps the last answer when an input makes no sense, and says why beside it", async () => {
    await using open = await openTests();
    const { page } = open;
    await page.getByRole("spinbutton", { name: "Control arm" }).fill("66.7");
    await page.getByText("The two rates must differ").first().waitFor();
    expect(await answer(page).textContent()).toContain("21, 23, 24, 28 or 29");
    await page.getByRole("spinbutton", { name: "Control arm" }).fill("60");
    await page.getByText("These rates must lie further apart").first().waitFor();
    await page.getByRole("spinbutton", { name: "Alpha" }).fill("7");
    await page.getByText("must lie in [0.0001, 0.2]; got 7").first().waitFor();
    await page.getByRole("spinbutton", { name: "Alpha" }).fill("0.05");
    await page.getByRole("spinbutton", { name: "Control arm" }).fill("30");
    await expect.poll(() => answer(page).textContent()).toContain("66.7% from 30.0%");
    expect(await page.locator(".control-problem:visible").count()).toBe(0);
  });

  it("names what of a link it cannot use", async () => {
    await using open = await openTests("?rates=0.5,2&n=40");
    const { page } = open;
    const alert = page.getByRole("alert");
    expect(await alert.textContent()).toContain("rates[1] must lie in [0, 1]");
    expect(await page.getByRole("spinbutton", { name: "Subjects per arm" }).inputValue()).toBe(
      "40",
    );
  });

  it("lets the grid be walked with the keyboard and by pointer", async () => {
    await using open = await openTests();
    const { page } = open;
    const regions = figure(page, "regions");
    await regions.scrollIntoViewIfNeeded();
    await regions.getByText("20 of 30 (66.7%) against 8 of 30 (26.7%): all 10").waitFor();
    const grid = regions.getByRole("application");
    await grid.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowDown");
    await regions.getByText(/^16 of 30 .* against 8 of 30 .*: \d of 10 tests reject\.$/).waitFor();
    await page.keyboard.press("ArrowRight");
    await regions.getByText(/^16 of 30 .* against 9 of 30/).waitFor();
    await expect.poll(() => new URL(page.url()).search).toBe("?v=1&table=16,9");
    await grid.hover({ position: { x: 2, y: 2 } });
    await regions.getByText(/^30 of 30 \(100\.0%\) against 0 of 30 \(0\.0%\)/).waitFor();
  });

  it.each(Object.entries(looks))("stays accessible when opened up: %s", async (_, options) => {
    await using open = await openTests("?power=0.9&test=pearson&ratio=1:2&n=6", options);
    const { page } = open;
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("main details"))
        details.setAttribute("open", "");
    });
    await expect.poll(() => page.locator("figure svg").count()).toBeGreaterThanOrEqual(5);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("redraws every figure after each move of a slider", async () => {
    const tall = { ...looks.light, viewport: { width: 1280, height: 6000 } };
    await using open = await openTests("", tall);
    const { page } = open;
    await expect.poll(() => page.locator("figure svg").count()).toBe(6);
    const times = await page.evaluate(dragSlider);
    const median = times.toSorted((a, b) => a - b)[times.length >> 1]!;
    console.log(`slider to all curves: median ${Math.round(median)} ms of ${times.length} moves`);
    expect(times).toHaveLength(21);
  });
});

/** Moves the slider of the control rate and times how long the last figure takes to follow. */
async function dragSlider(): Promise<number[]> {
  const slider = [...document.querySelectorAll<HTMLElement>(".control")]
    .find((control) => control.textContent?.startsWith("Control arm"))!
    .querySelector<HTMLInputElement>("input[type=range]")!;
  const pictures = () => [...document.querySelectorAll("figure svg")];
  const frame = () => new Promise(requestAnimationFrame);
  const times: number[] = [];
  for (let i = 1; i <= 21; i++) {
    const before = pictures();
    const start = performance.now();
    slider.value = String(0.267 + 0.005 * (i <= 10 ? i : 20 - i) + 0.0001 * i);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const isDrawn = () =>
      document.querySelector(".methods[data-ready=true]") !== null &&
      pictures().every((picture, k) => picture !== before[k]);
    while (!isDrawn()) await frame();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return times;
}
