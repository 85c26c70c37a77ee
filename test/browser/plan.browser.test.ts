import { describe, expect, it } from "vitest";
import { monteCarlo } from "../../src/engine/monteCarlo.ts";
import { replicateRows } from "../../src/engine/replicateRows.ts";
import { runInput } from "../../src/engine/runInput.ts";
import { analysisPlan } from "../../src/engine/tableAnalyzer.ts";
import { percentWithError } from "../../src/report/format.ts";
import { replicatesCsv } from "../../src/report/replicatesCsv.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import { studyFromJson, studyToJson } from "../../src/study/studyJson.ts";
import { box, fact, power, powerWith, study, textOf, stopRunAfter } from "./planPage.ts";
import { openPage } from "./site.ts";

describe("the planner", () => {
  it("opens with the follow-up trial and its power by three ways, the simulated one as in Node", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    expect(await power(page).textContent()).toBe("79.6%");
    expect(await fact(page, "closedForm").textContent()).toBe("78.9%");
    const { characteristics } = await monteCarlo(study, study.scenarios[0]!);
    const { value, monteCarloError } = characteristics.rejection;
    expect(await fact(page, "simulated").textContent()).toBe(
      percentWithError(value, monteCarloError),
    );
    await expect.poll(() => fact(page, "goal80").textContent()).toMatch(/^31.\+.31$/);
    expect(open.errors).toEqual([]);
  });

  it("hands out the study file, and replicates that are those of Node to the last digit", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Study file (JSON)" }).click();
    const json = await textOf(file);
    expect(json).toBe(studyToJson(presets[0]!.study));
    const read = requireSized(studyFromJson(json));
    const table = page.waitForEvent("download");
    await page.getByRole("button", { name: "Replicates (CSV)" }).click();
    const scenario = read.scenarios[0]!;
    const { seed, replicates } = read.simulation;
    const rows = replicateRows(runInput(read, scenario), analysisPlan(read.design), {
      first: 0,
      count: replicates,
    });
    expect(await textOf(table)).toBe(
      replicatesCsv(rows, { scenario: scenario.name, seed, alpha: 0.05 }),
    );
  });

  it("moves exact, closed form and simulation with the slider", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    const names = ["exact", "closedForm", "simulated"];
    const before = await Promise.all(names.map((name) => fact(page, name).textContent()));
    await page.getByRole("slider", { name: "LD-IL-2, subjects" }).fill("45");
    await expect.poll(() => power(page).textContent()).toBe(powerWith(45));
    const after = await Promise.all(names.map((name) => fact(page, name).textContent()));
    names.forEach((name, i) => expect(after[i], name).not.toBe(before[i]));
    expect(await box(page, "Placebo, subjects").inputValue(), "tied 1:1").toBe("45");
    await expect
      .poll(() => page.locator("#live-region").textContent())
      .toContain(`Power ${powerWith(45)}`);
  });

  it("keeps everything in the address: reload, copy and back give the same page", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await box(page, "Placebo, response rate").fill("31.25");
    await page.getByRole("combobox", { name: "Test" }).selectOption("pearson");
    await page.getByText("one-sided", { exact: true }).click();
    await expect.poll(() => page.url()).toContain("sides=1");
    const shown = await power(page).textContent();
    await using copy = await openPage(
      new URL(page.url()).pathname.slice(1) + new URL(page.url()).search,
    );
    expect(await power(copy.page).textContent()).toBe(shown);
    expect(await box(copy.page, "Placebo, response rate").inputValue()).toBe("31.25");
    expect(await copy.page.locator(".notice").count()).toBe(0);
    await page.getByRole("combobox", { name: "Start from an example" }).selectOption("teaching");
    await expect.poll(() => box(page, "Treatment, subjects").inputValue()).toBe("100");
    await page.goBack();
    await expect.poll(() => box(page, "LD-IL-2, subjects").inputValue()).toBe("30");
    await expect.poll(() => power(page).textContent()).toBe(shown);
  });

  it("names what it cannot use of a link, and goes on with the usual value", async () => {
    await using open = await openPage("plan.html?v=1&rate=26.7,0.2&n=45,45&color=red");
    const notice = open.page.locator(".notice");
    await notice.waitFor();
    const text = await notice.textContent();
    expect(text).toContain("scenarios[0].responseRate[0] must lie in [0, 1]; got 26.7");
    expect(text).toContain("color must not be there");
    expect(await box(open.page, "LD-IL-2, subjects").inputValue()).toBe("45");
    expect(await box(open.page, "LD-IL-2, response rate").inputValue()).toBe("66.7");
    expect(open.errors).toEqual([]);
  });

  it.each([
    ["LD-IL-2, subjects", "0", "LD-IL-2, subjects, must be a whole number from 1 to 2000; got 0"],
    ["LD-IL-2, response rate", "667", "LD-IL-2, response rate, must lie in [0%, 100%]; got 667%"],
    ["Placebo, response rate", "abc", 'Placebo, response rate, must lie in [0%, 100%]; got "abc"'],
    ["Placebo, dropout", "100", "Placebo, dropout, must lie in [0%, 100%); got 100%"],
    ["Alpha", "0", "Alpha must lie in (0, 0.5]; got 0"],
  ])(
    "%s = %s: says why beside the control and keeps result and typing",
    async (name, typed, message) => {
      await using open = await openPage("plan.html");
      const { page } = open;
      await box(page, name).fill(typed);
      await page.getByText(message, { exact: true }).first().waitFor();
      expect(await box(page, name).getAttribute("aria-invalid")).toBe("true");
      await box(page, name).press("Tab");
      expect(await box(page, name).inputValue()).toBe(typed);
      expect(await power(page).textContent()).toBe("79.6%");
      expect(open.errors).toEqual([]);
    },
  );

  it("refuses arms of one name, beside the control", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    await page.getByText("Names", { exact: true }).click();
    await page.getByRole("textbox", { name: "Control arm" }).fill("LD-IL-2");
    await page
      .getByText("Control arm must differ from the name of the experimental arm")
      .first()
      .waitFor();
    expect(await power(page).textContent()).toBe("79.6%");
  });

  it("runs long simulations in the background, and stops them by button and by Escape", async () => {
    await using open = await openPage("plan.html");
    const { page } = open;
    const line = page.locator(".run-progress");
    const stop = line.getByRole("button", { name: "Stop" });
    await page.getByText("The simulation", { exact: true }).click();
    await box(page, "Replicates").fill("100000000");
    await stop.waitFor();
    await stopRunAfter(page, 0.02);
    await expect
      .poll(() => line.textContent())
      .toMatch(/stopped at .* of 100,000,000 trials · \d+\.\d s/);
    const trials = async () => (await page.locator('[data-fact="simulated"]').textContent())!;
    expect(await trials(), "what was done counts").toMatch(/[1-9][\d,]{6,} trials/);
    await page.getByRole("slider", { name: "LD-IL-2, subjects" }).fill("31");
    await stop.waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => line.getAttribute("data-state")).toBe("stopped");
    expect(open.errors).toEqual([]);
  });
});
