import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, keepScreenshot, looks, openPage, settled } from "./site.ts";

const answer = (page: Page) => page.locator(".answer-sentence");
const figure = (page: Page, title: string) => page.getByRole("figure", { name: title });
const box = (page: Page, label: string) => page.getByRole("spinbutton", { name: label });

describe("paper", () => {
  it("opens with the response, and says that no test gives both printed values", async () => {
    await using open = await openPage("paper.html");
    const { page, errors } = open;
    await expect.poll(() => answer(page).textContent()).toContain("20 of 30 (66.7%) on LD-IL-2");
    const tests = figure(page, "P by every test, and what was printed");
    await expect.poll(() => tests.textContent()).toContain("No test gives both");
    await expect.poll(() => tests.locator("svg").count()).toBe(1);
    expect(errors).toEqual([]);
  });

  it("re-reads another table, keeps it in the address, and finds it again", async () => {
    await using open = await openPage("paper.html");
    const { page } = open;
    await box(page, "LD-IL-2, with the outcome").fill("12");
    await expect.poll(() => answer(page).textContent()).toContain("12 of 30 (40.0%)");
    await page.getByRole("textbox", { name: "P as printed" }).fill("");
    await page.getByRole("combobox", { name: "Your test" }).selectOption("boschloo");
    await expect.poll(() => answer(page).textContent()).toContain("Boschloo’s exact test");
    await expect.poll(() => page.url()).toContain("?v=1&events=12,8&test=boschloo&printed=none");
    await page.reload();
    await settled(page);
    await expect.poll(() => answer(page).textContent()).toContain("12 of 30 (40.0%)");
    const compared = page.getByRole("region", { name: "The results side by side" });
    await expect.poll(() => compared.locator("thead th").count()).toBe(4);
  });

  it("shows the other result of the article at a click, and goes back", async () => {
    await using open = await openPage("paper.html");
    const { page } = open;
    await page.getByRole("button", { name: "Infection, 1 vs 9" }).click();
    await expect.poll(() => answer(page).textContent()).toContain("Infection: 1 of 30");
    expect(page.url()).toContain("events=1,9");
    await page.goBack();
    await expect.poll(() => answer(page).textContent()).toContain("Response: 20 of 30");
    expect(await box(page, "Placebo, with the outcome").inputValue()).toBe("8");
  });

  it("puts a message beside impossible counts and keeps the last good result", async () => {
    await using open = await openPage("paper.html");
    const { page, errors } = open;
    await box(page, "Placebo, subjects").fill("7");
    const problem = page.getByText("must be a whole number from 0 to 7; got 8");
    await expect.poll(() => problem.count()).toBe(1);
    expect(await answer(page).textContent()).toContain("8 of 30");
    await box(page, "LD-IL-2, with the outcome").fill("many");
    await expect.poll(() => page.getByText('got "many"').count()).toBe(1);
    await page.getByRole("textbox", { name: "P as printed" }).fill("ns");
    await expect.poll(() => page.getByText("must be a P value such as").count()).toBe(1);
    expect(await accessibilityProblems(page)).toEqual([]);
    await box(page, "Placebo, subjects").fill("70");
    await expect.poll(() => problem.count()).toBe(0);
    await expect.poll(() => answer(page).textContent()).toContain("8 of 70");
    expect(errors).toEqual([]);
  });

  it("tells what of a link cannot be used", async () => {
    await using open = await openPage("paper.html?events=31,8&test=magic");
    const alert = open.page.getByRole("alert");
    await expect.poll(() => alert.textContent()).toContain("from 0 to 30; got 31");
    expect(await alert.textContent()).toContain("test must be one of");
    expect(await answer(open.page).textContent()).toContain("20 of 30");
  });

  it("is reached by the keyboard alone", async () => {
    await using open = await openPage("paper.html");
    const { page } = open;
    const count = box(page, "Placebo, with the outcome");
    await count.focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => answer(page).textContent()).toContain("9 of 30 (30.0%)");
    await page.keyboard.press("PageUp");
    await expect.poll(() => answer(page).textContent()).toContain("19 of 30");
  });

  it.each(Object.entries(looks))(
    "is accessible with every figure drawn: %s",
    async (look, options) => {
      await using open = await openPage("paper.html?v=1&events=6,0&n=30,25&better=lower", options);
      const { page, errors, outside } = open;
      for (const section of await page.locator(".plan-section").all())
        await section.scrollIntoViewIfNeeded();
      await expect.poll(() => page.locator("figure svg").count()).toBe(6);
      await settled(page);
      await keepScreenshot(page, `paper-own-table-${look}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(errors).toEqual([]);
      expect(outside).toEqual([]);
    },
  );

  it("prints every figure, the inputs as a table", async () => {
    await using open = await openPage("paper.html");
    const { page } = open;
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(await page.locator("figure svg").count()).toBe(6);
    expect(await page.locator(".inputs-table").isVisible()).toBe(true);
    expect(await page.locator(".inputs-table").textContent()).toContain(
      "LD-IL-2, with the outcome",
    );
  });
});
