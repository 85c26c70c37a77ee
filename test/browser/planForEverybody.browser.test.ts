import { describe, expect, it } from "vitest";
import { box, drawAll, power, powerWith } from "./planPage.ts";
import { accessibilityProblems, looks, openPage } from "./site.ts";

describe("the planner for everybody", () => {
  it("has no accessibility problem with all drawn and opened", async () => {
    await using open = await openPage("plan.html", looks.dark);
    const { page } = open;
    await drawAll(page);
    await page.getByRole("button", { name: "Pin this design" }).click();
    await box(page, "Alpha").fill("7");
    await page.evaluate(() =>
      document.querySelectorAll("details").forEach((details) => (details.open = true)),
    );
    await page.waitForTimeout(300);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect([...open.errors, ...open.outside]).toEqual([]);
  });

  it("is reached by the keyboard alone, from the first control to the last button", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await drawAll(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator("body").focus();
    const reached = new Set<string>();
    for (let i = 0; i < 250; i++) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return "";
        const named = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
        const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? named?.textContent;
        return element.getAttribute("aria-label") ?? label ?? element.textContent ?? "";
      });
      if (name === "" && i > 20) break;
      reached.add(name.trim());
    }
    const wanted = [
      "LD-IL-2, subjects",
      "Placebo, dropout",
      "Test",
      "Alpha",
      "Guess the power first",
      "A goal to reach",
      "Run one trial",
      "+100",
      "Sample size on the power curve",
      "Pin this design",
      "Copy the paragraph",
      "Replicates (CSV)",
    ];
    expect(wanted.filter((name) => !reached.has(name))).toEqual([]);
  });

  it("changes a number by keys: arrows and PageUp", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await box(page, "LD-IL-2, subjects").focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("PageUp");
    expect(await box(page, "LD-IL-2, subjects").inputValue()).toBe("41");
    await expect.poll(() => power(page).textContent()).not.toBe("79.6%");
  });

  it("opens its controls from a bar on a phone, and shows the design on it", async () => {
    await using open = await openPage("plan.html", looks.phone);
    const { page } = open;
    const bar = page.getByRole("button", { name: /30.\+.30 · 66\.7% vs 26\.7% · power 79\.6%/ });
    await bar.click();
    await box(page, "LD-IL-2, subjects").fill("40");
    await page.keyboard.press("Escape");
    await expect.poll(() => power(page).textContent()).toBe(powerWith(40));
  });

  it("prints inputs, answer and every figure", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await page.waitForFunction(
      () => [...document.querySelectorAll(".figure-picture")].every((holder) => holder.firstChild),
      undefined,
      { timeout: 30_000 },
    );
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const inputs = page.locator(".inputs-table");
    expect(await inputs.isVisible()).toBe(true);
    expect(await inputs.textContent()).toContain("66.7%");
    expect(await inputs.textContent(), "what does not apply is left out").not.toContain("Odds");
    expect(await power(page).isVisible()).toBe(true);
  });
});
