import { describe, expect, it } from "vitest";
import { ArgumentError, ConvergenceError } from "../../src/errors.ts";
import { findRoot } from "../../src/math/root.ts";

describe("findRoot", () => {
  it.each([
    ["x³ − 2", (x: number) => x ** 3 - 2, 0, 5, Math.cbrt(2)],
    ["cos x", Math.cos, 0, 3, Math.PI / 2],
    [
      "e^x − 1e-300, flat and steep",
      (x: number) => Math.exp(x) - 1e-300,
      -700,
      700,
      -690.7755278982137,
    ],
    ["a step", (x: number) => (x < 0.3 ? -1 : 1), 0, 1, 0.3],
    ["(x − 1)^9, flat at the root", (x: number) => (x - 1) ** 9, 0, 3, 1],
  ] as const)("%s", (_, f, lower, upper, root) => {
    expect(findRoot(f, lower, upper)).toBeCloseTo(root, 10);
  });

  it("takes a root at an end of the interval", () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
  });

  it("takes the ends in either order, and infinite values of f", () => {
    expect(findRoot((x) => x - 0.25, 1, 0)).toBeCloseTo(0.25, 12);
    expect(findRoot(Math.log, 0, 3)).toBeCloseTo(1, 12);
  });

  it("stops at the tolerance asked for", () => {
    let calls = 0;
    const f = (x: number) => (calls++, Math.cos(x));
    expect(Math.abs(findRoot(f, 0, 3, { tolerance: 0.01 }) - Math.PI / 2)).toBeLessThan(0.01);
    expect(calls).toBeLessThan(8);
  });

  it("refuses an interval without a change of sign", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(ArgumentError);
    expect(() => findRoot((x) => x + 2, 0, 1)).toThrow(
      "f must change its sign between lower and upper; got [2,3]",
    );
    expect(() => findRoot(() => NaN, 0, 1)).toThrow(ArgumentError);
  });

  it("says when iterations do not suffice, or f turns NaN", () => {
    expect(() => findRoot(Math.cos, 0, 3, { maxIterations: 2 })).toThrow(ConvergenceError);
    expect(() => findRoot((x) => (x === 0 ? -1 : x === 1 ? 1 : NaN), 0, 1)).toThrow(
      ConvergenceError,
    );
  });
});
