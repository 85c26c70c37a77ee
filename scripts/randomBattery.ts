/**
 * Runs our battery of tests on bits taken across replicates, purposes and seeds, and prints one line of JSON per
 * P value, then a summary. docs/random-battery.md tells how to run it and what came out.
 *
 *     npx rolldown scripts/randomBattery.ts --platform node -o dist/randomBattery.mjs
 *     node dist/randomBattery.mjs 26     # 2^26 words per test and source
 */
import { avalanche } from "../test/random/battery/avalanche.ts";
import { kolmogorovSmirnov } from "../test/random/battery/pValues.ts";
import { runBattery } from "../test/random/battery/runBattery.ts";

const exponent = Number(process.argv[2] ?? 20);
const count = 2 ** exponent;
const started = performance.now();
const pValues: number[] = [];
for (const result of runBattery(count)) {
  pValues.push(result.pValue);
  console.log(JSON.stringify(result));
}
const turned = avalanche(Math.max(1000, count / 256));
console.log(JSON.stringify({ test: "avalanche", places: Math.max(1000, count / 256), ...turned }));
pValues.push(turned.pValue);
console.log(
  JSON.stringify({
    tests: pValues.length,
    smallest: Math.min(...pValues),
    largest: Math.max(...pValues),
    below: [0.1, 0.01, 0.001, 0.0001].map((limit) => pValues.filter((p) => p < limit).length),
    above: [0.9, 0.99, 0.999, 0.9999].map((limit) => pValues.filter((p) => p > limit).length),
    uniformity: kolmogorovSmirnov(pValues),
    seconds: Math.round((performance.now() - started) / 1000),
  }),
);
