import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { findInstalledBrowser } from "./scripts/findBrowser.js";
import { browserFlags } from "./test/browser/flags.ts";
import { offlineAliases } from "./vite.config.ts";

const executablePath = findInstalledBrowser();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts"],
          testTimeout: 60_000,
          isolate: false, // what a file imports is loaded once for all; no test changes what another imports
          maxWorkers: 2,
        },
      },
      {
        // Parts of pages, run inside the browser. Notebook Kit's plugin stays out: it rewrites every page.
        resolve: { alias: offlineAliases },
        worker: { format: "es" },
        test: {
          name: "browser",
          sequence: { groupOrder: 1 },
          include: ["test/**/*.browser.test.ts"],
          exclude: ["test/browser/**"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: [...browserFlags] },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        // Whole pages of the built site, driven from Node.
        test: {
          name: "e2e",
          sequence: { groupOrder: 2 },
          include: ["test/browser/**/*.browser.test.ts"],
          retry: 2, // a page on a busy machine may miss its moment; a fault misses it every time
          globalSetup: ["test/browser/serveSite.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
          isolate: false,
        },
      },
    ],
  },
});
