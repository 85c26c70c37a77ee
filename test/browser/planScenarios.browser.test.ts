import { describe, expect, it } from "vitest";
import { checkStudyJson } from "../../src/study/studyJson.ts";
import { box, drawAll, power, section, textOf, stopRunAfter } from "./planPage.ts";
import { accessibilityProblems, looks, openPage } from "./site.ts";

const three =
  "plan.html?v=1&name=hoped+for&name2=cautious&rate2=0.5,0.267&name3=losses&rate3=0.667,0.267&dropout3=0.1,0.2";

describe("a study with several scenarios", () => {
  it("shows the power of each, and the one that is chosen on the whole page", async () => {
    await using open = await openPage(three);
    const { page } = open;
    const table = page.getByRole("region", { name: "Power in every scenario" });
    await expect.poll(() => table.locator("tbody tr").count()).toBe(3);
    expect(await table.locator("[aria-current]").textContent()).toContain("hoped for");
    await page.getByRole("combobox", { name: "Scenario shown" }).selectOption("cautious");
    await expect.poll(() => table.locator("[aria-current]").textContent()).toContain("cautious");
    expect(await box(page, "LD-IL-2, response rate").inputValue()).toBe("50.0");
    const row = await table.locator("[aria-current]").textContent();
    expect(row).toContain(await power(page).textContent());
    await table.getByRole("button", { name: "losses" }).click();
    await expect.poll(() => box(page, "Placebo, dropout").inputValue()).toBe("20.0");
    await expect.poll(() => page.url()).toContain("show=3");
    expect(open.errors).toEqual([]);
  });

  it("keeps the others when one is edited, copied or removed, in address and study file", async () => {
    await using open = await openPage(`${three}&show=2`);
    const { page } = open;
    await page.getByRole("button", { name: "Add a scenario like this" }).click();
    await box(page, "LD-IL-2, response rate").fill("45");
    await expect.poll(() => page.url()).toContain("rate4=0.45,0.267");
    await page.reload();
    await expect.poll(() => box(page, "LD-IL-2, response rate").inputValue()).toBe("45.0");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Study file (JSON)" }).click();
    const { study } = checkStudyJson(await textOf(download));
    expect(study!.scenarios.map(({ name }) => name)).toEqual([
      "hoped for",
      "cautious",
      "losses",
      "scenario 4",
    ]);
    await page.getByRole("button", { name: "Remove this one" }).click();
    await expect.poll(() => page.url()).toMatch(/&show=3$/);
    expect(page.url()).toContain("rate2=0.5,0.267");
    await page.goBack();
    await expect.poll(() => box(page, "LD-IL-2, response rate").inputValue()).toBe("45.0");
  });

  it("says where a dropout that differs between the arms has no place on the map", async () => {
    await using open = await openPage(`${three}&show=3`);
    await drawAll(open.page);
    await open.page.getByText("has no place here: the map takes both arms").first().waitFor();
  });

  it("is drawn whole when it is printed at once, and cut nowhere", async () => {
    await using open = await openPage(`${three}&pin=v%3D1%26n%3D40%2C40`);
    const { page } = open;
    await page.pdf({ format: "A4" });
    const empty = await page.evaluate(() =>
      [...document.querySelectorAll(".figure")]
        .filter((figure) => !figure.querySelector(".figure-picture")!.firstChild)
        .map((figure) => figure.querySelector(".figure-title")!.textContent),
    );
    expect(empty).toEqual([]);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 673, height: 1000 }); // the text width of A4
    const cut = await page.evaluate(
      () => document.querySelector(".compare")!.getBoundingClientRect().right > innerWidth,
    );
    expect(cut).toBe(false);
    expect(open.errors).toEqual([]);
  });
});

describe("what the trial sets out to show", () => {
  it("has a margin with the tests that know it, and messages beside it", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    const aim = page.getByRole("combobox", { name: "To be shown" });
    const test = page.getByRole("combobox", { name: "Test" });
    expect(await box(page, "Margin, difference of the rates").isVisible()).toBe(false);
    await aim.selectOption("non-inferiority");
    await box(page, "Margin, difference of the rates").fill("12");
    await expect.poll(() => page.url()).toContain("hypothesis=nonInferiority&margin=0.12");
    expect(await test.inputValue()).toBe("farringtonManning");
    expect(await page.locator(".answer-sentence").textContent()).toContain("margin 12.0");
    await page.getByText("ratio", { exact: true }).click();
    await box(page, "Margin, ratio of the rates").fill("1.2");
    const message =
      "Margin, ratio of the rates, must be a ratio between 0 and 1 for non-inferiority; got 1.2";
    await page.getByText(message, { exact: true }).first().waitFor();
    await aim.selectOption("superiority");
    await expect.poll(() => power(page).textContent()).toBe("79.6%");
    expect(await test.inputValue()).toBe("fisher");
    expect(open.errors).toEqual([]);
  });

  it.each(["light", "dark", "phone"] as const)("is accessible: %s", async (look) => {
    const query = "&show=3&hypothesis=equivalence&margin=0.2&method=wald";
    await using open = await openPage(three + query, looks[look]);
    const { page } = open;
    await page.getByRole("region", { name: "Power in every scenario" }).waitFor();
    await page.waitForTimeout(500);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe("the planner under fast hands", () => {
  it("counts every key on the handle of the power curve", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    const handle = page.getByRole("slider", { name: "Sample size on the power curve" });
    await handle.scrollIntoViewIfNeeded();
    await handle.focus();
    await handle.evaluate((element) => {
      const init = { key: "ArrowRight", bubbles: true, cancelable: true };
      for (let i = 0; i < 7; i++) element.dispatchEvent(new KeyboardEvent("keydown", init));
    });
    await expect.poll(() => handle.getAttribute("aria-valuenow")).toBe("37");
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
    await expect.poll(() => handle.getAttribute("aria-valuenow")).toBe("32");
  });

  it("draws how the power settled up to where a run was stopped", async () => {
    await using open = await openPage("plan.html?v=1&replicates=100000000");
    const { page } = open;
    await stopRunAfter(page, 0.02);
    await expect
      .poll(() => page.locator(".run-progress").getAttribute("data-state"))
      .toBe("stopped");
    const says = section(page, "What the simulation says");
    await says.scrollIntoViewIfNeeded();
    const trials = async (): Promise<string | undefined> =>
      /([\d,]+) trials/.exec((await says.locator(".big-number").textContent())!)?.[1];
    await expect.poll(trials).toMatch(/,\d{3},/); // millions, not the first ten thousand
    await expect
      .poll(async () => says.locator("figcaption").first().textContent())
      .toContain(`After ${await trials()} replicates`);
  });
});
