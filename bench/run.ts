import { execSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Bench } from "tinybench";

/** One question, measured: what every file of this folder exports. */
interface BenchModule {
  /** What the figures answer, in one sentence. */
  readonly question: string;
  readonly bench: Bench;
}

// npm run bench [part of a file name …]: measures and writes bench/results/<folder>.<file>.json
const modules = import.meta.glob<BenchModule>("./*/*.bench.ts");
const wanted = process.argv.slice(2);
const results = join(process.cwd(), "bench/results");
mkdirSync(results, { recursive: true });

for (const [path, load] of Object.entries(modules)) {
  if (wanted.length > 0 && !wanted.some((part) => path.includes(part))) continue;
  const { question, bench } = await load();
  console.log(`\n${question}`);
  await bench.run();
  console.table(bench.table());
  const name = path
    .replace(/^\.\//, "")
    .replace(/\.bench\.ts$/, "")
    .replaceAll("/", ".");
  writeFileSync(
    join(results, `${name}.json`),
    `${JSON.stringify(report(question, bench), null, 2)}\n`,
  );
}

function report(question: string, bench: Bench) {
  return {
    question,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    node: process.version,
    commit: execSync("git rev-parse --short HEAD").toString().trim(),
    date: new Date().toISOString().slice(0, 10),
    results: bench.tasks.map(({ name, result }) => ({
      name,
      medianMs: "latency" in result ? round(result.latency.p50) : undefined,
      fastestMs: "latency" in result ? round(result.latency.min) : undefined,
      runs: "latency" in result ? result.latency.samplesCount : undefined,
    })),
  };
}

function round(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Number(ms.toPrecision(4));
}
