import { buffer } from "node:stream/consumers";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { accessibilityProblems, looks, openPage } from "./site.ts";

/** Opens the page and waits until the sizes are known. */
async function openPilot(query = "", options: Parameters<typeof openPage>[1] = looks.light) {
  const open = await openPage(`pilot.html${query}`, options);
  await isReady(open.page);
  return open;
}

const isReady = (page: Page) => page.locator(".pilot[data-ready=true]").waitFor();
const answer = (page: Page) => page.locator(".answer");
const box = (page: Page, name: string) => page.getByRole("spinbutton", { name, exact: true });

describe("the page of a pilot", () => {
  it("opens with what the pilot’s doubt takes from the power", async () => {
    await using open = await openPilot();
    const { page } = open;
    const text = (await answer(page).textContent())!.replaceAll("\u00a0", " ");
    expect(text).toMatch(/^With 24 per arm, power is 83\.7% .* but 75\.4% averaged/);
    expect(text).toMatch(/30 per arm give 80%; 49 per arm give 90%\. More than 99\.9% cannot/);
    await page
      .getByText(/these would show 32\.7 on average: 1\.63 times the truth/)
      .first()
      .waitFor();
    await page
      .getByText(/36\.2 points .* 90% of what was seen/)
      .first()
      .waitFor();
    await page.getByRole("row", { name: /the 80% limit .* 65 .* 87/ }).waitFor();
    await page
      .getByText(/better with probability 99\.92%/)
      .first()
      .waitFor();
    expect(open.errors).toEqual([]);
  });

  it("follows controls, presets and buttons, and the address follows them", async () => {
    await using open = await openPilot();
    const { page } = open;
    const search = () => new URL(page.url()).search;
    await page.getByRole("button", { name: /Plan with 30/ }).click();
    await expect.poll(search).toBe("?v=1&n=30");
    await page.getByRole("button", { name: "LD-IL-2: infection" }).click();
    await expect.poll(search).toBe("?v=1&events=1,9&better=lower&n=30");
    await expect
      .poll(() => answer(page).textContent())
      .toContain("30\u00a0per\u00a0arm, power is 8");
    await page.goBack();
    await expect.poll(() => answer(page).textContent()).toContain("but 80.2% averaged");
    await page.getByText("uniform", { exact: true }).click();
    await page.getByLabel("Test", { exact: true }).selectOption("fisher");
    await expect.poll(search).toBe("?v=1&n=30&test=fisher&prior=uniform");
  });

  it("puts what is wrong beside its control, and loses nothing", async () => {
    await using open = await openPilot();
    const { page } = open;
    const before = await answer(page).textContent();
    const events = box(page, "Experimental, events");
    await events.fill("35");
    await page
      .getByText(/must be at most the arm’s 30 subjects; got 35$/)
      .first()
      .waitFor();
    expect(await events.inputValue()).toBe("35");
    expect(await answer(page).textContent()).toBe(before);
    await box(page, "Control, n").fill("0");
    await page
      .getByText(/must be a whole number from 1 to 300; got 0$/)
      .first()
      .waitFor();
    await box(page, "Control, n").fill("30");
    await box(page, "Experimental, n").fill("40");
    await expect.poll(() => new URL(page.url()).search).toBe("?v=1&events=35,8&pilot=40,30");
    await page.getByText("own Beta").click();
    await box(page, "Control, b").fill("0");
    await page
      .getByText(/must lie in \(0, 1000\]; got 0$/)
      .first()
      .waitFor();
  });

  it("names what of a link it cannot use", async () => {
    await using open = await openPilot("?pilot=0&n=40");
    const alert = open.page.getByRole("alert");
    expect(await alert.textContent()).toContain("pilot[0] must be a whole number from 1 to 300");
    expect(await box(open.page, "Randomized per arm").inputValue()).toBe("40");
  });

  it("keeps a record of what was tried, and hands out document and script", async () => {
    await using open = await openPilot();
    const { page } = open;
    const note = async (name: string): Promise<void> => {
      await page.getByLabel("Name of this scenario").fill(name);
      await page.getByRole("button", { name: "Note it" }).click();
    };
    await note("as observed");
    await page.getByRole("button", { name: "Freeze" }).click();
    await box(page, "Randomized per arm").fill("40");
    await isReady(page);
    await note("larger");
    await page
      .getByText(/^Frozen at .* with 1 planned and 1 added since\.$/)
      .first()
      .waitFor();
    const saved = async (name: string): Promise<string> => {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name, exact: true }).click();
      return (await buffer(await (await download).createReadStream())).toString();
    };
    const html = await saved("HTML");
    expect(html).toContain("From the pilot to the sample size");
    expect(html).toMatch(/2\. larger: 40 per arm, .* \(added after the freeze\)/);
    expect(html).not.toMatch(/undefined|NaN/);
    expect((await saved("Word")).startsWith("PK")).toBe(true);
    expect(await saved("Script for R")).toContain("dbetabinom");
    expect(await saved("What was tried (CSV)")).toContain("2,larger,no,40,pearson");
    expect(open.errors).toEqual([]);
  });

  it("keeps the record in the link: through a reload, and back a step", async () => {
    const tried =
      "tried=2026-01-31T12:00:00Z*83.67*name:as+observed&tried=2026-01-31T12:05:00Z*frozen";
    await using open = await openPilot(`?v=1&n=40&${tried}&tried=nonsense`);
    const { page } = open;
    const alert = page.getByRole("alert");
    expect(await alert.textContent()).toContain("tried must begin with a time");
    const table = page.getByRole("region", { name: "Scenarios tried" });
    await table.getByRole("cell", { name: "as observed" }).waitFor();
    await page.getByLabel("Name of this scenario").fill("after looking, 40");
    await page.getByRole("button", { name: "Note it" }).click();
    await table.getByRole("cell", { name: "after looking, 40" }).waitFor();
    await page.reload();
    await isReady(page);
    await page
      .getByText(/^Frozen at 2026-01-31T12:05:00Z, with 1 planned and 1 added since\.$/)
      .waitFor();
    await page.goBack();
    await page
      .getByText(/, with 1 planned and 0 added since\.$/)
      .first()
      .waitFor();
    expect(await box(page, "Randomized per arm").inputValue()).toBe("40");
    expect(open.errors).toEqual([]);
  });

  it("takes every test, and loss that depends on the outcome", async () => {
    await using open = await openPilot("?n=30&dropout=0.2&odds=4&test=boschloo");
    const { page } = open;
    await expect
      .poll(async () => (await answer(page).textContent())!.replaceAll("\u00a0", " "))
      .toMatch(/^With 30 per arm, power is \d\d\.\d%/);
    const chosen = page.getByLabel("Test", { exact: true });
    expect(await chosen.inputValue()).toBe("boschloo");
    const before = await answer(page).textContent();
    await page.getByText("Level and loss", { exact: true }).click();
    await page.getByText("are left out", { exact: true }).click();
    await page
      .getByText(/takes none of the unconditional tests/)
      .first()
      .waitFor();
    expect(await answer(page).textContent()).toBe(before);
    await chosen.selectOption("pearson");
    await isReady(page);
    await expect.poll(() => new URL(page.url()).search).toContain("lost=completeCase");
    expect(open.errors).toEqual([]);
  });

  it("stays accessible when opened up, dark", async () => {
    await using open = await openPilot("?noeffect=0.1&dropout=0.1&prior=own", looks.dark);
    const { page } = open;
    // Not the data of the figures: hundreds of rows that axe would walk through for half a minute.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll(".panel details"))
        details.setAttribute("open", "");
    });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(open.errors).toEqual([]);
  });
});
