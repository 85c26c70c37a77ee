import type { Plugin, Rolldown } from "vite";

/**
 * Names the code of a page's cells in its head, so that the browser fetches all of it at once: a cell asks
 * for its imports only when it runs, which is after those before it have.
 */
export function preloadCells(): Plugin {
  return {
    name: "equipoise:preload-cells",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { chunk, bundle }) {
        if (!chunk || !bundle) return html;
        const files = reached(chunk, bundle).filter((file) => !html.includes(file));
        return files.map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` },
          injectTo: "head",
        }));
      },
    },
  };
}

/** Files that the page's own cells import, and what those import in turn; lazily loaded parts are left out. */
function reached(page: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const visit = (file: string): void => {
    const chunk = bundle[file];
    if (files.has(file) || chunk?.type !== "chunk") return;
    files.add(file);
    chunk.imports.forEach(visit);
  };
  [...page.imports, ...page.dynamicImports].forEach(visit);
  return [...files];
}
