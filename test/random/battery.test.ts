import { beforeAll, describe, expect, it } from "vitest";
import { avalanche } from "./battery/avalanche.ts";
import { kolmogorovSmirnov } from "./battery/pValues.ts";
import { runBattery, tests, type BatteryResult } from "./battery/runBattery.ts";
import { drawsPerWord, sources, type Words } from "./battery/sources.ts";

// The short form of scripts/randomBattery.ts; docs/random-battery.md has the long one. The seed is fixed, so
// these either always pass or never. Packed single bits cost 32 times as much and are left to the long form.
const quickSources = Object.fromEntries(
  Object.entries(sources).filter(([name]) => (drawsPerWord[name] ?? 1) <= 4),
);

describe("bits across replicates, purposes and seeds", () => {
  let results: readonly BatteryResult[] = [];
  beforeAll(() => {
    results = [...runBattery(2 ** 16, quickSources)];
  }, 60_000);

  it("no test is far off: of n P values the least stays above 0.001 / n", () => {
    const bound = 0.001 / results.length;
    expect(results.filter(({ pValue }) => !(pValue > bound && pValue < 1 - bound))).toEqual([]);
  });

  it("the P values together look uniform", () => {
    expect(kolmogorovSmirnov(results.map(({ pValue }) => pValue))).toBeGreaterThan(0.001);
  });

  it("each bit of key and counter turns over each bit of the result half of the time", () => {
    const { pValue, largest } = avalanche(1000);
    expect(pValue).toBeGreaterThan(0.001);
    expect(largest).toBeLessThan(5.3); // of 8192 deviates, one beyond it happens with probability 0.001
  });
});

describe("the battery finds weak generators", () => {
  const failures = (open: () => Words) =>
    [...runBattery(2 ** 16, { weak: open })]
      .filter(({ pValue }) => !(pValue > 1e-9))
      .map(({ test }) => test);

  it("a multiplied counter fails nearly every test", () => {
    let counter = 0;
    expect(failures(() => () => Math.imul(counter++, 0x9e3779b1) >>> 0).length).toBeGreaterThan(
      Object.keys(tests).length / 2,
    );
  });

  it("a linear congruential generator fails by its low bits", () => {
    let state = 1;
    const open = () => () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    expect(failures(open)).toEqual(expect.arrayContaining(["lowPairs", "lowCollisions"]));
  });

  it("words of 16 bits repeated fail by the rank of their matrices", () => {
    const source = sources.firstWords!();
    const open = () => () => Math.imul(source() & 0xffff, 0x10001) >>> 0;
    expect(failures(open)).toContain("matrixRanks");
  });
});
