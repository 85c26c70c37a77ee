import { gzipSync } from "node:zlib";
import { chromium, type Response } from "playwright";
import { inject } from "vitest";

/** What a reader waits for, with nothing cached. */
export interface PageLoad {
  /** Bytes over the wire, text compressed with gzip as a host would. */
  readonly weight: number;
  /** Milliseconds from navigation to the first chart in the document. */
  readonly firstChart: number;
}

/** Opens a page in a browser context of its own and measures its way to the first chart. */
export async function measureLoad(address: string): Promise<PageLoad> {
  const browser = await chromium.connect(inject("browser"));
  try {
    const page = await browser.newPage();
    const responses: Response[] = [];
    page.on("response", (response) => responses.push(response));
    await page.addInitScript(noteFirstChart);
    await page.goto(new URL(address, inject("site")).href);
    const firstChart = await page.waitForFunction(() => window.firstChart);
    await page.waitForLoadState("networkidle");
    const weights = await Promise.all(responses.map(wireSize));
    const weight = weights.reduce((sum, size) => sum + size, 0);
    return { weight, firstChart: (await firstChart.jsonValue())! };
  } finally {
    await browser.close();
  }
}

declare global {
  interface Window {
    firstChart?: number;
  }
}

function noteFirstChart(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector("figure svg")) return;
    window.firstChart = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function wireSize(response: Response): Promise<number> {
  const body = await response.body();
  const isPacked = response.url().endsWith(".woff2");
  return isPacked ? body.length : gzipSync(body).length;
}
