import { readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Cell, Notebook } from "@observablehq/notebook-kit";
import { observable } from "@observablehq/notebook-kit/vite";
import { defineConfig, type Alias, type Plugin, type Rolldown } from "vite";
import { refuseFaultyNotebook } from "./scripts/checkNotebook.ts";
import { preloadCells } from "./scripts/preloadCells.ts";

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

const pages = readdirSync(notebooks)
  .filter((file) => file.endsWith(".html"))
  .map((file) => basename(file, ".html"));

// Pages of the menu in its order, each with its name there; one whose file is not there is left out.
const menu = {
  plan: "Plan",
  pilot: "Pilot",
  tests: "Tests",
  paper: "Paper",
  dropout: "Dropout",
  visits: "Visits",
  lessons: "Lessons",
};

// Pages with a column of controls, for which room is kept from the first paint.
const panelPages = new Set(["plan", "paper", "tests", "dropout", "visits", "pilot"]);

/** Tells the template which page it frames, so that menu and styles can depend on it. */
function namePage(template: string, { path }: { readonly path: string }): string {
  const page = basename(path, ".html") || "index";
  const layout = panelPages.has(page) ? "panel" : "text";
  const links = Object.entries(menu)
    .filter(([name]) => pages.includes(name))
    .map(([name, text]) => {
      const current = name === page ? ' aria-current="page"' : "";
      return `<a href="./${name}.html"${current}>${text}</a>`;
    });
  return template
    .replace('data-page=""', `data-page="${page}" data-layout="${layout}"`)
    .replace("<!-- menu -->", links.join("\n"));
}

/** Puts the code of every cell that computes into the page, where a button shows it. */
function showCode(notebook: Notebook): Notebook {
  const isCode = ({ mode }: Cell) => mode === "js" || mode === "ts";
  return { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, pinned: isCode(cell) })) };
}

/** Turns the notebooks into pages. */
export function notebookPages(): Plugin {
  return observable({
    template: resolve(notebooks, "template.tmpl"),
    transformTemplate: namePage,
    transformNotebook: (notebook, context) => showCode(refuseFaultyNotebook(notebook, context)),
  }) as Plugin;
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

// workerpool and random-js name Node's modules for their other life; in a browser they never call them.
export const quiet = {
  onLog(level, log, report) {
    if (!log.message?.includes("externalized for browser compatibility")) report(level, log);
  },
} satisfies Rolldown.RolldownOptions;

// What three pages or more have in common is one file: eighty small ones took a third of a second more to load.
const shared = {
  name: "shared",
  test: /\/src\/(math|random|study|simulate|analyze|sizing|summarize|engine|report|show|notebook)\//,
  minShareCount: 3,
};

export default defineConfig({
  root: notebooks,
  base: "./",
  appType: "mpa", // a missing page is a 404, not the index
  plugins: [notebookPages(), preloadCells()],
  resolve: { alias: offlineAliases },
  worker: { format: "es", rolldownOptions: quiet },
  server: { fs: { allow: [repository] } },
  optimizeDeps: {
    exclude: ["@observablehq/notebook-kit"], // the alias table does not reach into pre-bundled files
    include: prebundled,
    entries: [
      "../src/index.ts",
      "../src/{notebook,overview,paper,planner,methods,dropout,visits,pilot,show}/*.ts",
    ],
  },
  build: {
    outDir: resolve(repository, "dist/site"),
    emptyOutDir: true,
    target: "es2023",
    // Newer than the default, so that light-dark() stays: rewritten, it no longer follows a subtree.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: {
      ...quiet,
      input: pages.map((page) => resolve(notebooks, `${page}.html`)),
      output: { codeSplitting: { groups: [shared] } },
    },
  },
});
