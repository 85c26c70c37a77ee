import { describe, expect, it } from "vitest";
import { fillSobol, maxSobolDimensions } from "../../src/random/sobol.ts";

const none = new Uint32Array(maxSobolDimensions);

function points(count: number, dimensions: number, shift: ArrayLike<number> = none): Float64Array {
  const out = new Float64Array(count * dimensions);
  fillSobol(out, dimensions, shift);
  return out;
}

describe("fillSobol", () => {
  // scipy 1.17.1: scipy.stats.qmc.Sobol(9, scramble=False).random(1024), times 1024
  it.each([
    [777, [709, 959, 167, 281, 651, 365, 195, 781, 357]],
    [1023, [1, 771, 627, 149, 191, 449, 143, 633, 353]],
  ])("point %i is that of scipy", (index, expected) => {
    const own = points(1024, 9).subarray(index * 9, index * 9 + 9);
    expect([...own].map((x) => Math.floor(x * 1024))).toEqual(expected);
  });

  it("puts one point into each of 2^m equal intervals of every axis, shifted or not", () => {
    const shift = Uint32Array.from({ length: 9 }, (_, d) => 2654435769 * (d + 1));
    for (const words of [none, shift]) {
      const all = points(256, 9, words);
      for (let d = 0; d < 9; d++) {
        const cells = new Set<number>();
        for (let i = 0; i < 256; i++) cells.add(Math.floor(all[i * 9 + d]! * 256));
        expect(cells.size).toBe(256);
      }
    }
  });

  it("stays inside (0, 1)", () => {
    const all = points(4, 2, Uint32Array.of(0, 2 ** 32 - 1));
    expect(Math.min(...all)).toBe(2 ** -33);
    expect(Math.max(...all)).toBe(1 - 2 ** -33);
  });

  it("integrates a smooth function with an error far below that of independent draws", () => {
    const all = points(4096, 5);
    let sum = 0;
    for (let i = 0; i < 4096; i++) {
      let product = 1;
      for (let d = 0; d < 5; d++) product *= 1 + (all[i * 5 + d]! - 0.5) / (d + 1);
      sum += product;
    }
    expect(Math.abs(sum / 4096 - 1)).toBeLessThan(5e-4); // standard error of independent draws: 5e-3
  });
});
