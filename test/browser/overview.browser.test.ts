import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { exactPower } from "../../src/index.ts";
import { exampleStudy } from "../../src/overview/exampleStudy.ts";
import { percent } from "../../src/show/format.ts";
import { openPage } from "./site.ts";

const exactText = (perArm: number): string => {
  const { design, scenarios } = exampleStudy(perArm);
  return percent(exactPower(design, scenarios[0]!));
};

/** What the menu on top of every page names. */
const menu = (page: Page): Promise<string[]> => page.locator(".site-nav a").allTextContents();

describe("the first page", () => {
  it("runs trials, one or twenty at a time, and piles up what they found", async () => {
    await using open = await openPage("index.html");
    const { page } = open;
    const trial = page.getByRole("figure", { name: "One trial" });
    const sofar = page.getByRole("figure", { name: "All trials so far" });
    await trial.getByText("In simulated trial 1,").waitFor();
    expect(await sofar.locator("circle").count()).toBe(1);
    await page.getByRole("button", { name: "Run it again" }).click();
    await trial.getByText("In simulated trial 2,").waitFor();
    await page.getByRole("button", { name: "20 more" }).click();
    await trial.getByText("In simulated trial 22,").waitFor();
    await sofar.getByText(/of 22 trials found P ≤ \.05/).waitFor();
    expect(await sofar.locator("circle").count()).toBe(22);
  });

  it("says in its first screen what it is and for whom, and leads to every page", async () => {
    await using open = await openPage("index.html");
    const { page } = open;
    const isInFirstScreen = (text: string | RegExp) =>
      page
        .getByText(text)
        .first()
        .evaluate((element) => element.getBoundingClientRect().bottom <= window.innerHeight);
    await page.getByText("In simulated trial 1,").first().waitFor(); // from here on nothing moves
    expect(await isInFirstScreen("equipoise plans a randomized trial")).toBe(true);
    expect(await isInFirstScreen("For those who design trials")).toBe(true);
    const links = page.locator(".page-list a");
    expect(await links.allTextContents()).toEqual([...(await menu(page)), "Command line"]);
    expect(await isInFirstScreen("the same numbers from a study file")).toBe(true);
    await links.last().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("command-line");
    await links.nth(4).click();
    await page.waitForURL(/dropout\.html$/);
  });

  it("computes power three ways for the size on the slider, and both worlds of P values", async () => {
    await using open = await openPage("index.html");
    const { page } = open;
    const numbers = page.locator(".way-number");
    await expect.poll(() => numbers.first().textContent()).toBe(exactText(30));
    expect(await numbers.nth(1).textContent()).toMatch(/^\d\d\.\d%$/);
    expect(await numbers.nth(2).textContent()).toMatch(/^\d\d\.\d% ± 0\.4$/);
    await page.getByRole("slider", { name: "Patients in each arm" }).fill("60");
    await expect.poll(() => numbers.first().textContent()).toBe(exactText(60));
    const nothing = page.getByRole("figure", { name: "If the drug does nothing" });
    await expect
      .poll(() => nothing.locator("figcaption").textContent())
      .toMatch(/^[2-4]\.\d% of 10,000/);
  });

  it("keeps the last numbers when the size makes no sense, and says why", async () => {
    await using open = await openPage("index.html");
    const { page } = open;
    await page.getByRole("spinbutton", { name: "Patients in each arm" }).fill("0");
    await page.getByText("must be a whole number from 5 to 200; got 0").first().waitFor();
    expect(await page.locator(".way-number").first().textContent()).toBe(exactText(30));
  });
});
