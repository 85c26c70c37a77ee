import { defineConfig } from "vite";

/** The command line and its worker, each one file with its libraries inside, small, so that it starts at once. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: true,
    minify: true,
    outDir: "dist/cli",
    emptyOutDir: true,
    copyPublicDir: false,
    target: "node20.19",
    rolldownOptions: { input: { main: "src/cli/main.ts", worker: "src/engine/worker.ts" } },
  },
});
