import { chromium, type Page } from "playwright";
import { preview } from "vite";
import { findInstalledBrowser } from "../../scripts/findBrowser.js";
import { browserFlags } from "../../test/browser/flags.ts";
import type { Timing } from "../timeInR.ts";

export const question =
  "How long from a moved slider to exact, closed-form and 10,000-replicate power on the screen, and to the first chart?";

/** Medians in Chromium on the built site (npm run build). */
export async function others(): Promise<Timing[]> {
  const server = await preview({ preview: { port: 0 }, logLevel: "error" });
  const executablePath = findInstalledBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...browserFlags],
  });
  const address = new URL("plan.html", server.resolvedUrls!.local[0]!).href;
  const loads: number[] = [];
  for (let i = 0; i < 5; i++) loads.push(await firstChart(await browser.newPage(), address));
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator("figure svg").first().waitFor();
  await page.waitForTimeout(2000);
  const moves: number[] = [];
  for (let n = 31; n <= 70; n++) moves.push(await sliderToNumbers(page, n));
  await browser.close();
  await server.close();
  return [
    timing("slider moved to all three powers painted", moves),
    timing("planner opened to first chart", loads),
  ];
}

function timing(name: string, times: number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const medianMs = Math.round(sorted[Math.floor(sorted.length / 2)]! * 10) / 10;
  return { name, medianMs, fastestMs: Math.round(sorted[0]! * 10) / 10, runs: times.length };
}

/** Milliseconds from navigation to the first drawn figure, by the page's own clock. */
async function firstChart(page: Page, address: string): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector("figure svg *"))
        Object.assign(window, { chartAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  await page.waitForFunction(() => "chartAt" in window);
  const at = await page.evaluate(() => (window as unknown as { chartAt: number }).chartAt);
  await page.close();
  return at;
}

/** Milliseconds from the slider's event to a frame after the last of the three numbers has changed. */
function sliderToNumbers(page: Page, n: number): Promise<number> {
  return page.evaluate(async (size) => {
    const slider = document.querySelector<HTMLInputElement>("input[type=range]")!;
    const numbers = () =>
      ["exact", "closedForm", "simulated"].map(
        (name) => document.querySelector(`[data-fact="${name}"] .stat-number`)!.textContent,
      );
    const before = numbers();
    const start = performance.now();
    slider.value = String(size);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // Two sizes may share a printed number, so wait for two of three, at most a second.
    const changed = () => numbers().filter((text, i) => text !== before[i]).length;
    while (changed() < 2 && performance.now() - start < 1000) await nextFrame();
    await nextFrame();
    return performance.now() - start;
  }, n);
}
