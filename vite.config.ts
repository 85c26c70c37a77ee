import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { observable } from "@observablehq/notebook-kit/vite";
import { defineConfig, type Alias, type Plugin } from "vite";
import { refuseFaultyNotebook } from "./scripts/checkNotebook.ts";

const repository = import.meta.dirname;
const notebooks = resolve(repository, "notebooks");
const kit = resolve(repository, "node_modules/@observablehq/notebook-kit/dist/src");
const own = (file: string) => resolve(repository, "src/notebook", file);

/**
 * What Notebook Kit would fetch from a CDN at run time, replaced by files of ours; the first match wins.
 * The kit's own `config()` is left out: it leans on an alias feature that Vite 9 removes.
 */
export const offlineAliases: Alias[] = [
  { find: /^\.\/recommendedLibraries\.js$/, replacement: own("libraries.ts") },
  { find: /^\.\/sampleDatasets\.js$/, replacement: own("noDatasets.ts") },
  { find: /^\.\/(zip|xlsx)\.js$/, replacement: own("unavailable.ts") },
  { find: /^observable:runtime$/, replacement: own("cells.ts") },
  {
    find: /^observable:styles\/theme-.*\.css$/,
    replacement: resolve(notebooks, "style/theme.css"),
  },
  { find: /^observable:(.*)$/, replacement: `${kit}/$1` },
];

// Pages with a column of controls, for which room is kept from the first paint.
const panelPages = new Set(["plan", "demo"]);

/** Tells the template which page it frames, so that menu and styles can depend on it. */
function namePage(template: string, { path }: { readonly path: string }): string {
  const page = basename(path, ".html") || "index";
  const layout = panelPages.has(page) ? "panel" : "text";
  return template
    .replace('data-page=""', `data-page="${page}" data-layout="${layout}"`)
    .replace(`data-link="${page}"`, 'aria-current="page"');
}

// Named ahead, because a library that is discovered late makes the dev server reload the page.
const prebundled = [
  "@observablehq/inspector",
  "@observablehq/plot",
  "@observablehq/runtime",
  "@sindresorhus/slugify",
  "htl",
  "markdown-it",
  "markdown-it-anchor",
  "zod",
];

const pages = readdirSync(notebooks).filter((file) => file.endsWith(".html"));

export default defineConfig({
  root: notebooks,
  base: "./",
  appType: "mpa", // a missing page is a 404, not the index
  plugins: [
    observable({
      template: resolve(notebooks, "template.tmpl"),
      transformTemplate: namePage,
      transformNotebook: refuseFaultyNotebook,
    }) as Plugin,
  ],
  resolve: { alias: offlineAliases },
  worker: { format: "es" },
  server: { fs: { allow: [repository] } },
  optimizeDeps: {
    exclude: ["@observablehq/notebook-kit"], // the alias table does not reach into pre-bundled files
    include: prebundled,
  },
  build: {
    outDir: resolve(repository, "dist/site"),
    emptyOutDir: true,
    target: "es2023",
    // Newer than the default, so that light-dark() stays: rewritten, it no longer follows a subtree.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: { input: pages.map((file) => resolve(notebooks, file)) },
  },
});
