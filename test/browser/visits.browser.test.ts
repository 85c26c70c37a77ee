import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, looks, openPage } from "./site.ts";

/** Few trials, so that the page is soon done. */
const few = "v=1&type=longitudinal&n=20,20&visits=4,8,12&sd=10&replicates=300";

const isReady = (page: Page) => page.locator(".visits[data-ready=true]").waitFor();
const answer = (page: Page) => page.locator(".answer-sentence");
const search = (page: Page) => new URL(page.url()).search;

describe("the page of visits", () => {
  it("answers at once, and simulates until all is there", async () => {
    await using open = await openPage(`visits.html?${few}&dropout=0.2,0.1:mnar:3`);
    const { page } = open;
    await isReady(page);
    expect(await answer(page).textContent()).toMatch(/MMRM finds .* with \d+% ± \d power\.$/);
    expect(await page.locator(".answer-more").textContent()).toContain(
      "dropout depends on values that are not observed (mnar)",
    );
    expect(await page.locator(".run-text").textContent()).toMatch(/^800 of 800 trials/);
    expect(await page.locator(".analyses tbody tr").count()).toBe(7);
    expect(open.errors).toEqual([]);
  });

  it("follows controls and presets, and the address follows them", async () => {
    await using open = await openPage(`visits.html?${few}`);
    const { page } = open;
    const box = (name: string | RegExp) => page.getByRole("spinbutton", { name });
    await box("Randomized per arm").fill("40");
    await expect.poll(() => search(page)).toContain("n=40,40");
    await box("Control, leave the trial").fill("25");
    await page.getByText("seen values", { exact: true }).click();
    await box(/^Odds ratio of leaving/).fill("3");
    await expect.poll(() => search(page)).toContain("dropout=0,0.25:mar:3");
    await box("Experimental, stop treatment").fill("30");
    await page.getByLabel("After stopping, the outcome").selectOption("jumpToReference");
    await expect.poll(() => search(page)).toContain("after=jumpToReference");
    await page.locator("summary", { hasText: "Details of the model" }).click();
    await page.getByLabel("Covariance of the model").selectOption("compoundSymmetry");
    await expect.poll(() => search(page)).toContain("covariance=compoundSymmetry");
    await page.getByLabel("Start from").selectOption("pain");
    await expect.poll(() => answer(page).textContent()).toContain("−10.3\u00a0mm in pain");
    await page.goBack();
    await expect.poll(() => search(page)).toContain("after=jumpToReference");
    await expect.poll(() => answer(page).textContent()).toMatch(/^With 40\s\+\s40/);
    await box("Alpha").fill("7");
    await page.getByText("must lie in [0.0001, 0.5]; got 7").first().waitFor();
    expect(open.errors).toEqual([]);
  });

  it("keeps what the controls do not know, and a threshold of its own", async () => {
    await using open = await openPage(
      `visits.html?${few}&correlation=toeplitz:0.6,0.4&dropout=0,0.1,0.2/0,0,0.1&cut=4`,
    );
    const { page } = open;
    await page
      .getByText(/Called a response where the value is at least 4\.0/)
      .first()
      .waitFor();
    await page.getByRole("spinbutton", { name: "Randomized per arm" }).fill("30");
    await expect.poll(() => search(page)).toContain("n=30,30");
    for (const part of ["toeplitz:0.6,0.4", "dropout=0,0.1,0.2/0,0,0.1", "cut=4"]) {
      expect(search(page)).toContain(part);
    }
    await page.getByRole("spinbutton", { name: /^Threshold of a response/ }).fill("6");
    await expect.poll(() => search(page)).toContain("cut=6");
    expect(open.errors).toEqual([]);
  });

  it("plans another analysis, other visits and a baseline, and says what became of the rest", async () => {
    await using open = await openPage(`visits.html?${few}&dropout=0.2,0.1`);
    const { page } = open;
    await page.getByLabel("Planned analysis").selectOption("gee");
    await page.locator("summary", { hasText: "Details of the model" }).click();
    await page.getByLabel("Working correlation").selectOption("ar1");
    await expect.poll(() => search(page)).toContain("working=ar1");
    await expect.poll(() => answer(page).textContent()).toContain("GEE finds");
    const times = page.getByRole("textbox", { name: /^Times of the visits/ });
    await times.fill("4, 8, x");
    await page.getByText('visits[2] must be a number above 0; got "x"').first().waitFor();
    expect(await times.inputValue()).toBe("4, 8, x");
    await times.fill("4, 8, 12, 24");
    // A click away from what was typed both ends the typing and counts.
    await page.getByText("measured", { exact: true }).click();
    for (const part of ["visits=4,8,12,24", "baseline=true", "method=gee", "contrastVisit=12"]) {
      await expect.poll(() => search(page)).toContain(part);
    }
    await page
      .getByText(/^New: week.24, means and spread as at the nearest visit\./)
      .first()
      .waitFor();
    await page.getByLabel("Arms are compared at").selectOption("24");
    await page.getByLabel("Planned analysis").selectOption("ancova");
    await page.getByLabel("Missing values").selectOption("lastObservation");
    await expect.poll(() => search(page)).toContain("missing=lastObservation");
    expect(search(page)).not.toContain("working");
    expect(open.errors).toEqual([]);
    await using again = await openPage(`visits.html${search(page)}`);
    expect(await again.page.getByLabel("Planned analysis").inputValue()).toBe("ancova");
    expect(await again.page.getByLabel("Missing values").inputValue()).toBe("lastObservation");
  });

  it("keeps the focus and what is open where the controls change", async () => {
    await using open = await openPage(`visits.html?${few}`);
    const { page } = open;
    await page.locator("summary", { hasText: "Who misses a visit" }).click();
    const number = page.getByRole("spinbutton", { name: "Number of visits" });
    await number.focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => search(page)).toContain("visits=4,8,12,16");
    await expect
      .poll(() => page.getByRole("textbox", { name: /^Times/ }).inputValue())
      .toBe("4, 8, 12, 16");
    expect(await number.evaluate((box) => box === document.activeElement)).toBe(true);
    await page.getByRole("spinbutton", { name: "Control, miss a visit" }).fill("10");
    await expect.poll(() => search(page)).toContain("intermittent=0,0.1");
    expect(open.errors).toEqual([]);
  });

  it("runs one trial after the other, stops a long run, and names a bad link", async () => {
    await using open = await openPage(
      "visits.html?v=1&type=longitudinal&replicates=190000&sd=-1&n=20,20",
    );
    const { page } = open;
    expect(await page.getByRole("alert").textContent()).toContain("got -1");
    const told = page.locator(".trial-sentence");
    await page.getByRole("button", { name: "Run one trial" }).click();
    await expect.poll(() => told.textContent()).toContain("In simulated trial 2,");
    await page.getByRole("button", { name: "Stop" }).waitFor();
    await page.keyboard.press("Escape");
    await expect
      .poll(() => page.locator(".run-text").textContent())
      .toMatch(/^stopped at [\d,]+ of 418,000 trials/);
    expect(open.errors).toEqual([]);
  });

  it.each(["dark"] as const)("stays accessible when all is there: %s", async (look) => {
    const losses = "dropout=0.1,0.2:mar:2&discontinuation=0.2,0.1:0.6:mar:2&after=jumpToReference";
    await using open = await openPage(`visits.html?${few}&${losses}`, looks[look]);
    const { page } = open;
    await isReady(page);
    await expect.poll(() => page.locator("figure svg").count(), { timeout: 15_000 }).toBe(7);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(open.errors).toEqual([]);
  });
});
