import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright";
import { preview } from "vite";
import type { TestProject } from "vitest/node";
import { findInstalledBrowser } from "../../scripts/findBrowser.js";
import { browserFlags } from "./flags.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the served site, with a slash at its end. */
    readonly site: string;
    /** Where the tests reach the one browser that they share. */
    readonly browser: string;
  }
}

/** Serves the built site on a free port and starts one browser, for as long as the tests run. */
export default async function serveSite(project: TestProject): Promise<() => Promise<void>> {
  const root = resolve(import.meta.dirname, "../..");
  if (!existsSync(resolve(root, "dist/site/index.html")))
    throw new Error(
      'dist/site is not there: run "npm run build" first, or "npm test" for everything',
    );
  const server = await preview({
    configFile: resolve(root, "vite.config.ts"),
    preview: { port: 0, strictPort: false },
    logLevel: "error",
  });
  const executablePath = findInstalledBrowser();
  const browser = await chromium.launchServer({
    ...(executablePath && { executablePath }),
    args: [...browserFlags],
  });
  project.provide("site", server.resolvedUrls!.local[0]!);
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.close();
  };
}
