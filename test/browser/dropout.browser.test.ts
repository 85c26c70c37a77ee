import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, looks, openPage } from "./site.ts";

/** Opens the page and waits until all sizes have been searched. */
async function openDropout(query = "", options: Parameters<typeof openPage>[1] = looks.light) {
  const open = await openPage(`dropout.html${query}`, options);
  await isReady(open.page);
  return open;
}

const isReady = (page: Page) => page.locator(".losses[data-ready=true]").waitFor();
const answer = (page: Page) => page.locator(".answer-sentence");
const needed = (page: Page) => page.locator(".answer-more");

describe("the page of dropout", () => {
  it("opens with what the usual rule buys and what is needed", async () => {
    await using open = await openDropout();
    const { page } = open;
    const text = await answer(page).textContent();
    expect(text).toMatch(
      /30\sper\sarm\. But if lost .* is 73\.8% where 80% is wanted; .* 81\.7%\.$/,
    );
    expect(await needed(page).textContent()).toMatch(/33\sper\sarm if lost .* 29\sper\sarm if/);
    await page.getByText("both arms keep at least 24").first().waitFor();
    await page
      .getByText(/to be 80% sure of 24 completers in both arms would take 34/)
      .first()
      .waitFor();
    expect(open.errors).toEqual([]);
  });

  it("follows controls, presets and buttons, and the address follows them", async () => {
    await using open = await openDropout();
    const { page } = open;
    const search = () => new URL(page.url()).search;
    await page.getByRole("button", { name: /Plan with 33/ }).click();
    await expect.poll(search).toBe("?v=1&n=33");
    await page.getByRole("button", { name: "10% vs 30% lost" }).click();
    await expect.poll(search).toBe("?v=1&dropout=0.1,0.3");
    await expect
      .poll(() => needed(page).textContent())
      .toContain("a size that seems saved is bias");
    await page.goBack();
    await expect.poll(() => answer(page).textContent()).toContain("With 20% dropout in each arm");
    await page.getByRole("spinbutton", { name: "Lost, control" }).fill("30");
    await page.getByText("2:1", { exact: true }).first().click();
    await page.getByText("are left out", { exact: true }).click();
    await page.getByText("90%", { exact: true }).first().click();
    await page.getByLabel("Test", { exact: true }).selectOption("fisher");
    await expect
      .poll(search)
      .toBe("?v=1&n=33,17&dropout=0.2,0.3&lost=completeCase&test=fisher&power=0.9");
    await expect
      .poll(() => page.locator("blockquote").textContent())
      .toContain("hypothetical strategy");
    await page.getByRole("spinbutton", { name: "Response, control" }).fill("66.7");
    await page.getByText("The two rates must differ").first().waitFor();
    expect(await answer(page).textContent()).toContain("30% on control");
  });

  it("names what of a link it cannot use", async () => {
    await using open = await openDropout("?dropout=0.1,1&n=40");
    const alert = open.page.getByRole("alert");
    expect(await alert.textContent()).toContain("dropout[1] must lie in [0, 0.99]");
  });

  it("checks its numbers by simulation", async () => {
    await using open = await openDropout("?odds=3");
    const { page } = open;
    await page.getByRole("button", { name: "Check by simulation" }).click();
    await page
      .getByText(/^All 16 numbers agree: the largest distance is [0-3]\.\d/)
      .first()
      .waitFor();
    expect(open.errors).toEqual([]);
  });

  it("counts failures where the event is one, in arms of any size", async () => {
    await using open = await openDropout("?better=lower&rates=0.1,0.4&n=40,20");
    const { page } = open;
    expect(await answer(page).textContent()).toMatch(/56\s\+\s28\. But if lost .* count as events/);
    await page.getByRole("spinbutton", { name: "Event, control" }).fill("50");
    await expect.poll(() => answer(page).textContent()).toMatch(/But if lost .* count as events/);
    await page.getByText("a success", { exact: true }).click();
    await page.getByRole("spinbutton", { name: "Response, control" }).waitFor();
    await expect.poll(() => answer(page).textContent()).toContain("count as non-responders");
    expect(open.errors).toEqual([]);
  });

  it("adds up a large trial step by step, and stops when told to", async () => {
    const open = await openPage("dropout.html?rates=0.4,0.3&n=900&test=likelihoodRatio&odds=2");
    await using _ = open;
    const { page } = open;
    await page.getByRole("button", { name: "Stop" }).click();
    await page
      .getByText(/^stopped at \d of 6 steps/)
      .first()
      .waitFor();
    await isReady(page);
    expect(open.errors).toEqual([]);
  });

  it("stays accessible when opened up, dark", async () => {
    await using open = await openDropout("?dropout=0.1,0.3&odds=4", looks.dark);
    const { page } = open;
    await expect.poll(() => page.locator("figure svg").count()).toBe(8);
    // All but the data of the maps: 500 rows that axe would walk through for half a minute.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("[data-span=wide] details"))
        details.setAttribute("open", "");
    });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(open.errors).toEqual([]);
  });
});
