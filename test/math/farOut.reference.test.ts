import { afterAll, describe, expect, it } from "vitest";
import { fUpperQuantile, fUpperTail } from "../../src/math/fDistribution.ts";
import { noncentralChiSquareUpperTail } from "../../src/math/noncentralChiSquare.ts";
import { noncentralFUpperTail } from "../../src/math/noncentralF.ts";
import { noncentralTCdf, noncentralTUpperTail } from "../../src/math/noncentralT.ts";
import { normalLogUpperTail } from "../../src/math/normal.ts";
import {
  studentTCdf,
  studentTQuantile,
  studentTUpperQuantile,
  studentTUpperTail,
} from "../../src/math/studentT.ts";
import { recordAgreement } from "../referenceReport.ts";

/** Places where a square, a product or a first term leaves the doubles though the result does not; mpmath 1.3.0, 40 digits. */
const cases: readonly (readonly [name: string, got: () => number, want: number])[] = [
  ["t 1e200, df 1", () => studentTUpperTail(1e200, 1), 3.1830988618379067e-201],
  ["t 1e200, df 0.5", () => studentTUpperTail(1e200, 0.5), 3.207009754142229e-101],
  ["t −1e180, df 1.3", () => studentTCdf(-1e180, 1.3), 3.467848111849947e-235],
  ["t 1e160, df 0.02", () => studentTUpperTail(1e160, 0.02), 0.0002992472134814186],
  ["quantile of t, df 1", () => studentTUpperQuantile(1e-300, 1), 3.183098861837907e299],
  [
    "quantile of t, df 1.3",
    () => studentTQuantile(1e-300, 1.3173407363586773),
    -2.4238817084156303e227,
  ],
  [
    "quantile of t, df 0.015",
    () => studentTUpperQuantile(0.001, 0.015315315514999595),
    1.0497857731078003e175,
  ],
  ["quantile of F near the end", () => fUpperQuantile(1e-76, 4.75, 0.5), 3.1484854467785735e303],
  ["ln of a tail near 1", () => normalLogUpperTail(-12.5), -3.732564298877713e-36],
  ["ln of a tail nearer 1", () => normalLogUpperTail(-30), -4.906713927148187e-198],
  [
    "noncentral χ² beyond its central tails",
    () => noncentralChiSquareUpperTail(3500, 1, 1000),
    3.0789338911736193e-167,
  ],
  [
    "noncentral F beyond its central tails",
    () => noncentralFUpperTail(3500, 1, 1e6, 1000),
    5.97792588444272e-167,
  ],
];

const errors: number[] = [];
afterAll(() =>
  recordAgreement("distributions", "far out", {
    values: errors.length,
    largestError: Math.max(...errors),
  }),
);

describe("far out", () => {
  for (const [name, got, want] of cases) {
    it(name, () => {
      const error = Math.abs(got() / want - 1);
      errors.push(error);
      expect(error).toBeLessThan(1e-11); // an exponent of 700 alone costs 1e-13
    });
  }

  it("a quantile beyond the doubles is infinite, not the last finite one that was tried", () => {
    expect(fUpperQuantile(1e-300, 4.75, 0.5)).toBe(Infinity);
    expect(fUpperTail(Infinity, 4.75, 0.5)).toBe(0);
    expect(studentTUpperQuantile(1e-300, 0.9)).toBe(Infinity);
  });

  it("a noncentral t is beyond 2 for certain, and at once, where it is expected at 25000", () => {
    for (const df of [4.3, 20, 1e6]) {
      expect(Math.abs(1 - noncentralTUpperTail(2.08, df, 25_000))).toBeLessThan(1e-14);
      expect(noncentralTCdf(-2.08, df, 25_000)).toBe(0);
    }
  });

  it("a tail below the doubles is 0", () => {
    expect(noncentralChiSquareUpperTail(1e300, 1, 1000)).toBe(0);
    expect(studentTUpperTail(1e300, 3)).toBe(0);
  });
});
