import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { workerCode } from "./scripts/workerCode.ts";
import { notebookPages, offlineAliases, quiet } from "./vite.config.ts";

const repository = import.meta.dirname;
const notebook = (file: string) => resolve(repository, "src/notebook", file);

/** A page alone has no neighbors: its menu and the icon's file would lead nowhere. */
const aloneInTheFile: Plugin = {
  name: "equipoise:alone",
  transformIndexHtml: {
    order: "post",
    handler: (html) =>
      html
        .replace(/<nav class="site-nav"[^]*?<\/nav>/, "")
        .replace(/<a class="site-name"[^>]*>(.*?)<\/a>/, '<span class="site-name">$1</span>')
        .replace(/<link rel="icon"[^>]*>/, ""),
  },
};

/** A page as one HTML file, which the page itself saves with its state in it; the mode is its name. */
export default defineConfig(({ mode: page }) => ({
  root: resolve(repository, "notebooks"),
  base: "./",
  plugins: [
    notebookPages(),
    workerCode(resolve(repository, "src/engine/worker.ts"), quiet),
    aloneInTheFile,
    viteSingleFile({ removeViteModuleLoader: true }),
  ],
  resolve: {
    alias: [
      { find: /^\.\/workerAddress\.ts$/, replacement: notebook("workerInPage.ts") },
      ...offlineAliases,
    ],
  },
  build: {
    outDir: resolve(repository, "dist/site/one-file"),
    emptyOutDir: false,
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: { ...quiet, input: resolve(repository, `notebooks/${page}.html`) },
  },
}));
