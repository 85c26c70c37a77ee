import { describe, expect, it } from "vitest";
import { permutedBlockList, simpleRandomizationList } from "../../src/random/randomizationList.ts";
import { pick, shuffle } from "../../src/random/shuffle.ts";
import { createStream } from "../../src/random/stream.ts";
import { goodnessOfFit, uniformFit } from "./battery/pValues.ts";

const stream = () => createStream({ seed: 4, replicate: 0, purpose: "randomization" });

describe("permutedBlockList", () => {
  it("takes every order within a block equally often", () => {
    const source = stream();
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const list = permutedBlockList({ n: [2, 2], blockSizes: [4] }, source).join("");
      seen.set(list, (seen.get(list) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    expect(uniformFit([...seen.values()])).toBeGreaterThan(1e-3);
  });

  it("keeps 2:1 within blocks", () => {
    const list = permutedBlockList({ n: [40, 20], blockSizes: [6] }, stream());
    for (let start = 0; start < 60; start += 6) {
      expect(list.slice(start, start + 6).filter((arm) => arm === 1)).toHaveLength(2);
    }
  });

  it("places what is left in the last block when the arms do not fill the blocks", () => {
    const list = permutedBlockList({ n: [33, 30], blockSizes: [4], allocation: [1, 1] }, stream());
    expect(list.filter((arm) => arm === 0)).toHaveLength(33);
    expect(list.slice(0, 28).filter((arm) => arm === 0)).toHaveLength(14);
  });

  it("refuses blocks that cannot hold the ratio, and counts that are none", () => {
    const list = (n: [number, number], blockSizes: number[], allocation?: [number, number]) => () =>
      permutedBlockList({ n, blockSizes, ...(allocation && { allocation }) }, stream());
    expect(list([30, 30], [4, 5])).toThrow(
      "blockSizes[1] must hold the arms in the ratio 30:30; got 5",
    );
    expect(list([30, 30], [])).toThrow("blockSizes must hold a size; got []");
    expect(list([30.5, 30], [4])).toThrow("n[0] must be a whole number, 0 or more; got 30.5");
    expect(list([30, 30], [4], [1, NaN])).toThrow(
      "allocation[1] must be a number, 0 or more; got NaN",
    );
  });
});

describe("simpleRandomizationList", () => {
  it("draws the arms in their ratio", () => {
    const list = simpleRandomizationList({ total: 90_000, allocation: [2, 1] }, stream());
    const control = list.reduce((sum, arm) => sum + arm, 0);
    expect(goodnessOfFit([90_000 - control, control], [2 / 3, 1 / 3])).toBeGreaterThan(1e-3);
  });

  it("is 1:1 by default, and empty for nobody", () => {
    const list = simpleRandomizationList({ total: 10_000 }, stream());
    const control = list.reduce((sum, arm) => sum + arm, 0);
    expect(goodnessOfFit([10_000 - control, control], [0.5, 0.5])).toBeGreaterThan(1e-3);
    expect(simpleRandomizationList({ total: 0 }, stream())).toHaveLength(0);
  });

  it("refuses a total that is none", () => {
    const list = () => simpleRandomizationList({ total: -1 }, stream());
    expect(list).toThrow("total must be a whole number, 0 or more; got -1");
  });
});

describe("shuffle and pick", () => {
  it("shuffle takes every order equally often, of plain and typed arrays", () => {
    const source = stream();
    const seen = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const values = Uint8Array.of(0, 1, 2, 3);
      shuffle(values, source);
      seen.set(values.join(""), (seen.get(values.join("")) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    expect(uniformFit([...seen.values()])).toBeGreaterThan(1e-3);
  });

  it("pick takes each value equally often", () => {
    const source = stream();
    const seen = [0, 0, 0];
    for (let i = 0; i < 9000; i++) seen[pick([0, 1, 2], source)]!++;
    expect(uniformFit(seen)).toBeGreaterThan(1e-3);
  });
});
