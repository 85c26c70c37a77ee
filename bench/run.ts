import { execSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Bench } from "tinybench";
import type { Timing } from "./timeInR.ts";

/** One question, measured: what every file of this folder exports. */
interface BenchModule {
  /** What the figures answer, in one sentence. */
  readonly question: string;
  readonly bench?: Bench;
  /** Timings taken otherwise in the same run: by R, in a browser. */
  readonly others?: () => readonly Timing[] | Promise<readonly Timing[]>;
}

// npm run bench [-- part of a file name …]: measures and writes bench/results/<folder>.<file>.json
const modules = import.meta.glob<BenchModule>("./*/*.bench.ts");
const wanted = process.argv.slice(2);
const folder = join(process.cwd(), "bench/results");
mkdirSync(folder, { recursive: true });

for (const [path, load] of Object.entries(modules)) {
  if (wanted.length > 0 && !wanted.some((part) => path.includes(part))) continue;
  const { question, bench, others } = await load();
  console.log(`\n${question}`);
  await bench?.run();
  const results = [...(bench?.tasks.map(timingOf) ?? []), ...((await others?.()) ?? [])];
  console.table(results);
  const name = path
    .replace(/^\.\//, "")
    .replace(/\.bench\.ts$/, "")
    .replaceAll("/", ".");
  const report = { question, ...circumstances(), results };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

function timingOf({ name, result }: Bench["tasks"][number]): Timing {
  if (!("latency" in result)) throw new Error(`"${name}" gave no timing: ${result.state}`);
  const { p50, min, samplesCount } = result.latency;
  return { name, medianMs: round(p50), fastestMs: round(min), runs: samplesCount };
}

function circumstances() {
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    node: process.version,
    commit: execSync("git rev-parse --short HEAD").toString().trim(),
    date: new Date().toISOString().slice(0, 10),
  };
}

function round(ms: number): number {
  return Number(ms.toPrecision(4));
}
