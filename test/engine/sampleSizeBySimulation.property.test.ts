import { describe, expect, it } from "vitest";
import { sampleSizeBySimulation, type SizeGoal } from "../../src/engine/sampleSizeBySimulation.ts";
import type { PowerAt } from "../../src/engine/sizeLedger.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { knownPower, zPower, zSize } from "./knownPower.ts";

const goal: SizeGoal = {
  power: 0.8,
  sizeAt: (step) => [step, step],
  largest: 20_000,
  replicates: 5000,
};

/** How often the interval holds the true size, and how often the size found reaches the power, over seeds. */
async function over(
  seeds: number,
  powerAt: (seed: number) => PowerAt,
  options: Partial<SizeGoal>,
  truth: number,
) {
  const found = { covered: 0, reached: 0, confidence: 0 };
  for (let seed = 0; seed < seeds; seed++) {
    const { n, interval, confidence } = (await sampleSizeBySimulation(powerAt(seed), {
      ...goal,
      ...options,
    }))!;
    if (interval[0][0] <= truth && truth <= interval[1][0]) found.covered += 1 / seeds;
    if (n[0] >= truth) found.reached += 1 / seeds;
    found.confidence += confidence / seeds;
  }
  return found;
}

/** 4 standard errors below a probability, of a share among so many seeds. */
const least = (probability: number, seeds: number): number =>
  probability - 4 * Math.sqrt((probability * (1 - probability)) / seeds);

describe("the interval for the sample size holds the true one as often as stated", () => {
  it.each([
    [0.5, 0.95],
    [0.2, 0.8],
    [0.1, 0.95],
  ])("on a smooth curve, standardized difference %d, level %d", async (difference, level) => {
    const seeds = 120;
    const powerAt = (seed: number) => zPower(difference, seed);
    const found = await over(seeds, powerAt, { level }, zSize(difference));
    expect(found.covered).toBeGreaterThan(least(level, seeds));
    // What it says of its own answer is right on average.
    const error = Math.sqrt(0.25 / seeds);
    expect(Math.abs(found.confidence - found.reached)).toBeLessThan(4 * error);
  });

  it.each([
    ["fisher", [2 / 3, 4 / 15]],
    ["pearson", [0.5, 0.3]],
    ["fisher", [0.3, 0.2]],
  ] as const)("in the saw-tooth of %s at %j", async (method, responseRate) => {
    const { design, scenarios } = parseStudy({
      equipoise: 1,
      design: { analysis: { method } },
      scenarios: [{ responseRate }],
    });
    const scenario = scenarios[0]!;
    const known = new Map<number, number>();
    const power = (n: readonly [number, number]) => {
      const found =
        known.get(n[0]) ?? exactPower({ ...design, arms: [{ n: n[0] }, { n: n[1] }] }, scenario);
      known.set(n[0], found);
      return found;
    };
    const { n } = exactSampleSize(design, scenario, { power: 0.8, criterion: "stable" });
    const seeds = 50;
    const powerAt = (seed: number) => knownPower(power, seed);
    const found = await over(seeds, powerAt, { curve: "sawtooth" }, n[0]);
    expect(found.covered).toBeGreaterThan(least(0.95, seeds));
  });
});
