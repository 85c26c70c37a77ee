import { describe, expect, it } from "vitest";
import { portableLog } from "../../src/math/logarithm.ts";
import {
  normalCdf,
  normalLogUpperTail,
  normalPdf,
  normalQuantile,
  normalUpperQuantile,
  normalUpperTail,
} from "../../src/math/normal.ts";

describe("normal distribution at its limits", () => {
  it("knows both ends", () => {
    expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1]);
    expect([normalUpperTail(Infinity), normalUpperTail(-Infinity)]).toEqual([0, 1]);
    expect([normalPdf(Infinity), normalPdf(0)]).toEqual([0, 1 / Math.sqrt(2 * Math.PI)]);
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect([normalUpperQuantile(0), normalUpperQuantile(1)]).toEqual([Infinity, -Infinity]);
  });

  it("is NaN for NaN and for what is no probability", () => {
    expect([normalPdf, normalCdf, normalUpperTail, normalLogUpperTail].map((f) => f(NaN))).toEqual(
      Array(4).fill(NaN),
    );
    expect([-0.1, 1.1, NaN].flatMap((p) => [normalQuantile(p), normalUpperQuantile(p)])).toEqual(
      Array(6).fill(NaN),
    );
  });

  it("goes on below the doubles as a logarithm (mpmath 1.2.1)", () => {
    expect(normalLogUpperTail(30)).toBeCloseTo(Math.log(4.906713927148187e-198), 10);
    expect(normalLogUpperTail(100) / -5005.524208694205).toBeCloseTo(1, 14);
  });
});

describe("portableLog", () => {
  it("agrees with Math.log within 2 units in the last place", () => {
    for (let x = 1e-310; x < 1e308; x *= 1.37) {
      expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThanOrEqual(
        4.5e-16 * Math.abs(Math.log(x)),
      );
    }
  });

  it("is exact at 1, and treats what has no logarithm as Math.log does", () => {
    for (const x of [1, 0, -1, NaN, Infinity]) expect(portableLog(x)).toBe(Math.log(x));
  });
});
