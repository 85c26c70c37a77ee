import { defineConfig } from "vite";

// Benchmarks run as the built library runs: bundled, without a loader between the modules, with its worker beside it.
export default defineConfig({
  logLevel: "warn",
  build: {
    ssr: true,
    outDir: "dist/bench",
    emptyOutDir: true,
    target: "node20",
    rolldownOptions: { input: { run: "bench/run.ts", worker: "src/engine/worker.ts" } },
  },
  ssr: { noExternal: true, external: ["vite", "playwright"] },
});
