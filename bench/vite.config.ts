import { defineConfig } from "vite";

// Benchmarks run as the built library runs: bundled, without a loader between the modules.
export default defineConfig({
  logLevel: "warn",
  build: { ssr: "bench/run.ts", outDir: "dist/bench", emptyOutDir: true, target: "node20" },
  ssr: { noExternal: true, external: ["vite", "playwright"] },
});
