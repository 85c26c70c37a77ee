import { describe, expect, it } from "vitest";
import { sampleSizeBySimulation } from "../../src/engine/sampleSizeBySimulation.ts";
import { simulatedPowerAt } from "../../src/engine/simulatedPowerAt.ts";
import { workerlessPool, zPower, zSize } from "./knownPower.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { meansSampleSize } from "../../src/sizing/meansSampleSize.ts";
import { continuousStudy } from "./visitStudies.ts";

const perArm = (step: number) => [step, step] as const;
const goal = { power: 0.8, sizeAt: perArm, largest: 20_000, replicates: 5000 };

describe("sampleSizeBySimulation", () => {
  it("finds a size near the true one, and says how sure it is", async () => {
    const found = (await sampleSizeBySimulation(zPower(0.3, 1), goal))!;
    const [lower, upper] = found.interval;
    expect(lower[0]).toBeLessThanOrEqual(zSize(0.3));
    expect(upper[0]).toBeGreaterThanOrEqual(zSize(0.3));
    expect(upper[0] - lower[0]).toBeLessThan(0.1 * zSize(0.3));
    expect(found.n[0]).toBeGreaterThanOrEqual(lower[0]);
    expect(found.n[0]).toBeLessThanOrEqual(upper[0]);
    expect(found.confidence).toBeGreaterThan(0.5);
    expect(found).toMatchObject({ replicates: 5000, failed: 0, level: 0.95 });
    expect(found.searched).toBeLessThanOrEqual(5000 * 11 + 5000);
  });

  it("tells its points, which add up, by increasing size", async () => {
    const { points, searched, n } = (await sampleSizeBySimulation(zPower(0.5, 2), goal))!;
    expect(points.reduce((sum, { replicates }) => sum + replicates, 0)).toBe(searched);
    const sizes = points.map((point) => point.n[0]);
    expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
    const own = points.find((point) => point.n[0] === n[0])!;
    expect(own.power).toBeCloseTo(own.rejections / own.replicates, 12);
    expect(Math.abs(own.fitted - own.power)).toBeLessThan(0.05);
  });

  it("gives the power that the same replicates give by themselves", async () => {
    const powerAt = zPower(0.5, 3);
    const { n, power } = (await sampleSizeBySimulation(powerAt, goal))!;
    const { rejections, analyzed } = await powerAt(n, { first: 0, count: 5000 });
    expect(power.value).toBe(rejections / analyzed);
  });

  it("searches on replicates of their own", async () => {
    const taken: [number, number][] = [];
    const known = zPower(0.5, 4);
    const { searched } = (await sampleSizeBySimulation((n, range) => {
      if (range.first > 0) taken.push([range.first, range.first + range.count]);
      return known(n, range);
    }, goal))!;
    taken.sort(([a], [b]) => a - b);
    expect(taken[0]![0]).toBe(5000); // the numbers before are kept for the final run
    for (const [k, [first]] of taken.slice(1).entries()) expect(first).toBe(taken[k]![1]);
    expect(searched).toBeGreaterThan(0);
  });

  it("begins anywhere", async () => {
    for (const start of [1, 40, 5000]) {
      const found = (await sampleSizeBySimulation(zPower(0.3, 5), { ...goal, start }))!;
      expect(Math.abs(found.n[0] - zSize(0.3))).toBeLessThan(0.1 * zSize(0.3));
    }
  });

  it("finds small trials, and steps of unequal arms", async () => {
    expect((await sampleSizeBySimulation(zPower(4, 6), goal))!.n).toEqual([1, 1]);
    const sizeAt = (step: number) => [2 * step, step] as const;
    const { n } = (await sampleSizeBySimulation(zPower(0.5, 7), { ...goal, sizeAt }))!;
    expect(n[0]).toBe(2 * n[1]);
    expect(Math.abs(n[1] - (0.75 * (1.96 + 0.8416) ** 2 * 2) / 0.25 / 1)).toBeLessThan(6);
  });

  it("has no answer where the largest size misses the power", async () => {
    expect(await sampleSizeBySimulation(zPower(0.1, 8), { ...goal, largest: 200 })).toBeUndefined();
    const nearby = { ...goal, largest: zSize(0.1) - 150 };
    expect(await sampleSizeBySimulation(zPower(0.1, 9), nearby)).toBeUndefined();
  });

  it("takes sizes at which no fit can be made to be too small", async () => {
    const known = zPower(0.3, 10);
    const { n, failed } = (await sampleSizeBySimulation(async (sizes, range) => {
      const { rejections, analyzed } = await known(sizes, range);
      if (sizes[0] < 40) return { rejections: 0, analyzed: 0 };
      return { rejections: Math.round(rejections * 0.9), analyzed: Math.round(analyzed * 0.9) };
    }, goal))!;
    expect(Math.abs(n[0] - zSize(0.3))).toBeLessThan(0.1 * zSize(0.3));
    expect(failed).toBe(500);
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    const known = zPower(0.3, 11);
    const search = sampleSizeBySimulation(
      (n, range) => {
        controller.abort();
        return known(n, range);
      },
      goal,
      { signal: controller.signal },
    );
    await expect(search).rejects.toThrow(/abort/i);
  });

  it("reports progress that only grows", async () => {
    const seen: number[] = [];
    const onProgress = (done: number, total: number) => {
      expect(done).toBeLessThanOrEqual(total);
      seen.push(done);
    };
    const { searched } = (await sampleSizeBySimulation(zPower(0.3, 12), goal, { onProgress }))!;
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBe(searched);
  });
});

describe("simulatedPowerAt", () => {
  it("lets a t-test's size be found where the formula puts it", async () => {
    const study = continuousStudy({ analysis: { alpha: 0.05 }, simulation: { seed: 13 } });
    const powerAt = simulatedPowerAt(study, study.scenarios[0]!);
    const found = (await sampleSizeBySimulation(powerAt, goal))!;
    const means = { method: "t", difference: 10, sd: [10, 10], alpha: 0.05, sides: 2 } as const;
    const [n] = meansSampleSize({ ...means, power: 0.8 }).n;
    expect(found.interval[0][0]).toBeLessThanOrEqual(n);
    expect(found.interval[1][0]).toBeGreaterThanOrEqual(n);
  });

  it("lets the exact size of Fisher's test be found, whichever pool answers", async () => {
    const study = parseStudy({
      equipoise: 1,
      design: { analysis: { method: "fisher" } },
      scenarios: [{ responseRate: [2 / 3, 4 / 15] }],
    });
    const wanted = { ...goal, curve: "sawtooth", replicates: 40_000 } as const;
    const find = (pool?: ReturnType<typeof workerlessPool>) =>
      sampleSizeBySimulation(
        simulatedPowerAt(study, study.scenarios[0]!, pool ? { pool } : {}),
        wanted,
      );
    const found = await find();
    expect(found!.n).toEqual([29, 29]); // published.csv
    expect(found!.confidence).toBeGreaterThan(0.99);
    expect(await find(workerlessPool(3))).toEqual(found);
  });
});
